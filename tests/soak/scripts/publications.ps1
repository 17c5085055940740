# Publishes two models in turn to one endpoint, and says in JSON on its last line how the publications ended. It may be killed at any time
# and run again: a publication that has ended is left out, and the next one is continued by the same command.
param(
    [Parameter(Mandatory)] [string] $Url,
    # With the journals, and for each model a file of what it predicts.
    [Parameter(Mandatory)] [string] $Folder,
    [Parameter(Mandatory)] [int] $Count
)

Set-StrictMode -Version 3
Import-Module NeptuneMl

$null = Connect-NeptuneML -EndpointUrl $Url -Unsigned -MaxAttempts 20
$live = 'live'
$serving = 'first'
$failures = @()
for ($number = 1; $number -le $Count; $number++) {
    $model = $serving -eq 'first' ? 'second' : 'first'
    # A number decides, so that each run of the script does the same.
    $outcome = @('published', 'kept', 'failed on the canary', 'rolled back')[$number % 4]
    $arguments = @{
        EndpointId                   = $live
        MLModelTrainingJobId         = $model
        PreviousMLModelTrainingJobId = $serving
        JournalPath                  = $Folder
        PollSeconds                  = 0.05
        KeepPrevious                 = $outcome -eq 'kept'
        Expect                       = Join-Path $Folder "$($outcome -eq 'failed on the canary' ? $serving : $model).csv"
    }
    if ($outcome -eq 'rolled back') { $arguments.Test = { $_.Id -ne $live } }
    $done = Join-Path $Folder "$number.done"
    if (-not (Test-Path $done)) {
        for ($try = 1; $try -le 20; $try++) {
            $endpoint = Publish-NeptuneMLModel @arguments -ErrorVariable failed -ErrorAction SilentlyContinue
            $id = $endpoint ? 'Published' : $failed[0].FullyQualifiedErrorId.Split(',')[0]
            if ($id -like 'Publi*') { break }
        }

        $expected = @{ 'failed on the canary' = 'PublicationTestFailed'; 'rolled back' = 'PublicationRolledBack' }[$outcome] ?? 'Published'
        if ($id -ne $expected) { $failures += "$number ($outcome): $id, $failed" }
        Set-Content $done $id
    }

    if ($outcome -in 'published', 'kept') { $serving = $model }
    Write-Output "$number $outcome"
}

[ordered] @{ Serving = $serving; Failures = $failures } | ConvertTo-Json -Compress
