BeforeDiscovery {
    Import-Module NeptuneMl
    . $PSScriptRoot/Support/Migration.ps1

    $ported = Get-Migration | Where-Object Replacement
    $common = $facts.common.GetEnumerator() | ForEach-Object { @{ Name = $_.Key; Names = $_.Value } }
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/Support/Migration.ps1
    $root = Split-Path (Split-Path $PSScriptRoot)
    $migrations = @(Get-Migration)
    $text = Get-Content (Join-Path $root 'docs/migrating.md') -Raw

    # Members of the API whose parameter is gone, and why.
    $gone = @{
        'nextToken'               = 'pages are followed'
        'maxResults'              = 'the largest page is asked for'
    }

    # What the vendor's cmdlets have in common and these have not, and why.
    $goneFromAll = @{
        AccessKey         = 'keys are a PSCredential, in -Credential'
        SecretKey         = 'keys are a PSCredential, in -Credential'
        SessionToken      = 'the Connect cmdlets take it'
        ProfileLocation   = 'AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE name the files'
        NetworkCredential = 'the profiles of today need no password of a directory'
        ClientConfig      = 'the Connect cmdlets have what it was for'
        Select            = 'a result is a whole object, of which a script takes the properties it wants'
        PassThru          = 'only cmdlets that return nothing by themselves have it'
        Force             = '-Confirm:$false is PowerShell''s own'
        NoAutoIteration   = 'Select-Object -First ends a list early'
    }

    function Find-Member($Service, [string] $Operation, [string] $Path) {
        $shape = $Service.operations[$Operation].input
        foreach ($name in $Path -split '\.') {
            $shape = $shape ? $Service.shapes[$shape].members?[$name]?.shape : $null
        }
        $shape
    }
}

Describe 'The cmdlets of AWS Tools for PowerShell' {
    It 'each have a counterpart' {
        ($migrations | Where-Object { -not $_.Replacement }).Operation | Should -BeNullOrEmpty
    }

    It 'cover every operation of the API' {
        $operations = foreach ($service in 'neptunedata', 'cleanroomsml') {
            (Get-Content $root/api/$service.json -Raw | ConvertFrom-Json -AsHashtable).operations.Keys
        }

        $migrations.Operation | Sort-Object | Should -Be ($operations | Sort-Object)
    }

    It 'set only members of the API' {
        $services = 'neptunedata', 'cleanroomsml' | ForEach-Object { Get-Content $root/api/$_.json -Raw | ConvertFrom-Json -AsHashtable }
        foreach ($migration in $migrations) {
            $service = $services | Where-Object { $_.operations.ContainsKey($migration.Operation) }
            foreach ($path in $migration.Parameters.Keys) {
                Find-Member $service $migration.Operation $path | Should -Not -BeNullOrEmpty -Because "$($migration.Vendor) sets $path"
            }
        }
    }
}

Describe '<Vendor>, which is <Replacement.Name> here' -ForEach $ported {
    It 'has every parameter under its name, for the same member' {
        foreach ($cmdlet in $Replacement) {
            foreach ($parameter in $Parameters.GetEnumerator()) {
                $reason = $gone[$parameter.Key] ?? $gone["$Operation.$($parameter.Key)"]
                foreach ($name in $parameter.Value) {
                    $found = Find-Parameter $cmdlet $name
                    if ($reason) {
                        $found | Should -BeNullOrEmpty -Because "-$name is gone: $reason"
                        continue
                    }
                    $found | Should -HaveCount 1 -Because "-$name was a parameter"
                    Get-ApiPath $cmdlet $found.Name | Should -Be $parameter.Key -Because "-$name set it"
                }
            }
        }
    }
}

Describe 'Of what every cmdlet of the vendor has, -<Name>' -ForEach $common {
    It 'is on every cmdlet here that calls a service, or on none, and the page names it' {
        foreach ($cmdlet in (Get-ServiceCmdlet).Cmdlet) {
            foreach ($alias in $Names) {
                if ($alias -eq 'PassThru' -and $cmdlet.Name -match '^(Stop|Remove)-') { continue }
                $found = Find-Parameter $cmdlet $alias
                if ($goneFromAll[$Name]) { $found | Should -BeNullOrEmpty -Because "-$alias is gone: $($goneFromAll[$Name])" }
                else { $found.Name | Should -Be $Name }
            }
        }
        $text | Should -MatchExactly "``-$Name``"
    }
}

Describe 'Arguments written for AWS Tools for PowerShell' {
    BeforeAll {
        $null = Start-NeptuneMLEmulator -JobSeconds 0
    }

    AfterAll {
        Stop-NeptuneMLEmulator
    }

    It 'train a Neptune model unchanged' {
        $job = Start-NeptuneMLDataProcessingJob -Id graph -InputDataS3Location s3://bucket/export -ProcessedDataS3Location s3://bucket/processed -ProcessingTimeOutInSecond 600 @fast |
            Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models -MaxHPONumberOfTrainingJob 3 -CustomModelTrainingParameters_SourceS3DirectoryPath s3://bucket/script @fast

        $job.State | Should -Be Succeeded
    }

    It 'train and run a Clean Rooms model unchanged' {
        $arguments = @{
            MembershipIdentifier                   = $membership
            Name                                   = 'churn'
            ConfiguredModelAlgorithmAssociationArn = Get-SampleArn configured-model-algorithm-association
            DataChannels                           = @{ ChannelName = 'train'; MlInputChannelArn = Get-SampleArn ml-input-channel }
            ResourceConfig_InstanceType            = 'ml.g5.2xlarge'
            ResourceConfig_VolumeSizeInGB          = 100
            StoppingCondition_MaxRuntimeInSecond   = 14400
            Hyperparameters                        = @{ epochs = '20' }
        }
        $model = New-CleanRoomsTrainedModel @arguments @fast
        $model.InstanceType, $model.VolumeSizeInGB, $model.MaxRuntimeInSeconds, $model.Hyperparameters['epochs'] | Should -Be 'ml.g5.2xlarge', 100, 14400, '20'

        $arguments = @{
            MembershipIdentifier         = $membership
            Name                         = 'churn-november'
            TrainedModelArn              = $model.TrainedModelArn
            DataSource_MlInputChannelArn = Get-SampleArn ml-input-channel
            OutputConfiguration_Members  = @{ AccountId = $account }
            ResourceConfig_InstanceType  = 'ml.m5.4xlarge'
        }
        $job = Start-CleanRoomsTrainedModelInferenceJob @arguments @fast
        $job.State, $job.OutputMemberAccountId | Should -Be 'Succeeded', $account
    }
}

Describe 'docs/migrating.md' {
    It 'has current tables (else run tests/Pester/Support/Update-Migrating.ps1)' {
        Set-MigrationTable $text | Should -BeExactly $text
    }

    It 'names only existing commands and parameters' {
        $blocks = [regex]::Matches($text, '(?s)```powershell\n(.*?)```').ForEach{ $_.Groups[1].Value }
        $blocks.Count | Should -BeGreaterThan 5

        foreach ($block in $blocks) {
            $script = [Management.Automation.Language.Parser]::ParseInput($block, [ref]$null, [ref]$null)
            foreach ($command in $script.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
                $name = $command.GetCommandName()
                $given = @($command.CommandElements.ParameterName | Where-Object { $_ })
                if ($name -cmatch '-(NEPT|CRML)') {
                    $facts.cmdlets.Keys | Should -Contain $name
                    $known = @($facts.cmdlets[$name].parameters.Values) + $facts.common.Values | ForEach-Object { $_ }
                }
                else {
                    $known = (Get-Command $name -ErrorAction Stop).Parameters.Keys
                }
                $given.Where{ $_ -notin $known } | Should -BeNullOrEmpty -Because "$name is shown with it"
            }
        }
    }
}
