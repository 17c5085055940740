#requires -Version 7.6
<#
.SYNOPSIS
    Builds, tests, demonstrates and packs NeptuneMl.
.DESCRIPTION
    build   compiles everything and lays the module out in artifacts/module/NeptuneMl
    test    runs the C# suites and the Pester suites, and ends with the line 'N passed, N failed'
    demo    runs the demo against the emulator; no AWS account is needed
    bench   measures the module against other clients that make the same calls, see docs/performance.md
    soak    runs the module for minutes against an emulator that injects faults of every kind
    pack    writes a gallery-ready folder and a .nupkg to artifacts/package
    api     refreshes api/ from the service models of an AWS SDK, see CONTRIBUTING.md
    clean   removes what the other tasks wrote
.EXAMPLE
    ./build.ps1 test -Filter Endpoint
.EXAMPLE
    ./build.ps1 pack -AllowSourceClients
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('build', 'test', 'demo', 'bench', 'soak', 'pack', 'api', 'clean')]
    [string] $Task = 'build',

    # Debug by default; bench and pack are always Release.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    # Which AWS service clients to compile against. Default: the AWS SDK packages when the configured feeds have them.
    [ValidateSet('Source', 'Package')]
    [string] $AwsClients,

    # test: only the tests whose full name contains this text.
    [string] $Filter,

    # test: the C# suites only.
    [switch] $NoPester,

    # test: runs all suites under this culture, such as tr-TR. Not on Windows, where the environment does not set the culture.
    [string] $Culture,

    # bench: fewer rounds and shorter waits, to try the benchmark; its figures are not comparable. soak: fewer lifecycles and kills.
    [switch] $Quick,

    # pack: accept the clients that are generated from api/.
    [switch] $AllowSourceClients,

    # api: a service-2.json, or a folder that contains it, such as botocore's data folder.
    [string] $From
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
$env:DOTNET_CLI_UI_LANGUAGE = 'en'
$env:DOTNET_NOLOGO = '1'

Import-Module $PSScriptRoot/build/PowerShellProcess.psm1
$solution = Join-Path $PSScriptRoot 'NeptuneMl.slnx'
$moduleProject = Join-Path $PSScriptRoot 'src/NeptuneMl'
$artifacts = Join-Path $PSScriptRoot 'artifacts'
$testResults = Join-Path $artifacts 'test-results'
$pesterFolder = Join-Path $PSScriptRoot 'tests/Pester'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) ended with exit code $LASTEXITCODE."
    }
}

# Runs a script in a fresh PowerShell whose module path has the built module and the pinned Pester.
function Invoke-Script {
    $modulePath = $env:PSModulePath
    $env:PSModulePath = @((Join-Path $artifacts 'module'), (Join-Path $artifacts 'test-modules'), $modulePath) -join [IO.Path]::PathSeparator
    try {
        $program, $arguments = @(Get-PowerShellCommand) + '-NoProfile', '-NonInteractive', '-File' + $args
        & $program @arguments
    }
    finally {
        $env:PSModulePath = $modulePath
    }
}

# Runs a command that may hang on an unreachable feed; true when it succeeds in time.
function Test-CommandWithin([int] $Seconds, [string] $Program, [string[]] $Arguments) {
    $start = [Diagnostics.ProcessStartInfo]::new($Program, $Arguments)
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $process = [Diagnostics.Process]::Start($start)
    $null = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
    if (-not $process.WaitForExit([timespan]::FromSeconds($Seconds))) {
        $process.Kill($true)
        return $false
    }
    return $process.ExitCode -eq 0
}

function Resolve-AwsClients {
    if ($script:AwsClients) {
        return $script:AwsClients, 'given with -AwsClients'
    }

    $remembered = Join-Path $artifacts 'aws-clients.txt'
    if (-not (Test-Path $remembered)) {
        $probe = Join-Path $PSScriptRoot 'src/AwsClients.probe.proj'
        $answer = if (Test-CommandWithin 20 dotnet 'restore', $probe, "-p:BaseIntermediateOutputPath=$artifacts/probe/") {
            'Package', 'the configured feeds have the AWS SDK packages'
        }
        else {
            'Source', 'the configured feeds do not have the AWS SDK packages'
        }
        $null = New-Item $artifacts -ItemType Directory -Force
        Set-Content $remembered $answer
    }
    return Get-Content $remembered
}

function Select-AwsClients {
    $choice, $reason = Resolve-AwsClients
    Write-Host "AWS service clients: $choice ($reason)"
    return $choice
}

function Build-All([string] $Clients) {
    Invoke-Dotnet msbuild $solution -restore -nologo '-v:quiet' "-p:Configuration=$Configuration;AwsClients=$Clients" | Out-Host
}

function New-TestCount([int] $Passed, [int] $Failed, [int] $Skipped) {
    [pscustomobject]@{ Passed = $Passed; Failed = $Failed; Skipped = $Skipped }
}

function Invoke-CSharpSuite([string] $Clients) {
    $arguments = @(
        'test', '--solution', $solution, '--no-build', '-c', $Configuration, "-p:AwsClients=$Clients"
        '--no-progress', '--no-ansi', '--results-directory', $testResults
        # A suite without a match ends with exit code 8.
        if ($Filter) { '--filter-method', "*$Filter*", '--ignore-exit-code', '8' }
    )
    $log = Join-Path $testResults 'csharp.log'
    & dotnet @arguments 2>&1 | Tee-Object $log | Where-Object { "$_" -notmatch '^\s*$|^Running tests from ' } | Out-Host
    $exitCode = $LASTEXITCODE

    $summary = (Get-Content $log -Raw) -replace '(?s)^.*Test run summary:'
    $passed, $failed, $skipped = foreach ($outcome in 'succeeded', 'failed', 'skipped') {
        $summary -match "(?m)^\s+${outcome}: (\d+)" ? [int] $Matches[1] : 0
    }
    if ($exitCode -ne 0 -and $failed -eq 0) {
        Write-Host "The C# suites did not complete (exit code $exitCode); counted as one failure."
        $failed = 1
    }
    return New-TestCount $passed $failed $skipped
}

function Invoke-PesterSuite {
    $result = Join-Path $testResults 'pester.json'
    Invoke-Script (Join-Path $pesterFolder 'run.ps1') -ResultPath $result -Filter "$Filter" | Out-Host
    if (Test-Path $result) {
        return Get-Content $result -Raw | ConvertFrom-Json
    }
    Write-Host 'The Pester suites did not complete; counted as one failure.'
    return New-TestCount -Failed 1
}

function Invoke-Test {
    if ($Culture) {
        if ($IsWindows) {
            throw '-Culture needs Linux or macOS: on Windows the environment does not set the culture of a process.'
        }
        $env:LC_ALL = "$([cultureinfo]::GetCultureInfo($Culture, $true).Name.Replace('-', '_')).UTF-8"
    }
    Remove-Item $testResults -Recurse -Force -ErrorAction Ignore
    $null = New-Item $testResults -ItemType Directory -Force
    $clients = Select-AwsClients
    $suites = try {
        Build-All $clients
        Invoke-CSharpSuite $clients
        if (-not $NoPester) { Invoke-PesterSuite }
    }
    catch {
        Write-Host $_
        New-TestCount -Failed 1
    }

    $passed, $failed, $skipped = 'Passed', 'Failed', 'Skipped' | ForEach-Object { ($suites | Measure-Object $_ -Sum).Sum }
    Write-Host ("$passed passed, $failed failed" + ($skipped -gt 0 ? ", $skipped skipped" : ''))
    return $failed -eq 0
}

function Invoke-Demo {
    Build-All (Select-AwsClients)
    Invoke-Script (Join-Path $PSScriptRoot 'docs/demo.ps1') | Out-Host
    return $LASTEXITCODE -eq 0
}

function Invoke-Bench {
    $script:Configuration = 'Release'
    Build-All (Select-AwsClients)
    Invoke-Script (Join-Path $PSScriptRoot 'tests/bench/bench.ps1') "-Quick:`$$Quick" | Out-Host
    return $LASTEXITCODE -eq 0
}

function Invoke-Soak {
    Build-All (Select-AwsClients)
    $emulator = Join-Path $PSScriptRoot "src/NeptuneMl.Emulator/bin/$Configuration/net10.0/NeptuneMl.Emulator.dll"
    $fuzz = Join-Path $PSScriptRoot "tests/fuzz/NeptuneMl.Fuzz/bin/$Configuration/net10.0/NeptuneMl.Fuzz.dll"
    $size = $Quick ? @('-Lifecycles', 50, '-CleanRoomsLifecycles', 25, '-Kills', 5, '-KilledLifecycles', 10, '-Answers', 5000) : @()
    Invoke-Script (Join-Path $PSScriptRoot 'tests/soak/soak.ps1') -EmulatorPath $emulator -FuzzPath $fuzz @size | Out-Host
    return $LASTEXITCODE -eq 0
}

function Invoke-Pack {
    $clients = Select-AwsClients
    $version = Invoke-Dotnet msbuild $moduleProject '-getProperty:Version'
    $package = Join-Path $artifacts 'package'
    $folder = Join-Path $package "NeptuneMl/$version"
    Invoke-Dotnet pack $moduleProject -c Release -v quiet -o $package "-p:AwsClients=$clients" "-p:ModuleFolder=$folder/" `
        "-p:AllowSourceClients=$AllowSourceClients" | Out-Host
    Write-Host "packed: $folder"
    Write-Host "packed: $(Join-Path $package "NeptuneMl.$version.nupkg")"
}

function Update-Api {
    if (-not $From) {
        throw 'The task api needs -From: a service-2.json, or a folder that contains it.'
    }
    $project = Join-Path $PSScriptRoot 'src/NeptuneMl.ApiRefresh'
    Invoke-Dotnet run --project $project --verbosity quiet -- $From (Join-Path $PSScriptRoot 'api') | Out-Host
}

function Clear-Output {
    $folders = 'src', 'tests', 'tests/bench', 'tests/fuzz' | Join-Path $PSScriptRoot -ChildPath { $_ } | Get-ChildItem -Directory |
        Get-ChildItem -Directory |
        Where-Object Name -In 'bin', 'obj'
    # This PowerShell may run from artifacts/tools.
    $written = Get-ChildItem $artifacts -ErrorAction Ignore | Where-Object Name -NE 'tools'
    @($folders) + @($written) | Where-Object { $_ } | Remove-Item -Recurse -Force
}

try {
    if (-not (Get-Command dotnet -ErrorAction Ignore)) {
        throw 'The .NET 10 SDK is not on the PATH.'
    }
    $succeeded = switch ($Task) {
        'build' { Build-All (Select-AwsClients); $true }
        'test' { Invoke-Test }
        'demo' { Invoke-Demo }
        'bench' { Invoke-Bench }
        'soak' { Invoke-Soak }
        'pack' { Invoke-Pack; $true }
        'api' { Update-Api; $true }
        'clean' { Clear-Output; $true }
    }
}
catch {
    Write-Host $_
    $succeeded = $false
}
exit ($succeeded ? 0 : 1)
