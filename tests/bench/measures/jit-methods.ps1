<#
.SYNOPSIS
    Names the methods that the runtime compiles for an import and a first call, in order, each with its owner.
.DESCRIPTION
    Needs an emulator with the job bench-00000, which 'NeptuneMl.Bench seed --url U --jobs 1 --models 0' makes, and a
    PowerShell on the runtime that NeptuneMl.Bench is built for. With DOTNET_TC_CallCountingDelayMs=FFFFFF in the environment,
    methods that are compiled again because they are called often do not count.
.EXAMPLE
    pwsh -NoProfile -File tests/bench/measures/jit-methods.ps1 -ModulePath artifacts/module/NeptuneMl/NeptuneMl.psd1 -Url http://127.0.0.1:49152
.EXAMPLE
    ./tests/bench/measures/jit-methods.ps1 -ModulePath $manifest -Url $url | Group-Object Phase, Owner -NoElement
#>
param(
    [Parameter(Mandatory)] [string] $ModulePath,
    [Parameter(Mandatory)] [string] $Url,
    [string] $BenchAssembly = (Join-Path $PSScriptRoot '../NeptuneMl.Bench/bin/Release/net10.0/NeptuneMl.Bench.dll')
)

$ErrorActionPreference = 'Stop'
$null = [Reflection.Assembly]::LoadFrom((Resolve-Path $BenchAssembly))

# The runtime delivers its events on another thread.
function Get-MethodCount {
    Start-Sleep -Seconds 1
    return [NeptuneMl.Bench.JitLog]::Methods.Count
}

function Get-Owner([string] $Method) {
    $isAsync = $Method -match 'Async(\w*MethodBuilder|StateMachineBox|MethodBuilderCore)'
    switch -Regex ($Method) {
        '^dynamicClass\.InvokeStub' { return 'reflection' }
        '^(dynamicClass\.|System\.Management\.Automation\.|Microsoft\.PowerShell\.|Modules\.|EtwLoggingStrings\.)' { return 'PowerShell' }
        '^NeptuneMl\.' { return 'module' }
        '^Amazon\.' { return 'SDK' }
        'NeptuneMl\.' { return $isAsync ? 'async, module' : 'generics, module' }
        'Amazon\.' { return $isAsync ? 'async, SDK' : 'generics, SDK' }
        default { return $isAsync ? 'async, framework' : 'generics, framework' }
    }
}

$log = [NeptuneMl.Bench.JitLog]::new()
try {
    $before = Get-MethodCount
    Import-Module $ModulePath
    $imported = Get-MethodCount
    $null = Get-NeptuneMLTrainingJob -Id bench-00000 -EndpointUrl $Url -Region us-east-1
    $called = Get-MethodCount
}
finally {
    $log.Dispose()
}

$position = 0
foreach ($method in [NeptuneMl.Bench.JitLog]::Methods) {
    if ($position++ -lt $before) { continue }
    if ($position -gt $called) { break }
    [pscustomobject]@{ Phase = $position -le $imported ? 'Import' : 'FirstCall'; Owner = Get-Owner $method; Method = $method }
}
