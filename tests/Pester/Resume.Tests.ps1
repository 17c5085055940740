# A script that is run again: what is there is gone on with, and nothing is started twice.

BeforeAll {
    Import-Module NeptuneMl
    . "$PSScriptRoot/Support/Setup.ps1"
    Import-Module "$PSScriptRoot/../bench/support/Processes.psm1"
}

Describe '-Resume on Neptune' {
    BeforeAll { $script:emulator = Start-NeptuneMLEmulator -JobSeconds 0.3 -FailingJob @{ 'bad-*' = 'AlgorithmError: no graph' } }
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

    It 'knows a job without an id by all that is asked for, also in another process' {
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

    It 'goes on with a whole pipeline in which nothing has an id' {
        $run = {
            Start-NeptuneMLDataProcessingJob s3://b/in s3://b/unnamed -Resume -Wait -PollSeconds 0.1 |
                Start-NeptuneMLTrainingJob -TrainModelS3Location s3://b/m -MaxHPONumberOfTrainingJobs 2 -Resume -Wait -PollSeconds 0.1 |
                New-NeptuneMLEndpoint -InstanceType ml.m5.xlarge -Resume -Wait -PollSeconds 0.1
        }
        $before = (Get-NeptuneMLTrainingJob -IdOnly).Count, (Get-NeptuneMLEndpoint -IdOnly).Count
        (& $run).Id | Should -Be (& $run).Id
        (Get-NeptuneMLTrainingJob -IdOnly).Count, (Get-NeptuneMLEndpoint -IdOnly).Count | Should -Be ($before | ForEach-Object { $_ + 1 })
    }

    It 'starts one job when several runs of a script look at the same time' {
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

    It 'says the id that it makes, where verbose messages are shown, before the request leaves' {
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
