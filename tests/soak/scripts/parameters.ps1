# Gives odd values to every parameter of every cmdlet in every parameter set, and prints what came of it as JSON. A case is made of
# the seed and its number alone, so that -Case does one of them again. Says each case before it, in case it is the last.
param(
    [Parameter(Mandatory)] [string] $Url,
    [int] $Seed = 1,
    [double] $Seconds = 60,
    [int] $Cases = [int]::MaxValue,
    [int] $Case = -1
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
Import-Module NeptuneMl
. $PSScriptRoot/../support/OddValues.ps1
. $PSScriptRoot/../support/CallShapes.ps1

$slowSeconds = 30

# Errors of the engine before the cmdlet runs, whose exceptions do not name the parameter that got the value.
$wordless = 'MissingMandatoryParameter', 'InputObjectMissingMandatory', 'InputObjectNotBound', 'AmbiguousParameterSet', 'MethodExceptionNullFormatProvider'

# What is wrong with an error, or nothing. What the engine itself says of a value is as good as what the module says.
function Get-Fault([Management.Automation.ErrorRecord] $Failure, [object] $Shape) {
    $exception = $Failure.Exception
    if ($exception -is [NeptuneMl.NeptuneMLException]) {
        if ($exception.ServiceCode -eq 'ForbiddenByApi') { return 'sent what api/ forbids' }
        if ($exception.ErrorId -eq 'Unspecified' -or -not $exception.ErrorId) { return 'does not know its own failure' }
        if ($exception.ErrorId -eq 'InvalidParameter') {
            if (-not $Shape.Command.Parameters.ContainsKey("$($exception.ParameterName)")) { return "names '$($exception.ParameterName)', which is no parameter" }
            if ($exception.Message -notmatch "-$($exception.ParameterName)\b") { return 'does not name the parameter' }
        }
        return
    }
    $id = "$($Failure.FullyQualifiedErrorId)".Split(',')[0]
    if ($id -in $wordless) { return }
    if ($exception -isnot [Management.Automation.ParameterBindingException]) { return "lets $($exception.GetType().FullName) out" }
    # A transformation is the module's own code; its failures are words of its own, or those of a conversion by the engine.
    $cause = $exception.InnerException
    if ($id -eq 'ParameterArgumentTransformationError' -and $cause -isnot [Management.Automation.ArgumentTransformationMetadataException] -and $cause -isnot [Management.Automation.PSInvalidCastException]) {
        return "lets $($cause.GetType().FullName) out"
    }
    if (-not $Shape.Command.Parameters.ContainsKey("$($exception.ParameterName)")) { 'does not name the parameter' }
}

# How the value gets in: by name, down the pipeline, or as a property of what comes down it.
function Get-Way([object] $Parameter) {
    'name'
    if ($Parameter.ValueFromPipeline) { 'pipeline' }
    if ($Parameter.ValueFromPipelineByPropertyName) { 'property' }
}

# The default connections, which a cmdlet may have taken away or replaced.
function Restore-Default {
    $null = Stop-NeptuneMLEmulator
    $null = Connect-NeptuneML $Url -Unsigned -MaxAttempts 1
    $null = Connect-CleanRoomsML -EndpointUrl $Url -Region us-east-1 -Credential $keys -MaxAttempts 1
}

# The errors of a call, reported and thrown.
function Get-Failure([object] $Shape, [Management.Automation.CommandParameterInfo] $Parameter, [string] $Way, [object] $Value) {
    $ErrorActionPreference = 'Continue'
    $arguments = $Shape.Arguments.Clone()
    $arguments.Remove($Parameter.Name)
    if ($Way -ne 'name') { $arguments.Remove('InputObject') }
    # Waits are short, unless the timeout is the odd value.
    if ($Shape.Command.Parameters.ContainsKey('TimeoutSeconds') -and $Parameter.Name -ne 'TimeoutSeconds') { $arguments.TimeoutSeconds = 0.1 }
    try {
        switch ($Way) {
            'name' { $arguments[$Parameter.Name] = $Value; & $Shape.Command @arguments *>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] } }
            'pipeline' { , $Value | & $Shape.Command @arguments *>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] } }
            'property' { [pscustomobject] @{ $Parameter.Name = $Value } | & $Shape.Command @arguments *>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] } }
        }
    }
    catch {
        $_
    }
}

function Invoke-Case([int] $Number) {
    $slot = $slots[$Number % $slots.Count]
    $shape, $parameter = $slot.Shape, $slot.Parameter
    if ($script:current -ne $shape.Command.Name) {
        $script:current = $shape.Command.Name
        $null = Invoke-RestMethod "$Url/_strict/operations" -Method Put -Body (ConvertTo-Json -InputObject $shape.Operations -Compress)
    }
    $random = [random]::new(($Seed * 1000003 + $Number) % [int]::MaxValue)
    $odd = New-OddValue ($shape.Valid[$parameter.Name] ?? $shape.Arguments[$parameter.Name]) $random
    $ways = @(Get-Way $parameter)
    $way = $ways[$random.Next($ways.Count)]
    $text = "case $Number of seed ${Seed}: $($shape.Command) [$($shape.Set.Name)] -$($parameter.Name) by ${way}: $($odd.Name)"
    [Console]::Out.WriteLine($text)

    $watch = [Diagnostics.Stopwatch]::StartNew()
    $failures = @(Get-Failure $shape $parameter $way $odd.Value)
    if ($watch.Elapsed.TotalSeconds -gt $slowSeconds) { $slow.Add("$text took $($watch.Elapsed.TotalSeconds) s") }
    if ($shape.Command.Noun -match 'Emulator$' -or $shape.Command.Verb -match 'connect$') { Restore-Default }
    foreach ($failure in $failures) {
        $id = "$($failure.FullyQualifiedErrorId)".Split(',')[0]
        $outcomes[$id] = 1 + $outcomes[$id]
        $fault = Get-Fault $failure $shape
        if ($fault) { $faults.Add("$text`n    $fault`n    ${id}: $(Format-Text "$failure")") }
    }
    if (-not $failures) { $outcomes['none'] = 1 + $outcomes['none'] }
    $global:Error.Clear()
}

$keys = [pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString 'sample' -AsPlainText))
$shapes = @(Get-CallShape $Url)
$slots = @(foreach ($shape in $shapes) { foreach ($parameter in $shape.Set.Parameters | Where-Object Name -NotIn $shape.Common) { @{ Shape = $shape; Parameter = $parameter } } })
Restore-Default

$current = ''
$outcomes = @{}
$faults = [Collections.Generic.List[string]]::new()
$slow = [Collections.Generic.List[string]]::new()
$number = 0
if ($Case -ge 0) {
    Invoke-Case $Case
    $number = 1
}
else {
    for ($clock = [Diagnostics.Stopwatch]::StartNew(); $number -lt $Cases -and $clock.Elapsed.TotalSeconds -lt $Seconds; $number++) { Invoke-Case $number }
}

$served = Invoke-RestMethod "$Url/_strict"
[ordered] @{
    Cases      = $number
    Cmdlets    = @($shapes.Command.Name | Sort-Object -Unique).Count
    Sets       = $shapes.Count
    Parameters = $slots.Count
    Requests   = $served.responded
    Forbidden  = @($served.forbidden)
    Outcomes   = $outcomes
    Faults     = $faults
    Slow       = $slow
    KeptBytes  = [GC]::GetTotalMemory($true)
    PeakBytes  = [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64
} | ConvertTo-Json -Compress -Depth 4
