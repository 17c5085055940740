# Starts jobs and waits for them; how much of one core the waiting took, above what the same process takes when idle.
param([string] $ModulePath, [string] $Url, [int] $Count, [int] $IdleSeconds)

$ErrorActionPreference = 'Stop'
Import-Module $ModulePath
$null = Connect-NeptuneML -EndpointUrl $Url -Region us-east-1
$process = [Diagnostics.Process]::GetCurrentProcess()

# Seconds of processor time and of the clock that a command takes.
function Measure-Processor([scriptblock] $Command) {
    $process.Refresh()
    $before = $process.TotalProcessorTime
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $null = . $Command
    $elapsed = $watch.Elapsed.TotalSeconds
    $process.Refresh()
    return [pscustomobject]@{ Processor = ($process.TotalProcessorTime - $before).TotalSeconds; Elapsed = $elapsed }
}

$jobs = 1..$Count |
    ForEach-Object { [pscustomobject]@{ InputDataS3Location = "s3://amzn-s3-demo-bucket/export/$_" } } |
    Start-NeptuneMLDataProcessingJob -ProcessedDataS3Location s3://amzn-s3-demo-bucket/processed -ThrottleLimit 16

$ended = 0
$since = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
$waiting = Measure-Processor { $script:ended = ($jobs | Wait-NeptuneMLJob | Measure-Object).Count }
if ($ended -ne $Count) { throw "$ended of $Count jobs came out." }

# Afterwards, because the runtime goes on compiling for a while after a burst of calls.
$idle = Measure-Processor { Start-Sleep -Seconds $IdleSeconds }

@{
    since              = $since
    seconds            = $waiting.Elapsed
    processorSeconds   = $waiting.Processor
    idleCorePercent    = 100 * $idle.Processor / $idle.Elapsed
    waitingCorePercent = 100 * $waiting.Processor / $waiting.Elapsed
} | ConvertTo-Json -Compress
