# Stops pipelines at random moments, as Ctrl+C does, and uses the session again after each; prints what came of it as JSON.
param(
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [int] $Count,
    [int] $LongestMilliseconds = 1000,
    [int] $PatienceSeconds = 15
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
Import-Module NeptuneMl
Add-Type @'
using System;
using System.Threading;
using System.Threading.Tasks;

public static class Unobserved
{
    private static int s_count;

    public static int Count => s_count;

    public static void Watch() => TaskScheduler.UnobservedTaskException += (_, _) => Interlocked.Increment(ref s_count);
}
'@
[Unobserved]::Watch()

# Each is stopped while it starts, finds a lost start again, waits, hands over results, or ends its input.
$pipelines = @(
    '$numbers | Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out -Id { "$run-$($_.Number)" } -ThrottleLimit 4'
    '$numbers | Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out -Id { "$run-$($_.Number)" } @waiting | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://b/models @waiting'
    '$numbers[0..4] | Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out -Id { "$run-$($_.Number)" } @waiting | ForEach-Object { 1..20000 | Out-Null; $_ }'
    '$numbers[0..4] | Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out -Id { "$run-$($_.Number)" } | Wait-NeptuneMLJob -PollSeconds 30'
    'Get-NeptuneMLDataProcessingJob | Wait-NeptuneMLJob -PollSeconds 0.05 | Select-Object Id'
    '1..3 | ForEach-Object { New-CleanRoomsTrainedModel @training -Name "$run-$_" @waiting | Start-CleanRoomsTrainedModelInferenceJob @inference -Name "$run-$_" @waiting }'
)

$prepare = @'
$null = Connect-NeptuneML $args[0] -Unsigned -MaxAttempts 12
$key = [pscredential]::new('AKIASOAKEXAMPLEKEY01', (ConvertTo-SecureString 'secret' -AsPlainText))
$null = Connect-CleanRoomsML -EndpointUrl $args[0] -Region us-east-1 -Credential $key -MaxAttempts 12
$numbers = 1..20 | ForEach-Object { [pscustomobject] @{ Number = $_ } }
$waiting = @{ Wait = $true; PollSeconds = 0.05; ThrottleLimit = 4 }
$resources = 'arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'
$training = @{
    MembershipIdentifier                   = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'
    ConfiguredModelAlgorithmAssociationArn = "$resources/configured-model-algorithm-association/4b1c7f52-90d3-4c1e-a6f8-2e5d7b3a9c04"
    DataChannel                            = @{ ChannelName = 'train'; MLInputChannelArn = "$resources/ml-input-channel/0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0" }
    InstanceType                           = 'ml.m5.xlarge'
    VolumeSizeInGB                         = 30
}
$inference = @{ MLInputChannelArn = $training.DataChannel.MLInputChannelArn; OutputMemberAccountId = '123456789012'; InstanceType = 'ml.m5.xlarge' }
'@

function Invoke-Script([string] $Script, $Argument) {
    $session.Commands.Clear()
    $session.Streams.ClearStreams()
    $session.AddScript($Script, $false).AddArgument($Argument).Invoke()
}

function Measure-Process {
    1..2 | ForEach-Object { [gc]::Collect(); [gc]::WaitForPendingFinalizers() }
    $port = ([uri] $Url).Port
    [pscustomobject] @{
        Threads = (Get-Process -Id $PID).Threads.Count
        Timers  = [Threading.Timer]::ActiveCount
        Sockets = @([Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().GetActiveTcpConnections() |
                Where-Object { $_.RemoteEndPoint.Port -eq $port -and $_.State -eq 'Established' }).Count
    }
}

$session = [powershell]::Create([initialsessionstate]::CreateDefault())
$null = Invoke-Script 'Import-Module NeptuneMl'
$null = Invoke-Script $prepare $Url
$seconds = [Collections.Generic.List[double]]::new()
$interrupted, $unusable, $hangs, $doing = 0, 0, 0, ''
$before = $null
foreach ($number in 1..$Count) {
    # Connections and threads of the first stops are kept for those that follow.
    if ($number -eq [Math]::Min(10, [Math]::Ceiling($Count / 2))) { $before = Measure-Process }
    $pipeline = $pipelines[$number % $pipelines.Count]
    $session.Commands.Clear()
    $session.Streams.ClearStreams()
    $running = $session.AddScript("`$run = 'run-$PID-$number'; $pipeline", $false).BeginInvoke()
    if (-not $running.AsyncWaitHandle.WaitOne((Get-Random -Minimum 0 -Maximum $LongestMilliseconds))) { $interrupted++ }

    $watch = [Diagnostics.Stopwatch]::StartNew()
    if (-not $session.BeginStop($null, $null).AsyncWaitHandle.WaitOne([timespan]::FromSeconds($PatienceSeconds))) {
        $hangs++
        $doing = "$pipeline; $($session.Streams.Verbose | Select-Object -Last 3)"
        break
    }
    $seconds.Add($watch.Elapsed.TotalSeconds)
    if ((Invoke-Script '(Test-NeptuneMLConnection).Status') -ne 'healthy') { $unusable++ }
}
$after = Measure-Process

[ordered] @{
    Stops          = $seconds.Count
    Interrupted    = $interrupted
    MedianSeconds  = [Math]::Round(($seconds | Sort-Object)[[Math]::Floor($seconds.Count / 2)], 3)
    SlowestSeconds = [Math]::Round(($seconds | Measure-Object -Maximum).Maximum, 3)
    Unusable       = $unusable
    Hangs          = $hangs
    Doing          = $doing
    MoreThreads    = $after.Threads - $before.Threads
    MoreTimers     = $after.Timers - $before.Timers
    Sockets        = $after.Sockets
    Unobserved     = [Unobserved]::Count
} | ConvertTo-Json -Compress
