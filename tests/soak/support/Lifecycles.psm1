# The scripts that run lifecycles, and the account of what they made.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'Emulator.psm1')
Import-Module (Join-Path $PSScriptRoot 'Scripts.psm1')

# Requests that make something.
$starts = '^(Start|Create)'

<#
.SYNOPSIS
    The scripts: how many resources a lifecycle makes, and what is read of each in its last stage.
#>
function Get-Lifecycle {
    @{ Name = 'Neptune, ids of the script'; Service = 'neptune'; Stages = 4; LastRead = 'GetMLEndpoint'; Arguments = @{ Ids = 'Own' } }
    @{ Name = 'Neptune, ids of the module'; Service = 'neptune'; Stages = 4; LastRead = 'GetMLEndpoint'; Arguments = @{ Ids = 'Made' } }
    @{ Name = 'Clean Rooms'; Service = 'cleanrooms'; Stages = 5; LastRead = 'GetTrainedModelInferenceJob'; Arguments = @{} }
}

<#
.SYNOPSIS
    Starts the script of a lifecycle.
#>
function Start-Lifecycle([hashtable] $Lifecycle, [string] $Url, [int] $Count, [hashtable] $Arguments = @{}) {
    Start-Script "$PSScriptRoot/../scripts/$($Lifecycle.Service).ps1" ($Lifecycle.Arguments + $Arguments + @{ Url = $Url; Count = $Count })
}

<#
.SYNOPSIS
    How many resources have been made.
#>
function Measure-Made([string] $Url) {
    Measure-Operation $Url $starts
}

<#
.SYNOPSIS
    A row of the table: what is there is held against what should be, and against what the script reported.
#>
function New-Row([hashtable] $Lifecycle, [string] $Url, [int] $Count, [string[]] $Before, [object] $Run, [string] $Part, [string] $Injected, [string[]] $Unsaid = @()) {
    $expected = $Count * $Lifecycle.Stages
    $there = @(Get-Resource $Url $Lifecycle.Service | Where-Object { $_ -notin $Before })
    $reported = [System.Collections.Generic.HashSet[string]]::new([string[]] @(${Run}?.Value?.Reported))
    $failures = @(${Run}?.Value?.Failures | Where-Object { $_ })
    $unreported = @($there | Where-Object { -not $reported.Contains($_) })
    # The emulator refuses what it has already; a service might not. So what was asked for once more counts as done twice.
    $askedTwice = Measure-Operation $Url $starts refused
    return [pscustomobject] @{
        Part       = $Part
        Injected   = $Injected
        Saw        = @("$($there.Count) of $expected made, $($reported.Count) reported, $($failures.Count) errors"; $failures | Select-Object -First 3; ${Run}?.Hung) -match '\S' -join '; '
        Duplicates = [Math]::Max(0, $there.Count - $expected) + $askedTwice
        Lost       = [Math]::Max(0, $expected - $there.Count) + $unreported.Count + $Unsaid.Count
        Hangs      = [int] ($null -eq $Run -or $null -ne $Run.Hung)
    }
}

<#
.SYNOPSIS
    Makes measurements side by side, because they spend their time waiting: each names a function of a part, a lifecycle and a size.
#>
function Invoke-Measurement([string] $EmulatorPath, [hashtable[]] $Measurement) {
    $Measurement | ForEach-Object -ThrottleLimit 6 -Parallel {
        $ErrorActionPreference = 'Stop'
        foreach ($module in 'Emulator', 'Scripts', 'Lifecycles') { Import-Module "$using:PSScriptRoot/$module.psm1" }
        foreach ($part in 'Faults', 'Killed') { . "$using:PSScriptRoot/../parts/$part.ps1" }
        $size = $_.Size
        & $_.Part $using:EmulatorPath $_.Lifecycle @size
    }
}

Export-ModuleMember -Function Get-Lifecycle, Start-Lifecycle, Measure-Made, New-Row, Invoke-Measurement
