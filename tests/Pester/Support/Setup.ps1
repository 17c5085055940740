# What several suites need; dot-sourced in their BeforeAll.

# The SDK reads these once in a process, so they are set before it is loaded: the AWS settings of this machine are not the tests'.
# AWS_DATA_PATH is botocore's alone: the oracle finds newer models by it.
Remove-Item env:AWS_* -Exclude AWS_DATA_PATH
$env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $PSScriptRoot 'aws-credentials'
$env:AWS_CONFIG_FILE = Join-Path $PSScriptRoot 'aws-config'
$env:AWS_EC2_METADATA_DISABLED = 'true'

Import-Module NeptuneMl
if (-not ('NeptuneMl.Tests.RecordingHost' -as [type])) {
    Add-Type -Path $PSScriptRoot/RecordingHost.cs
}
. $PSScriptRoot/../../NeptuneMl.TestKit/TestKit.ps1
Add-TestAssembly $PSScriptRoot/../../NeptuneMl.TestKit
. $PSScriptRoot/SecretWatch.ps1

# Keys to sign with. Secret keys of tests end in EXAMPLEKEY, so that SecretWatch knows one when it sees it.
$keys = [pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString 'sampleEXAMPLEKEY' -AsPlainText))

# The emulator's sample collaboration; its help page lists what is in it.
$membership = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'
$account = '123456789012'

$sample = @{
    'configured-model-algorithm-association' = '4b1c7f52-90d3-4c1e-a6f8-2e5d7b3a9c04'
    'ml-input-channel'                       = '0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0'
}

# A resource name of the membership: that of the sample collaboration where it has one of the kind, else of what is not there.
function Get-SampleArn([string] $Kind, [string] $Id = ($sample[$Kind] ?? (New-Guid))) {
    "arn:aws:cleanrooms-ml:us-east-1:${account}:membership/$membership/$Kind/$Id"
}

# What belongs to the account itself, as datasets and audiences do.
function Get-AccountArn([string] $Kind, [string] $Id = (New-Guid)) {
    "arn:aws:cleanrooms-ml:us-east-1:${account}:$Kind/$Id"
}

$processing = @{
    InputDataS3Location     = 's3://bucket/export'
    ProcessedDataS3Location = 's3://bucket/processed'
}

$training = @{
    MembershipIdentifier                   = $membership
    ConfiguredModelAlgorithmAssociationArn = Get-SampleArn configured-model-algorithm-association
    DataChannel                            = @{ ChannelName = 'train'; MLInputChannelArn = Get-SampleArn ml-input-channel }
    InstanceType                           = 'ml.m5.xlarge'
    VolumeSizeInGB                         = 30
}

$inference = @{
    MLInputChannelArn     = Get-SampleArn ml-input-channel
    OutputMemberAccountId = $account
    InstanceType          = 'ml.m5.xlarge'
}

$algorithm = @{
    Name              = 'algorithm'
    RoleArn           = "arn:aws:iam::${account}:role/CleanRoomsML"
    TrainingImageUri  = "$account.dkr.ecr.us-east-1.amazonaws.com/training:1"
    InferenceImageUri = "$account.dkr.ecr.us-east-1.amazonaws.com/inference:1"
}
$algorithmArn = "arn:aws:cleanrooms-ml:us-east-1:${account}:configured-model-algorithm/$(New-Guid)"

$configuration = @{
    MembershipIdentifier = $membership
    RoleArn              = "arn:aws:iam::${account}:role/CleanRoomsML"
    S3Uri                = 's3://bucket/models'
}

$table = @{
    RoleArn      = "arn:aws:iam::${account}:role/CleanRoomsML"
    DatabaseName = 'shop'
    TableName    = 'events'
    Schema       = [ordered]@{ user = 'USER_ID'; item = 'ITEM_ID'; at = 'TIMESTAMP' }
}

$seed = @{
    RoleArn = $table.RoleArn
    S3Uri   = 's3://bucket/seed.csv'
}

$size = @{
    AudienceSizeType  = 'PERCENTAGE'
    AudienceSizeValue = 5
}

# The source of an input channel.
$source = @{
    ConfiguredModelAlgorithmAssociationArn = Get-SampleArn configured-model-algorithm-association
    QueryString                            = 'SELECT * FROM visits'
    RoleArn                                = 'arn:aws:iam::123456789012:role/Query'
    RetentionInDays                        = 7
}

# Looks at short intervals, so that nothing here takes longer than the emulator's jobs.
$fast = @{ Wait = $true; PollSeconds = 0.05 }

# An HTTP server that gives everybody one response: a JSON body, or the whole text; without either, none. The connection is then
# closed. In a response, {id} is the last part of the requested path. A request for an id that begins with held waits until the
# id release is requested.
function New-ScriptedServer([string] $Response, [string] $Json) {
    if ($Json) { $Response = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n$Json" }
    if ($PSBoundParameters.Count) { [NeptuneMl.TestKit.Http.ScriptedServer]::new($Response) }
    else { [NeptuneMl.TestKit.Http.ScriptedServer]::new() }
}

# A PowerShell with a session of its own, which has the module and nothing else.
function New-Session([NeptuneMl.Tests.RecordingHost] $SessionHost, [switch] $WithoutModule) {
    $runspace = $SessionHost ? [runspacefactory]::CreateRunspace($SessionHost) : [runspacefactory]::CreateRunspace()
    $runspace.Open()
    $session = [powershell]::Create($runspace)
    if (-not $WithoutModule) {
        $null = $session.AddCommand('Import-Module').AddArgument('NeptuneMl').Invoke()
        $session.Commands.Clear()
    }
    $session
}

function Remove-Session([powershell] $Session) {
    $Session.Runspace.Dispose()
    $Session.Dispose()
}

# Runs a script in a session of its own and gives what it wrote to every stream. When it does not end in time, the test fails and
# says what the script was doing, instead of hanging with it. What is to happen meanwhile gets the session's host.
function Invoke-Within([int] $Seconds, [string] $Script, [object[]] $ArgumentList, [scriptblock] $Meanwhile) {
    $sessionHost = [NeptuneMl.Tests.RecordingHost]::new()
    $session = New-Session $sessionHost
    $output = [Management.Automation.PSDataCollection[psobject]]::new()
    $null = $session.AddScript("`$VerbosePreference = 'Continue'`n$Script")
    foreach ($argument in $ArgumentList) { $null = $session.AddArgument($argument) }
    $running = $session.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
    if ($Meanwhile) { & $Meanwhile $sessionHost }
    if (-not $running.AsyncWaitHandle.WaitOne($Seconds * 1000)) {
        $null = $session.BeginStop($null, $null)
        throw "Not done after $Seconds s; it has written $($output.Count) objects, and said last: $($session.Streams.Verbose | Select-Object -Last 3)"
    }
    try { $null = $session.EndInvoke($running) } catch { $session.Streams.Error.Add($_.Exception.InnerException.ErrorRecord) }
    $result = [pscustomobject] @{
        Output   = @($output)
        Errors   = @($session.Streams.Error)
        Warnings = @($session.Streams.Warning | ForEach-Object Message)
        Verbose  = @($session.Streams.Verbose | ForEach-Object Message)
    }
    Remove-Session $session
    $result
}

# Runs a script and keeps the one error that it ends in or reports.
function Get-Failure([scriptblock] $Script) {
    $reported = @()
    try {
        $null = . $Script 2>&1 | ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { $reported += $_ } }
    }
    catch {
        $reported += $_
    }
    $reported | Should -HaveCount 1 -Because 'the script fails once'
    $reported[0]
}
