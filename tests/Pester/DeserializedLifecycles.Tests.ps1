# Results that come back as copies, one by one and in whole lifecycles.

BeforeDiscovery {
    $copies = 'Select-Object', 'JSON', 'CSV', 'Export-Clixml'
    $kinds = 'DataProcessingJob', 'TrainingJob', 'TransformJob', 'Endpoint'
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/Rows/Outcome.ps1
}

AfterAll {
    $suite.Dispose()
}

Describe 'A copy of a <Kind> made with <Copy>' -ForEach @(foreach ($kind in $kinds) { foreach ($copy in $copies) { @{ Kind = $kind; Copy = $copy } } }) {
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
        # A job that has finished is not stopped.
        if ($Verb -eq 'Stop') { [NeptuneMl.MLResource].GetProperty('Status').SetValue($original, 'InProgress') }
        $made = Copy-Result $Copy $original
        $arguments = $neptune + ($Verb -eq 'Get' ? @{} : $sure)

        $outcome = Get-Outcome { $made | & "$Verb-NeptuneML$Kind" @arguments }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Requests | Should -HaveCount 1
        $outcome.Requests[0] | Should -BeLike "$($Verb -eq 'Get' ? 'GET' : 'DELETE') /ml/$path/the-id*"
        [uri]::UnescapeDataString($outcome.Requests[0]) | Should -BeLike ($Role ? "*the-id?neptuneIamRoleArn=$Role*" : '*the-id *')
    }
}

Describe 'A lifecycle of copies' {
    BeforeAll {
        $null = Start-NeptuneMLEmulator -JobSeconds 0.1
        $wait = @{ PollSeconds = 0.05; TimeoutSeconds = 30 }
    }

    AfterAll {
        Stop-NeptuneMLEmulator
    }

    It 'of Neptune ML made with <_> runs from an export to a removed endpoint' -ForEach 'Select-Object', 'JSON', 'CSV', 'Export-Clixml' {
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

    It 'of Clean Rooms ML made with <_> runs from a channel to a model export' -ForEach 'Select-Object', 'JSON', 'CSV', 'Export-Clixml' {
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

    It 'of audiences made with <_> runs from a dataset to an export and removal' -ForEach 'Select-Object', 'JSON', 'CSV', 'Export-Clixml' {
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

    It 'continues from the results of a background job' {
        $trained = Start-NeptuneMLDataProcessingJob @processing -Id in-a-job @fast | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/m @fast
        $copy = Copy-Result 'Start-Job' $trained
        $copy.PSTypeNames[0] | Should -Be 'Deserialized.NeptuneMl.TrainingJob'

        $transformed = $copy | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/out
        $endpoint = $copy | New-NeptuneMLEndpoint

        $transformed.SourceTrainingJobId, $transformed.DataProcessingJobId | Should -Be $trained.Id, 'in-a-job'
        $endpoint.SourceTrainingJobId | Should -Be $trained.Id
        $transformed.Id, $endpoint.Id | Should -Not -Contain $trained.Id
    }

    It 'names the two parameters for an unknown data processing job' {
        $trained = Start-NeptuneMLDataProcessingJob @processing -Id unknown-source @fast | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/m -Id t2 @fast
        $trained.State | Should -Be 'Succeeded'

        $failure = Get-Failure { Get-NeptuneMLTrainingJob t2 | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://b/t }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$failure" | Should -Match 'DataProcessingJobId'
        "$failure" | Should -Match 'TrainingJobName'
    }

    It 'generates a new id for every transform job of a read source' {
        $ids = 1..2 | ForEach-Object {
            Get-NeptuneMLTrainingJob t2 | Start-NeptuneMLTransformJob -DataProcessingJobId unknown-source -ModelTransformOutputS3Location s3://b/t
        } | ForEach-Object Id

        $ids | Should -HaveCount 2
        $ids | Should -Not -Contain 't2'
        $ids[0] | Should -Not -Be $ids[1]
    }
}

Describe 'A copy of a running resource made with <_>' -ForEach $copies {
    BeforeAll {
        $null = Start-NeptuneMLEmulator -JobSeconds 300
    }

    AfterAll {
        Stop-NeptuneMLEmulator
    }

    It 'stops the resource' {
        $job = Start-NeptuneMLDataProcessingJob @processing
        Copy-Result $_ $job | Stop-NeptuneMLDataProcessingJob @sure -ErrorAction Stop
        (Get-NeptuneMLDataProcessingJob $job.Id).Status | Should -BeLike 'Stop*'

        $model = New-CleanRoomsTrainedModel @training -Name m
        Copy-Result $_ $model | Stop-CleanRoomsTrainedModel @sure -ErrorAction Stop
        ($model | Get-CleanRoomsTrainedModel).Status | Should -BeIn 'CANCEL_PENDING', 'CANCEL_IN_PROGRESS', 'INACTIVE'
    }
}
