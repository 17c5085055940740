# The JSON Schema of workflow files, with the validator of Test-Json, which is none of the module's code.

BeforeDiscovery {
    $examples = Get-ChildItem $PSScriptRoot/../../docs/workflows/* -Include *.psd1, *.json | ForEach-Object { @{ Name = $_.Name; File = $_.FullName } }
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/Support/WorkflowSchema.ps1
    Add-TestAssembly $PSScriptRoot/../NeptuneMl.StrictServer
    $path = "$PSScriptRoot/../../docs/schemas/neptuneml-workflow.schema.json"
    $schema = Get-Content $path -Raw

    # What the schema says about JSON: the errors, or nothing.
    function Get-SchemaError([string] $Json) {
        # PowerShell 7.6.9 writes no errors of nested values: it returns only that the JSON is invalid.
        if (Test-Json -Json $Json -Schema $schema -ErrorVariable failures -ErrorAction SilentlyContinue) { return }
        $failures.Count -gt 0 ? "$failures" : 'invalid'
    }
}

Describe 'docs/schemas/neptuneml-workflow.schema.json' {
    It 'is current (else run tests/Pester/Support/Update-WorkflowSchema.ps1)' {
        $current = Get-WorkflowSchemaText
        if ($current -cne ($schema -replace "`r")) {
            $stale = Compare-Object ($schema -split "`r?`n") ($current -split "`n") | Select-Object -First 10 | Out-String
            throw "The schema is stale: run tests/Pester/Support/Update-WorkflowSchema.ps1 and commit the file.`n$stale"
        }
    }

    It 'is a valid schema, whose references all lead somewhere' {
        $document = $schema | ConvertFrom-Json -AsHashtable
        $references = [regex]::Matches($schema, '"#/definitions/([^"]+)"') | ForEach-Object { $_.Groups[1].Value } | Select-Object -Unique
        $references.Count | Should -BeGreaterThan 20
        $references | Where-Object { -not $document.definitions.Contains($_) } | Should -BeNullOrEmpty
    }

    It 'describes every parameter of every step' {
        $document = $schema | ConvertFrom-Json -AsHashtable
        $steps = $workflowTypes.GetType('NeptuneMl.Workflows.StepCmdlet').GetProperty('All').GetValue($null)
        foreach ($step in $steps.Values) {
            foreach ($parameter in $step.Parameters) {
                $document.definitions[$step.Name].properties[$parameter.Name].description | Should -Not -BeNullOrEmpty -Because "$($step.Name) -$($parameter.Name)"
            }
        }
    }

    It 'accepts what <Name> has, and so does Test-NeptuneMLWorkflow' -ForEach $examples {
        $json = $File -like '*.json' ? (Get-Content $File -Raw) : (Import-PowerShellDataFile $File | ConvertTo-Json -Depth 20)
        Get-SchemaError $json | Should -BeNullOrEmpty
        Test-NeptuneMLWorkflow $File | Should -BeNullOrEmpty
        # The .psd1 file is the same workflow in JSON.
        $copy = Join-Path $TestDrive "$([IO.Path]::GetFileNameWithoutExtension($File)).json"
        Set-Content $copy $json
        Test-NeptuneMLWorkflow $copy | Should -BeNullOrEmpty
    }

    It 'accepts samples of every step' {
        $steps = $workflowTypes.GetType('NeptuneMl.Workflows.StepCmdlet').GetProperty('All').GetValue($null)
        $count = 0
        foreach ($step in $steps.Values) {
            $paths = [Collections.Generic.Dictionary[string, string]]::new()
            $step.Parameters | Where-Object Member | ForEach-Object { $paths[$_.Name] = $_.Member.Path }
            $structures = @($step.Parameters | Where-Object { $_.Member -and $_.Type -eq [object] }).Name
            foreach ($case in [NeptuneMl.StrictServer.Workflows.WorkflowCases]::new($step.Name, $step.Operation, $paths, [string[]] $structures, @()).Make()) {
                if ($case.What -ne 'valid: a sample' -or $case.Extension -ne '.json') { continue }
                Get-SchemaError $case.Text | Should -BeNullOrEmpty -Because "$($step.Name): $($case.Text)"
                $count++
            }
        }
        $count | Should -BeGreaterThan 40
    }

    It 'rejects <Mistake>' -ForEach @(
        @{ Mistake = 'no steps'; Json = '{}' }
        @{ Mistake = 'an unknown key'; Json = '{ "Steps": { "a": { "Run": "New-NeptuneMLEndpoint" } }, "Setps": {} }' }
        @{ Mistake = 'an unknown key of a step'; Json = '{ "Steps": { "a": { "Run": "New-NeptuneMLEndpoint", "Wiht": {} } } }' }
        @{ Mistake = 'an unknown cmdlet'; Json = '{ "Steps": { "a": { "Run": "Get-NeptuneMLEndpoint" } } }' }
        @{ Mistake = 'an unknown parameter'; Json = '{ "Steps": { "a": { "Run": "New-NeptuneMLEndpoint", "With": { "Idd": "x" } } } }' }
        @{ Mistake = 'a parameter of another cmdlet'; Json = '{ "Steps": { "a": { "Run": "New-NeptuneMLEndpoint", "With": { "TrainModelS3Location": "s3://b" } } } }' }
        @{ Mistake = 'a text where a number is needed'; Json = '{ "Steps": { "a": { "Run": "New-NeptuneMLEndpoint", "With": { "InstanceCount": "many" } } } }' }
        @{ Mistake = 'a step without a cmdlet'; Json = '{ "Steps": { "a": { "With": {} } } }' }
        @{ Mistake = 'an invalid name of a step'; Json = '{ "Steps": { "a b": { "Run": "New-NeptuneMLEndpoint" } } }' }
        @{ Mistake = 'an unknown member of a structure'; Json = '{ "Steps": { "a": { "Run": "New-CleanRoomsTrainedModel", "With": { "DataChannel": [{ "ChanelName": "x" }] } } } }' }
    ) {
        Get-SchemaError $Json | Should -Not -BeNullOrEmpty
    }

    It 'accepts references where numbers are needed' {
        Get-SchemaError '{ "Parameters": { "N": 1 }, "Steps": { "a": { "Run": "New-NeptuneMLEndpoint", "With": { "InstanceCount": "{N}" } } } }' | Should -BeNullOrEmpty
    }
}
