# A script that is run again: what is there is gone on with, and nothing is started twice.

BeforeAll {
    Import-Module NeptuneMl
    . "$PSScriptRoot/Support/Setup.ps1"
}

Describe '-Resume on Neptune' {
    BeforeAll { $null = Start-NeptuneMLEmulator -JobSeconds 0.3 -FailingJob @{ 'bad-*' = 'AlgorithmError: no graph' } }
    AfterAll { Stop-NeptuneMLEmulator }

    It 'starts a job that is not there, and goes on with it the next time' {
        $job = @{ Id = 'movies'; InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = 's3://b/out'; Resume = $true }
        $first = Start-NeptuneMLDataProcessingJob @job
        $said = Start-NeptuneMLDataProcessingJob @job -Wait -PollSeconds 0.1 -Verbose 4>&1
        $first.Id | Should -Be 'movies'
        ($said | Where-Object { $_ -is [NeptuneMl.DataProcessingJob] }).State | Should -Be 'Succeeded'
        "$said" | Should -Match "data-processing job 'movies' is there already"
        Get-NeptuneMLDataProcessingJob -IdOnly | Should -Be 'movies'
    }

    It 'goes on with a whole pipeline' {
        $run = {
            [pscustomobject] @{ Id = 'all'; InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = 's3://b/out' } |
                Start-NeptuneMLDataProcessingJob -Resume -Wait -PollSeconds 0.1 |
                ForEach-Object { Start-NeptuneMLTrainingJob -InputObject $_ -Id "$($_.Id)-train" -TrainModelS3Location s3://b/m -Resume -Wait -PollSeconds 0.1 } |
                ForEach-Object { New-NeptuneMLEndpoint -InputObject $_ -Id "$($_.Id)-endpoint" -Resume -Wait -PollSeconds 0.1 }
        }
        (& $run).Id | Should -Be 'all-train-endpoint'
        (& $run).Id | Should -Be 'all-train-endpoint'
        Get-NeptuneMLTrainingJob -IdOnly | Should -Be 'all-train'
        Get-NeptuneMLEndpoint -IdOnly | Should -Be 'all-train-endpoint'
    }

    It 'reports a job that has failed the same way again' {
        $job = @{ Id = 'bad-1'; InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = 's3://b/out'; Resume = $true; Wait = $true; PollSeconds = 0.1 }
        $messages = 1..2 | ForEach-Object {
            Start-NeptuneMLDataProcessingJob @job -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
            $failure.Exception.Message
        }
        $messages[0] | Should -Match 'AlgorithmError: no graph'
        $messages[1] | Should -Be $messages[0]
    }

    It 'asks for an id' {
        { Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out -Resume } | Should -Throw '*-Resume needs -Id*' -ErrorId 'InvalidParameter*'
    }

    It 'sends nothing with -WhatIf' {
        Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out -Id new -Resume -WhatIf
        Get-NeptuneMLDataProcessingJob -IdOnly | Should -Not -Contain 'new'
    }
}

Describe '-Resume on Clean Rooms' {
    BeforeAll {
        $null = Start-NeptuneMLEmulator -JobSeconds 0.3
        $script:model = @{
            MembershipIdentifier = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'
            Name = 'churn'
            ConfiguredModelAlgorithmAssociationArn = Get-SampleArn configured-model-algorithm-association
            DataChannel = @{ ChannelName = 'train'; MLInputChannelArn = Get-SampleArn ml-input-channel }
            InstanceType = 'ml.m5.xlarge'
            VolumeSizeInGB = 10
            Resume = $true
        }
    }
    AfterAll { Stop-NeptuneMLEmulator }

    It 'goes on with the model of that name' {
        $first = New-CleanRoomsTrainedModel @model
        $second = New-CleanRoomsTrainedModel @model -Wait -PollSeconds 0.1
        $second.TrainedModelArn | Should -Be $first.TrainedModelArn
        $second.State | Should -Be 'Succeeded'
    }

    It 'does not take one of that name that is not as asked for' {
        $null = New-CleanRoomsTrainedModel @model
        $model.InstanceType = 'ml.p3.2xlarge'
        { New-CleanRoomsTrainedModel @model -ErrorAction Stop } | Should -Throw -ErrorId 'Conflict*'
    }
}
