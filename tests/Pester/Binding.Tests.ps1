BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $emulator = Start-NeptuneMLEmulator -JobSeconds 0
    $processed = Start-NeptuneMLDataProcessingJob @processing -Id export @fast
    $trained = $processed | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models -Id trained @fast
    $model = New-CleanRoomsTrainedModel @training -Name base @fast
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'A piped job' {
    It 'is the source of the next job, which gets its own id' {
        $next = $processed | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models

        $next.DataProcessingJobId | Should -Be 'export'
        $next.Id | Should -Not -Be 'export'
        [guid]::TryParse($next.Id, [ref][guid]::Empty) | Should -BeTrue
    }

    It 'carries the values of both earlier jobs to a transform' {
        $next = $trained | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/out

        $next.SourceTrainingJobId | Should -Be 'trained'
        $next.DataProcessingJobId | Should -Be 'export'
        $next.Id | Should -Not -BeIn 'trained', 'export'
    }

    It 'can be read from the service with a missing id given as a parameter' {
        $next = Get-NeptuneMLTrainingJob trained |
            Start-NeptuneMLTransformJob -DataProcessingJobId export -ModelTransformOutputS3Location s3://bucket/out

        $next.SourceTrainingJobId | Should -Be 'trained'
    }

    It 'names the next job in a script block' {
        $next = $processed | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models -Id { "$($_.Id)-train" }

        $next.Id | Should -Be 'export-train'
        $next.DataProcessingJobId | Should -Be 'export'
    }

    It 'is the source of an endpoint' {
        $transformed = $trained | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/out @fast

        $endpoints = $trained, $transformed | New-NeptuneMLEndpoint

        $endpoints.SourceTrainingJobId | Should -Be 'trained', $null
        $endpoints.SourceTransformJobId | Should -Be $null, $transformed.Id
    }

    It 'keeps the values of its start when read again' {
        ($processed | Get-NeptuneMLDataProcessingJob).InputDataS3Location | Should -Be $processing.InputDataS3Location
        (Get-NeptuneMLDataProcessingJob export).InputDataS3Location | Should -BeNullOrEmpty
    }

    It 'lists its inference jobs when it is a trained model' {
        $job = $model | Start-CleanRoomsTrainedModelInferenceJob @inference -Name of-the-model @fast
        $another = New-CleanRoomsTrainedModel @training -Name another @fast
        $null = $another | Start-CleanRoomsTrainedModelInferenceJob @inference -Name of-another @fast

        $listed = $model | Get-CleanRoomsTrainedModelInferenceJob

        $listed.Name | Should -Contain $job.Name
        $listed.Name | Should -Not -Contain 'of-another'
    }

    It 'is read alone when it is a trained model or an inference job' {
        $job = $model | Start-CleanRoomsTrainedModelInferenceJob @inference -Name alone @fast
        $null = $model | Start-CleanRoomsTrainedModelInferenceJob @inference -Name other @fast

        $job | Get-CleanRoomsTrainedModelInferenceJob | ForEach-Object Name | Should -Be 'alone'
        $job | Select-Object TrainedModelInferenceJobArn | Get-CleanRoomsTrainedModelInferenceJob | ForEach-Object Name | Should -Be 'alone'
        $model | Get-CleanRoomsTrainedModel | ForEach-Object Name | Should -Be 'base'
        $listed = ([pscustomobject] @{ MembershipIdentifier = $membership } | Get-CleanRoomsTrainedModelInferenceJob).Name
        'alone', 'other' | Should -BeIn $listed
    }
}

Describe 'Other objects' {
    It 'bind by property name' {
        $rows = ConvertFrom-Csv @(
            'Id,InputDataS3Location,ProcessedDataS3Location,ProcessingInstanceType,ProcessingInstanceVolumeSizeInGB'
            'csv-1,s3://bucket/one,s3://bucket/out,ml.r5.large,100'
            'csv-2,s3://bucket/two,s3://bucket/out,ml.r5.xlarge,200'
        )

        $jobs = $rows | Start-NeptuneMLDataProcessingJob

        $jobs.Id | Should -Be 'csv-1', 'csv-2'
        $jobs.InputDataS3Location | Should -Be 's3://bucket/one', 's3://bucket/two'
    }

    It 'name the source of a training job' {
        $row = [pscustomobject]@{ Id = 'by-column'; DataProcessingJobId = 'export'; TrainModelS3Location = 's3://bucket/models'; MaxHPONumberOfTrainingJobs = '3' }

        $job = $row | Start-NeptuneMLTrainingJob

        $job.Id | Should -Be 'by-column'
        $job.DataProcessingJobId | Should -Be 'export'
    }

    It 'name the source of an endpoint' {
        $transformed = $trained | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/out @fast

        $endpoints = @(
            [pscustomobject] @{ MLModelTrainingJobId = 'trained'; ModelName = 'rgcn'; InstanceCount = '2' }
            [pscustomobject] @{ MLModelTransformJobId = $transformed.Id; ModelName = 'rgcn'; InstanceCount = '2' }
        ) | New-NeptuneMLEndpoint

        $endpoints.SourceTrainingJobId | Should -Be 'trained', $null
        $endpoints.SourceTransformJobId | Should -Be $null, $transformed.Id
        $endpoints.InstanceCount | Should -Be 2, 2
    }

    It 'name the input of an inference job' {
        $rows = 'row-1', 'row-2' | ForEach-Object {
            [pscustomobject] @{ TrainedModelArn = $model.TrainedModelArn; Name = $_; MLInputChannelArn = $inference.MLInputChannelArn; OutputMemberAccountId = $account; InstanceType = 'ml.m5.large' }
        }

        $jobs = $rows | Start-CleanRoomsTrainedModelInferenceJob

        $jobs.Name | Should -Be 'row-1', 'row-2'
        $jobs.MembershipIdentifier | Should -Be $membership, $membership
    }

    It 'name the source of a transform job' {
        $job = [pscustomobject] @{ DataProcessingJobId = 'export'; MLModelTrainingJobId = 'trained'; ModelTransformOutputS3Location = 's3://bucket/a'; BaseProcessingInstanceVolumeSizeInGB = '30' } |
            Start-NeptuneMLTransformJob

        $job.SourceTrainingJobId | Should -Be 'trained'
        $job.DataProcessingJobId | Should -Be 'export'
    }

    It 'accept a SageMaker job name from the command line for several outputs' {
        $name = (Get-NeptuneMLTrainingJob trained).MLModels[0].Name

        $jobs = 's3://bucket/b', 's3://bucket/c' | ForEach-Object { [pscustomobject] @{ ModelTransformOutputS3Location = $_ } } |
            Start-NeptuneMLTransformJob -TrainingJobName $name

        $jobs.TrainingJobName | Should -Be $name, $name
        $jobs.ModelTransformOutputS3Location | Should -Be 's3://bucket/b', 's3://bucket/c'
    }

    It 'are ids when they are strings' {
        ('export' | Get-NeptuneMLDataProcessingJob).Id | Should -Be 'export'
        ('trained' | ForEach-Object { [pscustomobject]@{ Id = $_ } } | Get-NeptuneMLTrainingJob).Id | Should -Be 'trained'
    }

    It 'do not pass their values to the next input' {
        $rows = @(
            [pscustomobject]@{ Id = 'first'; InputDataS3Location = 's3://bucket/a'; ProcessedDataS3Location = 's3://bucket/b'; ModelType = 'kge' }
            [pscustomobject]@{ InputDataS3Location = 's3://bucket/c'; ProcessedDataS3Location = 's3://bucket/d' }
        )

        $jobs = $rows | Start-NeptuneMLDataProcessingJob

        $jobs[1].Id | Should -Not -Be 'first'
        $jobs[1].InputDataS3Location | Should -Be 's3://bucket/c'
    }
}

Describe 'The parameter names of AWS Tools for PowerShell' {
    It 'are aliases: <_>' -ForEach @(
        'New-CleanRoomsTrainedModel ResourceConfig_InstanceType InstanceType'
        'New-CleanRoomsTrainedModel ResourceConfig_InstanceCount InstanceCount'
        'New-CleanRoomsTrainedModel ResourceConfig_VolumeSizeInGB VolumeSizeInGB'
        'New-CleanRoomsTrainedModel StoppingCondition_MaxRuntimeInSeconds MaxRuntimeInSeconds'
        'New-CleanRoomsTrainedModel DataChannels DataChannel'
        'New-CleanRoomsTrainedModel Hyperparameters Hyperparameter'
        'New-CleanRoomsTrainedModel Tags Tag'
        'Start-CleanRoomsTrainedModelInferenceJob DataSource_MlInputChannelArn MLInputChannelArn'
        'Start-CleanRoomsTrainedModelInferenceJob OutputConfiguration_Member OutputMemberAccountId'
        'Start-CleanRoomsTrainedModelInferenceJob OutputConfiguration_Accept Accept'
        'Start-CleanRoomsTrainedModelInferenceJob ContainerExecutionParameters_MaxPayloadInMB MaxPayloadInMB'
        'Start-NeptuneMLTrainingJob CustomModelTrainingParameters_SourceS3DirectoryPath SourceS3DirectoryPath'
        'Start-NeptuneMLTransformJob CustomModelTransformParameters_TransformEntryPointScript TransformEntryPointScript'
        'Start-NeptuneMLDataProcessingJob Subnets Subnet'
        'Start-NeptuneMLDataProcessingJob SecurityGroupIds SecurityGroupId'
    ) {
        $cmdlet, $alias, $parameter = -split $_
        (Get-Command $cmdlet).ResolveParameter($alias).Name | Should -Be $parameter
    }

    It 'make a complete call' {
        $made = New-CleanRoomsTrainedModel -MembershipIdentifier $membership -Name vendor `
            -ConfiguredModelAlgorithmAssociationArn $training.ConfiguredModelAlgorithmAssociationArn -DataChannel $training.DataChannel `
            -ResourceConfig_InstanceType ml.m5.large -ResourceConfig_VolumeSizeInGB 20 -StoppingCondition_MaxRuntimeInSecond 60 @fast

        $made.InstanceType | Should -Be 'ml.m5.large'
        $made.MaxRuntimeInSeconds | Should -Be 60

        $job = Start-CleanRoomsTrainedModelInferenceJob -TrainedModelArn $made.TrainedModelArn -MembershipIdentifier $membership -Name vendor `
            -DataSource_MlInputChannelArn $inference.MLInputChannelArn -OutputConfiguration_Member @{ AccountId = $account } `
            -ResourceConfig_InstanceType ml.m5.large @fast

        $job.OutputMemberAccountId | Should -Be $account
        $job.MLInputChannelArn | Should -Be $inference.MLInputChannelArn
    }
}

Describe 'Structured parameters' {
    It 'accept data channels as hashtables, objects or channels of another model' {
        $channel = $training.DataChannel
        $others = $training.Clone()
        $forms = @{ table = $channel; object = [pscustomobject]$channel; model = (Get-CleanRoomsTrainedModel -TrainedModelArn $model.TrainedModelArn).DataChannels }
        foreach ($form in $forms.Keys) {
            $others.DataChannel = $forms[$form]

            $made = New-CleanRoomsTrainedModel @others -Name "channel-$form" @fast

            $made.DataChannels.MLInputChannelArn | Should -Be $channel.MLInputChannelArn -Because "the channel is given as $form"
        }
    }

    It 'name an unknown member of a hashtable' {
        $others = $training.Clone()
        $others.DataChannel = @{ ChanelName = 'train'; MLInputChannelArn = Get-SampleArn ml-input-channel }

        $failure = Get-Failure { New-CleanRoomsTrainedModel @others -Name typo }

        $failure.Exception.Message | Should -Match 'ChanelName'
        $failure.CategoryInfo.Category | Should -BeIn 'InvalidArgument', 'InvalidData'
    }

    It 'accept tags as <Form>' -ForEach @(
        @{ Form = 'a hashtable'; Tags = @{ team = 'graph'; stage = 'test' } }
        @{ Form = 'objects'; Tags = [pscustomobject]@{ Key = 'team'; Value = 'graph' }, [pscustomobject]@{ Key = 'stage'; Value = 'test' } }
        @{ Form = 'pairs'; Tags = @{ Key = 'team'; Value = 'graph' }, @{ Key = 'stage'; Value = 'test' } }
    ) {
        $made = New-CleanRoomsTrainedModel @training -Name "tags $Form" -Tag $Tags @fast

        $made.Tags['team'] | Should -Be 'graph'
        $made.Tags['stage'] | Should -Be 'test'
        $made.Tags.Count | Should -Be 2
    }

    It 'accept one tag as a key-value pair' {
        $made = New-CleanRoomsTrainedModel @training -Name 'one pair' -Tag @{ Key = 'team'; Value = 'graph' } @fast

        $made.Tags.Keys | Should -Be 'team'
        $made.Tags['team'] | Should -Be 'graph'
    }

    It 'convert numbers and booleans of hyperparameters to culture-invariant text' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $made = New-CleanRoomsTrainedModel @training -Name culture -Hyperparameter @{ rate = 0.5; depth = 3 } @fast
        }
        finally {
            [cultureinfo]::CurrentCulture = $culture
        }

        $made.Hyperparameters['rate'] | Should -Be '0.5'
        $made.Hyperparameters['depth'] | Should -Be '3'
    }
}

Describe 'The connection' {
    BeforeAll {
        $elsewhere = New-Session
        $other = $elsewhere.AddScript('Start-NeptuneMLEmulator -JobSeconds 0').Invoke()[0]
        $elsewhere.Commands.Clear()
        $there = $other.NeptuneMLConnection
    }

    AfterAll {
        $null = $elsewhere.AddScript('Stop-NeptuneMLEmulator').Invoke()
        Remove-Session $elsewhere
    }

    It 'is carried by results through a pipeline' {
        $job = Start-NeptuneMLDataProcessingJob @processing -Id far -Connection $there @fast |
            Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models -Id far-train @fast

        $job.Connection | Should -Be $there
        Get-NeptuneMLTrainingJob -IdOnly -Connection $there | Should -Contain 'far-train'
        Get-NeptuneMLTrainingJob -IdOnly | Should -Not -Contain 'far-train'
    }

    It 'is that of each object when clusters are mixed' {
        $far = Start-NeptuneMLDataProcessingJob @processing -Id mixed-far -Connection $there @fast
        $near = Start-NeptuneMLDataProcessingJob @processing -Id mixed-near @fast

        $jobs = $far, $near | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models -Id { "$($_.Id)-train" } @fast

        ($jobs | Where-Object Id -EQ mixed-far-train).Connection | Should -Be $there
        ($jobs | Where-Object Id -EQ mixed-near-train).Connection | Should -Be $emulator.NeptuneMLConnection
        Get-NeptuneMLTrainingJob -IdOnly -Connection $there | Should -Contain 'mixed-far-train'
        Get-NeptuneMLTrainingJob -IdOnly | Should -Contain 'mixed-near-train'
    }

    It 'is not the default with -NoDefault' {
        $side = Connect-NeptuneML $other.BaseAddress -Region us-east-1 -Unsigned -NoDefault

        (Get-NeptuneMLConnection).EndpointUrl | Should -Be $emulator.BaseAddress
        (Test-NeptuneMLConnection -Connection $side).Connection.EndpointUrl | Should -Be $other.BaseAddress
    }

    It 'is opened once for repeated inline parameters' {
        $keys = [pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString 'sampleEXAMPLEKEY' -AsPlainText))
        $line = @{ EndpointUrl = $emulator.BaseAddress; Region = 'us-east-1'; Credential = $keys }

        $connections = @('export', 'export' | Get-NeptuneMLDataProcessingJob @line) + (Get-NeptuneMLDataProcessingJob export @line) |
            ForEach-Object Connection

        $connections | Should -HaveCount 3
        [object]::ReferenceEquals($connections[0], $connections[1]) | Should -BeTrue
        [object]::ReferenceEquals($connections[0], $connections[2]) | Should -BeTrue
    }

    It 'can be specified for one call' {
        $status = Test-NeptuneMLConnection -EndpointUrl $other.BaseAddress -Unsigned

        $status.IsHealthy | Should -BeTrue
        $status.Connection.EndpointUrl | Should -Be $other.BaseAddress
    }
}
