# Rows, copies of results and values as scripts have them, one test for each kind of mistake that was once made with them. Rows.Tests.ps1
# tries every parameter; here are whole inputs, and what is written beside the request.

BeforeDiscovery {
    $copies = 'Select-Object', 'JSON', 'CSV', 'Export-Clixml'
    $kinds = 'DataProcessingJob', 'TrainingJob', 'TransformJob', 'Endpoint'
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/Rows/Rows.ps1
    $session = New-RowSession $keys
    $suite = $session.Suite
    $neptune = @{ Connection = $session.NeptuneML }
    $cleanRooms = @{ Connection = $session.CleanRooms }
    $sure = @{ Confirm = $false }
    $role = 'arn:aws:iam::123456789012:role/r'

    # The requests, the errors and what else is written by a script that is sent to the recording server.
    function Get-Outcome([scriptblock] $Script) {
        $ErrorActionPreference = 'Continue'
        $suite.Begin()
        $written = @()
        $failure = @()
        try { $written = @(. $Script 3>&1 4>&1 2>&1) } catch { $failure = @($_) }
        [pscustomobject] @{
            Requests = @($suite.Received)
            Body     = @($suite.Received | Where-Object { $_ -notmatch '^GET ' } | ForEach-Object { $_.Split(' ', 3)[2] | ConvertFrom-Json -AsHashtable -DateKind String })
            Errors   = @($written | Where-Object { $_ -is [Management.Automation.ErrorRecord] }) + $failure
            Warnings = @($written | Where-Object { $_ -is [Management.Automation.WarningRecord] })
            Verbose  = @($written | Where-Object { $_ -is [Management.Automation.VerboseRecord] })
        }
    }

    # A copy of results, as it is after it was in a file or in another session.
    function Copy-Result([string] $How, [object] $Result) {
        switch ($How) {
            'Select-Object' { $Result | Select-Object * }
            'JSON' { $Result | ConvertTo-Json -Depth 6 -WarningAction Ignore | ConvertFrom-Json }
            'CSV' { $Result | ConvertTo-Csv | ConvertFrom-Csv }
            'Export-Clixml' {
                $file = Join-Path $TestDrive "$(New-Guid).xml"
                $Result | Export-Clixml $file -Depth 5
                Import-Clixml $file
            }
            'Start-Job' { Start-Job { $input } -InputObject $Result | Receive-Job -Wait -AutoRemoveJob }
        }
    }

    $trainingRow = @{ Id = 't1'; DataProcessingJobId = 'p1'; TrainModelS3Location = 's3://b/m' }
}

AfterAll {
    $suite.Dispose()
}

Describe 'A row of a CSV file' {
    It 'is an error that names column, value and rule when a number is a word, and the next row goes on' {
        $outcome = Get-Outcome {
            @'
Id,DataProcessingJobId,TrainModelS3Location,EnableManagedSpotTraining,MaxHPONumberOfTrainingJobs
t1,p1,s3://b/m,true,ten
t2,p1,s3://b/m,true,10
'@ | ConvertFrom-Csv | Start-NeptuneMLTrainingJob @neptune
        }

        $outcome.Errors | Should -HaveCount 1
        "$($outcome.Errors[0])" | Should -Match "-MaxHPONumberOfTrainingJobs 'ten' must be a whole number"
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

    It 'gives nothing in a column whose expression wrote nothing' {
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

    It 'gives nothing with an empty cell of <_>' -ForEach 'ProcessingInstanceType', 'ProcessingInstanceVolumeSizeInGB', 'ProcessingTimeOutInSeconds', 'Subnet', 'Id', 'NeptuneIamRoleArn' {
        $outcome = Get-Outcome { [pscustomobject] ($processing + @{ $_ = '' }) | ConvertTo-Csv | ConvertFrom-Csv | Start-NeptuneMLDataProcessingJob @neptune }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].Keys | Sort-Object | Should -Be 'id', 'inputDataS3Location', 'processedDataS3Location'
    }

    It 'has several items in a cell: <_>' -ForEach 'subnet-1,subnet-2', 'subnet-1;subnet-2', 'subnet-1 subnet-2', '["subnet-1","subnet-2"]' {
        $outcome = Get-Outcome { [pscustomobject] ($processing + @{ Subnet = $_ }) | Start-NeptuneMLDataProcessingJob @neptune }

        $outcome.Body[0].subnets | Should -Be 'subnet-1', 'subnet-2'
    }

    It 'may have columns that no parameter knows, which -Verbose names' {
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

Describe 'A copy of a <_> made with <Copy>' -ForEach @(foreach ($kind in $kinds) { foreach ($copy in $copies) { @{ Kind = $kind; Copy = $copy } } }) {
    It '<Verb> the one that it is a copy of<With>' -ForEach @(
        foreach ($verb in $Kind -eq 'Endpoint' ? @('Get', 'Remove') : @('Get', 'Stop')) {
            @{ Verb = $verb; Role = ''; With = '' }
            @{ Verb = $verb; Role = 'arn:aws:iam::123456789012:role/r'; With = ', with its role' }
        }
    ) {
        $path = @{ DataProcessingJob = 'dataprocessing'; TrainingJob = 'modeltraining'; TransformJob = 'modeltransform'; Endpoint = 'endpoints' }[$Kind]
        $beside = $Role ? @{ NeptuneIamRoleArn = $Role } : @{}
        $original = & "Get-NeptuneML$Kind" the-id @neptune @beside
        $original.Id | Should -Be 'the-id'
        $made = Copy-Result $Copy $original
        $arguments = $neptune + ($Verb -eq 'Get' ? @{} : $sure)

        $outcome = Get-Outcome { $made | & "$Verb-NeptuneML$Kind" @arguments }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Requests | Should -HaveCount 1
        $outcome.Requests[0] | Should -BeLike "$($Verb -eq 'Get' ? 'GET' : 'DELETE') /ml/$path/the-id*"
        [uri]::UnescapeDataString($outcome.Requests[0]) | Should -BeLike ($Role ? "*the-id?neptuneIamRoleArn=$Role*" : '*the-id *')
    }
}

Describe 'What has no id' {
    It 'is an error that says what is taken, and not text, where an id is taken: <What> to <Cmdlet>' -ForEach @(
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

    It 'is an error where an ARN is taken: <What> to <Cmdlet>' -ForEach @(
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

    It 'is removed with its artifacts when it says so: clean <Clean>' -ForEach @{ Clean = 'true'; Query = '?clean=true' }, @{ Clean = 'no'; Query = '?clean=false' }, @{ Clean = ''; Query = '' } {
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
        "$($outcome.Errors)" | Should -Match '-Id is given twice'
    }

    It 'is not updated when it names none' {
        $outcome = Get-Outcome { [pscustomobject] @{ Id = ' '; MLModelTrainingJobId = 't' }, [pscustomobject] @{ MLModelTrainingJobId = 't' } | Update-NeptuneMLEndpoint @neptune @sure }

        $outcome.Requests | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 2
        "$($outcome.Errors[0])" | Should -BeLike '-Id*required*'
    }
}

Describe 'A lifecycle from copies' {
    BeforeAll {
        $null = Start-NeptuneMLEmulator -JobSeconds 0.1
        $wait = @{ PollSeconds = 0.05; TimeoutSeconds = 30 }
    }

    AfterAll {
        Stop-NeptuneMLEmulator
    }

    It 'of Neptune ML, made with <_>, goes from an export to an endpoint that is updated and removed' -ForEach 'Select-Object', 'JSON', 'CSV', 'Export-Clixml' {
        $how = $_
        $processed = Copy-Result $how (Start-NeptuneMLDataProcessingJob @processing) | Wait-NeptuneMLJob @wait
        $processed.State | Should -Be 'Succeeded'

        $training = Copy-Result $how $processed | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models
        $training.DataProcessingJobId | Should -Be $processed.Id
        $training.Id | Should -Not -Be $processed.Id
        $trained = Copy-Result $how $training | Wait-NeptuneMLJob @wait

        $copy = Copy-Result $how $trained
        $transformed = $copy | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/out -Wait -PollSeconds 0.05
        $transformed.SourceTrainingJobId, $transformed.DataProcessingJobId | Should -Be $trained.Id, $processed.Id
        $transformed.Id | Should -Not -BeIn $trained.Id, $processed.Id

        $endpoint = Copy-Result $how $transformed | New-NeptuneMLEndpoint -Wait -PollSeconds 0.05
        $endpoint.SourceTransformJobId | Should -Be $transformed.Id
        $endpoint.Id | Should -Not -BeIn $transformed.Id, $trained.Id, $processed.Id
        (Copy-Result $how $trained | New-NeptuneMLEndpoint).SourceTrainingJobId | Should -Be $trained.Id

        $updated = Copy-Result $how $trained | Update-NeptuneMLEndpoint -Id $endpoint.Id -Wait -PollSeconds 0.05
        $updated.Id | Should -Be $endpoint.Id
        $updated.SourceTrainingJobId | Should -Be $trained.Id
        (Copy-Result $how $updated | Update-NeptuneMLEndpoint -MLModelTrainingJobId $trained.Id -Wait -PollSeconds 0.05).Id | Should -Be $endpoint.Id

        (Copy-Result $how $updated | Get-NeptuneMLEndpoint).Id | Should -Be $endpoint.Id
        Copy-Result $how $updated | Remove-NeptuneMLEndpoint @sure -ErrorAction Stop
        (Get-NeptuneMLEndpoint $endpoint.Id -ErrorAction Ignore).Status | Should -BeIn $null, 'Deleting', 'Deleted'
    }

    It 'of Clean Rooms ML, made with <_>, goes from a channel to an export of a model' -ForEach 'Select-Object', 'JSON', 'CSV', 'Export-Clixml' {
        $how = $_
        $channel = Copy-Result $how (New-CleanRoomsMLInputChannel -MembershipIdentifier $membership -Name "channel-$how" @source) | Wait-CleanRoomsJob @wait
        (Copy-Result $how $channel | Get-CleanRoomsMLInputChannel).Name | Should -Be "channel-$how"

        $model = Copy-Result $how $channel | New-CleanRoomsTrainedModel -Name "model-$how" -InstanceType ml.m5.xlarge -VolumeSizeInGB 30 -ChannelName train
        $model.DataChannels[0].MLInputChannelArn | Should -Be $channel.MLInputChannelArn
        $model = Copy-Result $how $model | Wait-CleanRoomsJob @wait
        (Copy-Result $how $model | Get-CleanRoomsTrainedModel).TrainedModelArn | Should -Be $model.TrainedModelArn

        $job = Copy-Result $how $model | Start-CleanRoomsTrainedModelInferenceJob @inference -Name "job-$how"
        $job.TrainedModelArn | Should -Be $model.TrainedModelArn
        $job = Copy-Result $how $job | Wait-CleanRoomsJob @wait
        (Copy-Result $how $job | Get-CleanRoomsTrainedModelInferenceJob).Name | Should -Be "job-$how"

        $export = Copy-Result $how $model | Start-CleanRoomsTrainedModelExportJob -Name "export-$how" -OutputMemberAccountId $account
        $export.TrainedModelArn | Should -Be $model.TrainedModelArn
        (Copy-Result $how $export | Wait-CleanRoomsJob @wait).State | Should -Be 'Succeeded'

        Copy-Result $how $model | Remove-CleanRoomsTrainedModelOutput @sure -ErrorAction Stop
        Copy-Result $how $channel | Remove-CleanRoomsMLInputChannelData @sure -ErrorAction Stop
    }

    It 'of audiences, made with <_>, goes from a dataset to an export and is removed' -ForEach 'Select-Object', 'JSON', 'CSV', 'Export-Clixml' {
        $how = $_
        $name = $how.Replace('-', '')
        $dataset = New-CleanRoomsTrainingDataset "dataset$name" @table
        $model = Copy-Result $how $dataset | New-CleanRoomsAudienceModel -Name "model$name"
        $model.TrainingDatasetArn | Should -Be $dataset.TrainingDatasetArn
        $model = Copy-Result $how $model | Wait-CleanRoomsJob @wait
        $configured = Copy-Result $how $model | New-CleanRoomsConfiguredAudienceModel -Name "configured$name" -OutputS3Uri s3://bucket/out -OutputRoleArn $role -SharedAudienceMetric NONE
        $configured.AudienceModelArn | Should -Be $model.AudienceModelArn
        $job = Copy-Result $how $configured | Start-CleanRoomsAudienceGenerationJob -Name "job$name" @seed
        $job.ConfiguredAudienceModelArn | Should -Be $configured.ConfiguredAudienceModelArn
        $job = Copy-Result $how $job | Wait-CleanRoomsJob @wait
        $export = Copy-Result $how $job | Start-CleanRoomsAudienceExportJob -Name "export$name" @size
        (Copy-Result $how $export | Wait-CleanRoomsJob @wait).State | Should -Be 'Succeeded'

        # What one is made of can be removed when it is gone, which takes a moment.
        function Remove-Copy([object] $Result, [string] $Cmdlet) {
            for ($tries = 0; $tries -lt 100; $tries++) {
                $failures = @()
                Copy-Result $how $Result | & $Cmdlet @sure -ErrorAction SilentlyContinue -ErrorVariable failures
                if (-not $failures -or $failures[0].FullyQualifiedErrorId -notlike 'Conflict,*') { break }
                Start-Sleep -Milliseconds 50
            }
            $failures | Should -BeNullOrEmpty
        }
        Remove-Copy $job Remove-CleanRoomsAudienceGenerationJob
        Remove-Copy $configured Remove-CleanRoomsConfiguredAudienceModel
        Remove-Copy $model Remove-CleanRoomsAudienceModel
        Remove-Copy $dataset Remove-CleanRoomsTrainingDataset
    }

    It 'goes on from what a job of another process gives back' {
        $trained = Start-NeptuneMLDataProcessingJob @processing -Id in-a-job @fast | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/m @fast
        $copy = Copy-Result 'Start-Job' $trained
        $copy.PSTypeNames[0] | Should -Be 'Deserialized.NeptuneMl.TrainingJob'

        $transformed = $copy | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/out
        $endpoint = $copy | New-NeptuneMLEndpoint

        $transformed.SourceTrainingJobId, $transformed.DataProcessingJobId | Should -Be $trained.Id, 'in-a-job'
        $endpoint.SourceTrainingJobId | Should -Be $trained.Id
        $transformed.Id, $endpoint.Id | Should -Not -Contain $trained.Id
    }

    It 'does not guess a data processing job that no one knows any more, and names the two ways to give it' {
        $trained = Start-NeptuneMLDataProcessingJob @processing -Id unknown-source @fast | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/m -Id t2 @fast
        $trained.State | Should -Be 'Succeeded'

        $failure = Get-Failure { Get-NeptuneMLTrainingJob t2 | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://b/t }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$failure" | Should -Match 'DataProcessingJobId'
        "$failure" | Should -Match 'TrainingJobName'
    }

    It 'gives every transform job an id of its own, when its source is read and the script is run again' {
        $ids = 1..2 | ForEach-Object {
            Get-NeptuneMLTrainingJob t2 | Start-NeptuneMLTransformJob -DataProcessingJobId unknown-source -ModelTransformOutputS3Location s3://b/t
        } | ForEach-Object Id

        $ids | Should -HaveCount 2
        $ids | Should -Not -Contain 't2'
        $ids[0] | Should -Not -Be $ids[1]
    }
}

Describe 'A copy of what is still under way, made with <_>' -ForEach $copies {
    BeforeAll {
        $null = Start-NeptuneMLEmulator -JobSeconds 300
    }

    AfterAll {
        Stop-NeptuneMLEmulator
    }

    It 'stops it' {
        $job = Start-NeptuneMLDataProcessingJob @processing
        Copy-Result $_ $job | Stop-NeptuneMLDataProcessingJob @sure -ErrorAction Stop
        (Get-NeptuneMLDataProcessingJob $job.Id).Status | Should -BeLike 'Stop*'

        $model = New-CleanRoomsTrainedModel @training -Name m
        Copy-Result $_ $model | Stop-CleanRoomsTrainedModel @sure -ErrorAction Stop
        ($model | Get-CleanRoomsTrainedModel).Status | Should -BeIn 'CANCEL_PENDING', 'CANCEL_IN_PROGRESS', 'INACTIVE'
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

    It 'that is one object counts as a list of one: <Parameter>' -ForEach @(
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

    It 'that is true is written true in a list of texts, as in maps' {
        $outcome = Get-Outcome { New-CleanRoomsConfiguredModelAlgorithm @algorithm -TrainingArgument '--fast', $true, 0.5 @cleanRooms }

        $outcome.Body[0].trainingContainerConfig.arguments | Should -BeExactly '--fast', 'true', '0.5'
    }

    It 'may be JSON text or an object where a map or a list of structures is taken: <What>' -ForEach @(
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

Describe 'A mistake on the command line' {
    It 'is found before the first input of the pipeline: <What>' -ForEach @(
        @{ What = 'a location that is none'; Parameter = 'TrainModelS3Location'
            Script = { Start-NeptuneMLDataProcessingJob @processing -Wait @neptune | Start-NeptuneMLTrainingJob -TrainModelS3Location b/m @neptune } }
        @{ What = 'an instance type that is none'; Parameter = 'InstanceType'
            Script = { Start-NeptuneMLDataProcessingJob @processing @neptune | New-NeptuneMLEndpoint -InstanceType m5 @neptune } }
        @{ What = 'a number out of range'; Parameter = 'MaxPayloadInMB'
            Script = { New-CleanRoomsTrainedModel @training -Name m @cleanRooms | Start-CleanRoomsTrainedModelInferenceJob @inference -Name i -MaxPayloadInMB 1000 @cleanRooms } }
    ) {
        $outcome = Get-Outcome $Script

        $outcome.Requests | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 1
        "$($outcome.Errors)" | Should -BeLike "-$Parameter *"
    }

    It 'is shown by the syntax: <Parameter> of <Cmdlet> is mandatory' -ForEach @(
        @{ Cmdlet = 'Start-CleanRoomsTrainedModelInferenceJob'; Parameter = 'Name' }
        @{ Cmdlet = 'Start-CleanRoomsTrainedModelInferenceJob'; Parameter = 'InstanceType' }
        @{ Cmdlet = 'Start-NeptuneMLTrainingJob'; Parameter = 'TrainModelS3Location' }
        @{ Cmdlet = 'Start-NeptuneMLDataProcessingJob'; Parameter = 'InputDataS3Location' }
        @{ Cmdlet = 'New-CleanRoomsTrainedModel'; Parameter = 'VolumeSizeInGB' }
    ) {
        $command = Get-Command $Cmdlet
        $command.ParameterSets.Where{ $_.IsDefault }.Parameters.Where{ $_.Name -eq $Parameter }.IsMandatory | Should -BeTrue
    }

    It 'is one error of the module when a piped inference job lacks its <Missing>' -ForEach @{ Missing = 'Name' }, @{ Missing = 'InstanceType' } {
        $of = $inference + @{ Name = 'i' }
        $of.Remove($Missing)
        $model = New-CleanRoomsTrainedModel @training -Name m @cleanRooms

        $outcome = Get-Outcome { $model | Start-CleanRoomsTrainedModelInferenceJob @of @cleanRooms }

        $outcome.Requests | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$($outcome.Errors)" | Should -BeLike "-$Missing is required*"
    }
}

Describe 'What must be given and is not' {
    BeforeAll {
        $training = @{
            MembershipIdentifier = $membership; Name = 'n'; InstanceType = 'ml.m5.large'; VolumeSizeInGB = 5
            ConfiguredModelAlgorithmAssociationArn = Get-SampleArn configured-model-algorithm-association
            DataChannel = @{ ChannelName = 'train'; MLInputChannelArn = Get-SampleArn ml-input-channel }
        }
    }

    It 'is found before the cmdlet upstream starts, when its results cannot give it' {
        $outcome = Get-Outcome { New-CleanRoomsTrainedModel @training @cleanRooms | Start-CleanRoomsTrainedModelInferenceJob -OutputMemberAccountId 123456789012 @cleanRooms }

        $outcome.Requests | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$($outcome.Errors[0])" | Should -Be '-Name is required; -InstanceType is required; -MLInputChannelArn is required.'
    }

    It 'may come from a row: <Form>' -ForEach @(
        @{ Form = 'an object'; Make = { [pscustomobject] @{ Id = 'a' } } }
        @{ Form = 'a filter after a cmdlet of the module'; Make = { Get-NeptuneMLTrainingJob t @neptune | ForEach-Object { [pscustomobject] @{ Id = 'a' } } } }
    ) {
        $outcome = Get-Outcome {
            . $Make | Select-Object *, @{ Name = 'InputDataS3Location'; Expression = { 's3://b/i' } }, @{ Name = 'ProcessedDataS3Location'; Expression = { 's3://b/o' } } |
                Start-NeptuneMLDataProcessingJob @neptune
        }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].id | Should -Be 'a'
    }

    It 'may come from a row in a pipeline within another one' {
        $outcome = Get-Outcome { 'a' | Get-NeptuneMLTrainingJob @neptune | ForEach-Object { [pscustomobject] @{ DataProcessingJobId = 'p' } | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://b/m @neptune } }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].dataProcessingJobId | Should -Be 'p'
    }

    It 'is named with both ways to give it, when a training job does not know its data-processing job' {
        $outcome = Get-Outcome { Get-NeptuneMLTrainingJob t2 @neptune | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://b/t @neptune }

        $outcome.Body | Should -BeNullOrEmpty
        "$($outcome.Errors)" | Should -Be 'either -DataProcessingJobId and -MLModelTrainingJobId, or -TrainingJobName must be given, and only one of these.'
    }
}
