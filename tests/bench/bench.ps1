#requires -Version 7.6
<#
.SYNOPSIS
    Measures the module against every other way to make the same calls; prints a table and writes a file.
.DESCRIPTION
    'build.ps1 bench' builds what this needs and runs it. One server serves everything that is compared, subjects take turns
    within the same run, and figures are ratios of medians. What is measured and why is said in docs/performance.md.
    The AWS CLI and boto3 are measured where they are installed; their figures are null where they are not.
#>
[CmdletBinding()]
param(
    # Fewer rounds, and shorter waiting: for trying the benchmark, not for its figures.
    [switch] $Quick,

    # The manifest of the module to measure; by default the one that was built last.
    [string] $ModulePath = (Join-Path $PSScriptRoot '../../artifacts/module/NeptuneMl/NeptuneMl.psd1'),

    [string] $OutputPath = (Join-Path $PSScriptRoot '../../artifacts/bench.json')
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/support/Processes.psm1", "$PSScriptRoot/support/Baselines.psm1", "$PSScriptRoot/support/Report.psm1"

$size = $Quick ?
    @{ ColdRounds = 3; CallRounds = 1; SettledRounds = 1; Models = 20000; ListRounds = 1; WaitSeconds = 10; Starts = 200 } :
    @{ ColdRounds = 11; CallRounds = 4; SettledRounds = 2; Models = 100000; ListRounds = 3; WaitSeconds = 60; Starts = 1000 }
$waitedFor = 1000
$sequential = @{ Calls = 1000; Batches = 3; WarmUp = 3000; Concurrency = 1 }
$settled = @{ Calls = 1000; Batches = 3; WarmUp = $Quick ? 5000 : 30000; Concurrency = 1 }
$parallel = @{ Calls = 2000; Batches = 3; WarmUp = 4000; Concurrency = 16 }

# The same surroundings for every process: keys that mean nothing, and nothing of the user's own configuration.
$env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_REGION, $env:AWS_DEFAULT_REGION = 'bench', 'bench-secret', 'us-east-1', 'us-east-1'
$env:AWS_EC2_METADATA_DISABLED = 'true'
$env:AWS_CONFIG_FILE = $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $PSScriptRoot 'no-such-file'
$env:AWS_PAGER = $env:AWS_PROFILE = $env:AWS_SESSION_TOKEN = $env:AWS_ENDPOINT_URL = $null
$env:POWERSHELL_UPDATECHECK = 'Off'
$env:POWERSHELL_TELEMETRY_OPTOUT = '1'
$env:NO_COLOR = '1'

function Resolve-Program([string] $Project, [string] $Framework) {
    $name = Split-Path $Project -Leaf
    $path = Join-Path $PSScriptRoot "$Project/bin/Release/$Framework/$name$($IsWindows ? '.exe' : '')"
    if (-not (Test-Path $path)) { throw "$path is not there; 'build.ps1 bench' builds it." }
    return (Resolve-Path $path).Path
}

$module = (Resolve-Path $ModulePath).Path
$emulator = Resolve-Program '../../src/NeptuneMl.Emulator' net10.0
$baseline = Resolve-Program 'NeptuneMl.Bench' net10.0
$measures = Join-Path $PSScriptRoot 'measures'
$python = Find-PythonSdk
$commandLine = Find-CommandLine $python
$emptyModule = New-EmptyModule (Join-Path (Split-Path ([IO.Path]::GetFullPath($OutputPath))) 'bench/Empty')
if (-not $python) { Write-Host 'boto3 is not installed: its figures will be null.' }
if (-not $commandLine) { Write-Host 'The AWS CLI is not installed: its figures will be null.' }

function Start-Emulator([double] $JobSeconds) {
    Start-Server $emulator, '--job-seconds', $JobSeconds.ToString([cultureinfo]::InvariantCulture)
}

function Invoke-Baseline([string[]] $Arguments) {
    (Invoke-Process (@($baseline) + $Arguments)).Output | ConvertFrom-Json
}

# The command that times an import inside the process.
function Measure-Import([string] $Manifest) {
    $run = Invoke-PowerShell "`$w = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$Manifest'; `$w.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"
    return [pscustomobject]@{ Inside = [double]::Parse($run.Output, [cultureinfo]::InvariantCulture); Process = $run.Milliseconds }
}

# Methods compiled. Without the delay, those that are compiled again because they are called often would count as well.
function Measure-Compilation([string[]] $Arguments) {
    $env:DOTNET_TC_CallCountingDelayMs = 'FFFFFF'
    try { Invoke-Measure "$measures/jit-counts.ps1" (@('-Url', $server.Url) + $Arguments) }
    finally { $env:DOTNET_TC_CallCountingDelayMs = $null }
}

# Every way to make one kind of call, by the same workload.
function Measure-Calls([string] $Title, [hashtable] $Workload, [int] $Rounds, [string[]] $Subject) {
    $options = '--calls', $Workload.Calls, '--batches', $Workload.Batches, '--warm-up', $Workload.WarmUp, '--concurrency', $Workload.Concurrency
    $parameters = '-ModulePath', $module, '-Url', $server.Url, '-Calls', $Workload.Calls, '-Batches', $Workload.Batches,
        '-WarmUp', $Workload.WarmUp, '-Concurrency', $Workload.Concurrency
    $all = @{
        ours        = { Invoke-Measure "$measures/calls.ps1" $parameters }
        http        = { Invoke-Baseline (@('http', '--url', $server.Url) + $options) }
        sdk         = { Invoke-Baseline (@('sdk', '--url', $server.Url) + $options) }
        emptyCmdlet = {
            Invoke-Measure "$measures/empty-calls.ps1" '-ModulePath', $emptyModule, '-Calls', $Workload.Calls, '-Batches', $Workload.Batches, '-WarmUp', $Workload.WarmUp
        }
        'boto3?'    = { (Invoke-Process (@($python.path, "$PSScriptRoot/baselines/sdk.py", '--url', $server.Url) + $options)).Output | ConvertFrom-Json }
    }
    $subjects = [ordered]@{}
    foreach ($name in $Subject) { if ($python -or $name -ne 'boto3?') { $subjects[$name] = $all[$name] } }
    $samples = Invoke-Rounds $Title $Rounds $subjects
    $medians, $bytes = [ordered]@{}, [ordered]@{}
    foreach ($name in $Subject.TrimEnd('?')) {
        $medians[$name] = $samples[$name] ? (Get-Median @($samples[$name].microseconds)) : $null
        $bytes[$name] = $samples[$name] -and $name -ne 'boto3' ? (Get-Median $samples[$name].bytesPerCall) : $null
    }
    return [pscustomobject]@{ Microseconds = $medians; Bytes = $bytes }
}

function Measure-Cold {
    $one = "Get-NeptuneMLTrainingJob -Id bench-00000"
    $subjects = [ordered]@{
        bare          = { Invoke-PowerShell 1 }
        emptyImport   = { Measure-Import $emptyModule }
        import        = { Measure-Import $module }
        firstCall     = { Invoke-PowerShell "Import-Module '$module'; `$null = $one -EndpointUrl '$($server.Url)' -Region us-east-1" }
        wholeProcess  = { Invoke-PowerShell "Import-Module '$module'; `$null = Connect-NeptuneML -EndpointUrl '$($server.Url)' -Region us-east-1; ($one).Status" }
        httpFirstCall = { Invoke-PowerShell "`$null = [Net.Http.HttpClient]::new().GetByteArrayAsync('$($server.Url)/ml/modeltraining/bench-00000').GetAwaiter().GetResult()" }
        script        = { Invoke-PowerShellFile "$measures/hundred-reads.ps1" '-ModulePath', $module, '-Url', $server.Url }
        emulator      = { $started = Start-Emulator 1; $started | Stop-Server; $started }
        startEmulator = { Invoke-PowerShell "Import-Module '$module'; `$w = [Diagnostics.Stopwatch]::StartNew(); `$null = Start-NeptuneMLEmulator; `$w.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)" }
        jit           = { Measure-Compilation '-ModulePath', $module }
        jitBaseline   = { Measure-Compilation '-ModulePath', $emptyModule, '-HttpClient' }
    }
    if ($commandLine) {
        $subjects['commandLine?'] = {
            Invoke-Process $commandLine.Path, 'neptunedata', 'get-ml-model-training-job', '--id', 'bench-00000', '--endpoint-url', $server.Url,
                '--region', 'us-east-1', '--query', 'status', '--output', 'text'
        }
    }
    if ($python) { $subjects['boto3Script?'] = { Invoke-Process $python.path, "$PSScriptRoot/baselines/hundred_reads.py", $server.Url } }
    $samples = Invoke-Rounds 'Processes' $size.ColdRounds $subjects
    if ($samples.wholeProcess[0].Output -ne 'Completed') { throw "The first call gave '$($samples.wholeProcess[0].Output)' instead of a job's status." }
    foreach ($read in @($samples.script) + @($samples['boto3Script'])) {
        if ($read -and $read.Output -ne '100') { throw "A script read '$($read.Output)' completed jobs instead of 100." }
    }
    return [ordered]@{
        bare                 = Get-Median $samples.bare.Milliseconds
        importEmpty          = Get-Median $samples.emptyImport.Inside
        import               = Get-Median $samples.import.Inside
        importEmptyProcess   = Get-Median $samples.emptyImport.Process
        importProcess        = Get-Median $samples.import.Process
        firstCallProcess     = Get-Median $samples.firstCall.Milliseconds
        connectAndGetProcess = Get-Median $samples.wholeProcess.Milliseconds
        commandLineProcess   = $samples['commandLine'] ? (Get-Median $samples.commandLine.Milliseconds) : $null
        httpFirstCallProcess = Get-Median $samples.httpFirstCall.Milliseconds
        scriptProcess        = Get-Median $samples.script.Milliseconds
        boto3ScriptProcess   = $samples['boto3Script'] ? (Get-Median $samples.boto3Script.Milliseconds) : $null
        emulatorReady        = Get-Median $samples.emulator.ReadyMilliseconds
        startEmulatorCmdlet  = Get-Median $samples.startEmulator.Output
        jitMethodsImport     = Get-Median $samples.jit.import
        jitMethodsFirstCall  = Get-Median $samples.jit.firstCall
        jitMethodsEmptyImport     = Get-Median $samples.jitBaseline.import
        jitMethodsHttpFirstCall   = Get-Median $samples.jitBaseline.firstCall
    }
}

# Waiting has a server of its own, whose jobs last, behind a recorder that notes every poll.
function Measure-Waiting {
    Write-Host "Waiting for $waitedFor jobs of $($size.WaitSeconds) s"
    $slow = Start-Emulator $size.WaitSeconds
    $recorder = Start-Server $baseline, 'record', '--url', $slow.Url
    try {
        $waiting = Invoke-Measure "$measures/wait.ps1" '-ModulePath', $module, '-Url', $recorder.Url, '-Count', $waitedFor, '-IdleSeconds', 3
        $recorder.Process.StandardInput.WriteLine("report $($waiting.since)")
        $polls = $recorder.Process.StandardOutput.ReadLine() | ConvertFrom-Json
    }
    finally {
        $recorder, $slow | Stop-Server
    }
    if ($polls.jobs -ne $waitedFor) { throw "The recorder saw polls of $($polls.jobs) jobs, not of $waitedFor." }
    return [pscustomobject]@{ Waiting = $waiting; Polls = $polls }
}

$watch = [Diagnostics.Stopwatch]::StartNew()
$server = Start-Emulator 0.2
try {
    $null = Invoke-Baseline seed, '--url', $server.Url, '--jobs', 2000, '--models', 0
    $capacity = Invoke-Baseline capacity, '--url', $server.Url, '--seconds', 2, '--concurrency', 4
    Write-Host ('The server alone responds {0:N0} requests a second' -f $capacity.requestsPerSecond)

    $cold = Measure-Cold
    $alone = Measure-Calls 'One call after the other, unsettled' $sequential $size.CallRounds ours, http, sdk, emptyCmdlet, 'boto3?'
    $calm = Measure-Calls 'One call after the other, settled' $settled $size.SettledRounds ours, http, sdk
    $together = Measure-Calls 'Calls sixteen at a time' $parallel $size.CallRounds ours, http, sdk, 'boto3?'
    $starts = Invoke-Rounds "$($size.Starts) starts and waits" 1 ([ordered]@{
        ours = { Invoke-Measure "$measures/starts.ps1" '-ModulePath', $module, '-Url', $server.Url, '-Count', $size.Starts }
    })

    $seeded = Invoke-Baseline seed, '--url', $server.Url, '--jobs', 0, '--models', $size.Models
    $lists = Invoke-Rounds "A list of $($size.Models)" $size.ListRounds ([ordered]@{
        ours = { Invoke-Measure "$measures/list.ps1" '-ModulePath', $module, '-Url', $server.Url, '-MembershipId', $seeded.membershipId, '-Expected', $size.Models }
    })
    $wait = Measure-Waiting
}
finally {
    $server | Stop-Server
}

function New-Figure([string] $Key, $Ours, $Baseline, [string] $Unit, $Value, [string] $Limit, $Budget) {
    [pscustomobject]@{ Key = $Key; Ours = $Ours; Baseline = $Baseline; Unit = $Unit; Value = $Value; Limit = $Limit; Budget = $Budget }
}

$single, $steady, $many = $alone.Microseconds, $calm.Microseconds, $together.Microseconds
$overBare = $cold.firstCallProcess - $cold.bare
$scriptOverBare = $cold.scriptProcess - $cold.bare
$hundredCommandLines = $null -eq $cold.commandLineProcess ? $null : 100 * $cold.commandLineProcess
$growth = Get-Median $lists.ours.peakGrowthMb
$corePercent = [Math]::Max(0, $wait.Waiting.waitingCorePercent - $wait.Waiting.idleCorePercent)
$figures = @(
    New-Figure import_vs_empty_module $cold.import $cold.importEmpty ms (Get-Ratio $cold.import $cold.importEmpty) 'at most' 1.4
    New-Figure first_call_ms_over_bare $cold.firstCallProcess $cold.bare ms $overBare 'at most' 100
    New-Figure first_call_vs_httpclient $overBare ($cold.httpFirstCallProcess - $cold.bare) ms (Get-Ratio $overBare ($cold.httpFirstCallProcess - $cold.bare)) 'at most' 1.8
    New-Figure cold_process_vs_cli $cold.connectAndGetProcess $cold.commandLineProcess ms (Get-Ratio $cold.connectAndGetProcess $cold.commandLineProcess) 'at most' 0.6
    New-Figure script_100_reads_vs_cli $cold.scriptProcess $hundredCommandLines ms (Get-Ratio $cold.scriptProcess $hundredCommandLines) 'at most' 0.02
    New-Figure script_100_reads_vs_boto3 $scriptOverBare $cold.boto3ScriptProcess ms (Get-Ratio $scriptOverBare $cold.boto3ScriptProcess) 'at most' 0.6
    New-Figure call_vs_sdk_unsettled $single.ours $single.sdk us (Get-Ratio $single.ours $single.sdk) 'at most' 1.8
    New-Figure call_vs_sdk_settled $steady.ours $steady.sdk us (Get-Ratio $steady.ours $steady.sdk) 'at most' 1.8
    New-Figure warm_call_vs_httpclient $single.ours $single.http us (Get-Ratio $single.ours $single.http)
    New-Figure call_vs_httpclient_settled $steady.ours $steady.http us (Get-Ratio $steady.ours $steady.http)
    New-Figure warm_call_vs_python_sdk $single.ours $single.boto3 us (Get-Ratio $single.ours $single.boto3) 'at most' 0.5
    New-Figure parallel16_vs_sdk $many.ours $many.sdk us (Get-Ratio $many.ours $many.sdk) 'at most' 1.8
    New-Figure parallel16_vs_httpclient $many.ours $many.http us (Get-Ratio $many.ours $many.http)
    New-Figure parallel16_vs_python_sdk $many.ours $many.boto3 us (Get-Ratio $many.boto3 $many.ours) 'at least' 3
    New-Figure list_100k_growth_mb $growth $null MB ($size.Models -eq 100000 ? $growth : $null) 'at most' 50
    New-Figure wait_1000_core_percent $wait.Waiting.waitingCorePercent $wait.Waiting.idleCorePercent % $corePercent 'at most' 5
    New-Figure wait_1000_late_polls $wait.Polls.late $wait.Polls.polls polls $wait.Polls.late 'at most' 0
)
$details = [ordered]@{
    quick                       = [bool] $Quick
    seconds                     = [Math]::Round($watch.Elapsed.TotalSeconds, 1)
    rounds                      = $size
    workloads                   = [ordered]@{ unsettled = $sequential; settled = $settled; parallel16 = $parallel }
    median_ms                   = $cold
    median_us_unsettled         = $single
    median_us_settled           = $steady
    median_us_parallel16        = $many
    bytes_per_call_unsettled    = $alone.Bytes
    bytes_per_call_parallel16   = $together.Bytes
    emulator_ready_ms           = $cold.emulatorReady
    emulator_requests_per_s     = $capacity.requestsPerSecond
    highest_compared_per_s      = 1e6 / (@($many.Values).Where({ $null -ne $_ }) | Measure-Object -Minimum).Minimum
    import_process_vs_empty     = Get-Ratio $cold.importProcess $cold.importEmptyProcess
    list                        = @($lists.ours)
    starts_1000_growth_mb       = Get-Median $starts.ours.growthMb
    starts                      = @($starts.ours)
    wait                        = $wait.Waiting
    polls                       = $wait.Polls
    machine                     = [ordered]@{
        processors   = [Environment]::ProcessorCount
        architecture = "$([Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture)"
        system       = [Runtime.InteropServices.RuntimeInformation]::OSDescription
    }
    versions                    = [ordered]@{
        powershell  = "$($PSVersionTable.PSVersion)"
        dotnet      = [Runtime.InteropServices.RuntimeInformation]::FrameworkDescription
        commandLine = $commandLine ? $commandLine.Version : $null
        python      = $python ? $python.python : $null
        boto3       = $python ? $python.boto3 : $null
    }
}

Show-Figures $figures
if ($Quick) { Write-Host 'A quick run: it shows that the benchmark works, its figures are not for comparing.' }
Write-Host ('The server alone: {0:N0} requests a second; the fastest client that was compared took {1:N0}.' -f $details.emulator_requests_per_s, $details.highest_compared_per_s)
Write-Host ('Emulator: ready after {0:N0} ms as a process, {1:N0} ms by its cmdlet. Methods compiled: {2} by the import ({3} by that of an empty module), {4} by the first call ({5} by HttpClient''s).' -f
    $cold.emulatorReady, $cold.startEmulatorCmdlet, $cold.jitMethodsImport, $cold.jitMethodsEmptyImport, $cold.jitMethodsFirstCall, $cold.jitMethodsHttpFirstCall)
Write-Host ('{0} starts and waits: {1:N1} MB more. The whole run took {2:N0} s.' -f $size.Starts, $details.starts_1000_growth_mb, $details.seconds)
Export-Figures ([IO.Path]::GetFullPath($OutputPath)) $figures $details
