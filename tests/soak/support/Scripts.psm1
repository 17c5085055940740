# Scripts in PowerShell processes of their own, under a watchdog.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
Import-Module $PSScriptRoot/../../../build/PowerShellProcess.psm1

<#
.SYNOPSIS
    Starts a script in a fresh PowerShell without a profile.
#>
function Start-Script([string] $Path, [System.Collections.IDictionary] $Parameters) {
    $given = $Parameters.GetEnumerator() | ForEach-Object { $_.Value -is [bool] ? "-$($_.Key):`$$($_.Value)" : @("-$($_.Key)", "$($_.Value)") }
    $program, $arguments = @(Get-PowerShellCommand) + '-NoProfile', '-NonInteractive', '-File', $Path + $given
    $start = [Diagnostics.ProcessStartInfo]::new($program, [string[]] $arguments)
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.Environment['NO_COLOR'] = '1'
    # A process of seconds gains nothing from being profiled.
    $start.Environment['DOTNET_TieredPGO'] = '0'
    $process = [Diagnostics.Process]::Start($start)
    return [pscustomobject] @{
        Path    = $Path
        Process = $process
        Output  = $process.StandardOutput.ReadToEndAsync()
        Errors  = $process.StandardError.ReadToEndAsync()
    }
}

<#
.SYNOPSIS
    Waits for the end of a script: what its last line says in JSON. One that has not ended in its time has hung: it is killed, and
    the last that it said tells what it was doing.
#>
function Wait-Script([Parameter(ValueFromPipeline)] [object] $Script, [int] $PatienceSeconds = 240) {
    process {
        $ended = $Script.Process.WaitForExit([timespan]::FromSeconds($PatienceSeconds))
        if (-not $ended) { Stop-Script $Script }
        elseif ($Script.Process.ExitCode -ne 0) { throw "$($Script.Path) ended with exit code $($Script.Process.ExitCode): $($Script.Errors.Result)" }

        $lines = $Script.Output.Result.TrimEnd().Split("`n")
        return [pscustomobject] @{
            Said  = $lines
            Hung  = $ended ? $null : "not ended after $PatienceSeconds s; it said last: $(($lines | Select-Object -Last 3) -join ' / ')"
            Value = $ended ? ($lines[-1] | ConvertFrom-Json) : $null
        }
    }
}

<#
.SYNOPSIS
    Kills a script as nothing can be caught: SIGKILL, or what Windows has in its place.
#>
function Stop-Script([object] $Script) {
    $Script.Process.Kill()
    $Script.Process.WaitForExit()
}

Export-ModuleMember -Function Start-Script, Wait-Script, Stop-Script
