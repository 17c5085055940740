BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $null = Start-NeptuneMLEmulator -JobSeconds 0

    function New-Algorithm([string] $Name = "algorithm-$(New-Guid)") {
        $given = $algorithm.Clone()
        $given.Name = $Name
        New-CleanRoomsConfiguredModelAlgorithm @given
    }

    $made = New-Algorithm shared
    function New-Association([hashtable] $Limits = @{}, [string] $Name = "association-$(New-Guid)") {
        $made | New-CleanRoomsConfiguredModelAlgorithmAssociation $membership -Name $Name @Limits
    }

    $limits = @{
        TrainingContainerLog       = @{ allowedAccountIds = $account; filterPattern = 'ERROR'; logRedactionConfiguration = @{ entitiesToRedact = 'CUSTOM'; customEntityConfig = @{ customDataIdentifiers = 'id-[0-9]+' } } }
        MetricsNoiseLevel          = 'HIGH'
        MaxArtifactSizeInGB        = 5
        FileToExport               = 'MODEL', 'OUTPUT'
        MaxExportSizeInGB          = 2.5
        InferenceContainerLog      = @{ allowedAccountIds = $account, '210987654321'; logType = 'ERROR_SUMMARY' }
        MaxInferenceOutputSizeInGB = 0.01
    }
    $document = @{
        policies = @{
            trainedModels             = @{
                containerLogs    = @($limits.TrainingContainerLog)
                containerMetrics = @{ noiseLevel = 'HIGH' }
                maxArtifactSize  = @{ unit = 'GB'; value = 5 }
            }
            trainedModelExports       = @{ filesToExport = 'MODEL', 'OUTPUT'; maxSize = @{ unit = 'GB'; value = 2.5 } }
            trainedModelInferenceJobs = @{ containerLogs = @($limits.InferenceContainerLog); maxOutputSize = @{ unit = 'GB'; value = 0.01 } }
        }
    }
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'New-CleanRoomsConfiguredModelAlgorithm' {
    It 'sends the members of both containers' {
        $given = $algorithm.Clone()
        $given.Name = 'leaves'
        $read = New-CleanRoomsConfiguredModelAlgorithm @given -TrainingEntrypoint python3, train.py -TrainingArgument --fast -TrainingMetricDefinition @{ loss = 'loss=(.*)' } -Tag @{ team = 'graph' } |
            Get-CleanRoomsConfiguredModelAlgorithm

        $read.TrainingImageUri, $read.InferenceImageUri | Should -Be $algorithm.TrainingImageUri, $algorithm.InferenceImageUri
        $read.TrainingEntrypoint | Should -Be 'python3', 'train.py'
        $read.TrainingArguments | Should -Be '--fast'
        $read.TrainingMetricDefinitions | Should -HaveCount 1
        "$($read.TrainingMetricDefinitions)" | Should -Be 'loss: loss=(.*)'
        $read.Tags['team'] | Should -Be 'graph'
        $read.CreationTime | Should -Not -BeNullOrEmpty
    }

    It 'accepts metric definitions as <Form>' -ForEach @(
        @{ Form = 'one hashtable of all'; Metrics = @{ loss = 'a(.*)'; rate = 'b(.*)' } }
        @{ Form = 'hashtables with the names of the API'; Metrics = @{ name = 'loss'; regex = 'a(.*)' }, @{ name = 'rate'; regex = 'b(.*)' } }
        @{ Form = 'objects'; Metrics = [pscustomobject] @{ Name = 'loss'; Regex = 'a(.*)' }, [pscustomobject] @{ Name = 'rate'; Regex = 'b(.*)' } }
    ) {
        $read = New-CleanRoomsConfiguredModelAlgorithm "metrics $Form" -RoleArn $algorithm.RoleArn -TrainingImageUri image -TrainingMetricDefinition $Metrics |
            Get-CleanRoomsConfiguredModelAlgorithm

        $read.TrainingMetricDefinitions | Sort-Object Name | ForEach-Object ToString | Should -Be 'loss: a(.*)', 'rate: b(.*)'
    }

    It 'accepts one metric definition with the member names of the API' {
        $new = New-CleanRoomsConfiguredModelAlgorithm one-metric -RoleArn $algorithm.RoleArn -TrainingImageUri image -TrainingMetricDefinition @{ Name = 'loss'; Regex = 'a(.*)' }

        "$($new.TrainingMetricDefinitions)" | Should -Be 'loss: a(.*)'
    }

    It 'accepts a whole container as <Form>, with further parameters' -ForEach @(
        @{ Form = 'a hashtable'; Container = @{ imageUri = 'image:1'; arguments = @('-v') } }
        @{ Form = 'an object'; Container = [pscustomobject] @{ ImageUri = 'image:1'; Arguments = '-v' } }
        @{ Form = 'a JSON document'; Container = '{ "imageUri": "image:1", "arguments": ["-v"] }' }
    ) {
        $read = New-CleanRoomsConfiguredModelAlgorithm "container $Form" -RoleArn $algorithm.RoleArn -TrainingContainerConfig $Container -TrainingEntrypoint train -TrainingImageUri image:1 |
            Get-CleanRoomsConfiguredModelAlgorithm

        $read.TrainingImageUri, $read.TrainingEntrypoint, $read.TrainingArguments | Should -Be 'image:1', 'train', '-v'
        $failure = Get-Failure { New-CleanRoomsConfiguredModelAlgorithm contradiction -RoleArn $algorithm.RoleArn -TrainingContainerConfig $Container -TrainingImageUri image:2 }
        $failure.Exception.Message | Should -Match "image:2' contradicts .*trainingContainerConfig.imageUri 'image:1'"
    }

    It 'copies a piped algorithm and replaces the given members' {
        $copy = New-Algorithm | Get-CleanRoomsConfiguredModelAlgorithm |
            New-CleanRoomsConfiguredModelAlgorithm -Name copy -TrainingImageUri image:2 |
            Get-CleanRoomsConfiguredModelAlgorithm

        $copy.Name, $copy.TrainingImageUri, $copy.InferenceImageUri | Should -Be 'copy', 'image:2', $algorithm.InferenceImageUri
    }

    It 'creates one algorithm for each row' {
        $rows = ConvertFrom-Csv 'Name,RoleArn,TrainingImageUri', "row-1,$($algorithm.RoleArn),image:1", "row-2,$($algorithm.RoleArn),image:2"

        $new = $rows | New-CleanRoomsConfiguredModelAlgorithm

        $new.Name | Should -Be 'row-1', 'row-2'
        $new.TrainingImageUri | Should -Be 'image:1', 'image:2'
    }

    It 'rejects <What> before a request is sent and names its path' -ForEach @(
        @{ What = 'an unknown member'; Given = @{ TrainingContainerConfig = @{ image = 'x' } }; Message = "-TrainingContainerConfig has an unknown member 'image' at TrainingContainerConfig; the valid members are imageUri" }
        @{ What = 'a container without an image'; Given = @{ TrainingArgument = '-v' }; Message = '-TrainingImageUri at trainingContainerConfig.imageUri is required' }
        @{ What = 'a long expression'; Given = @{ TrainingImageUri = 'x'; TrainingMetricDefinition = @{ loss = 'x' * 501 } }; Message = '-TrainingMetricDefinition * at trainingContainerConfig.metricDefinitions?0?.regex must be 1 to 500 characters long' }
        @{ What = 'no argument in a list of them'; Given = @{ TrainingImageUri = 'x'; TrainingArgument = @() }; Message = '-TrainingArgument at trainingContainerConfig.arguments must not be empty' }
    ) {
        $failure = Get-Failure { New-CleanRoomsConfiguredModelAlgorithm refused -RoleArn $algorithm.RoleArn @Given }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -BeLike "*$Message*"
        (Get-CleanRoomsConfiguredModelAlgorithm).Name | Should -Not -Contain 'refused'
    }

    It 'writes an error when the name exists' {
        $null = New-Algorithm twice

        (Get-Failure { New-Algorithm twice }).FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
    }
}

Describe 'Get-CleanRoomsConfiguredModelAlgorithm' {
    It 'lists summaries and reads piped algorithms completely' {
        $listed = Get-CleanRoomsConfiguredModelAlgorithm | Where-Object Name -EQ shared

        $listed.TrainingImageUri | Should -BeNullOrEmpty
        ($listed | Get-CleanRoomsConfiguredModelAlgorithm).TrainingImageUri | Should -Be $algorithm.TrainingImageUri
        (Get-CleanRoomsConfiguredModelAlgorithm $listed.ConfiguredModelAlgorithmArn).Name | Should -Be 'shared'
    }

    It 'reads the algorithm of an association' {
        (New-Association | Get-CleanRoomsConfiguredModelAlgorithm).Name | Should -Be 'shared'
    }
}

Describe 'Remove-CleanRoomsConfiguredModelAlgorithm' {
    It 'deletes piped algorithms and writes an error for a missing one' {
        $gone = New-Algorithm

        $gone, $gone.ConfiguredModelAlgorithmArn | Remove-CleanRoomsConfiguredModelAlgorithm -Confirm:$false -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
        (Get-CleanRoomsConfiguredModelAlgorithm).Name | Should -Not -Contain $gone.Name
    }

    It 'does not delete an associated algorithm' {
        $used = New-Algorithm
        $null = $used | New-CleanRoomsConfiguredModelAlgorithmAssociation $membership

        (Get-Failure { $used | Remove-CleanRoomsConfiguredModelAlgorithm -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'Conflict,*'
    }
}

Describe 'New-CleanRoomsConfiguredModelAlgorithmAssociation' {
    It 'takes ARN and name from a piped algorithm' {
        $source = New-CleanRoomsConfiguredModelAlgorithm piped -RoleArn $algorithm.RoleArn -TrainingImageUri x -Description 'the algorithm' -Tag @{ of = 'algorithm' }

        $named = $source | New-CleanRoomsConfiguredModelAlgorithmAssociation $membership
        $renamed = $source | New-CleanRoomsConfiguredModelAlgorithmAssociation $membership other

        $named.Name, $renamed.Name | Should -Be 'piped', 'other'
        $named.ConfiguredModelAlgorithmArn | Should -Be $source.ConfiguredModelAlgorithmArn
        $named.MembershipIdentifier | Should -Be $membership
        $named.Description, $named.Tags | Should -Be $null, $null
    }

    It 'sends the same limits for parameters and for <Form>' -ForEach @(
        @{ Form = 'a hashtable'; Convert = { $args[0] } }
        @{ Form = 'a JSON document'; Convert = { ConvertTo-Json $args[0] -Depth 10 } }
        @{ Form = 'an object'; Convert = { ConvertTo-Json $args[0] -Depth 10 | ConvertFrom-Json } }
    ) {
        $byLeaves = New-Association $limits | Get-CleanRoomsConfiguredModelAlgorithmAssociation
        $whole = New-Association @{ PrivacyConfiguration = & $Convert $document } | Get-CleanRoomsConfiguredModelAlgorithmAssociation

        $policies = $byLeaves.PrivacyConfiguration.Policies
        $policies.TrainedModels.MaxArtifactSize.Value, $policies.TrainedModels.MaxArtifactSize.Unit | Should -Be 5, 'GB'
        $policies.TrainedModels.ContainerLogs.LogRedactionConfiguration.CustomEntityConfig.CustomDataIdentifiers | Should -Be 'id-[0-9]+'
        $policies.TrainedModelInferenceJobs.ContainerLogs.AllowedAccountIds | Should -Be $account, '210987654321'
        ConvertTo-Json $whole.PrivacyConfiguration -Depth 10 | Should -Be (ConvertTo-Json $byLeaves.PrivacyConfiguration -Depth 10)
    }

    It 'accepts logs as <Form>' -ForEach @(
        @{ Form = 'a JSON list'; Log = '[{ "allowedAccountIds": ["123456789012"] }]' }
        @{ Form = 'a list that was collected'; Log = { $list = [Collections.ArrayList] @(); $null = $list.Add((Write-Output @{ allowedAccountIds = '123456789012' })); , $list } }
        @{ Form = 'the logs of another association'; Log = { , (New-Association @{ TrainingContainerLog = @{ allowedAccountIds = $account } }).PrivacyConfiguration.Policies.TrainedModels.ContainerLogs } }
    ) {
        $given = $Log -is [scriptblock] ? (& $Log) : $Log
        $new = New-Association @{ TrainingContainerLog = $given } | Get-CleanRoomsConfiguredModelAlgorithmAssociation

        $new.PrivacyConfiguration.Policies.TrainedModels.ContainerLogs.AllowedAccountIds | Should -Be '123456789012'
    }

    It 'accepts the limits of another association, with changes' {
        $first = New-Association $limits | Get-CleanRoomsConfiguredModelAlgorithmAssociation
        $changed = $first.PrivacyConfiguration
        $changed.Policies.TrainedModels.ContainerMetrics.NoiseLevel = 'LOW'
        $changed.Policies.TrainedModelInferenceJobs = $null

        $second = $first | New-CleanRoomsConfiguredModelAlgorithmAssociation -Name "copy of $($first.Name)" -MaxArtifactSizeInGB 10 |
            Get-CleanRoomsConfiguredModelAlgorithmAssociation

        $second.ConfiguredModelAlgorithmArn | Should -Be $made.ConfiguredModelAlgorithmArn
        "$($second.PrivacyConfiguration)" | Should -Be "training: artifacts up to 10 GB, metrics with noise LOW, logs to $account where ERROR without CUSTOM; export: MODEL, OUTPUT up to 2.5 GB"
    }

    It 'replaces the document of a piped association' {
        $new = New-Association $limits | New-CleanRoomsConfiguredModelAlgorithmAssociation -Name replaced -PrivacyConfiguration '{ "policies": {} }' |
            Get-CleanRoomsConfiguredModelAlgorithmAssociation

        "$($new.PrivacyConfiguration)" | Should -Be ''
    }

    It 'binds parameters from table columns' {
        $new = [pscustomobject] @{ ConfiguredModelAlgorithmArn = $made.ConfiguredModelAlgorithmArn; MembershipIdentifier = $membership; Name = 'column'; MaxArtifactSizeInGB = '2.5'; MetricsNoiseLevel = 'NONE' } |
            New-CleanRoomsConfiguredModelAlgorithmAssociation

        "$($new.PrivacyConfiguration)" | Should -Be 'training: artifacts up to 2.5 GB, metrics with noise NONE'
    }

    It 'rejects <What> with its path' -ForEach @(
        @{ What = 'a word that the API does not have'; Given = @{ MetricsNoiseLevel = 'LOUD' }; Message = "-MetricsNoiseLevel 'LOUD'*HIGH" }
        @{ What = 'a size beyond the limit'; Given = @{ MaxExportSizeInGB = 50.5; FileToExport = 'MODEL' }; Message = '-MaxExportSizeInGB 50.5 at privacyConfiguration.policies.trainedModelExports.maxSize.value must be * 50' }
        @{ What = 'half of what goes together'; Given = @{ FileToExport = 'MODEL' }; Message = '-MaxExportSizeInGB at privacyConfiguration.policies.trainedModelExports.maxSize is required' }
        @{ What = 'a leaf of a document'; Given = @{ PrivacyConfiguration = '{ "policies": { "trainedModels": { "containerLogs": [{ "allowedAccountIds": [] }] } } }' }; Message = '-PrivacyConfiguration*privacyConfiguration.policies.trainedModels.containerLogs?0?.allowedAccountIds must not be empty' }
        @{ What = 'a member that there is not'; Given = @{ TrainingContainerLog = @{ accounts = '123456789012' } }; Message = "-TrainingContainerLog has an unknown member 'accounts' at TrainingContainerLog?0?" }
        @{ What = 'a broken document'; Given = @{ PrivacyConfiguration = '{ "policies": ' }; Message = '-PrivacyConfiguration is not valid JSON at PrivacyConfiguration, line 1' }
        @{ What = 'text for a number'; Given = @{ PrivacyConfiguration = '{ "policies": { "trainedModels": { "maxArtifactSize": { "unit": "GB", "value": "five" } } } }' }; Message = "-PrivacyConfiguration 'five' cannot be converted to * at PrivacyConfiguration.policies.trainedModels.maxArtifactSize.value" }
    ) {
        $failure = Get-Failure { New-Association $Given refused }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -BeLike "*$Message*"
    }

    It 'accepts the names and units of AWS Tools for PowerShell' {
        $new = $made | New-CleanRoomsConfiguredModelAlgorithmAssociation $membership vendor -MaxArtifactSize_Unit GB -MaxArtifactSize_Value 3 -TrainedModelExports_FilesToExport MODEL -MaxSize_Unit GB -MaxSize_Value 1

        "$($new.PrivacyConfiguration)" | Should -Be 'training: artifacts up to 3 GB; export: MODEL up to 1 GB'
    }

    It 'names the missing algorithm' {
        $failure = Get-Failure { New-CleanRoomsConfiguredModelAlgorithmAssociation $membership nobody -ConfiguredModelAlgorithmArn $algorithmArn }

        $failure.FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
    }
}

Describe 'Get-CleanRoomsConfiguredModelAlgorithmAssociation' {
    BeforeAll {
        $association = New-Association @{ MaxArtifactSizeInGB = 1 } viewed
    }

    It 'lists a membership and reads piped associations completely' {
        $listed = Get-CleanRoomsConfiguredModelAlgorithmAssociation $membership | Where-Object Name -EQ viewed

        $listed.PrivacyConfiguration | Should -BeNullOrEmpty
        "$(($listed | Get-CleanRoomsConfiguredModelAlgorithmAssociation).PrivacyConfiguration)" | Should -Be 'training: artifacts up to 1 GB'
    }

    It 'reads only the association of the piped object' {
        $model = $association | New-CleanRoomsTrainedModel -Name trained -DataChannel $training.DataChannel -InstanceType ml.m5.xlarge -VolumeSizeInGB 1 @fast

        $association, ($association | Select-Object ConfiguredModelAlgorithmAssociationArn), ($association | Select-Object *), $model |
            Get-CleanRoomsConfiguredModelAlgorithmAssociation |
            ForEach-Object Name | Should -Be 'viewed', 'viewed', 'viewed', 'viewed'
        ([pscustomobject] @{ MembershipIdentifier = $membership } | Get-CleanRoomsConfiguredModelAlgorithmAssociation).Name | Should -Contain 'viewed'
    }

    It 'shows the collaboration view with the creator' {
        $read = $association | Get-CleanRoomsConfiguredModelAlgorithmAssociation
        $shared = $read | Get-CleanRoomsConfiguredModelAlgorithmAssociation -CollaborationIdentifier $read.CollaborationIdentifier

        $read.CreatorAccountId | Should -BeNullOrEmpty
        $shared.CreatorAccountId | Should -Be $account
        $listed = Get-CleanRoomsConfiguredModelAlgorithmAssociation -CollaborationIdentifier $read.CollaborationIdentifier | Where-Object Name -EQ viewed
        $again = $listed | Get-CleanRoomsConfiguredModelAlgorithmAssociation
        $again.CreatorAccountId | Should -Be $account -Because 'it is read in the view that it came from'
        "$($again.PrivacyConfiguration)" | Should -Be 'training: artifacts up to 1 GB'
    }

    It 'writes an error without a membership' {
        (Get-Failure { Get-CleanRoomsConfiguredModelAlgorithmAssociation }).Exception.Message | Should -Be '-MembershipIdentifier is required.'
    }

    It 'completes ARNs of the membership that is given, and algorithms of the account whatever membership is' {
        $line = "Get-CleanRoomsConfiguredModelAlgorithmAssociation -MembershipIdentifier $membership -ConfiguredModelAlgorithmAssociationArn "
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain $association.ConfiguredModelAlgorithmAssociationArn
        $line = "New-CleanRoomsConfiguredModelAlgorithmAssociation -MembershipIdentifier $membership -ConfiguredModelAlgorithmArn "
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain $made.ConfiguredModelAlgorithmArn
    }
}

Describe 'Remove-CleanRoomsConfiguredModelAlgorithmAssociation' {
    It 'deletes piped associations and keeps the algorithm' {
        $gone = New-Association

        $gone | Remove-CleanRoomsConfiguredModelAlgorithmAssociation -Confirm:$false

        (Get-CleanRoomsConfiguredModelAlgorithmAssociation $membership).Name | Should -Not -Contain $gone.Name
        ($made | Get-CleanRoomsConfiguredModelAlgorithm).Name | Should -Be 'shared'
    }
}

Describe 'The ML configuration' {
    It 'can be set, read, changed and deleted' {
        $set = Set-CleanRoomsMLConfiguration @configuration
        $set.S3Uri, $set.RoleArn, $set.MembershipIdentifier | Should -Be $configuration.S3Uri, $configuration.RoleArn, $membership
        $set.CreationTime | Should -BeNullOrEmpty

        $read = $set | Get-CleanRoomsMLConfiguration
        $read.S3Uri, $read.RoleArn | Should -Be $configuration.S3Uri, $configuration.RoleArn
        $read.CreationTime | Should -BeGreaterThan (Get-Date).AddMinutes(-5)

        $null = $read | Set-CleanRoomsMLConfiguration -S3Uri s3://bucket/other
        (Get-CleanRoomsMLConfiguration $membership).S3Uri, (Get-CleanRoomsMLConfiguration $membership).RoleArn | Should -Be 's3://bucket/other', $configuration.RoleArn

        $read | Remove-CleanRoomsMLConfiguration -Confirm:$false
        (Get-Failure { Get-CleanRoomsMLConfiguration $membership }).FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
    }

    It 'does not require a location' {
        (Set-CleanRoomsMLConfiguration $membership -RoleArn $configuration.RoleArn | Get-CleanRoomsMLConfiguration).S3Uri | Should -BeNullOrEmpty
    }

    It 'rejects an invalid S3 location' {
        $failure = Get-Failure { Set-CleanRoomsMLConfiguration $membership 'bucket' -RoleArn $configuration.RoleArn }

        $failure.Exception.Message | Should -BeLike "-S3Uri 'bucket' must be an S3 location*"
    }
}
