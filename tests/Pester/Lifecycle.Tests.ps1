BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $null = Start-NeptuneMLEmulator -JobSeconds 0.3 -FailingJob @{ 'bad*' = 'The container ran out of memory.' }
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'A Neptune ML lifecycle' {
    It 'runs from an export to an endpoint in one pipeline' {
        $endpoint = Start-NeptuneMLDataProcessingJob @processing @fast -Id one -OutVariable processed |
            Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models -MaxHPONumberOfTrainingJobs 10 @fast -OutVariable trained |
            Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/transform @fast -OutVariable transformed |
            New-NeptuneMLEndpoint -InstanceType ml.m5.xlarge @fast

        $trained.DataProcessingJobId | Should -Be 'one'
        $transformed.DataProcessingJobId | Should -Be 'one'
        $transformed.SourceTrainingJobId | Should -Be $trained.Id
        $endpoint.SourceTransformJobId | Should -Be $transformed.Id
        $endpoint.Status | Should -Be 'InService'
        $processed.State, $trained.State, $transformed.State, $endpoint.State | Should -Be (@('Succeeded') * 4)
        $processed.Id, $trained.Id, $transformed.Id, $endpoint.Id | Sort-Object -Unique | Should -HaveCount 4
        $trained.OutputLocation | Should -BeLike 's3://bucket/models/*'
    }

    It 'updates an endpoint to a later model under the same id' {
        $job = Start-NeptuneMLDataProcessingJob @processing @fast | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast
        $endpoint = $job | New-NeptuneMLEndpoint @fast -Id served
        $later = Start-NeptuneMLDataProcessingJob @processing @fast | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast

        $updated = $later | Update-NeptuneMLEndpoint -Id served @fast

        $updated.Id | Should -Be $endpoint.Id
        $updated.SourceTrainingJobId | Should -Be $later.Id
        (Get-NeptuneMLEndpoint served).EndpointConfig.Name | Should -Not -Be $endpoint.EndpointConfig.Name
    }

    It 'keeps twenty concurrent lifecycles of one pipeline separate' {
        $sources = 1..20 | ForEach-Object {
            [pscustomobject]@{ Id = "source-$_"; InputDataS3Location = "s3://bucket/export-$_"; ProcessedDataS3Location = "s3://bucket/processed-$_" }
        }

        $endpoints = $sources | Start-NeptuneMLDataProcessingJob @fast -ThrottleLimit 8 -OutVariable processed |
            Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models -Id { "$($_.Id)-train" } @fast -ThrottleLimit 8 -OutVariable trained |
            Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/out -Id { "$($_.Id)-out" } @fast -ThrottleLimit 8 -OutVariable transformed |
            New-NeptuneMLEndpoint -Id { "$($_.Id)-serve" } @fast -ThrottleLimit 8

        $endpoints.Id | Sort-Object | Should -Be (1..20 | ForEach-Object { "source-$_-train-out-serve" } | Sort-Object)
        foreach ($job in $trained) { $job.DataProcessingJobId | Should -Be ($job.Id -replace '-train$') }
        foreach ($job in $transformed) {
            $job.SourceTrainingJobId | Should -Be ($job.Id -replace '-out$')
            $job.DataProcessingJobId | Should -Be ($job.Id -replace '-train-out$')
        }
        foreach ($endpoint in $endpoints) { $endpoint.SourceTransformJobId | Should -Be ($endpoint.Id -replace '-serve$') }
        ($processed | Where-Object Id -EQ 'source-7').InputDataS3Location | Should -Be 's3://bucket/export-7'
    }

    It 'returns the job at once without -Wait and completes it with Wait-NeptuneMLJob' {
        $job = Start-NeptuneMLDataProcessingJob @processing
        $job.IsFinished | Should -BeFalse
        $job.Arn | Should -BeLike 'arn:*'

        $done = $job | Wait-NeptuneMLJob -PollSeconds 0.05

        $done.Id | Should -Be $job.Id
        $done.State | Should -Be 'Succeeded'
        $done.InputDataS3Location | Should -Be $processing.InputDataS3Location
    }

    It 'lists jobs or only ids' {
        $null = Start-NeptuneMLDataProcessingJob @processing -Id listed

        (Get-NeptuneMLDataProcessingJob).Id | Should -Contain 'listed'
        Get-NeptuneMLDataProcessingJob -IdOnly | Should -Contain 'listed'
        @(Get-NeptuneMLDataProcessingJob -MaxItems 1) | Should -HaveCount 1
    }

    It 'removes an endpoint' {
        $endpoint = Start-NeptuneMLDataProcessingJob @processing @fast |
            Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast | New-NeptuneMLEndpoint @fast

        $endpoint | Remove-NeptuneMLEndpoint -Confirm:$false

        $endpoint | Wait-Gone
    }

    BeforeAll {
        # Deleting takes the emulator a moment; waiting for the endpoint ends when it cannot be read any more.
        function Wait-Gone {
            process {
                $failure = Get-Failure { Get-NeptuneMLEndpoint $_.Id | Wait-NeptuneMLJob -PollSeconds 0.05 }
                $failure.FullyQualifiedErrorId | Should -Match '^(MLResourceNotFound|JobStopped),'
            }
        }
    }
}

Describe 'A Clean Rooms lifecycle' {
    BeforeAll {
        $channels = @(
            @{ ChannelName = 'train'; MLInputChannelArn = Get-SampleArn ml-input-channel }
            @{ ChannelName = 'test'; MLInputChannelArn = Get-SampleArn ml-input-channel; S3DataDistributionType = 'ShardedByS3Key' }
        )
        $settings = $training.Clone()
        $settings.DataChannel = $channels
        $model = New-CleanRoomsTrainedModel @settings -Name full -Hyperparameter @{ epochs = 10; rate = 0.1 } -Environment @{ MODE = 'fast' } `
            -MaxRuntimeInSeconds 3600 -InstanceCount 2 -Tag @{ team = 'graph' } -Description 'All of it' @fast
    }

    It 'trains with every parameter' {
        $read = $model | Get-CleanRoomsTrainedModel

        $read.State | Should -Be 'Succeeded'
        $read.Status | Should -Be 'ACTIVE'
        $read.DataChannels.ChannelName | Should -Be 'train', 'test'
        $read.DataChannels[1].S3DataDistributionType | Should -Be 'ShardedByS3Key'
        $read.Hyperparameters['epochs'] | Should -Be '10'
        $read.Hyperparameters['rate'] | Should -Be '0.1'
        $read.Environment['MODE'] | Should -Be 'fast'
        $read.MaxRuntimeInSeconds | Should -Be 3600
        $read.InstanceCount | Should -Be 2
        $read.Tags['team'] | Should -Be 'graph'
        $read.Description | Should -Be 'All of it'
    }

    It 'runs inference with a piped model and its own settings' {
        $job = $model | Start-CleanRoomsTrainedModelInferenceJob @inference -Name response -Accept text/csv -MaxPayloadInMB 6 `
            -Environment @{ LEVEL = '1' } -Tag @{ team = 'graph' } @fast

        $job.State | Should -Be 'Succeeded'
        $job.Name | Should -Be 'response'
        $job.TrainedModelArn | Should -Be $model.TrainedModelArn
        $job.MembershipIdentifier | Should -Be $membership
        $job.OutputMemberAccountId | Should -Be $account
        $job.Accept | Should -Be 'text/csv'
        $job.MaxPayloadInMB | Should -Be 6
        $job.Environment.Keys | Should -Be 'LEVEL'
        $job.Description | Should -BeNullOrEmpty
    }

    It 'takes nothing but the identity from the model that is piped in' {
        $job = $model | Start-CleanRoomsTrainedModelInferenceJob @inference -Name bare @fast

        $job.Environment | Should -BeNullOrEmpty
        $job.Tags | Should -BeNullOrEmpty
    }

    It 'adds a version by incremental training and reads it by identifier' {
        $further = New-CleanRoomsTrainedModel @training -Name further @fast `
            -IncrementalTrainingDataChannel @{ ChannelName = 'base'; TrainedModelArn = $model.TrainedModelArn }

        $further.TrainedModelArn | Should -Be $model.TrainedModelArn
        $further.VersionIdentifier | Should -Not -BeNullOrEmpty
        $versions = Get-CleanRoomsTrainedModel -TrainedModelArn $model.TrainedModelArn -AllVersions
        $versions.Name | Sort-Object | Should -Be 'full', 'further'
        (Get-CleanRoomsTrainedModel -TrainedModelArn $model.TrainedModelArn -VersionIdentifier $further.VersionIdentifier).Name | Should -Be 'further'
    }

    It 'is visible to the member and the collaboration' {
        $mine = Get-CleanRoomsTrainedModel -MembershipIdentifier $membership | Where-Object TrainedModelArn -EQ $model.TrainedModelArn
        $shared = Get-CleanRoomsTrainedModel -CollaborationIdentifier $mine.CollaborationIdentifier | Where-Object TrainedModelArn -EQ $model.TrainedModelArn
        $one = Get-CleanRoomsTrainedModel -CollaborationIdentifier $mine.CollaborationIdentifier -TrainedModelArn $model.TrainedModelArn

        $mine.CreatorAccountId | Should -BeNullOrEmpty
        $shared.CreatorAccountId | Should -Be $account
        $one.CreatorAccountId | Should -Be $account
    }

    It 'lists inference jobs in both views, for all models or one' {
        $job = $model | Start-CleanRoomsTrainedModelInferenceJob @inference -Name shared @fast
        $collaboration = (Get-CleanRoomsTrainedModel -TrainedModelArn $model.TrainedModelArn).CollaborationIdentifier

        (Get-CleanRoomsTrainedModelInferenceJob $membership).TrainedModelInferenceJobArn | Should -Contain $job.TrainedModelInferenceJobArn
        (Get-CleanRoomsTrainedModelInferenceJob -CollaborationIdentifier $collaboration).TrainedModelInferenceJobArn |
            Should -Contain $job.TrainedModelInferenceJobArn
        Get-CleanRoomsTrainedModelInferenceJob $membership -TrainedModelArn (Get-SampleArn trained-model) | Should -BeNullOrEmpty
    }

    It 'waits for a mix of models and jobs' {
        $mix = @(
            New-CleanRoomsTrainedModel @training -Name mixed
            $model | Start-CleanRoomsTrainedModelInferenceJob @inference -Name mixed
        )

        $done = $mix | Wait-CleanRoomsJob -PollSeconds 0.05

        $done.ForEach{ $_.GetType().Name } | Sort-Object | Should -Be 'TrainedModel', 'TrainedModelInferenceJob'
        $done.State | Should -Be 'Succeeded', 'Succeeded'
    }
}

Describe 'Waiting' {
    It 'waits for jobs of several kinds at once' {
        $processed = Start-NeptuneMLDataProcessingJob @processing @fast
        $trained = $processed | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast
        $mix = @(
            Start-NeptuneMLDataProcessingJob @processing
            $processed | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models
            $trained | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/out
            $trained | New-NeptuneMLEndpoint
        )

        $done = Wait-NeptuneMLJob $mix -PollSeconds 0.05

        $done.Id | Sort-Object | Should -Be ($mix.Id | Sort-Object)
        $done.State | Should -Be (@('Succeeded') * 4)
    }

    It 'returns completed jobs without another poll' {
        $done = Start-NeptuneMLDataProcessingJob @processing @fast

        $done | Wait-NeptuneMLJob -PollSeconds 3600 | Should -Be $done
    }

    It 'ends with an error after -TimeoutSeconds and leaves the job running' {
        $server = New-ScriptedServer -Json '{"id":"{id}","status":"InProgress"}'
        try {
            $slow = Get-NeptuneMLDataProcessingJob slow -EndpointUrl $server.Url -Region us-east-1 -Unsigned
            $failure = Get-Failure { $slow | Wait-NeptuneMLJob -PollSeconds 0.05 -TimeoutSeconds 0.2 }

            $failure.FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
            $failure.CategoryInfo.Category | Should -Be 'OperationTimeout'
            $failure.TargetObject.Id | Should -Be 'slow'
            $failure.Exception.Message | Should -Match "'slow' did not finish within 0\.2 seconds \(-TimeoutSeconds\); its status is InProgress"
            $server.Requests | Where-Object { $_ -notmatch '^GET' } | Should -BeNullOrEmpty
        }
        finally {
            $server.Dispose()
        }
    }

    It 'writes an error with the reason for a failed job and no output' {
        $failures = $null
        $trained = 'good-1', 'bad-2', 'good-3' |
            ForEach-Object { [pscustomobject]@{ Id = $_ } } |
            Start-NeptuneMLDataProcessingJob @processing @fast -ErrorVariable failures -ErrorAction SilentlyContinue |
            Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast

        $trained.DataProcessingJobId | Sort-Object | Should -Be 'good-1', 'good-3'
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'JobFailed,*'
        $failures[0].CategoryInfo.Category | Should -Be 'InvalidResult'
        $failures[0].TargetObject.Id | Should -Be 'bad-2'
        $failures[0].TargetObject.State | Should -Be 'Failed'
        $failures[0].Exception.Message | Should -Match "'bad-2' failed.*The container ran out of memory\."
        $failures[0].ErrorDetails.RecommendedAction | Should -Match 'https://'
        Get-NeptuneMLTrainingJob -IdOnly | Should -Contain $trained[0].Id
    }

    It 'writes an error with the reason for a failed trained model' {
        $failure = Get-Failure { New-CleanRoomsTrainedModel @training -Name bad-model @fast }

        $failure.FullyQualifiedErrorId | Should -BeLike 'JobFailed,*'
        $failure.TargetObject.Name | Should -Be 'bad-model'
        $failure.Exception.Message | Should -Match 'The container ran out of memory\.'
    }

    It 'writes an error for a stopped job' {
        $job = Start-NeptuneMLDataProcessingJob @processing
        $job | Stop-NeptuneMLDataProcessingJob -Confirm:$false

        $failure = Get-Failure { $job | Wait-NeptuneMLJob -PollSeconds 0.05 }

        $failure.FullyQualifiedErrorId | Should -BeLike 'JobStopped,*'
        $failure.CategoryInfo.Category | Should -Be 'OperationStopped'
        $failure.TargetObject.Id | Should -Be $job.Id
    }

    It 'writes an error for a cancelled inference job and model' {
        $active = New-CleanRoomsTrainedModel @training -Name active @fast
        $job = $active | Start-CleanRoomsTrainedModelInferenceJob @inference -Name cancelled
        $model = New-CleanRoomsTrainedModel @training -Name cancelled
        $job | Stop-CleanRoomsTrainedModelInferenceJob -Confirm:$false
        $model | Stop-CleanRoomsTrainedModel -Confirm:$false

        $failures = $null
        $job, $model | Wait-CleanRoomsJob -PollSeconds 0.05 -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failures.FullyQualifiedErrorId | Should -BeLike 'JobStopped,*'
        $failures.TargetObject.Name | Should -Be 'cancelled', 'cancelled'
    }
}
