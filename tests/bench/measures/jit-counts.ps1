# How many methods the runtime compiles for an import and for a first call: the module's, or HttpClient's after another import.
param([string] $ModulePath, [string] $Url, [switch] $HttpClient)

$ErrorActionPreference = 'Stop'
$start = [Runtime.JitInfo]::GetCompiledMethodCount($false)
Import-Module $ModulePath
$imported = [Runtime.JitInfo]::GetCompiledMethodCount($false)
if ($HttpClient) { $null = [Net.Http.HttpClient]::new().GetByteArrayAsync("$Url/ml/modeltraining/bench-00000").GetAwaiter().GetResult() }
else { $null = Get-NeptuneMLTrainingJob -Id bench-00000 -EndpointUrl $Url -Region us-east-1 }
$called = [Runtime.JitInfo]::GetCompiledMethodCount($false)

@{ import = $imported - $start; firstCall = $called - $imported } | ConvertTo-Json -Compress
