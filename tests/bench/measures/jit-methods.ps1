<#
.SYNOPSIS
    Names the methods that the runtime compiles for an import and a first call, in order; for finding what an image lacks.
.DESCRIPTION
    Needs an emulator with the job bench-00000, which 'NeptuneMl.Bench seed --url U --jobs 1 --models 0' makes, and a
    PowerShell on the runtime that NeptuneMl.Bench is built for.
.EXAMPLE
    pwsh -NoProfile -File tests/bench/measures/jit-methods.ps1 -ModulePath artifacts/module/NeptuneMl/NeptuneMl.psd1 -Url http://127.0.0.1:49152
#>
param(
    [Parameter(Mandatory)] [string] $ModulePath,
    [Parameter(Mandatory)] [string] $Url,
    [string] $BenchAssembly = (Join-Path $PSScriptRoot '../NeptuneMl.Bench/bin/Release/net10.0/NeptuneMl.Bench.dll')
)

$ErrorActionPreference = 'Stop'
$null = [Reflection.Assembly]::LoadFrom((Resolve-Path $BenchAssembly))
$log = [NeptuneMl.Bench.JitLog]::new()
try {
    $before = [NeptuneMl.Bench.JitLog]::Methods.Count
    Import-Module $ModulePath
    $imported = [NeptuneMl.Bench.JitLog]::Methods.Count
    $null = Get-NeptuneMLTrainingJob -Id bench-00000 -EndpointUrl $Url -Region us-east-1
}
finally {
    $log.Dispose()
}

$position = 0
foreach ($method in [NeptuneMl.Bench.JitLog]::Methods) {
    if ($position++ -lt $before) { continue }
    [pscustomobject]@{ Phase = $position -le $imported ? 'Import' : 'FirstCall'; Method = $method }
}
