# An emulator in a process of its own, and what it is told to do wrong.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot '../../bench/support/Processes.psm1')

<#
.SYNOPSIS
    Starts an emulator of its own process; its jobs take so many seconds.
#>
function Start-Emulator([string] $Path, [double] $JobSeconds) {
    Start-Server 'dotnet', $Path, '--port', '0', '--job-seconds', $JobSeconds.ToString([cultureinfo]::InvariantCulture)
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
    The ids of all Neptune jobs and endpoints that there are, with their kind.
#>
function Get-Resource([string] $Url) {
    foreach ($kind in 'dataprocessing', 'modeltraining', 'modeltransform', 'endpoints') {
        (Invoke-RestMethod "$Url/ml/${kind}?maxItems=1024").ids | ForEach-Object { "$kind $_" }
    }
}

<#
.SYNOPSIS
    The command that runs a script in a fresh PowerShell without a profile.
#>
function Get-PowerShellCommand([string] $Path, [System.Collections.IDictionary] $Parameters) {
    $pwsh = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
    $launcher = (Test-Path $pwsh) ? @($pwsh) : @('dotnet', (Join-Path $PSHOME 'pwsh.dll'))
    return $launcher + '-NoProfile', '-NonInteractive', '-File', $Path + @($Parameters.GetEnumerator() | ForEach-Object { "-$($_.Key)", "$($_.Value)" })
}

<#
.SYNOPSIS
    Starts a script in a fresh PowerShell whose output nobody reads.
#>
function Start-PowerShellFile([string] $Path, [System.Collections.IDictionary] $Parameters) {
    $program, $arguments = Get-PowerShellCommand $Path $Parameters
    $start = [Diagnostics.ProcessStartInfo]::new($program, [string[]] $arguments)
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $process = [Diagnostics.Process]::Start($start)
    $null = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
    return $process
}

<#
.SYNOPSIS
    Runs a script in a fresh PowerShell; the object that its last line describes in JSON. One that takes too long has hung.
#>
function Invoke-PowerShellFile([string] $Path, [System.Collections.IDictionary] $Parameters, [int] $PatienceSeconds = 300) {
    $program, $arguments = Get-PowerShellCommand $Path $Parameters
    $start = [Diagnostics.ProcessStartInfo]::new($program, [string[]] $arguments)
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $process = [Diagnostics.Process]::Start($start)
    $output, $errors = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
    if (-not $process.WaitForExit([timespan]::FromSeconds($PatienceSeconds))) {
        $process.Kill($true)
        return $null
    }
    if ($process.ExitCode -ne 0) {
        throw "$Path ended with exit code $($process.ExitCode): $($errors.Result)"
    }
    return $output.Result.Trim().Split("`n")[-1] | ConvertFrom-Json
}

Export-ModuleMember -Function Start-Emulator, Set-Fault, Stop-Server, Get-Resource, Start-PowerShellFile, Invoke-PowerShellFile
