#requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests, demonstrates and packs NeptuneMl.
.DESCRIPTION
    build   compiles everything and lays the module out in artifacts/module/NeptuneMl
    test    runs the C# suites and the Pester suites, and ends with the line 'N passed, N failed'
    demo    runs the walk-through against the emulator; no AWS account is needed
    bench   measures the module against other ways to make the same calls, see docs/performance.md
    soak    runs the module for minutes against an emulator that fails in every way it can
    pack    makes a gallery-ready folder and a .nupkg in artifacts/package
    api     brings api/ up to date from a service description of the vendor's SDKs, see CONTRIBUTING.md
    clean   removes everything that the other tasks made
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

    # Which AWS service clients to compile against. Without it: the vendor's packages when the configured feeds have them.
    [ValidateSet('Source', 'Package')]
    [string] $AwsClients,

    # test: only the tests whose full name contains this text.
    [string] $Filter,

    # test: the C# suites only.
    [switch] $NoPester,

    # test: all suites as in the culture of another place, such as tr-TR. Not on Windows, where a process takes no culture from outside.
    [string] $Culture,

    # bench: fewer rounds and shorter waiting, to try the benchmark rather than for its figures. soak: fewer lifecycles and kills.
    [switch] $Quick,

    # pack: also when only the clients built from source are to be had.
    [switch] $AllowSourceClients,

    # api: the vendor's service-2.json or a folder with it, such as botocore's data folder.
    [string] $From
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
$env:DOTNET_CLI_UI_LANGUAGE = 'en'
$env:DOTNET_NOLOGO = '1'

$solution = Join-Path $PSScriptRoot 'NeptuneMl.slnx'
$moduleProject = Join-Path $PSScriptRoot 'src/NeptuneMl'
$artifacts = Join-Path $PSScriptRoot 'artifacts'
$moduleRoot = Join-Path $artifacts 'module'
$testResults = Join-Path $artifacts 'test-results'
$pesterFolder = Join-Path $PSScriptRoot 'tests/Pester'

# What dotnet test says beside failures and the one line per suite.
$testNoise = '^\s*$|^Test run for |^A total of |^VSTest version|^Starting test execution|^Results File:|^\[xUnit\.net '

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) ended with exit code $LASTEXITCODE."
    }
}

# How this same PowerShell is started; as a .NET tool it has no executable of its own.
$pwsh = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
$launcher = (Test-Path $pwsh) ? @($pwsh) : @('dotnet', (Join-Path $PSHOME 'pwsh.dll'))
$program, $launcherArguments = $launcher + '-NoProfile', '-NonInteractive'

# Runs a script in a fresh PowerShell that has the built module on its module path.
function Invoke-Script {
    $modulePath = $env:PSModulePath
    $env:PSModulePath = $moduleRoot + [IO.Path]::PathSeparator + $modulePath
    try {
        & $program @launcherArguments -File @args
    }
    finally {
        $env:PSModulePath = $modulePath
    }
}

# Runs a command that may hang on an unreachable feed; true when it succeeded in time.
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
        return $script:AwsClients, 'as asked for'
    }

    $remembered = Join-Path $artifacts 'aws-clients.txt'
    if (-not (Test-Path $remembered)) {
        $probe = Join-Path $PSScriptRoot 'src/AwsClients.probe.proj'
        $answer = if (-not (Test-Path $probe)) {
            'Source', 'there is no probe for the packages'
        }
        elseif (Test-CommandWithin 20 dotnet 'restore', $probe, "-p:BaseIntermediateOutputPath=$artifacts/probe/") {
            'Package', "the configured feeds have the vendor's packages"
        }
        else {
            'Source', "the configured feeds do not have the vendor's packages"
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

function Invoke-CSharpSuite([string] $Clients) {
    $arguments = @(
        'test', $solution, '--no-build', '-c', $Configuration, "-p:AwsClients=$Clients"
        '--logger', 'trx', '--results-directory', $testResults
        if ($Filter) { '--filter', "FullyQualifiedName~$Filter" }
    )
    & dotnet @arguments 2>&1 | Where-Object { "$_" -notmatch $testNoise } | Out-Host
    $exitCode = $LASTEXITCODE

    $total = [pscustomobject]@{ Passed = 0; Failed = 0; Skipped = 0 }
    foreach ($file in Get-ChildItem $testResults -Filter *.trx -ErrorAction Ignore) {
        $counters = ([xml] (Get-Content -LiteralPath $file -Raw)).TestRun.ResultSummary.Counters
        $total.Passed += [int] $counters.passed
        $total.Failed += [int] $counters.failed
        $total.Skipped += [int] $counters.total - [int] $counters.executed
    }
    if ($exitCode -ne 0 -and $total.Failed -eq 0) {
        Write-Host "The C# suites did not run to their end (exit code $exitCode); counted as one failure."
        $total.Failed++
    }
    return $total
}

function Test-Pester {
    $wanted = { Get-Module Pester -ListAvailable | Where-Object { $_.Version -ge '5.5' -and $_.Version -lt '6.0' } }
    if (& $wanted) {
        return $true
    }
    if (-not (Get-Command Install-PSResource -ErrorAction Ignore)) {
        return $false
    }
    Write-Host 'Installing Pester for the current user.'
    $install = "Install-PSResource Pester -Version '[5.5, 6.0)' -Scope CurrentUser -TrustRepository -ErrorAction Stop"
    $null = Test-CommandWithin 120 $program ($launcherArguments + '-Command', $install)
    return [bool] (& $wanted)
}

function Invoke-PesterSuite {
    $none = [pscustomobject]@{ Passed = 0; Failed = 0; Skipped = 0 }
    $suites = @(Get-ChildItem $pesterFolder -Filter *.Tests.ps1 -Recurse -ErrorAction Ignore | ForEach-Object BaseName)
    if ($NoPester -or $suites.Count -eq 0) {
        return $none
    }
    if (-not (Test-Pester)) {
        Write-Host "Left out, because Pester 5.5 or later is neither installed nor to be had: $($suites -join ', ')"
        return $none
    }

    $result = Join-Path $testResults 'pester.json'
    Invoke-Script (Join-Path $pesterFolder 'run.ps1') -ResultPath $result -Filter "$Filter" | Out-Host
    if (Test-Path $result) {
        return Get-Content $result -Raw | ConvertFrom-Json
    }
    Write-Host 'The Pester suites did not run to their end; counted as one failure.'
    $none.Failed++
    return $none
}

function Invoke-Test {
    if ($Culture) {
        if ($IsWindows) {
            throw 'A process takes its culture from outside on Linux and macOS only.'
        }
        $env:LC_ALL = "$([cultureinfo]::GetCultureInfo($Culture, $true).Name.Replace('-', '_')).UTF-8"
    }
    Remove-Item $testResults -Recurse -Force -ErrorAction Ignore
    $null = New-Item $testResults -ItemType Directory -Force
    $clients = Select-AwsClients
    $suites = try {
        Build-All $clients
        Invoke-CSharpSuite $clients
        Invoke-PesterSuite
    }
    catch {
        Write-Host $_
        [pscustomobject]@{ Passed = 0; Failed = 1; Skipped = 0 }
    }

    $passed, $failed, $skipped = 'Passed', 'Failed', 'Skipped' | ForEach-Object { ($suites | Measure-Object $_ -Sum).Sum }
    Write-Host ("$passed passed, $failed failed" + ($skipped -gt 0 ? ", $skipped skipped" : ''))
    return $failed -eq 0
}

function Invoke-Demo {
    Build-All (Select-AwsClients)
    Invoke-Script (Join-Path $PSScriptRoot 'docs/walk-through.ps1') | Out-Host
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
    $emulator = Join-Path $PSScriptRoot "src/NeptuneMl.Emulator/bin/$Configuration/net8.0/NeptuneMl.Emulator.dll"
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
        throw 'api needs -From: a service description of the vendor, or a folder with it.'
    }
    $project = Join-Path $PSScriptRoot 'src/NeptuneMl.ApiRefresh'
    Invoke-Dotnet run --project $project --verbosity quiet -- $From (Join-Path $PSScriptRoot 'api') | Out-Host
}

function Clear-Output {
    $folders = 'src', 'tests', 'tests/bench', 'tests/fuzz' | Join-Path $PSScriptRoot -ChildPath { $_ } | Get-ChildItem -Directory |
        Get-ChildItem -Directory |
        Where-Object Name -In 'bin', 'obj'
    @($folders.FullName) + $artifacts | Where-Object { $_ -and (Test-Path $_) } | Remove-Item -Recurse -Force
}

try {
    if (-not (Get-Command dotnet -ErrorAction Ignore)) {
        throw 'The .NET SDK is needed and not on the PATH.'
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
