# A script as users write it: imports, connects, reads a hundred jobs. Prints how many of them have completed.
param([string] $ModulePath, [string] $Url)

$ErrorActionPreference = 'Stop'
Import-Module $ModulePath
$null = Connect-NeptuneML -EndpointUrl $Url -Region us-east-1

$jobs = foreach ($number in 0..99) { Get-NeptuneMLTrainingJob -Id ('bench-{0:00000}' -f $number) }
$jobs.Where({ $_.Status -eq 'Completed' }).Count
