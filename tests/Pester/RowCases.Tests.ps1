# Rows and values as scripts have them, one test for each kind of mistake. Rows.Tests.ps1 tries every parameter; here are whole inputs, and
# what is written beside the request.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/Rows/Outcome.ps1
    $withoutName = $training.Clone()
    $withoutName.Remove('Name')
}

AfterAll {
    $suite.Dispose()
}

Describe 'A row of a CSV file' {
    It 'is an error with column, value and rule for a non-number, and the next row continues' {
        $outcome = Get-Outcome {
            @'
Id,DataProcessingJobId,TrainModelS3Location,EnableManagedSpotTraining,MaxHPONumberOfTrainingJobs
t1,p1,s3://b/m,true,ten
t2,p1,s3://b/m,true,10
'@ | ConvertFrom-Csv | Start-NeptuneMLTrainingJob @neptune
        }

        $outcome.Errors | Should -HaveCount 1
        "$($outcome.Errors[0])" | Should -Match "-MaxHPONumberOfTrainingJobs 'ten' must be an integer"
        $outcome.Errors[0].TargetObject.Id | Should -Be 't1'
        $outcome.Body | Should -HaveCount 1
        $outcome.Body[0].id | Should -Be 't2'
        $outcome.Body[0].enableManagedSpotTraining | Should -BeTrue
        $outcome.Body[0].maxHPONumberOfTrainingJobs | Should -Be 10
    }

    It 'reads <Word> as <Flag>' -ForEach @(
        foreach ($word in 'true', 'True', '1', '$true', 'yes') { @{ Word = $word; Flag = $true } }
        foreach ($word in 'false', 'False', '0', '$false', 'no') { @{ Word = $word; Flag = $false } }
    ) {
        $outcome = Get-Outcome { [pscustomobject] ($trainingRow + @{ EnableManagedSpotTraining = $Word }) | Start-NeptuneMLTrainingJob @neptune }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].enableManagedSpotTraining | Should -Be $Flag
    }

    It 'is read from the rows of a database, whose empty cells are DBNull' {
        $table = [Data.DataTable]::new()
        foreach ($column in 'Id', 'DataProcessingJobId', 'TrainModelS3Location', 'PreviousModelTrainingJobId') { $null = $table.Columns.Add($column) }
        $null = $table.Columns.Add('MaxHPONumberOfTrainingJobs', [int])
        $null = $table.Rows.Add('t1', 'p1', 's3://b/m', [DBNull]::Value, [DBNull]::Value)
        $null = $table.Rows.Add('t2', 'p1', 's3://b/m', 't0', 3)
        $outcome = Get-Outcome { $table.Rows | Start-NeptuneMLTrainingJob @neptune }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].Keys | Sort-Object | Should -Be 'dataProcessingJobId', 'id', 'trainModelS3Location'
        $outcome.Body[1].previousModelTrainingJobId, $outcome.Body[1].maxHPONumberOfTrainingJobs | Should -Be 't0', 3
    }

    It 'can have a name of Unicode white space, which is not an empty cell' {
        $outcome = Get-Outcome { [pscustomobject] @{ Name = "`u{2028}" } | New-CleanRoomsTrainedModel @withoutName @cleanRooms }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].name | Should -Be "`u{2028}"
    }

    It 'has no value for an expression without output' {
        $nothing = & { }
        $outcome = Get-Outcome { [pscustomobject] ($trainingRow + @{ MaxHPONumberOfTrainingJobs = $nothing; PreviousModelTrainingJobId = $nothing; Subnet = $nothing }) | Start-NeptuneMLTrainingJob @neptune }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].Keys | Sort-Object | Should -Be 'dataProcessingJobId', 'id', 'trainModelS3Location'
    }

    It 'is an error when a duration has a unit: <_>' -ForEach '2h', '1h' {
        $outcome = Get-Outcome { [pscustomobject] ($processing + @{ ProcessingTimeOutInSeconds = $_ }) | Start-NeptuneMLDataProcessingJob @neptune }

        $outcome.Requests | Should -BeNullOrEmpty
        "$($outcome.Errors)" | Should -Match "-ProcessingTimeOutInSeconds '$_' must be "
    }

    It 'has no value for an empty cell of <_>' -ForEach 'ProcessingInstanceType', 'ProcessingInstanceVolumeSizeInGB', 'ProcessingTimeOutInSeconds', 'Subnet', 'Id', 'NeptuneIamRoleArn' {
        $outcome = Get-Outcome { [pscustomobject] ($processing + @{ $_ = '' }) | ConvertTo-Csv | ConvertFrom-Csv | Start-NeptuneMLDataProcessingJob @neptune }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].Keys | Sort-Object | Should -Be 'id', 'inputDataS3Location', 'processedDataS3Location'
    }

    It 'can have several items in a cell: <_>' -ForEach 'subnet-1,subnet-2', 'subnet-1;subnet-2', 'subnet-1 subnet-2', '["subnet-1","subnet-2"]' {
        $outcome = Get-Outcome { [pscustomobject] ($processing + @{ Subnet = $_ }) | Start-NeptuneMLDataProcessingJob @neptune }

        $outcome.Body[0].subnets | Should -Be 'subnet-1', 'subnet-2'
    }

    It 'can have unknown columns, which -Verbose names' {
        $outcome = Get-Outcome { [pscustomobject] ($processing + @{ Remark = 'x'; Owner = 'ann' }) | Start-NeptuneMLDataProcessingJob @neptune -Verbose }

        $outcome.Body | Should -HaveCount 1
        $outcome.Errors | Should -BeNullOrEmpty
        "$($outcome.Verbose)" | Should -Match 'Remark'
        "$($outcome.Verbose)" | Should -Match 'Owner'
    }
}

Describe 'A JSON file' {
    It 'has maps: <Map>' -ForEach @{ Map = 'hyperparameters and environment' } {
        $json = @'
{"MembershipIdentifier":"5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10","Name":"m","InstanceType":"ml.m5.xlarge","VolumeSizeInGB":30,
 "ConfiguredModelAlgorithmAssociationArn":"ASSOCIATION","DataChannel":[{"ChannelName":"train","MLInputChannelArn":"CHANNEL"}],
 "Hyperparameters":{"epochs":10,"rate":0.001,"early":true},"Environment":{"START":"2024-01-02T03:04:05Z"}}
'@ -creplace 'ASSOCIATION', (Get-SampleArn configured-model-algorithm-association) -creplace 'CHANNEL', (Get-SampleArn ml-input-channel)
        $outcome = Get-Outcome { $json | ConvertFrom-Json | New-CleanRoomsTrainedModel @cleanRooms }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].hyperparameters.epochs, $outcome.Body[0].hyperparameters.rate, $outcome.Body[0].hyperparameters.early | Should -Be '10', '0.001', 'true'
        $outcome.Body[0].environment.START | Should -Be '2024-01-02T03:04:05Z'
    }

    It 'has the parameters of a query' {
        $outcome = Get-Outcome {
            @{ MembershipIdentifier = $membership; Name = 'c' } + $source + @{ QueryParameters = @{ since = '2024-01-02T03:04:05Z'; top = 5 } } | ConvertTo-Json | ConvertFrom-Json |
                New-CleanRoomsMLInputChannel @cleanRooms
        }

        $outcome.Errors | Should -BeNullOrEmpty
        $parameters = $outcome.Body[0].inputChannel.dataSource.protectedQueryInputParameters.sqlParameters.parameters
        $parameters.since, $parameters.top | Should -Be '2024-01-02T03:04:05Z', '5'
    }

    It 'has the nested structures of the AWS CLI' {
        $body = @{
            membershipIdentifier = $membership; name = 'm'; configuredModelAlgorithmAssociationArn = Get-SampleArn configured-model-algorithm-association
            dataChannels = @(@{ channelName = 'train'; mlInputChannelArn = Get-SampleArn ml-input-channel })
            resourceConfig = @{ instanceType = 'ml.m5.xlarge'; volumeSizeInGB = 30 }; stoppingCondition = @{ maxRuntimeInSeconds = 60 }
        }
        $outcome = Get-Outcome { $body | ConvertTo-Json -Depth 5 | ConvertFrom-Json | New-CleanRoomsTrainedModel @cleanRooms }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].resourceConfig.volumeSizeInGB | Should -Be 30
        $outcome.Body[0].stoppingCondition.maxRuntimeInSeconds | Should -Be 60

        $body.stoppingCondition.maxRuntime = 5
        $outcome = Get-Outcome { $body | ConvertTo-Json -Depth 5 | ConvertFrom-Json | New-CleanRoomsTrainedModel @cleanRooms }
        $outcome.Requests | Should -BeNullOrEmpty
        "$($outcome.Errors)" | Should -BeLike "-StoppingCondition *unknown member 'maxRuntime'*"
    }

    It 'has a custom model, which is sent whole' {
        $outcome = Get-Outcome {
            '{"id":"t","dataProcessingJobId":"p1","trainModelS3Location":"s3://b/m","customModelTrainingParameters":{"sourceS3DirectoryPath":"s3://b/code","trainingEntryPointScript":"train.py"}}' |
                ConvertFrom-Json | Start-NeptuneMLTrainingJob @neptune
        }

        $outcome.Body[0].customModelTrainingParameters.sourceS3DirectoryPath | Should -Be 's3://b/code'
        $outcome.Body[0].customModelTrainingParameters.trainingEntryPointScript | Should -Be 'train.py'
    }

    It 'has the output and the sizes to which a configured audience model is updated' {
        $outcome = Get-Outcome {
            @{
                configuredAudienceModelArn = Get-AccountArn configured-audience-model; description = 'd'
                outputConfig = @{ destination = @{ s3Destination = @{ s3Uri = 's3://b/o' } }; roleArn = $role }; audienceSizeConfig = @{ audienceSizeType = 'ABSOLUTE'; audienceSizeBins = 10, 20 }
            } | ConvertTo-Json -Depth 5 | ConvertFrom-Json | Update-CleanRoomsConfiguredAudienceModel @cleanRooms @sure
        }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].outputConfig.destination.s3Destination.s3Uri | Should -Be 's3://b/o'
        $outcome.Body[0].audienceSizeConfig.audienceSizeBins | Should -Be 10, 20
    }

    It 'has the condition of a policy' {
        $outcome = Get-Outcome {
            @{ configuredAudienceModelArn = Get-AccountArn configured-audience-model; configuredAudienceModelPolicy = '{"a":1}'; policyExistenceCondition = 'POLICY_MUST_NOT_EXIST' } |
                ConvertTo-Json | ConvertFrom-Json | Set-CleanRoomsConfiguredAudienceModelPolicy @cleanRooms @sure
        }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].policyExistenceCondition | Should -Be 'POLICY_MUST_NOT_EXIST'
    }

    It 'has members that the SDK lacks, which a warning names' {
        $outcome = Get-Outcome {
            $trainingRow + @{ modelName = 'rgcn'; maxWaitTime = 60; enableInterContainerTrafficEncryption = $true } | ConvertTo-Json | ConvertFrom-Json | Start-NeptuneMLTrainingJob @neptune
        }

        $outcome.Body | Should -HaveCount 1
        foreach ($name in 'modelName', 'maxWaitTime', 'enableInterContainerTrafficEncryption') { "$($outcome.Warnings)" | Should -Match $name }
    }
}

Describe 'An object without an id' {
    It 'is an error where an id is expected: <What> to <Cmdlet>' -ForEach @(
        foreach ($cmdlet in 'Get-NeptuneMLDataProcessingJob', 'Get-NeptuneMLEndpoint', 'Stop-NeptuneMLTrainingJob', 'Stop-NeptuneMLTransformJob', 'Remove-NeptuneMLEndpoint') {
            foreach ($what in 'a hashtable', 'a number', 'nothing', 'a file', 'an object', 'empty text', 'a true') { @{ Cmdlet = $cmdlet; What = $what } }
        }
    ) {
        $object = switch ($What) {
            'a hashtable' { @{ Name = 'x' } } 'a number' { 5 } 'nothing' { $null } 'a file' { Get-Item $PSCommandPath } 'an object' { [pscustomobject] @{ Name = 'x' } } 'empty text' { '' } 'a true' { $true }
        }
        $arguments = $neptune + ($Cmdlet -like 'Get-*' ? @{} : $sure)

        $outcome = Get-Outcome { , $object | & $Cmdlet @arguments }

        $outcome.Requests | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$($outcome.Errors)" | Should -Match 'must be an id, a \w+, or an object with the property Id'
    }

    It 'is an error where an ARN is expected: <What> to <Cmdlet>' -ForEach @(
        foreach ($cmdlet in 'Get-CleanRoomsAudienceModel', 'Stop-CleanRoomsTrainedModel', 'Remove-CleanRoomsTrainingDataset', 'Get-CleanRoomsTrainedModel') {
            foreach ($what in 'a hashtable', 'a number', 'a file') { @{ Cmdlet = $cmdlet; What = $what } }
        }
    ) {
        $object = switch ($What) { 'a hashtable' { @{ Name = 'x' } } 'a number' { 5 } 'a file' { Get-Item $PSCommandPath } }
        $arguments = $cleanRooms + ($Cmdlet -like 'Get-*' ? @{} : $sure)

        $outcome = Get-Outcome { $object | & $Cmdlet @arguments }

        $outcome.Requests | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 1
    }
}

Describe 'An object with an id' {
    It 'is read with its role' {
        $outcome = Get-Outcome { [pscustomobject] @{ Id = 'x'; NeptuneIamRoleArn = $role } | Get-NeptuneMLEndpoint @neptune }

        $outcome.Errors | Should -BeNullOrEmpty
        [uri]::UnescapeDataString($outcome.Requests[0]) | Should -BeLike "GET /ml/endpoints/x?neptuneIamRoleArn=$role *"
    }

    It 'is updated to the model that it names' {
        $outcome = Get-Outcome { [pscustomobject] @{ Id = 'e'; MLModelTrainingJobId = 't' } | Update-NeptuneMLEndpoint @neptune @sure }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].id, $outcome.Body[0].mlModelTrainingJobId, $outcome.Body[0].update | Should -Be 'e', 't', $true
    }

    It 'is removed with its artifacts when clean is true: <Clean>' -ForEach @{ Clean = 'true'; Query = '?clean=true' }, @{ Clean = 'no'; Query = '?clean=false' }, @{ Clean = ''; Query = '' } {
        foreach ($row in [pscustomobject] @{ Id = 'e'; Clean = $Clean }, @{ id = 'e'; clean = $Clean }) {
            $outcome = Get-Outcome { $row | Remove-NeptuneMLEndpoint @neptune @sure }

            $outcome.Errors | Should -BeNullOrEmpty
            $outcome.Requests[0].Trim() | Should -Be "DELETE /ml/endpoints/e$Query"
        }
    }

    It 'is sent with the update that its body has, by either cmdlet' -ForEach 'New-NeptuneMLEndpoint', 'Update-NeptuneMLEndpoint' {
        $body = '{"id":"e","mlModelTrainingJobId":"t","update":true}'
        $piped = Get-Outcome { $body | ConvertFrom-Json | & $_ @neptune }
        $arguments = $body | ConvertFrom-Json -AsHashtable
        $splatted = Get-Outcome { & $_ @arguments @neptune }

        foreach ($outcome in $piped, $splatted) {
            $outcome.Errors | Should -BeNullOrEmpty
            $outcome.Body[0].id, $outcome.Body[0].update | Should -Be 'e', $true
        }
    }

    It 'is not updated by a body that creates one' {
        $outcome = Get-Outcome { '{"id":"e","mlModelTrainingJobId":"t","update":false}' | ConvertFrom-Json | Update-NeptuneMLEndpoint @neptune }

        $outcome.Requests | Should -BeNullOrEmpty
        "$($outcome.Errors)" | Should -Match 'New-NeptuneMLEndpoint'
    }

    It 'is an error when it has two ids' {
        $outcome = Get-Outcome { '{"id":"a","Id":"b"}' | ConvertFrom-Json -AsHashtable | Stop-NeptuneMLTrainingJob @neptune @sure }

        $outcome.Requests | Should -BeNullOrEmpty
        "$($outcome.Errors)" | Should -Match '-Id is specified twice'
    }

    It 'is not updated without a model' {
        $outcome = Get-Outcome { [pscustomobject] @{ Id = ' '; MLModelTrainingJobId = 't' }, [pscustomobject] @{ MLModelTrainingJobId = 't' } | Update-NeptuneMLEndpoint @neptune @sure }

        $outcome.Requests | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 2
        "$($outcome.Errors[0])" | Should -BeLike '-Id*required*'
    }
}

Describe 'A value' {
    BeforeAll {
        $stamp = @{
            text           = ('{"V":"2024-01-02T03:04:05Z"}' | ConvertFrom-Json -AsHashtable).V
            offset         = [datetimeoffset] '2024-01-02T03:04:05+02:00'
            span           = [timespan]::FromMinutes(90)
            enum           = [DayOfWeek]::Friday
            double         = 0.1 + 0.2
            flag           = $true
        }
        $texts = @{ text = '2024-01-02T03:04:05Z'; offset = '2024-01-02T03:04:05+02:00'; span = '01:30:00'; enum = 'Friday'; double = '0.30000000000000004'; flag = 'true' }
    }

    It 'of a map is exact text: <Parameter> of <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'New-CleanRoomsTrainedModel'; Parameter = 'Environment'; Path = { $_.environment } }
        @{ Cmdlet = 'New-CleanRoomsTrainedModel'; Parameter = 'Hyperparameter'; Path = { $_.hyperparameters } }
        @{ Cmdlet = 'New-CleanRoomsTrainedModel'; Parameter = 'Tag'; Path = { $_.tags } }
        @{ Cmdlet = 'Start-CleanRoomsTrainedModelInferenceJob'; Parameter = 'Environment'; Path = { $_.environment } }
        @{ Cmdlet = 'New-CleanRoomsMLInputChannel'; Parameter = 'QueryParameter'; Path = { $_.inputChannel.dataSource.protectedQueryInputParameters.sqlParameters.parameters } }
        @{ Cmdlet = 'New-CleanRoomsMLInputChannel'; Parameter = 'SparkProperty'; Path = { $_.inputChannel.dataSource.protectedQueryInputParameters.computeConfiguration.worker.properties.spark } }
    ) {
        $arguments = @{ $Parameter = $stamp } + $cleanRooms + $(switch ($Cmdlet) {
                'New-CleanRoomsTrainedModel' { $training + @{ Name = 'm' } }
                'New-CleanRoomsMLInputChannel' { $source + @{ Name = 'c'; MembershipIdentifier = $membership } + ($Parameter -eq 'SparkProperty' ? @{ WorkerType = 'CR.1X'; WorkerNumber = 4 } : @{}) }
                default { $inference + @{ Name = 'i'; TrainedModelArn = Get-SampleArn trained-model; MembershipIdentifier = $membership } }
            })
        $outcome = Get-Outcome { & $Cmdlet @arguments }

        $outcome.Errors | Should -BeNullOrEmpty
        $sent = $outcome.Body[0] | ForEach-Object $Path
        foreach ($name in $texts.Keys) { $sent[$name] | Should -BeExactly $texts[$name] -Because $name }
    }

    It 'that is one object becomes a list: <Parameter>' -ForEach @(
        @{ Parameter = 'Schema'; Script = { $of = $table + @{ Name = 'd' }; $of.Schema = [pscustomobject] @{ columnName = 'u'; columnTypes = 'USER_ID' }; New-CleanRoomsTrainingDataset @of @cleanRooms }
            Sent = { $_.trainingData[0].inputConfig.schema[0].columnName }; Expected = 'u' }
        @{ Parameter = 'Tag'; Script = { New-CleanRoomsTrainingDataset d @table -Tag ([pscustomobject] @{ Key = 'a'; Value = 'b' }) @cleanRooms }; Sent = { $_.tags.a }; Expected = 'b' }
        @{ Parameter = 'OutputMemberAccountId'; Script = {
                $of = $inference + @{ Name = 'i'; TrainedModelArn = Get-SampleArn trained-model; MembershipIdentifier = $membership }
                $of.OutputMemberAccountId = [pscustomobject] @{ AccountId = '123456789012' }
                Start-CleanRoomsTrainedModelInferenceJob @of @cleanRooms
            }; Sent = { $_.outputConfiguration.members[0].accountId }; Expected = '123456789012' }
    ) {
        $outcome = Get-Outcome $Script

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0] | ForEach-Object $Sent | Should -Be $Expected
    }

    It 'that no other number type can hold is an error: <Parameter>' -ForEach @(
        @{ Parameter = 'EnableManagedSpotTraining'; Rule = 'must be true or false'
            Script = { [pscustomobject] @{ DataProcessingJobId = 'd'; TrainModelS3Location = 's3://b/m'; EnableManagedSpotTraining = [bigint]::Pow(10, 400) } | Start-NeptuneMLTrainingJob @neptune } }
        @{ Parameter = 'TrainingDataStartTime'; Rule = 'must be a time'
            Script = { [pscustomobject] @{ Name = 'm'; TrainingDatasetArn = Get-SampleArn training-dataset; TrainingDataStartTime = [bigint]::Pow(10, 400) } | New-CleanRoomsAudienceModel @cleanRooms } }
    ) {
        $outcome = Get-Outcome $Script

        $outcome.Body | Should -BeNullOrEmpty
        "$($outcome.Errors)" | Should -Match "$Parameter.* $Rule"
    }

    It 'that is a Boolean becomes lowercase text in lists and maps' {
        $outcome = Get-Outcome { New-CleanRoomsConfiguredModelAlgorithm @algorithm -TrainingArgument '--fast', $true, 0.5 @cleanRooms }

        $outcome.Body[0].trainingContainerConfig.arguments | Should -BeExactly '--fast', 'true', '0.5'
    }

    It 'can be JSON text or an object for a map or list: <What>' -ForEach @(
        @{ What = 'JSON text for hyperparameters'; With = @{ Hyperparameter = '{"epochs":10}' }; Sent = { $_.hyperparameters.epochs }; Expected = '10' }
        @{ What = 'an object for hyperparameters'; With = @{ Hyperparameter = [pscustomobject] @{ epochs = 10 } }; Sent = { $_.hyperparameters.epochs }; Expected = '10' }
        @{ What = 'JSON text for data channels'; With = @{ DataChannel = '{"channelName":"json","mlInputChannelArn":"CHANNEL"}' }; Sent = { $_.dataChannels[0].channelName }; Expected = 'json' }
        @{ What = 'a JSON list for data channels'; With = @{ DataChannel = '[{"channelName":"json","mlInputChannelArn":"CHANNEL"}]' }; Sent = { $_.dataChannels[0].channelName }; Expected = 'json' }
    ) {
        $of = $training + @{ Name = 'm' }
        foreach ($name in $With.Keys) { $of[$name] = $With[$name] -is [string] ? $With[$name].Replace('CHANNEL', (Get-SampleArn ml-input-channel)) : $With[$name] }
        $outcome = Get-Outcome { New-CleanRoomsTrainedModel @of @cleanRooms }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0] | ForEach-Object $Sent | Should -Be $Expected
    }

    It 'that is an empty list of tags is an error: <What>' -ForEach @(
        @{ What = 'to remove'; Script = { Remove-CleanRoomsResourceTag (Get-AccountArn training-dataset) @() @cleanRooms @sure } }
        @{ What = 'to add'; Script = { Add-CleanRoomsResourceTag (Get-AccountArn training-dataset) @{} @cleanRooms } }
    ) {
        $outcome = Get-Outcome $Script

        $outcome.Requests | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 1
        "$($outcome.Errors)" | Should -Match '-Tag(Key)?\b'
    }
}
