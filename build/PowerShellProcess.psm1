# How another PowerShell is started: the same one that runs this.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

<#
.SYNOPSIS
    The command that starts this same PowerShell again: a program, and what comes before the arguments of pwsh.
.DESCRIPTION
    An installed PowerShell is a program of its own. The .NET tool has none: there, the .NET host runs pwsh.dll.
#>
function Get-PowerShellCommand {
    $program = [Environment]::ProcessPath
    if ([IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') {
        return $program, (Join-Path $PSHOME 'pwsh.dll')
    }
    return @($program)
}

Export-ModuleMember -Function Get-PowerShellCommand
