<#
.SYNOPSIS
Writes docs/report.png: the report of a sample workflow run in a browser, in light colors.

.DESCRIPTION
The module must be on the module path; the build lays it out in artifacts/module. Needs Chrome, Chromium or Edge: CHROME_PATH, or the first one
on the PATH.
#>
#requires -Version 7.6
param(
    [string] $Path = "$PSScriptRoot/../../docs/report.png",
    [int] $Width = 1240,
    [int] $Height = 1420
)

$ErrorActionPreference = 'Stop'
Import-Module NeptuneMl
. $PSScriptRoot/../Pester/Support/WorkflowRuns.ps1

$browser = $env:CHROME_PATH ? $env:CHROME_PATH :
    (Get-Command chromium, chromium-browser, google-chrome, google-chrome-stable, microsoft-edge, msedge, chrome -CommandType Application -ErrorAction Ignore)[0].Source
$image = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
Remove-Item $image -ErrorAction Ignore
$folder = New-Item (Join-Path ([IO.Path]::GetTempPath()) "neptuneml-report-$PID") -ItemType Directory
try {
    $page = New-SampleRun | Export-NeptuneMLWorkflowReport $folder/report.html -PassThru
    $switches = '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run', '--disable-background-networking', '--disable-component-update',
        '--disable-sync', '--blink-settings=preferredColorScheme=1', "--user-data-dir=$folder/profile", "--window-size=$Width,$Height", "--screenshot=$image"
    $address = [uri]::new($page.FullName).AbsoluteUri
    $output = & $browser @switches $address 2>&1
    if (-not (Test-Path $image)) { throw "The browser wrote no image of ${address}: $($output -join "`n")" }
}
finally {
    Remove-Item $folder -Recurse -Force
}
Get-Item $image
