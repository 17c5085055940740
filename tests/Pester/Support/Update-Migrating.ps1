<#
.SYNOPSIS
    Writes the tables of docs/migrating.md again, from the facts about the vendor's cmdlets and the module as it is built.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$root = Split-Path (Split-Path (Split-Path $PSScriptRoot))
Import-Module $root/artifacts/module/NeptuneMl
. $PSScriptRoot/Migration.ps1

$page = Join-Path $root 'docs/migrating.md'
Set-Content $page (Set-MigrationTable (Get-Content $page -Raw)) -NoNewline
