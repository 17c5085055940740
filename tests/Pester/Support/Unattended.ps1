# A PowerShell process with nobody in front of it; dot-sourced.

Import-Module $PSScriptRoot/../../../build/PowerShellProcess.psm1
# The module's folder is NeptuneMl, or NeptuneMl/<version> where a package was installed.
$moduleFolder = Get-Item (Get-Module NeptuneMl -ListAvailable)[0].ModuleBase
$modulePathOfTests = ($moduleFolder.Name -eq 'NeptuneMl' ? $moduleFolder : $moduleFolder.Parent).Parent.FullName

# Runs a script text to its end, and gives its exit code and what it wrote. One that does not end is killed, and has hung.
# The input is closed at once, stays open without a line, or is a text; an environment value of null takes the variable away.
function Invoke-Unattended {
    param(
        [Parameter(Mandatory)] [string] $Script,
        [string[]] $Options = @('-NonInteractive'),
        [ValidateSet('Closed', 'Open', 'Text')] [string] $StandardInput = 'Closed',
        [hashtable] $Environment = @{},
        [switch] $AsCommand,
        [string[]] $Through = @(),
        [int] $PatienceSeconds = 120
    )
    $file = Join-Path $TestDrive "$(New-Guid).ps1"
    Set-Content $file $Script
    $program, $arguments = $Through + @(Get-PowerShellCommand) + '-NoProfile' + $Options + ($AsCommand ? @('-Command', $Script) : @('-File', $file))
    $start = [Diagnostics.ProcessStartInfo]::new($program, [string[]] $arguments)
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.Environment['PSModulePath'] = $modulePathOfTests
    foreach ($name in $Environment.Keys) {
        if ($null -eq $Environment[$name]) { $null = $start.Environment.Remove($name) } else { $start.Environment[$name] = $Environment[$name] }
    }
    $process = [Diagnostics.Process]::Start($start)
    try {
        $output, $errors = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
        if ($StandardInput -eq 'Text') { $process.StandardInput.Write("y`ny`nA`n") }
        if ($StandardInput -ne 'Open') { $process.StandardInput.Close() }
        $ended = $process.WaitForExit([timespan]::FromSeconds($PatienceSeconds))
        if (-not $ended) { $process.Kill($true) }
        return [pscustomobject] @{
            Hung     = -not $ended
            ExitCode = $ended ? $process.ExitCode : $null
            Output   = $output.Result
            Errors   = $errors.Result
            # Colours and wrapped lines are for people.
            Said     = ($output.Result + $errors.Result) -replace '\e\[[0-9;]*m' -replace '\s*\n\s*\|?\s*', ' '
        }
    }
    finally {
        $process.Dispose()
    }
}
