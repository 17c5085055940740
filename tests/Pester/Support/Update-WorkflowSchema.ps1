<#
.SYNOPSIS
    Writes docs/schemas/neptuneml-workflow.schema.json from the compiled module.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$root = Split-Path (Split-Path (Split-Path $PSScriptRoot))
Import-Module $root/artifacts/module/NeptuneMl
. $PSScriptRoot/WorkflowSchema.ps1

$schema = Join-Path $root 'docs/schemas/neptuneml-workflow.schema.json'
$null = New-Item -ItemType Directory (Split-Path $schema) -Force
[IO.File]::WriteAllText($schema, (Get-WorkflowSchemaText))
