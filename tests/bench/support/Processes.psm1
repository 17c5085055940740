# Child processes: how they are started, timed and ended.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
Import-Module $PSScriptRoot/../../../build/PowerShellProcess.psm1

function New-StartInfo([string[]] $Command) {
    $program, $arguments = $Command
    $start = [Diagnostics.ProcessStartInfo]::new($program)
    foreach ($argument in $arguments) { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    return $start
}

<#
.SYNOPSIS
    Runs a command to its end; gives its output and how long the whole process took.
#>
function Invoke-Process([string[]] $Command) {
    $start = New-StartInfo $Command
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $process = [Diagnostics.Process]::Start($start)
    $process.StandardInput.Close()
    $errors = $process.StandardError.ReadToEndAsync()
    $output = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    $elapsed = $watch.Elapsed
    if ($process.ExitCode -ne 0) {
        throw "'$($Command -join ' ')' ended with exit code $($process.ExitCode): $($errors.Result.Trim())"
    }
    return [pscustomobject]@{ Output = $output.Trim(); Milliseconds = $elapsed.TotalMilliseconds }
}

<#
.SYNOPSIS
    Runs a command of a fresh PowerShell without a profile.
#>
function Invoke-PowerShell([string] $Command) {
    Invoke-Process (@(Get-PowerShellCommand) + '-NoProfile', '-NonInteractive', '-Command', $Command)
}

<#
.SYNOPSIS
    Runs a script in a fresh PowerShell without a profile.
#>
function Invoke-PowerShellFile([string] $Path, [string[]] $Arguments) {
    Invoke-Process (@(Get-PowerShellCommand) + @('-NoProfile', '-NonInteractive', '-File', $Path) + $Arguments)
}

<#
.SYNOPSIS
    Runs a script in a fresh PowerShell without a profile; gives the object that its last line describes in JSON.
#>
function Invoke-Measure([string] $Path, [string[]] $Arguments) {
    $result = Invoke-PowerShellFile $Path $Arguments
    return $result.Output.Split("`n")[-1] | ConvertFrom-Json
}

<#
.SYNOPSIS
    Starts a server that prints 'listening on <address>' when it is ready.
#>
function Start-Server([string[]] $Command) {
    $start = New-StartInfo $Command
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $process = [Diagnostics.Process]::Start($start)
    $null = $process.StandardError.ReadToEndAsync()
    $line = $process.StandardOutput.ReadLine()
    $ready = $watch.Elapsed.TotalMilliseconds
    if ($line -notmatch '^listening on (?<url>http://\S+)$') {
        $process.Kill()
        throw "'$($Command -join ' ')' printed '$line' instead of where it listens."
    }
    return [pscustomobject]@{ Process = $process; Url = $Matches.url; ReadyMilliseconds = $ready }
}

function Stop-Server([Parameter(ValueFromPipeline)] $Server) {
    process {
        if ($Server -and -not $Server.Process.HasExited) {
            $Server.Process.Kill()
            $Server.Process.WaitForExit()
        }
    }
}

Export-ModuleMember -Function Invoke-Process, Invoke-PowerShell, Invoke-PowerShellFile, Invoke-Measure, Start-Server, Stop-Server
