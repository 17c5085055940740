# Runs of workflows against the emulator: plans, reuse, failures, journals and the lock.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/Support/Unattended.ps1

    # A workflow of a graph of movies, with its own name and folder, so that the tests do not see each other's resources.
    function New-Movies([string] $Extra = '', [string] $Serve = "With = @{ Id = '{0}-live' }") {
        $name = "m$([guid]::NewGuid().ToString('n')[0..9] -join '')"
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive $name)
        $path = Join-Path $folder "$name.psd1"
        Set-Content $path @"
@{
    Parameters = @{ Export = 's3://bucket/export'; Models = 's3://bucket/models'; Count = 1 }
    Steps      = @{
        process   = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = '{Export}'; ProcessedDataS3Location = 's3://bucket/processed' } }
        train     = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'process'; With = @{ TrainModelS3Location = '{Models}' } }
        transform = @{ Run = 'Start-NeptuneMLTransformJob'; From = 'train'; With = @{ ModelTransformOutputS3Location = 's3://bucket/transform' } }
        serve     = @{ Run = 'New-NeptuneMLEndpoint'; From = 'train'; $($Serve.Replace('{0}', $name)) }
        dataset   = @{ Run = 'New-CleanRoomsTrainingDataset'; With = @{ RoleArn = '$($table.RoleArn)'; DatabaseName = 'shop'; TableName = 'events'; Schema = @{ user = 'USER_ID'; item = 'ITEM_ID'; at = 'TIMESTAMP' } } }
        audience  = @{ Run = 'New-CleanRoomsAudienceModel'; From = 'dataset'; With = @{ Description = 'audience' } }
        $Extra
    }
}
"@
        [pscustomobject] @{ Name = $name; Path = $path; Folder = Join-Path $folder "$name.runs" }
    }

    function Invoke-Movies($Movies, [hashtable] $Arguments = @{}) {
        Invoke-NeptuneMLWorkflow $Movies.Path -PollSeconds 0.05 @Arguments
    }

    function Get-Action($Steps) { ($Steps | ForEach-Object { "$($_.Name) $($_.Action)" }) -join ', ' }

    function Get-Journal($Movies) { @(Get-ChildItem $Movies.Folder -Filter *.jsonl | Sort-Object Name) }
}

Describe 'Invoke-NeptuneMLWorkflow' {
    BeforeAll { $emulator = Start-NeptuneMLEmulator -JobSeconds 0.2 -FailingJob @{ '*-fails-*' = 'AlgorithmError: no graph' } }
    AfterAll { Stop-NeptuneMLEmulator }

    Context 'when nothing exists' {
        BeforeAll {
            $movies = New-Movies
            $plan = @(Invoke-NeptuneMLWorkflow $movies.Path -Plan)
            $whatIf = @(Invoke-NeptuneMLWorkflow $movies.Path -WhatIf)
            $hadJournal = Test-Path $movies.Folder
            $run = Invoke-Movies $movies
        }

        It 'plans to start each step, and knows the ids of Neptune ML before they exist' {
            Get-Action $plan | Should -Be 'process Start, train Start, transform Start, serve Start, dataset Start, audience Start'
            ($plan | Where-Object Name -EQ transform).Key | Should -BeLike "$($movies.Name)-transform-????????"
            ($plan | Where-Object Name -EQ audience).Reason | Should -Be "Depends on 'dataset', which is started."
        }

        It 'plans the same with -WhatIf, and changes nothing' {
            Get-Action $whatIf | Should -Be (Get-Action $plan)
            $hadJournal | Should -BeFalse
        }

        It 'runs the steps and emits one run with every result' {
            $run.State | Should -Be Succeeded
            $run.Name | Should -Be $movies.Name
            $run.Steps.State | Should -Be (@('Succeeded') * 6)
            ($run.Steps | Where-Object Name -EQ train).Resource | Should -BeOfType NeptuneMl.TrainingJob
            ($run.Steps | Where-Object Name -EQ train).Key | Should -Be ($plan | Where-Object Name -EQ train).Key
            ($run.Steps | Where-Object Name -EQ audience).Key | Should -BeLike 'arn:aws:cleanrooms-ml:*:audience-model/*'
        }

        It 'reuses everything in the next run' {
            Get-Action (Invoke-NeptuneMLWorkflow $movies.Path -Plan) | Should -Be 'process Reuse, train Reuse, transform Reuse, serve Reuse, dataset Reuse, audience Reuse'
            $again = Invoke-Movies $movies
            $again.Steps.Action | Select-Object -Unique | Should -Be Reuse
            $again.Steps.Key | Should -Be $run.Steps.Key
        }

        It 'runs only what depends on a changed value again, and updates the live endpoint' {
            $changed = Invoke-Movies $movies @{ Parameter = @{ Models = 's3://bucket/other' } }
            Get-Action $changed.Steps | Should -Be 'process Reuse, train Start, transform Start, serve Update, dataset Reuse, audience Reuse'
            $changed.State | Should -Be Succeeded
            ($changed.Steps | Where-Object Name -EQ serve).Key | Should -Be "$($movies.Name)-live"
            Get-Action (Invoke-NeptuneMLWorkflow $movies.Path -Plan -Parameter @{ Models = 's3://bucket/other' }) | Should -Not -Match 'Start|Update'
        }

        It 'finds everything without the journals, and updates the endpoint whose request nothing else tells' {
            Remove-Item $movies.Folder -Recurse
            Get-Action (Invoke-Movies $movies).Steps | Should -Be 'process Reuse, train Reuse, transform Reuse, serve Update, dataset Reuse, audience Reuse'
        }
    }

    It 'starts a step again whose resource was deleted at the service, and what takes its ARN' {
        $movies = New-Movies -Serve 'With = @{ InstanceCount = 1 }'
        $run = Invoke-Movies $movies
        Remove-NeptuneMLEndpoint ($run.Steps | Where-Object Name -EQ serve).Key -Confirm:$false -Wait
        Remove-CleanRoomsAudienceModel ($run.Steps | Where-Object Name -EQ audience).Key -Confirm:$false -Wait -PollSeconds 0.05
        Remove-CleanRoomsTrainingDataset ($run.Steps | Where-Object Name -EQ dataset).Key -Confirm:$false

        $again = Invoke-Movies $movies
        Get-Action $again.Steps | Should -Be 'process Reuse, train Reuse, transform Reuse, serve Start, dataset Start, audience Start'
        $again.State | Should -Be Succeeded
    }

    It 'selects steps with -From and -Only, and blocks those that need a step which does not exist' {
        $movies = New-Movies
        $only = Invoke-Movies $movies @{ Only = 'process' }
        $only.State | Should -Be Succeeded
        Get-Action $only.Steps | Should -Be 'process Start, train Blocked, transform Blocked, serve Blocked, dataset Blocked, audience Blocked'

        $failure = Get-Failure { Invoke-Movies $movies @{ Only = 'transform' } }
        $failure.FullyQualifiedErrorId | Should -BeLike 'WorkflowStepBlocked,*'
        $failure.TargetObject.Name | Should -Be transform

        $from = Invoke-Movies $movies @{ From = 'train' }
        $from.State | Should -Be Succeeded
        Get-Action $from.Steps | Should -Be 'process Reuse, train Start, transform Start, serve Start, dataset Blocked, audience Blocked'
        (Get-Failure { Invoke-Movies $movies @{ From = 'trian' } }).Exception.Message | Should -BeLike "-From 'trian' is not a step of the workflow*train*"
        (Get-Failure { Invoke-Movies $movies @{ From = 'train'; Only = 'train' } }).Exception.ParameterName | Should -Be Only
    }

    It 'starts a further attempt with -Force, which the next run reuses' {
        $movies = New-Movies
        $run = Invoke-Movies $movies
        $forced = Invoke-Movies $movies @{ Only = 'transform', 'serve'; Force = $true }
        Get-Action $forced.Steps | Should -Be 'process Reuse, train Reuse, transform Start, serve Update, dataset Reuse, audience Reuse'
        ($forced.Steps | Where-Object Name -EQ transform).Key | Should -Be "$(($run.Steps | Where-Object Name -EQ transform).Key)-2"
        $again = Invoke-Movies $movies
        Get-Action $again.Steps | Should -Not -Match 'Start|Update'
        ($again.Steps | Where-Object Name -EQ transform).Attempt | Should -Be 2
    }

    Context 'when a step fails' {
        BeforeAll {
            $movies = New-Movies -Extra "fails = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'process'; With = @{ TrainModelS3Location = 's3://bucket/fails' } }; after = @{ Run = 'New-NeptuneMLEndpoint'; From = 'fails' }"
            $run = Invoke-NeptuneMLWorkflow $movies.Path -PollSeconds 0.05 -ErrorVariable failures -ErrorAction SilentlyContinue
        }

        It 'writes one error with the step as target, and goes on with independent branches' {
            $failures | Should -HaveCount 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'JobFailed,*'
            $failures[0].TargetObject | Should -BeOfType NeptuneMl.Workflows.WorkflowStepRun
            $failures[0].TargetObject.Name | Should -Be fails
            $run.State | Should -Be Failed
            ($run.Steps | Where-Object State -EQ Succeeded).Name | Sort-Object | Should -Be audience, dataset, process, serve, train, transform
            ($run.Steps | Where-Object Name -EQ fails).FailureReason | Should -BeLike '*AlgorithmError: no graph*'
            ($run.Steps | Where-Object Name -EQ fails).LogUrl | Should -BeLike 'https://*'
            ($run.Steps | Where-Object Name -EQ after).Reason | Should -Be "Depends on 'fails', which has not succeeded."
        }

        It 'blocks the step in the next run, and says how to start it again' {
            $failure = Get-Failure { Invoke-Movies $movies }
            $failure.ErrorDetails.RecommendedAction | Should -BeLike "Add -RetryFailed to start it again as '*-2'.*"
            $plan = Invoke-NeptuneMLWorkflow $movies.Path -Plan
            ($plan | Where-Object Name -EQ fails).Action | Should -Be Blocked
        }

        It 'starts the next attempt with -RetryFailed' {
            $retried = Invoke-Movies $movies @{ RetryFailed = $true; ErrorAction = 'SilentlyContinue' }
            $step = $retried.Steps | Where-Object Name -EQ fails
            "$($step.Action) $($step.Attempt)" | Should -Be 'Retry 2'
            $step.Key | Should -Be "$(($run.Steps | Where-Object Name -EQ fails).Key)-2"
        }

        It 'ends pwsh -Command with exit code 1, and with 0 when all steps have succeeded' {
            $connect = "Import-Module NeptuneMl; `$null = Connect-NeptuneML $($emulator.BaseAddress) -Unsigned; `$null = Connect-CleanRoomsML -EndpointUrl $($emulator.BaseAddress) -Region us-east-1 -Credential ([pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString sampleEXAMPLEKEY -AsPlainText)))"
            $failed = Invoke-Unattended -AsCommand "$connect; Invoke-NeptuneMLWorkflow '$($movies.Path)'"
            $failed.ExitCode | Should -Be 1
            $passed = Invoke-Unattended -AsCommand "$connect; Invoke-NeptuneMLWorkflow '$($movies.Path)' -Only process, train"
            $passed.ExitCode | Should -Be 0 -Because "$($passed.Errors)"
        }
    }

    It 'blocks a step with an id of its own whose request has changed, and starts another attempt with -Force' {
        $movies = New-Movies -Extra "own = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ Id = 'own-$(New-Guid)'.Substring(0, 12); InputDataS3Location = '{Export}'; ProcessedDataS3Location = 's3://bucket/own' } }".Replace("'.Substring(0, 12)", "'")
        $null = Invoke-Movies $movies
        $changed = @{ Only = 'own'; Parameter = @{ Export = 's3://bucket/new' } }
        $failure = Get-Failure { Invoke-Movies $movies $changed }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ResumeMismatch,*'
        (Invoke-Movies $movies ($changed + @{ Force = $true })).State | Should -Be Succeeded
        (Invoke-Movies $movies $changed).Steps.Where({ $_.Name -eq 'own' }).Action | Should -Be Reuse
    }

    It 'ends after -TimeoutSeconds with errors, and the same command adopts the jobs that continue' {
        $movies = New-Movies
        $run = Invoke-NeptuneMLWorkflow $movies.Path -TimeoutSeconds 0.1 -PollSeconds 3 -ErrorVariable failures -ErrorAction SilentlyContinue
        $run.State | Should -Be Failed
        $failures | ForEach-Object { $_.FullyQualifiedErrorId | Should -BeLike 'Timeout,*' }
        @($failures.TargetObject.Name) | Should -Contain process
        $again = Invoke-Movies $movies
        $again.State | Should -Be Succeeded
        ($again.Steps | Where-Object Name -EQ process).Action | Should -Be Reuse
    }

    It 'rejects a file with mistakes, and names them' {
        $path = Join-Path $TestDrive broken.psd1
        Set-Content $path "@{ Steps = @{ a = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'b' } } }"
        $failure = Get-Failure { Invoke-NeptuneMLWorkflow $path }
        $failure.FullyQualifiedErrorId | Should -BeLike 'WorkflowInvalid,*'
        $failure.Exception.Message | Should -BeLike "*broken.psd1:1:*Steps.a.From*"
        $failure.ErrorDetails.RecommendedAction | Should -BeLike 'List all mistakes with Test-NeptuneMLWorkflow*'
    }

    It 'runs -OnTransition for each state change of a job' {
        $movies = New-Movies
        $seen = [System.Collections.Generic.List[string]]::new()
        $null = Invoke-Movies $movies @{ Only = 'process'; OnTransition = { $seen.Add($_.Status) } }
        $seen | Should -Be InProgress, Completed
    }

    It 'has at most -MaxInFlight unfinished jobs' {
        $movies = New-Movies -Extra (1..5 | ForEach-Object { "p$_ = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = 's3://bucket/$_'; ProcessedDataS3Location = 's3://bucket/out' } }" } | Join-String -Separator '; ')
        $run = Invoke-Movies $movies @{ Only = (1..5 | ForEach-Object { "p$_" }); MaxInFlight = 2 }
        $run.State | Should -Be Succeeded
        $times = @($run.Steps.Where({ $_.Name -match '^p\d' }).Resource.CreationTime | Sort-Object)
        2..4 | ForEach-Object { ($times[$_] - $times[$_ - 2]).TotalSeconds | Should -BeGreaterOrEqual 0.19 }
    }

    It 'uses the connection that -Connection names instead of the default one' {
        $other = New-ScriptedServer -Json '{"ids":[]}'
        try {
            $null = Connect-NeptuneML $other.Url -Unsigned -Name other -NoDefault
            $null = Invoke-NeptuneMLWorkflow (New-Movies).Path -Plan -Connection other
            $other.Requests -match '^GET /ml/' | Should -Not -BeNullOrEmpty
        }
        finally {
            Disconnect-NeptuneML other
            $other.Dispose()
        }
    }

    It 'rejects <Name> in -Connection before anything is sent' -ForEach @(
        @{ Name = 'an unknown name'; Given = { 'nowhere' }; Id = 'ConnectionNotFound'; Message = "No connection is named 'nowhere'*" }
        @{ Name = 'another object'; Given = { 42 }; Id = 'InvalidParameter'; Message = '-Connection must be a connection*' }
        @{ Name = 'two connections of one service'; Given = { (Get-NeptuneMLConnection), (Get-NeptuneMLConnection) }; Id = 'InvalidParameter'; Message = '*at most one connection for each service*' }
    ) {
        $failure = Get-Failure { Invoke-NeptuneMLWorkflow (New-Movies).Path -Connection (& $Given) -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$failure" | Should -BeLike $Message
    }

    It 'has times in ISO 8601 in CSV, also of its steps and when it was read from the journal' {
        $culture = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = 'de-DE'
        try {
            $movies = New-Movies
            $run = Invoke-Movies $movies @{ Only = 'process' }
            $rows = $run, $run.Steps[0], (Get-NeptuneMLWorkflowRun $movies.Path), (Get-NeptuneMLWorkflowRun $movies.Path).Steps[0] | ForEach-Object { $_ | ConvertTo-Csv | ConvertFrom-Csv }
        }
        finally {
            [cultureinfo]::CurrentCulture = $culture
        }
        $rows.StartTime + $rows.EndTime | Should -HaveCount 8
        $rows.StartTime + $rows.EndTime | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$'
    }
}

Describe 'The journal of a workflow' {
    BeforeAll { $emulator = Start-NeptuneMLEmulator -JobSeconds 0.1 }
    AfterAll { Stop-NeptuneMLEmulator }

    BeforeEach {
        $movies = New-Movies
        $run = Invoke-Movies $movies
    }

    It 'has an entry before and after each request, and gives the run back' {
        $entries = @(Get-Content $run.JournalPath | ConvertFrom-Json)
        $entries.v | Select-Object -Unique | Should -Be 1
        foreach ($step in 'process', 'train', 'serve', 'dataset') {
            $events = @(($entries | Where-Object { $_.PSObject.Properties['step']?.Value -eq $step }).event | Where-Object { $_ -ne 'step-changed' })
            $events | Should -Be step-decided, step-requested, step-accepted, step-ended
        }

        $read = Get-NeptuneMLWorkflowRun $movies.Path -Last
        $read.RunId | Should -Be $run.RunId
        $read.State | Should -Be Succeeded
        $expected = $run.Steps | Select-Object * -ExcludeProperty Resource | ConvertTo-Json
        $read.Steps | Select-Object * -ExcludeProperty Resource | ConvertTo-Json | Should -Be $expected
    }

    It 'is readable after any cut, and warns about an incomplete last line' {
        $bytes = [IO.File]::ReadAllBytes($run.JournalPath)
        $first = [Array]::IndexOf($bytes, [byte] 10) + 1
        foreach ($length in $first, ($first + 1), ($first + 40), ($bytes.Length - 1)) {
            [IO.File]::WriteAllBytes($run.JournalPath, $bytes[0..($length - 1)])
            $read = Get-NeptuneMLWorkflowRun $movies.Path -WarningVariable warnings -WarningAction SilentlyContinue
            $read.Steps | Should -HaveCount 6
            $read.State | Should -Be Stopped
            @($warnings).Count | Should -Be ([int] ($bytes[$length - 1] -ne 10))
            Get-Action (Invoke-NeptuneMLWorkflow $movies.Path -Plan -WarningAction SilentlyContinue) | Should -Not -Match 'Start|Blocked'
        }
    }

    It 'ignores journals of another workflow and of a newer version' {
        $other = New-Movies
        $null = Invoke-Movies $other
        Get-Journal $other | Copy-Item -Destination $movies.Folder
        Set-Content (Join-Path $movies.Folder '99991231T000000000Z-0000.jsonl') '{"v":2,"event":"run-started","run":"x"}'
        Get-Action (Invoke-NeptuneMLWorkflow $movies.Path -Plan -WarningVariable warnings -WarningAction SilentlyContinue) | Should -Not -Match 'Start|Update|Blocked'
        $warnings | Should -BeLike '*newer version*'
    }

    It 'has no request and no credentials' {
        $secret = New-Movies -Extra "model = @{ Run = 'New-CleanRoomsTrainedModel'; With = @{ Name = 'secret-model'; MembershipIdentifier = '$membership'; ConfiguredModelAlgorithmAssociationArn = '$($training.ConfiguredModelAlgorithmAssociationArn)'; DataChannel = @{ ChannelName = 'train'; MLInputChannelArn = '$($training.DataChannel.MLInputChannelArn)' }; InstanceType = 'ml.m5.xlarge'; VolumeSizeInGB = 30; Environment = @{ PASSWORD = 'open-sesame' } } }"
        $null = Invoke-Movies $secret @{ Only = 'model' }
        # The model of this name has another password now, and the reason says so.
        (Get-Content $secret.Path -Raw).Replace('open-sesame', 'close-sesame') | Set-Content $secret.Path
        $blocked = Invoke-Movies $secret @{ Only = 'model'; ErrorAction = 'SilentlyContinue' }
        $blocked.Steps.Where({ $_.Name -eq 'model' }).Reason | Should -BeLike "*'secret-model' already exists and contradicts the request*"
        $journal = (Get-Journal $secret | ForEach-Object { Get-Content $_.FullName -Raw }) -join ''
        $journal | Should -Match 'trained-model/'
        $journal | Should -Match 'contradicts the request'
        $journal | Should -Not -Match '(open|close)-sesame|sampleEXAMPLEKEY'
    }

    It 'is listed by state and id' {
        $again = Invoke-Movies $movies
        (Get-NeptuneMLWorkflowRun $movies.Path).RunId | Should -Be $again.RunId, $run.RunId
        (Get-NeptuneMLWorkflowRun $movies.Path -RunId $run.RunId).RunId | Should -Be $run.RunId
        Get-NeptuneMLWorkflowRun $movies.Path -RunId "$($run.RunId.Substring(0, 8))*" | Should -HaveCount 2
        Get-NeptuneMLWorkflowRun $movies.Path -Failed | Should -BeNullOrEmpty
        (Get-Failure { Get-NeptuneMLWorkflowRun $movies.Path nope -ErrorAction Continue }).FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
    }

    It 'is written to -JournalPath' {
        $folder = Join-Path $TestDrive "journals-$(New-Guid)"
        $elsewhere = Invoke-Movies $movies @{ JournalPath = $folder }
        $elsewhere.JournalPath | Should -BeLike "$folder*"
        (Get-NeptuneMLWorkflowRun $movies.Path -JournalPath $folder).RunId | Should -Be $elsewhere.RunId
        $file = Join-Path $TestDrive "file-$(New-Guid)"
        Set-Content $file 'no folder'
        (Get-Failure { Invoke-Movies $movies @{ JournalPath = $file } }).FullyQualifiedErrorId | Should -BeLike 'JournalUnavailable,*'
    }
}

Describe 'A run that is interrupted' {
    BeforeAll {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 30
        $movies = New-Movies

        # The run is under way when its first job has been accepted.
        function Wait-Accepted($Movies) {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while ($clock.Elapsed.TotalSeconds -lt 60 -and -not ((Test-Path $Movies.Folder) -and (Get-Journal $Movies | Get-Content) -match 'step-accepted.*"step":"process"|"step":"process".*step-accepted')) { [Threading.Thread]::Yield() }
        }

        $sessionHost = [NeptuneMl.Tests.RecordingHost]::new()
        $session = New-Session $sessionHost
        $connect = '$null = Connect-NeptuneML $args[0] -Unsigned; $null = Connect-CleanRoomsML -EndpointUrl $args[0] -Region us-east-1 -Credential $args[1]'
        $null = $session.AddScript($connect).AddArgument("$($emulator.BaseAddress)").AddArgument($keys).Invoke()
        $session.Commands.Clear()
        $null = $session.AddScript("Invoke-NeptuneMLWorkflow '$($movies.Path)' -PollSeconds 0.05").BeginInvoke()
        Wait-Accepted $movies
        $locked = Get-Failure { Invoke-Movies $movies }
        $running = Get-NeptuneMLWorkflowRun $movies.Path
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $session.Stop()
        $seconds = $clock.Elapsed.TotalSeconds
    }

    AfterAll {
        Remove-Session $session
        Stop-NeptuneMLEmulator
    }

    It 'has locked out a second run, whose error names the owner' {
        $locked.FullyQualifiedErrorId | Should -BeLike 'JournalLocked,*'
        $locked.CategoryInfo.Category | Should -Be ResourceBusy
        $locked.Exception.Message | Should -BeLike "*$([Environment]::UserName) on $([Environment]::MachineName), process $PID*"
    }

    It 'is Running in its journal while its process runs it' {
        $running.State | Should -Be Running
        $running.EndTime | Should -BeNullOrEmpty
    }

    It 'ends at once with Ctrl+C, and says how to continue' {
        $seconds | Should -BeLessThan 5
        $sessionHost.Warnings | Should -HaveCount 1
        $sessionHost.Warnings[0] | Should -BeLike "The run of workflow '$($movies.Name)' was stopped.*run the same command again: Invoke-NeptuneMLWorkflow '$($movies.Path)' -PollSeconds 0.05"
    }

    It 'ends its journal as Stopped, leaves its jobs running and releases the lock' {
        $stopped = Get-NeptuneMLWorkflowRun $movies.Path
        $stopped.State | Should -Be Stopped
        $stopped.EndTime | Should -Not -BeNullOrEmpty
        (Get-NeptuneMLDataProcessingJob ($stopped.Steps | Where-Object Name -EQ process).Key).State | Should -Be Running
        ($adopting = Invoke-NeptuneMLWorkflow $movies.Path -Plan) | Should -HaveCount 6
        ($adopting | Where-Object Name -EQ process).Reason | Should -BeLike '*is still running*'
    }
}

Describe 'A plan against the emulator' {
    BeforeAll {
        Import-Module $PSScriptRoot/../soak/support/Scripts.psm1, $PSScriptRoot/../soak/support/Emulator.psm1
        $server = Get-ChildItem "$PSScriptRoot/../../src/NeptuneMl.Emulator/bin/*/net10.0/NeptuneMl.Emulator.dll" | Sort-Object LastWriteTime | Select-Object -Last 1
        $emulator = Start-Emulator $server.FullName 0
        $measured = Start-Script "$PSScriptRoot/../soak/scripts/planTime.ps1" @{ Url = $emulator.Url; Folder = $TestDrive } | Wait-Script
    }

    AfterAll { $emulator | Stop-Server }

    It 'takes less than a second for 30 steps' {
        $measured.Hung | Should -BeNullOrEmpty
        $measured.Value.Few.Actions | Should -Be Reuse
        $measured.Value.Few.Seconds | Should -BeLessThan 1 -Because "the first plan of the process took $($measured.Value.Few.First) s"
    }

    It 'takes less than 10 seconds and 200 MB for 1,000 steps' {
        $measured.Value.Many.Actions | Should -Be Reuse
        $measured.Value.Many.Seconds | Should -BeLessThan 10
        $measured.Value.Many.Megabytes | Should -BeLessThan 200
    }
}

Describe 'Random workflows' {
    BeforeAll {
        foreach ($module in 'Emulator', 'Scripts', 'Graphs') { Import-Module "$PSScriptRoot/../soak/support/$module.psm1" }
        . "$PSScriptRoot/../soak/parts/Workflows.ps1"
        $server = Get-ChildItem "$PSScriptRoot/../../src/NeptuneMl.Emulator/bin/*/net10.0/NeptuneMl.Emulator.dll" | Sort-Object LastWriteTime | Select-Object -Last 1
    }

    It 'make every resource once under faults and SIGKILL, agree with their journals, and rerun exactly what depends on a change (quotas: <_>)' -ForEach $false, $true {
        $row = Measure-Workflow $server.FullName -Seed (Get-Random -Maximum 1000000) -Count 3 -Kills 2 -Quota:$_
        $row.Injected | Should -Match '^[1-9]\d* SIGKILL.*[1-9]\d* Throttle'
        $row.Duplicates, $row.Lost, $row.Hangs | Should -Be 0, 0, 0 -Because $row.Saw
    }
}
