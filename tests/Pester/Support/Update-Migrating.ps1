<#
.SYNOPSIS
    Regenerates the tables of docs/migrating.md from the facts about AWS Tools for PowerShell and the compiled module.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$root = Split-Path (Split-Path (Split-Path $PSScriptRoot))
Import-Module $root/artifacts/module/NeptuneMl
. $PSScriptRoot/Migration.ps1

$page = Join-Path $root 'docs/migrating.md'
Set-Content $page (Set-MigrationTable (Get-Content $page -Raw)) -NoNewline
