# A recording server, and what scripts send to it and write; dot-sourced in BeforeAll, after Support/Setup.ps1.
. $PSScriptRoot/Rows.ps1
$session = New-RowSession $keys
$suite = $session.Suite
$neptune = @{ Connection = $session.NeptuneML }
$cleanRooms = @{ Connection = $session.CleanRooms }
$sure = @{ Confirm = $false }
$role = 'arn:aws:iam::123456789012:role/r'

# The requests, the errors and what else is written by a script that is sent to the recording server.
function Get-Outcome([scriptblock] $Script) {
    $ErrorActionPreference = 'Continue'
    $suite.Begin()
    $written = @()
    $failure = @()
    try { $written = @(. $Script 3>&1 4>&1 2>&1) } catch { $failure = @($_) }
    [pscustomobject] @{
        Requests = @($suite.Received)
        Body     = @($suite.Received | Where-Object { $_ -notmatch '^GET ' } | ForEach-Object { $_.Split(' ', 3)[2] | ConvertFrom-Json -AsHashtable -DateKind String })
        Errors   = @($written | Where-Object { $_ -is [Management.Automation.ErrorRecord] }) + $failure
        Warnings = @($written | Where-Object { $_ -is [Management.Automation.WarningRecord] })
        Verbose  = @($written | Where-Object { $_ -is [Management.Automation.VerboseRecord] })
    }
}

# A copy of results, as it is after it was in a file or in another session.
function Copy-Result([string] $How, [object] $Result) {
    switch ($How) {
        'Select-Object' { $Result | Select-Object * }
        'JSON' { $Result | ConvertTo-Json -Depth 6 -WarningAction Ignore | ConvertFrom-Json }
        'CSV' { $Result | ConvertTo-Csv | ConvertFrom-Csv }
        'Export-Clixml' {
            $file = Join-Path $TestDrive "$(New-Guid).xml"
            $Result | Export-Clixml $file -Depth 5
            Import-Clixml $file
        }
        'Start-Job' { Start-Job { $input } -InputObject $Result | Receive-Job -Wait -AutoRemoveJob }
    }
}

$trainingRow = @{ Id = 't1'; DataProcessingJobId = 'p1'; TrainModelS3Location = 's3://b/m' }
