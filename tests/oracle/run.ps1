<#
.SYNOPSIS
    Runs one case of the oracle again and shows all of it: what is called, what was expected, what was received and what differs.
#>
[CmdletBinding()]
param(
    # The seed of the run that had the case; 'vectors' for the committed ones.
    [string] $Seed = 'vectors',

    # The number of the case.
    [Parameter(Mandatory)]
    [int] $Case
)

$ErrorActionPreference = 'Stop'
# Before anything is dot-sourced: the suites have a variable of the same name.
$ofOneCase = 'cases', '--seed', $Seed, '--case', $Case
$isVector = $Seed -eq 'vectors'
$env:PSModulePath = (Convert-Path $PSScriptRoot/../../artifacts/module) + [IO.Path]::PathSeparator + $env:PSModulePath
. $PSScriptRoot/../Pester/Support/Setup.ps1
. $PSScriptRoot/Oracle.ps1

$line = if ($isVector) { Get-Content $PSScriptRoot/vectors.jsonl | Where-Object { $_.StartsWith("{`"case`":$Case,") } }
else { Invoke-OracleProgram $ofOneCase | Select-Object -Last 1 }
if (-not $line) { throw "Case $Case of seed $Seed is not there." }

$session = New-OracleSession
$call = Get-OracleCall ([NeptuneMl.Oracle.PlainJson]::Of([Text.Json.Nodes.JsonNode]::Parse($line)))
$outcome = Invoke-OracleCase $session $line
"The case: $($line | ConvertFrom-Json -DateKind String | ConvertTo-Json -Depth 30)"
"The call: $($call.Command.Name) $($call.Arguments | ConvertTo-Json -Depth 10)"
if ($null -ne $call.Piped) { "Piped to it: $($call.Piped | ConvertTo-Json -Depth 10)" }
foreach ($request in $outcome.ToSign) {
    $received = $request | ConvertFrom-Json -DateKind String
    "Received: $($received.method) $($received.target)`n$($received.body)"
}
$problems = @(if ($outcome.ToSign) { Invoke-OracleProgram 'sign' $outcome.ToSign | ForEach-Object { ($_ | ConvertFrom-Json).problems } })
"Differences: $(@($outcome.Differences) + $problems | ForEach-Object { "`n  $_" })"
