# How many methods the runtime compiles for the import and for the first call.
param([string] $ModulePath, [string] $Url)

$ErrorActionPreference = 'Stop'
$start = [Runtime.JitInfo]::GetCompiledMethodCount($false)
Import-Module $ModulePath
$imported = [Runtime.JitInfo]::GetCompiledMethodCount($false)
$null = Get-NeptuneMLTrainingJob -Id bench-00000 -EndpointUrl $Url -Region us-east-1
$called = [Runtime.JitInfo]::GetCompiledMethodCount($false)

@{ import = $imported - $start; firstCall = $called - $imported } | ConvertTo-Json -Compress
