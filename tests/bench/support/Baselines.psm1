# What the module is measured against that is not in this repository, and the empty module that is made here.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

<#
.SYNOPSIS
    A binary module with a manifest and one cmdlet that does nothing: what PowerShell itself takes to import one.
#>
function New-EmptyModule([string] $Folder) {
    Remove-Item $Folder -Recurse -Force -ErrorAction Ignore
    $null = New-Item $Folder -ItemType Directory -Force
    $source = @'
        using System.Management.Automation;
        [Cmdlet(VerbsCommon.Get, "NothingAtAll")]
        public sealed class GetNothingAtAllCommand : PSCmdlet { }
'@
    Add-Type $source -OutputAssembly (Join-Path $Folder 'Empty.dll') -OutputType Library
    $manifest = Join-Path $Folder 'Empty.psd1'
    New-ModuleManifest $manifest -RootModule Empty.dll -CmdletsToExport Get-NothingAtAll -FunctionsToExport @() -AliasesToExport @() `
        -VariablesToExport @() -PowerShellVersion 7.6 -CompatiblePSEditions Core
    return $manifest
}

<#
.SYNOPSIS
    The Python that has the vendor's SDK; null without one.
.DESCRIPTION
    Asks for the interpreter's own path, so that a version manager's stand-in on the PATH is not measured along with it.
#>
function Find-PythonSdk {
    $question = 'import sys, json, boto3; "neptunedata" in boto3.Session().get_available_services() or sys.exit(1); ' +
        'print(json.dumps({"path": sys.executable, "python": sys.version.split()[0], "boto3": boto3.__version__}))'
    foreach ($candidate in Get-Command python3, python -CommandType Application -ErrorAction Ignore) {
        $response = & $candidate.Source -c $question 2>$null
        if ($LASTEXITCODE -eq 0) { return $response | ConvertFrom-Json }
    }
    return $null
}

<#
.SYNOPSIS
    The vendor's command line: beside the Python given, else on the PATH; null without one.
#>
function Find-CommandLine($Python) {
    $beside = if ($Python) { Get-Command (Join-Path (Split-Path $Python.path) 'aws*') -CommandType Application -ErrorAction Ignore | Where-Object Name -Match '^aws(\.\w+)?$' }
    foreach ($candidate in @($beside) + @(Get-Command aws -CommandType Application -ErrorAction Ignore)) {
        if (-not $candidate) { continue }
        $version = & $candidate.Source --version 2>$null
        if ($LASTEXITCODE -eq 0) { return [pscustomobject]@{ Path = $candidate.Source; Version = "$version" } }
    }
    return $null
}

Export-ModuleMember -Function New-EmptyModule, Find-PythonSdk, Find-CommandLine
