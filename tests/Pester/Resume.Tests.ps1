# A script that runs again: it adopts what exists, and starts nothing twice.

BeforeAll {
    Import-Module NeptuneMl
    . "$PSScriptRoot/Support/Setup.ps1"

    function Wait-Until([scriptblock] $Condition) {
        $end = [datetime]::UtcNow.AddSeconds(30)
        while (-not (& $Condition)) {
            if ([datetime]::UtcNow -gt $end) { throw "not within 30 s: $Condition" }
            Start-Sleep -Milliseconds 100
        }
    }

    Import-Module "$PSScriptRoot/../bench/support/Processes.psm1"
}

Describe '-Resume on Neptune' {
    BeforeAll { $script:emulator = Start-NeptuneMLEmulator -JobSeconds 0.3 -FailingJob @{ 'bad-*' = 'AlgorithmError: no graph' } }
    AfterAll { Stop-NeptuneMLEmulator }

    It 'starts a job that does not exist, and adopts it the next time' {
        $job = @{ Id = 'movies'; InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = 's3://b/out'; Resume = $true }
        $first = Start-NeptuneMLDataProcessingJob @job
        $said = Start-NeptuneMLDataProcessingJob @job -Wait -PollSeconds 0.1 -Verbose 4>&1
        $first.Id | Should -Be 'movies'
        ($said | Where-Object { $_ -is [NeptuneMl.DataProcessingJob] }).State | Should -Be 'Succeeded'
        "$said" | Should -Match "The data processing job 'movies' already exists and is adopted: status \w+\."
        Get-NeptuneMLDataProcessingJob -IdOnly | Should -Be 'movies'
    }

    It 'adopts the jobs of a whole pipeline' {
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

    It 'writes an error with the reason and both recommendations for a failed job' {
        $job = @{ Id = 'bad-1'; InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = 's3://b/out'; PollSeconds = 0.1 }
        Start-NeptuneMLDataProcessingJob @job -Resume -Wait -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        foreach ($wait in $true, $false) {
            Start-NeptuneMLDataProcessingJob @job -Resume -Wait:$wait -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
            $failure | Should -HaveCount 1
            $failure.FullyQualifiedErrorId | Should -BeLike 'JobFailed,*'
            $failure.Exception.Message | Should -BeLike '*AlgorithmError: no graph*-RestartFailed or another -Id*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike "*-RestartFailed*'bad-1-2'*another -Id*"
            $failure.TargetObject.Id | Should -Be 'bad-1'
        }
    }

    It 'restarts a failed job with -RestartFailed and adopts that attempt in the next run' {
        $null = Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out -Id bad-2 -Wait -PollSeconds 0.1 -ErrorAction SilentlyContinue
        $again = @{ Id = 'bad-2'; InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = 's3://b/out'; RestartFailed = $true }
        (Start-NeptuneMLDataProcessingJob @again).Id | Should -Be 'bad-2-2'
        (Start-NeptuneMLDataProcessingJob @again -Resume).Id | Should -Be 'bad-2-2'
        Wait-Until { (Get-NeptuneMLDataProcessingJob bad-2-2).IsFinished }
        (Start-NeptuneMLDataProcessingJob @again).Id | Should -Be 'bad-2-3'
        Get-NeptuneMLDataProcessingJob -IdOnly | Where-Object { $_ -like 'bad-2*' } | Sort-Object | Should -Be 'bad-2', 'bad-2-2', 'bad-2-3'
    }

    It 'restarts a failed endpoint with -RestartFailed' {
        $training = Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out -Id for-endpoint -Resume -Wait -PollSeconds 0.1 |
            Start-NeptuneMLTrainingJob -Id for-endpoint -TrainModelS3Location s3://b/m -Resume -Wait -PollSeconds 0.1
        $null = $training | New-NeptuneMLEndpoint -Id bad-end -Wait -PollSeconds 0.1 -ErrorAction SilentlyContinue
        { $training | New-NeptuneMLEndpoint -Id bad-end -Resume -ErrorAction Stop } | Should -Throw -ErrorId 'JobFailed*'
        ($training | New-NeptuneMLEndpoint -Id bad-end -RestartFailed).Id | Should -Be 'bad-end-2'
    }

    It 'rejects a job with another output location' {
        $null = Start-NeptuneMLDataProcessingJob s3://b/i s3://b/o -Id d1 -Wait -PollSeconds 0.1
        $started = Start-NeptuneMLDataProcessingJob s3://b/OTHER s3://b/o2 -Id d1 -Resume -Wait -ErrorAction SilentlyContinue -ErrorVariable failure
        $started | Should -BeNullOrEmpty
        $failure | Should -HaveCount 1
        $failure.FullyQualifiedErrorId | Should -BeLike 'ResumeMismatch,*'
        $failure.CategoryInfo.Category | Should -Be 'ResourceExists'
        $failure.Exception.Message | Should -BeLike "*-ProcessedDataS3Location is 's3://b/o2' in the request and 's3://b/o/d1' in the existing resource*"
        $failure.Exception.ParameterName | Should -Be 'ProcessedDataS3Location'
    }

    It 'leaves properties empty that the service does not return' {
        $null = Start-NeptuneMLDataProcessingJob s3://b/i s3://b/o -Id d2 -Wait -PollSeconds 0.1
        $adopted = Start-NeptuneMLDataProcessingJob s3://b/OTHER s3://b/o/ -Id d2 -Resume -Wait -PollSeconds 0.1
        $adopted.State | Should -Be 'Succeeded'
        $adopted.InputDataS3Location, $adopted.ProcessedDataS3Location | Should -Be $null, $null
        $adopted.OutputLocation | Should -Be 's3://b/o/d2'
    }

    It 'keeps the roles of the call, so that the next stage is the same job in the next run' {
        $run = {
            Start-NeptuneMLDataProcessingJob s3://b/in s3://b/roles -SagemakerIamRoleArn arn:aws:iam::123456789012:role/r -Resume -Wait -PollSeconds 0.1 |
                Start-NeptuneMLTrainingJob -TrainModelS3Location s3://b/m -Resume
        }
        (& $run).Id | Should -Be (& $run).Id
    }

    It 'identifies a job without an id by the whole request, in any process' {
        $run = {
            param($Output, $Address)
            (Start-NeptuneMLDataProcessingJob s3://b/in $Output -ProcessingTimeOutInSeconds 600 -Resume -EndpointUrl $Address -Unsigned).Id
        }
        $address = "$($emulator.BaseAddress)"
        $before = @(Get-NeptuneMLDataProcessingJob -IdOnly).Count
        $ids = @(
            & $run s3://b/same $address
            & $run s3://b/same $address
            Invoke-PowerShell "Import-Module NeptuneMl; & { $run } s3://b/same $address" | ForEach-Object Output
        )
        $ids | Select-Object -Unique | Should -HaveCount 1
        & $run s3://b/other $address | Should -Not -Be $ids[0]
        @(Get-NeptuneMLDataProcessingJob -IdOnly).Count | Should -Be ($before + 2)
    }

    It 'adopts the jobs of a whole pipeline in which nothing has an id' {
        $run = {
            Start-NeptuneMLDataProcessingJob s3://b/in s3://b/unnamed -Resume -Wait -PollSeconds 0.1 |
                Start-NeptuneMLTrainingJob -TrainModelS3Location s3://b/m -MaxHPONumberOfTrainingJobs 2 -Resume -Wait -PollSeconds 0.1 |
                New-NeptuneMLEndpoint -InstanceType ml.m5.xlarge -Resume -Wait -PollSeconds 0.1
        }
        $before = (Get-NeptuneMLTrainingJob -IdOnly).Count, (Get-NeptuneMLEndpoint -IdOnly).Count
        (& $run).Id | Should -Be (& $run).Id
        (Get-NeptuneMLTrainingJob -IdOnly).Count, (Get-NeptuneMLEndpoint -IdOnly).Count | Should -Be ($before | ForEach-Object { $_ + 1 })
    }

    It 'starts one job when several runs resume concurrently' {
        $null = Invoke-RestMethod "$($emulator.BaseAddress)_emulator/faults" -Method Put -ContentType application/json -Body (
            '[{"kind":"Slow","operation":"GetMLDataProcessingJob","seconds":2,"times":4}]')
        $ready = [Threading.Barrier]::new(4)
        $jobs = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module NeptuneMl
            $null = ($using:ready).SignalAndWait([timespan]::FromMinutes(1))
            Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out -Id shared -Resume -EndpointUrl $using:emulator.BaseAddress -Unsigned -ErrorAction Stop
        }
        $jobs.Id | Should -Be (@('shared') * 4)
        ((Invoke-RestMethod "$($emulator.BaseAddress)_emulator/operations") | Where-Object operation -EQ StartMLDataProcessingJob).refused | Should -BeGreaterThan 0
    }

    It 'writes the generated id as a verbose message before the request' {
        $operations = "$($emulator.BaseAddress)_emulator/operations"
        $done = { ((Invoke-RestMethod $operations -Verbose:$false) | Where-Object operation -EQ StartMLDataProcessingJob).done }
        $before = & $done
        $said = @()
        $VerbosePreference = 'Continue'
        $job = Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out 4>&1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.VerboseRecord]) { $said += [pscustomobject] @{ Text = "$_"; Done = & $done } } else { $_ }
        }
        $first = $said | Where-Object Text -Match $job.Id | Select-Object -First 1
        $first.Done | Should -Be $before
        & $done | Should -Be ($before + 1)
    }

    It 'sends nothing with -WhatIf' {
        Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out -Id new -Resume -WhatIf
        Get-NeptuneMLDataProcessingJob -IdOnly | Should -Not -Contain 'new'
    }
}

Describe 'Cmdlets with -Resume' {
    It 'have -RestartFailed where what they create can fail' {
        $resuming = Get-Command -Module NeptuneMl -ParameterName Resume
        $restarting = Get-Command -Module NeptuneMl -ParameterName RestartFailed
        $resuming.Count | Should -BeGreaterThan 10
        $restarting | ForEach-Object { $_.Name | Should -BeIn $resuming.Name }
        ($resuming | Where-Object Name -NotIn $restarting.Name).Name | Sort-Object | Should -Be @(
            'New-CleanRoomsConfiguredAudienceModel', 'New-CleanRoomsConfiguredModelAlgorithm', 'New-CleanRoomsConfiguredModelAlgorithmAssociation',
            'New-CleanRoomsTrainingDataset')
    }
}

Describe '-Resume on Clean Rooms' {
    BeforeAll {
        $null = Start-NeptuneMLEmulator -JobSeconds 0.5 -FailingJob @{ 'bad-*' = 'AlgorithmError: no rows' }
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

    It 'adopts the model of that name' {
        $first = New-CleanRoomsTrainedModel @model
        $second = New-CleanRoomsTrainedModel @model -Wait -PollSeconds 0.1
        $second.TrainedModelArn | Should -Be $first.TrainedModelArn
        $second.State | Should -Be 'Succeeded'
    }

    It 'rejects a model of that name with other values' {
        $model += @{ Hyperparameter = @{ lr = '0.2' }; Environment = @{ STAGE = 'live' } }
        $model.Name = 'many'
        $null = New-CleanRoomsTrainedModel @model
        $others = @(
            @{ InstanceType = 'ml.g5.xlarge' }
            @{ VolumeSizeInGB = 11 }
            @{ Hyperparameter = @{ lr = '0.1' } }
            @{ Hyperparameter = @{ } }
            @{ Hyperparameter = @{ lr = '0.2'; epochs = 3 } }
            @{ Environment = @{ STAGE = 'test' } }
            @{ DataChannel = @{ ChannelName = 'other'; MLInputChannelArn = Get-SampleArn ml-input-channel } }
        )
        foreach ($other in $others) {
            $changed = $model.Clone()
            $other.GetEnumerator() | ForEach-Object { $changed[$_.Key] = $_.Value }
            New-CleanRoomsTrainedModel @changed -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
            $failure.FullyQualifiedErrorId | Should -BeLike 'ResumeMismatch,*'
            $failure.Exception.Message | Should -Match "-$(@($other.Keys)[0])"
        }
        @(Get-CleanRoomsTrainedModel -MembershipIdentifier $membership | Where-Object Name -EQ many) | Should -HaveCount 1
    }

    It 'writes when the adopted resource was created' {
        $said = New-CleanRoomsTrainedModel @model -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        "$said" | Should -Match "The trained model 'churn' already exists and is adopted: status \w+, created \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\."
    }

    It 'rejects a definition of that name with other values' {
        $null = New-CleanRoomsConfiguredModelAlgorithm @algorithm
        $other = $algorithm.Clone()
        $other.TrainingImageUri = "$account.dkr.ecr.us-east-1.amazonaws.com/training:2"
        { New-CleanRoomsConfiguredModelAlgorithm @other -Resume -ErrorAction Stop } | Should -Throw -ErrorId 'ResumeMismatch*'
        (New-CleanRoomsConfiguredModelAlgorithm @algorithm -Resume).Name | Should -Be 'algorithm'
    }

    It 'restarts a failed model under a numbered name with -RestartFailed and adopts it in the next run' {
        $failing = $model.Clone()
        $failing.Name = 'bad-model'
        $null = New-CleanRoomsTrainedModel @failing -Wait -PollSeconds 0.1 -ErrorAction SilentlyContinue
        { New-CleanRoomsTrainedModel @failing -ErrorAction Stop } | Should -Throw -ErrorId 'JobFailed*' -ExpectedMessage '*-RestartFailed or another -Name*'
        $first = New-CleanRoomsTrainedModel @failing -RestartFailed
        $first.Name | Should -Be 'bad-model-2'
        (New-CleanRoomsTrainedModel @failing -RestartFailed).TrainedModelArn | Should -Be $first.TrainedModelArn
    }
}
