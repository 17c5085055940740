# Runs every workflow of a folder, one after the other, and says in JSON on its last line how they ended. It may be killed at any time
# and run again: a workflow that has succeeded is left out, and the others are run by the same command as before.
param(
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [string] $Folder,
    # Of a run that fails: a quota may be exceeded by another script, so that nothing of this one frees it.
    [int] $Tries = 20
)

Set-StrictMode -Version 3
Import-Module NeptuneMl

$keys = [pscredential]::new('AKIAEXAMPLEKEY000001', (ConvertTo-SecureString 'sampleEXAMPLEKEY' -AsPlainText))
$null = Connect-NeptuneML -EndpointUrl $Url -Unsigned -MaxAttempts 20
$null = Connect-CleanRoomsML -EndpointUrl $Url -Region us-east-1 -Credential $keys -MaxAttempts 20

$failures = @()
$unfinished = 0
foreach ($file in Get-ChildItem $Folder -Filter *.json | Sort-Object Name) {
    $done = [IO.Path]::ChangeExtension($file.FullName, '.done')
    if (Test-Path $done) { continue }
    # A number of the name decides, so that each run of the script does the same.
    $limit = [int] ($file.BaseName -replace '\D') % 3 ? @{} : @{ MaxInFlight = 3 }
    for ($try = 1; $try -le $Tries; $try++) {
        $run = Invoke-NeptuneMLWorkflow $file.FullName -PollSeconds 0.1 -ThrottleLimit 16 @limit -ErrorVariable failed -ErrorAction SilentlyContinue
        if ($run -and $run.State -eq 'Succeeded') { break }
        $quota = @($failed | Where-Object FullyQualifiedErrorId -Like 'ServiceQuotaExceeded,*')
        $failures += @($failed | Where-Object { $_ -notin $quota } | ForEach-Object { "$($file.BaseName): $($_.FullyQualifiedErrorId): $_" })
    }

    if ($try -gt $Tries) { $unfinished++ }
    else { $run.Steps.Key | Set-Content $done }
    Write-Output "$($file.BaseName) $($run.State)"
}

[ordered] @{ Unfinished = $unfinished; Failures = $failures } | ConvertTo-Json -Compress
