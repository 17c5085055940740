# What the fresh processes of Isolation.Tests.ps1 do; dot-sourced in each of them.

$fast = @{ Wait = $true; PollSeconds = 0.05 }
$processing = @{ InputDataS3Location = 's3://bucket/export'; ProcessedDataS3Location = 's3://bucket/processed' }

# Both services from the first job to the last, on an emulator of the session's own; returns the five states.
function Invoke-Lifecycle {
    $membership = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'
    $arn = "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/$membership"
    $null = Start-NeptuneMLEmulator -JobSeconds 0.02
    try {
        Start-NeptuneMLDataProcessingJob @processing @fast -OutVariable processed |
            Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models -MaxHPONumberOfTrainingJobs 2 @fast -OutVariable trained |
            New-NeptuneMLEndpoint -InstanceType ml.m5.xlarge @fast -OutVariable endpoint |
            Out-Null
        $channel = "$arn/ml-input-channel/0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0"
        New-CleanRoomsTrainedModel -Name one -MembershipIdentifier $membership -InstanceType ml.m5.xlarge -VolumeSizeInGB 30 @fast `
            -ConfiguredModelAlgorithmAssociationArn "$arn/configured-model-algorithm-association/4b1c7f52-90d3-4c1e-a6f8-2e5d7b3a9c04" `
            -DataChannel @{ ChannelName = 'train'; MLInputChannelArn = $channel } -OutVariable model |
            Start-CleanRoomsTrainedModelInferenceJob -Name two -MLInputChannelArn $channel -OutputMemberAccountId 123456789012 `
                -InstanceType ml.m5.xlarge @fast -OutVariable inferred |
            Out-Null
        $processed, $trained, $endpoint, $model, $inferred | ForEach-Object { "$($_.State)" }
    }
    finally {
        Stop-NeptuneMLEmulator
    }
}

# What a script returns, or why it failed: a failure of ours shall not hide how the other module fares.
function Get-Outcome([scriptblock] $Script) {
    try { & $Script } catch { "$_" }
}

function Get-LoadContext([string] $Name) {
    [Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ $Name
}

# What a load context holds under such a name.
function Get-LoadedAssembly([string] $Context, [string] $Like) {
    Get-LoadContext $Context | ForEach-Object Assemblies | Where-Object { $_.GetName().Name -like $Like }
}

# Asks a load context for an assembly, as the code in it does; true when it gets one.
function Test-Resolution([string] $Name, [string] $Context = 'Default') {
    try {
        $null = (Get-LoadContext $Context).LoadFromAssemblyName([Reflection.AssemblyName]::new($Name))
        $true
    }
    catch [IO.FileNotFoundException] {
        $false
    }
}

# Runs a script in so many sessions of this process at once and returns what they returned.
function Invoke-InSession([int] $Count, [scriptblock] $Script) {
    $setup = ". '$PSScriptRoot/Session.ps1'"
    $sessions = 1..$Count | ForEach-Object {
        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()
        [powershell]::Create($runspace).AddScript($setup).AddStatement().AddScript($Script)
    }
    $calls = $sessions | ForEach-Object { @{ Session = $_; Result = $_.BeginInvoke() } }
    foreach ($call in $calls) {
        $call.Session.EndInvoke($call.Result)
        $call.Session.Streams.Error | ForEach-Object { throw $_ }
        $call.Session.Runspace.Dispose()
    }
}
