#requires -Version 7.6
<#
.SYNOPSIS
    Builds, tests, demonstrates and packs NeptuneMl.
.DESCRIPTION
    build    compiles everything and lays the module out in artifacts/module/NeptuneMl
    test     runs the C# suites and the Pester suites, and ends with the line 'N passed, N failed'
    demo     runs the demo against the emulator; no AWS account is needed
    bench    measures the module against other clients that make the same calls, see docs/performance.md
    soak     runs the module for minutes against an emulator that injects all kinds of faults
    coverage runs all suites and writes a code coverage report to artifacts/coverage
    pack     writes a gallery-ready folder, a .nupkg and its bill of materials to artifacts/package
    publish  publishes the .nupkg in artifacts/package to a PowerShell repository
    api      refreshes api/ from the service models of an AWS SDK, see CONTRIBUTING.md
    clean    removes what the other tasks wrote
.EXAMPLE
    ./build.ps1 test -Filter Endpoint
.EXAMPLE
    ./build.ps1 pack -AllowSourceClients
.EXAMPLE
    ./build.ps1 test -Packed
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('build', 'test', 'demo', 'bench', 'soak', 'coverage', 'pack', 'publish', 'api', 'clean')]
    [string] $Task = 'build',

    # Debug by default; bench and pack are always Release.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    # Which AWS service clients to compile against. Default: the AWS SDK packages when the configured feeds have them.
    [ValidateSet('Source', 'Package')]
    [string] $AwsClients,

    # test: run only the tests whose full name contains this text.
    [string] $Filter,

    # test: run only the C# suites.
    [switch] $NoPester,

    # test: install the .nupkg that pack wrote and run only the Pester suites against it.
    [switch] $Packed,

    # test: run all suites with this culture, such as tr-TR. Not supported on Windows, where the environment does not set the culture.
    [string] $Culture,

    # bench: fewer rounds and shorter waits, to try the benchmark; the results are not comparable. soak: fewer lifecycles and kills.
    [switch] $Quick,

    # pack: accept the clients that are generated from api/.
    [switch] $AllowSourceClients,

    # pack: pack the existing module folder in artifacts/package without a build, such as after its files were signed.
    [switch] $NoBuild,

    # pack: the tag to release, such as v0.1.0. Fails unless the version and a dated section of the change log match the tag.
    [string] $Tag,

    # publish: the registered PowerShell repository. The API key is the environment variable PSGALLERY_API_KEY.
    [string] $Repository = 'PSGallery',

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
$moduleRoot = Join-Path $artifacts 'module'
$packageFolder = Join-Path $artifacts 'package'
$testResults = Join-Path $artifacts 'test-results'
$coverage = Join-Path $artifacts 'coverage'
$pesterFolder = Join-Path $PSScriptRoot 'tests/Pester'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) ended with exit code $LASTEXITCODE."
    }
}

# Runs a tool of .config/dotnet-tools.json. A failed restore of another tool is ignored.
function Invoke-Tool {
    $null = & dotnet tool restore 2>&1
    Invoke-Dotnet tool run @args
}

# Runs a script in a new PowerShell process whose module path contains the module under test and the pinned Pester.
function Invoke-Script {
    $modulePath = $env:PSModulePath
    $env:PSModulePath = @($moduleRoot, (Join-Path $artifacts 'test-modules'), $modulePath) -join [IO.Path]::PathSeparator
    try {
        $program, $arguments = @(Get-PowerShellCommand) + '-NoProfile', '-NonInteractive', '-File' + $args
        & $program @arguments
    }
    finally {
        $env:PSModulePath = $modulePath
    }
}

# Runs a command that can hang on an unreachable feed; returns true when it succeeds within the timeout.
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
        $probe = Join-Path $PSScriptRoot 'build/AwsClients.probe.proj'
        $response = if (Test-CommandWithin 20 dotnet 'restore', $probe, "-p:BaseIntermediateOutputPath=$artifacts/probe/") {
            'Package', 'the configured feeds have the AWS SDK packages'
        }
        else {
            'Source', 'the configured feeds do not have the AWS SDK packages'
        }
        $null = New-Item $artifacts -ItemType Directory -Force
        Set-Content $remembered $response
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

function New-TestCount([int] $Passed, [int] $Failed, [int] $Skipped, [string[]] $Notes) {
    [pscustomobject]@{ Passed = $Passed; Failed = $Failed; Skipped = $Skipped; Notes = $Notes }
}

function Invoke-CSharpSuite([string] $Clients) {
    $arguments = @(
        'test', '--solution', $solution, '--no-build', '-c', $Configuration, "-p:AwsClients=$Clients"
        '--no-progress', '--no-ansi', '--results-directory', $testResults
        # Exit code 8: no test of the suite matches the filter.
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
    $reasons = Select-String '^skipped ' $log -Context 0, 1 | ForEach-Object { $_.Context.PostContext[0].Trim() } | Group-Object
    return New-TestCount $passed $failed $skipped @($reasons | ForEach-Object { "Skipped: $($_.Count) C# tests. $($_.Name)" })
}

# Installs the package in artifacts/package as a user does; returns the folder for the module path.
function Install-Package {
    $target = Join-Path $artifacts 'packed'
    Remove-Item $target -Recurse -Force -ErrorAction Ignore
    $null = New-Item $target -ItemType Directory
    $source = "NeptuneMl-$([guid]::NewGuid())"
    Register-PSResourceRepository $source -Uri $packageFolder
    try {
        Save-PSResource NeptuneMl -Repository $source -Path $target -TrustRepository
    }
    finally {
        Unregister-PSResourceRepository $source
    }
    return $target
}

# Verifies whitespace and the order of usings, counted as one test. The build enforces the other rules of .editorconfig.
function Test-Format {
    & dotnet format $solution --verify-no-changes --no-restore --diagnostics IDE0055 | Out-Host
    if ($LASTEXITCODE -eq 0) {
        return New-TestCount -Passed 1
    }
    Write-Host "The C# code is not formatted; run 'dotnet format NeptuneMl.slnx'."
    return New-TestCount -Failed 1
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
        if ($Packed) { $script:moduleRoot = Install-Package } else { Invoke-CSharpSuite $clients }
        if (-not ($Packed -or $Filter)) { Test-Format }
        if (-not $NoPester) { Invoke-PesterSuite }
    }
    catch {
        Write-Host $_
        New-TestCount -Failed 1
    }

    $suites.Notes | Where-Object { $_ } | Write-Host
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
    $size = $Quick ? @('-Lifecycles', 50, '-CleanRoomsLifecycles', 25, '-Kills', 5, '-KilledLifecycles', 10, '-Responses', 5000) : @()
    Invoke-Script (Join-Path $PSScriptRoot 'tests/soak/soak.ps1') -EmulatorPath $emulator -FuzzPath $fuzz @size | Out-Host
    return $LASTEXITCODE -eq 0
}

# Runs a command and writes its code coverage to artifacts/coverage/<name>.cobertura.xml; returns true when it succeeds.
function Measure-Coverage([string] $Name, [string] $Assembly, [string[]] $Command) {
    $env:CoverageCommand = ($Command | ForEach-Object { "`"$_`"" }) -join ' '
    & dotnet msbuild (Join-Path $PSScriptRoot 'build/Coverage/Coverage.proj') -restore -nologo -v:minimal -t:Measure "-p:TargetPath=$Assembly" `
        "-p:IncludeDirectory=$(Join-Path (Split-Path $Assembly) 'dependencies')" "-p:CoverletOutput=$coverage/$Name.cobertura.xml" | Out-Host
    return $LASTEXITCODE -eq 0
}

function Invoke-Coverage {
    Build-All (Select-AwsClients)
    Remove-Item $coverage -Recurse -Force -ErrorAction Ignore

    $succeeded = @(foreach ($suite in Get-ChildItem "$PSScriptRoot/tests/*.Tests/bin/$Configuration/net10.0/*.Tests.dll") {
        Measure-Coverage $suite.BaseName $suite.FullName @('dotnet', $suite.FullName, '--filter-not-trait', 'Category=Package')
    })

    # The Pester suites, with a module that includes debug symbols.
    $script:moduleRoot = Join-Path $coverage 'module'
    $module = Join-Path $moduleRoot 'NeptuneMl'
    Copy-Item (Join-Path $artifacts 'module/NeptuneMl') $module -Recurse
    foreach ($assembly in Get-ChildItem $module -Filter NeptuneMl*.dll -Recurse) {
        Copy-Item "$moduleProject/bin/$Configuration/net10.0/$($assembly.BaseName).pdb" $assembly.Directory
    }
    $env:PSModulePath = @($moduleRoot, (Join-Path $artifacts 'test-modules'), $env:PSModulePath) -join [IO.Path]::PathSeparator
    $succeeded += Measure-Coverage Pester (Join-Path $module 'NeptuneMl.dll') (@(Get-PowerShellCommand) + '-NoProfile', '-NonInteractive', '-File',
        (Join-Path $pesterFolder 'run.ps1'), '-ResultPath', (Join-Path $coverage 'pester.json'), '-ExcludeTag', 'NotInstrumented')

    Invoke-Tool reportgenerator "-reports:$coverage/*.cobertura.xml" "-targetdir:$coverage/report" '-reporttypes:Html;TextSummary;MarkdownSummaryGithub' `
        '-verbosity:Off' | Out-Host
    # Removes the lines of single classes from the summary.
    Get-Content (Join-Path $coverage 'report/Summary.txt') | Where-Object { $_ -notmatch '^  [^:]+ [\d.]+%\s*$' } | Out-Host
    return $succeeded -notcontains $false
}

function Invoke-Pack {
    $clients = Select-AwsClients
    $version = Invoke-Dotnet msbuild $moduleProject '-getProperty:Version'
    if ($Tag -and $Tag -ne "v$version") {
        throw "The tag '$Tag' does not match the version $version in Directory.Build.props."
    }
    if ($Tag -and -not ((Get-Content (Join-Path $PSScriptRoot 'CHANGELOG.md')) -match "^## $([regex]::Escape($version)) \(\d{4}-\d\d-\d\d\)$")) {
        throw "CHANGELOG.md has no heading '## $version (YYYY-MM-DD)'."
    }

    $folder = Join-Path $packageFolder "NeptuneMl/$version"
    $options = "-p:AwsClients=$clients", "-p:ModuleFolder=$folder/", "-p:AllowSourceClients=$AllowSourceClients", '-p:ContinuousIntegrationBuild=true'
    if ($NoBuild) {
        Invoke-Dotnet restore $moduleProject -v quiet @options | Out-Host
        $options += '--no-build'
    }
    else {
        Remove-Item $packageFolder -Recurse -Force -ErrorAction Ignore
    }
    Invoke-Dotnet pack $moduleProject -c Release -v quiet -o $packageFolder @options | Out-Host
    $buildOnly = 'PowerShellStandard.Library', 'Roslynator.Formatting.Analyzers', 'StyleCop.Analyzers', 'StyleCop.Analyzers.Unstable'
    Invoke-Tool dotnet-CycloneDX (Join-Path $moduleProject 'NeptuneMl.csproj') --disable-package-restore `
        --exclude-filter ($buildOnly -join ',') `
        --output $packageFolder --filename NeptuneMl.cdx.json --output-format Json --set-name NeptuneMl --set-version $version --set-type Library | Out-Null
    (Import-PowerShellDataFile (Join-Path $folder 'NeptuneMl.psd1')).PrivateData.PSData.ReleaseNotes | Set-Content (Join-Path $packageFolder 'release-notes.md')
    Get-ChildItem $packageFolder -File | ForEach-Object { Write-Host "packed: $_" }
    Write-Host "ReadyToRun images: $((Get-ChildItem (Join-Path $folder 'dependencies') -Directory).Name -join ', ')"
}

function Publish-Package {
    $package = Get-ChildItem $packageFolder -Filter *.nupkg -ErrorAction Ignore
    if (-not $package) {
        throw 'There is no package in artifacts/package; run the task pack first.'
    }
    $key = $env:PSGALLERY_API_KEY ? @{ ApiKey = $env:PSGALLERY_API_KEY } : @{}
    Publish-PSResource -NupkgPath $package.FullName -Repository $Repository @key
    Write-Host "published: $($package.Name) to $Repository"
}

function Update-Api {
    if (-not $From) {
        throw 'The task api needs -From: a service-2.json, or a folder that contains it.'
    }
    $project = Join-Path $PSScriptRoot 'build/NeptuneMl.ApiRefresh'
    Invoke-Dotnet run --project $project --verbosity quiet -- $From (Join-Path $PSScriptRoot 'api') | Out-Host
}

function Clear-Output {
    $folders = 'src', 'build', 'tests', 'tests/bench', 'tests/fuzz', 'tests/oracle' | Join-Path $PSScriptRoot -ChildPath { $_ } | Get-ChildItem -Directory |
        Get-ChildItem -Directory |
        Where-Object Name -In 'bin', 'obj'
    # The running PowerShell may be installed in artifacts/tools.
    $written = Get-ChildItem $artifacts -ErrorAction Ignore | Where-Object Name -NE 'tools'
    $packages = Get-Item (Join-Path $PSScriptRoot 'tests/stepfunctions/node_modules') -ErrorAction Ignore
    @($folders) + @($written) + @($packages) | Where-Object { $_ } | Remove-Item -Recurse -Force
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
        'coverage' { Invoke-Coverage }
        'pack' { Invoke-Pack; $true }
        'publish' { Publish-Package; $true }
        'api' { Update-Api; $true }
        'clean' { Clear-Output; $true }
    }
}
catch {
    Write-Host $_
    $succeeded = $false
}
exit ($succeeded ? 0 : 1)
