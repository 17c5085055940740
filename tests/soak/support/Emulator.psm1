# An emulator in a process of its own, what it is told to do wrong, and what there is in it.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot '../../bench/support/Processes.psm1')

$membership = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'

<#
.SYNOPSIS
    Starts an emulator of its own process; its jobs take so many seconds.
#>
function Start-Emulator([string] $Path, [double] $JobSeconds, [switch] $Quota) {
    $arguments = '--port', '0', '--job-seconds', $JobSeconds.ToString([cultureinfo]::InvariantCulture)
    Start-Server (@('dotnet', $Path) + $arguments + @(if ($Quota) { '--quota' }))
}

<#
.SYNOPSIS
    Puts faults in force; none end all of them. Gives what each has done until now.
#>
function Set-Fault([string] $Url, [hashtable[]] $Fault = @()) {
    $hits = Invoke-RestMethod "$Url/_emulator/faults"
    $null = Invoke-RestMethod "$Url/_emulator/faults" -Method Put -ContentType application/json -Body (ConvertTo-Json -InputObject @($Fault))
    return $hits
}

<#
.SYNOPSIS
    How many requests for operations whose names match had their effect (done), or were refused.
#>
function Measure-Operation([string] $Url, [string] $Pattern, [string] $Outcome = 'done') {
    $outcomes = Invoke-RestMethod "$Url/_emulator/operations"
    $sum = 0
    $outcomes | Where-Object operation -Match $Pattern | ForEach-Object { $sum += $_.$Outcome }
    return $sum
}

<#
.SYNOPSIS
    What has been made at Neptune, by id, or in the sample collaboration of Clean Rooms ML, by ARN. Nothing must be failing.
#>
function Get-Resource([string] $Url, [string] $Service) {
    if ($Service -eq 'neptune') {
        foreach ($kind in 'dataprocessing', 'modeltraining', 'modeltransform', 'endpoints') { (Invoke-RestMethod "$Url/ml/${kind}?maxItems=1024").ids }
        return
    }
    $ofMembership = 'configured-model-algorithm-associations', 'ml-input-channels', 'trained-models', 'trained-model-inference-jobs'
    foreach ($list in @('configured-model-algorithms') + ($ofMembership | ForEach-Object { "memberships/$membership/$_" })) {
        $token = ''
        do {
            $page = Invoke-RestMethod "$Url/$list`?maxResults=100$token"
            $token = "&nextToken=$([uri]::EscapeDataString("$($page.PSObject.Properties['nextToken']?.Value)"))"
            $items = $page.PSObject.Properties | Where-Object Name -NE 'nextToken' | ForEach-Object Value
            $items | ForEach-Object { $kind = (Split-Path $list -Leaf) -replace '-|s$'; $_."${kind}Arn" }
        } while ($token -ne '&nextToken=')
    }
}

Export-ModuleMember -Function Start-Emulator, Set-Fault, Measure-Operation, Get-Resource, Stop-Server
