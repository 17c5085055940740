# Plans every workflow of a folder, as it is and with one value changed, and says in JSON on its last line what would be done.
param(
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [string] $Folder
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
Import-Module NeptuneMl

$keys = [pscredential]::new('AKIAEXAMPLEKEY000001', (ConvertTo-SecureString 'sampleEXAMPLEKEY' -AsPlainText))
$null = Connect-NeptuneML -EndpointUrl $Url -Unsigned
$null = Connect-CleanRoomsML -EndpointUrl $Url -Region us-east-1 -Credential $keys

$plans = foreach ($file in Get-ChildItem $Folder -Filter *.json | Sort-Object Name) {
    $steps = @((Get-Content $file -Raw | ConvertFrom-Json -AsHashtable).Steps.Keys)
    # The step of a number that follows from the name.
    $changed = [int] ($file.BaseName -replace '\D') % $steps.Count
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $same = @(Invoke-NeptuneMLWorkflow $file.FullName -Plan)
    $seconds = $watch.Elapsed.TotalSeconds
    $other = @(Invoke-NeptuneMLWorkflow $file.FullName -Plan -Parameter @{ "V$changed" = 2 })
    $last = Get-NeptuneMLWorkflowRun $file.FullName -Last
    [ordered] @{
        Name    = $file.BaseName
        Seconds = $seconds
        Again   = @($same | Where-Object Action -NE Reuse | ForEach-Object { "$($_.Name): $($_.Action). $($_.Reason)" })
        Changed = @($steps | Where-Object { $_ -match "\D$changed$" })[0]
        Rerun   = @($other | Where-Object Action -NE Reuse | ForEach-Object Name)
        Keys    = @($last.Steps.Key)
        State   = "$($last.State)"
        Unread  = @(Get-NeptuneMLWorkflowRun $file.FullName -WarningAction SilentlyContinue).Count -ne @(Get-ChildItem ([IO.Path]::ChangeExtension($file.FullName, '.runs')) -Filter *.jsonl).Count
    }
}

ConvertTo-Json @($plans) -Compress -Depth 4
