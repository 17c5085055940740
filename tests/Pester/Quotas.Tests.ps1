# Limits of running jobs: those of the services, which the emulator enforces with -Quota, and -MaxInFlight.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    Import-Module $PSScriptRoot/../../build/PowerShellProcess.psm1

    function Get-Started([string] $Operation) {
        [int] (Invoke-RestMethod "$($emulator.BaseAddress)_emulator/operations" | ForEach-Object { $_ } | Where-Object operation -EQ $Operation).done
    }

    # For each job after the first two: the seconds since the start of the job two before.
    function Get-Distance([object[]] $Job) {
        $times = @($Job.CreationTime | Sort-Object)
        2..($times.Count - 1) | ForEach-Object { ($times[$_] - $times[$_ - 2]).TotalSeconds }
    }
}

Describe 'A CSV file of 12 inference jobs with a quota of 5' {
    BeforeAll {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 1 -Quota
        $model = New-CleanRoomsTrainedModel @training -Name model -Wait -PollSeconds 0.05
    }

    BeforeEach {
        $run = New-Guid
        $csv = Join-Path $TestDrive jobs.csv
        1..12 | ForEach-Object { [pscustomobject] @{ Name = "$run-{0:00}" -f $_; TrainedModelArn = $model.TrainedModelArn } } | Export-Csv $csv
        $names = 1..12 | ForEach-Object { "$run-{0:00}" -f $_ }
        $before = Get-Started StartTrainedModelInferenceJob
    }

    AfterAll { Stop-NeptuneMLEmulator }

    It 'ends with 12 results, started in the order of the file' {
        $results = Import-Csv $csv | Start-CleanRoomsTrainedModelInferenceJob @inference -Wait -PollSeconds 0.05 -Verbose -ErrorVariable failures 4>&1
        $jobs, $verbose = $results.Where({ $_ -isnot [Management.Automation.VerboseRecord] }, 'Split')

        $failures | Should -BeNullOrEmpty
        $jobs.Status | Should -Be (@('ACTIVE') * 12)
        $inOrder = @($jobs | Sort-Object Name)
        $inOrder.Name | Should -Be $names
        # Jobs that were started in the same millisecond have the same time.
        1..11 | ForEach-Object { $inOrder[$_].CreationTime | Should -BeGreaterOrEqual $inOrder[$_ - 1].CreationTime }
        (Get-Started StartTrainedModelInferenceJob) - $before | Should -Be 12
        $queued = @($verbose.Message) -match ' is queued until one of the running jobs of this cmdlet ends \(running: 5\)\. .*the quota is 5 and is used up'
        $queued.Count | Should -BeGreaterThan 0
        $queued | Should -HaveCount @($queued | ForEach-Object { ($_ -split "'")[1] } | Sort-Object -Unique).Count -Because 'each queued start has one line'
        @($verbose.Message) -match '-> 402' | Should -BeNullOrEmpty
    }

    It 'starts 12 jobs also without -Wait' {
        $jobs = Import-Csv $csv | Start-CleanRoomsTrainedModelInferenceJob @inference -ErrorVariable failures

        $failures | Should -BeNullOrEmpty
        $jobs.Name | Should -Be $names
        $null = $jobs | Wait-CleanRoomsJob -PollSeconds 0.05
    }

    It 'starts 12 jobs also with concurrent requests' {
        $jobs = Import-Csv $csv | Start-CleanRoomsTrainedModelInferenceJob @inference -Wait -PollSeconds 0.05 -ThrottleLimit 8 -ErrorVariable failures

        $failures | Should -BeNullOrEmpty
        $jobs.Name | Sort-Object | Should -Be $names
        (Get-Started StartTrainedModelInferenceJob) - $before | Should -Be 12
    }

    It 'is killed, runs again with -Resume and ends with 12 results' {
        $script = Join-Path $TestDrive killed.ps1
        Set-Content $script @"
Import-Module NeptuneMl
`$null = Connect-CleanRoomsML -EndpointUrl $($emulator.BaseAddress) -Region us-east-1 -Credential ([pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString practiceEXAMPLEKEY -AsPlainText)))
`$inference = ConvertFrom-Json '$($inference | ConvertTo-Json -Compress)' -AsHashtable
Import-Csv '$csv' | Start-CleanRoomsTrainedModelInferenceJob @inference -Resume -Wait -PollSeconds 0.05 -Verbose
"@
        $program, $arguments = @(Get-PowerShellCommand) + '-NoProfile', '-NonInteractive', '-File', $script
        $start = [Diagnostics.ProcessStartInfo]::new($program, [string[]] $arguments)
        $start.RedirectStandardOutput = $true
        $process = [Diagnostics.Process]::Start($start)
        try {
            do {
                $line = $process.StandardOutput.ReadLineAsync()
                $line.Wait(30000) | Should -BeTrue -Because 'the script writes that a start is queued'
                $line.Result | Should -Not -BeNullOrEmpty -Because 'the script does not end before'
            } until ($line.Result -match 'is queued until')
        }
        finally {
            $process.Kill()
            $process.WaitForExit()
        }

        $started = (Get-Started StartTrainedModelInferenceJob) - $before
        $started | Should -BeGreaterOrEqual 5
        $started | Should -BeLessThan 12

        $jobs = Import-Csv $csv | Start-CleanRoomsTrainedModelInferenceJob @inference -Resume -Wait -PollSeconds 0.05 -ErrorVariable failures

        $failures | Should -BeNullOrEmpty
        $jobs.Status | Should -Be (@('ACTIVE') * 12)
        $jobs.Name | Sort-Object | Should -Be $names
        (Get-Started StartTrainedModelInferenceJob) - $before | Should -Be 12
    }
}

Describe 'Ctrl+C while a start is queued' {
    It 'ends at once, and recommends how to wait for the running jobs' {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 600 -Quota
        $sessionHost = [NeptuneMl.Tests.RecordingHost]::new()
        $session = New-Session $sessionHost
        $queued = [Threading.ManualResetEventSlim]::new()
        try {
            $null = $session.AddScript(@'
                $null = Connect-CleanRoomsML -EndpointUrl $args[0] -Region us-east-1 -Credential $args[1]
                $training, $queued = $args[2], $args[3]
                1..7 | ForEach-Object { @{ Name = "model-$_" } } | New-CleanRoomsTrainedModel @training -Wait -Verbose 4>&1 |
                    ForEach-Object { if ("$_" -match 'is queued') { $queued.Set() } }
'@).AddArgument($emulator.BaseAddress).AddArgument($keys).AddArgument($training).AddArgument($queued)
            $null = $session.BeginInvoke()
            $queued.Wait(20000) | Should -BeTrue

            $clock = [Diagnostics.Stopwatch]::StartNew()
            $session.Stop()

            $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
            $session.Streams.Error | Should -BeNullOrEmpty
            $sessionHost.Warnings | Should -HaveCount 1
            $sessionHost.Warnings | Should -BeLike '*Jobs still running: 5.*'
            Get-Started CreateTrainedModel | Should -Be 5
        }
        finally {
            Remove-Session $session
            Stop-NeptuneMLEmulator
        }
    }
}

Describe 'A quota that the jobs of others use up' {
    It 'is an error at once' {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 600 -Quota
        try {
            1..5 | ForEach-Object { $null = New-CleanRoomsTrainedModel @training -Name "other-$_" }

            $failure = Get-Failure { New-CleanRoomsTrainedModel @training -Name mine -Wait }

            $failure.FullyQualifiedErrorId | Should -BeLike 'ServiceQuotaExceeded,*'
            $failure.CategoryInfo.Category | Should -Be 'QuotaExceeded'
            $failure.Exception.Message | Should -Match 'custom model training jobs per membership: the quota is 5'
        }
        finally {
            Stop-NeptuneMLEmulator
        }
    }
}

Describe '-MaxInFlight' {
    BeforeAll { $emulator = Start-NeptuneMLEmulator -JobSeconds 0.5 -FailingJob @{ 'bad-*' = 'It broke.' } }

    AfterAll { Stop-NeptuneMLEmulator }

    It 'starts the next job when one ends, with -Wait' {
        $jobs = 1..6 | ForEach-Object { @{ Id = "waited-$_" } } | Start-NeptuneMLDataProcessingJob @processing -Wait -MaxInFlight 2 -PollSeconds 0.05

        $jobs | Should -HaveCount 6
        Get-Distance $jobs | ForEach-Object { $_ | Should -BeGreaterOrEqual 0.499 }
    }

    It 'returns each job when it is accepted, without -Wait' {
        $jobs = 1..4 | ForEach-Object { @{ Id = "accepted-$_" } } | Start-NeptuneMLDataProcessingJob @processing -MaxInFlight 2 -PollSeconds 0.05

        $jobs.Id | Should -Be 'accepted-1', 'accepted-2', 'accepted-3', 'accepted-4'
        $jobs.IsFinished | Should -Not -Contain $true
        Get-Distance $jobs | ForEach-Object { $_ | Should -BeGreaterOrEqual 0.499 }
    }

    It 'limits jobs where -ThrottleLimit permits more requests' {
        $jobs = 1..6 | ForEach-Object { @{ Id = "throttled-$_" } } | Start-NeptuneMLDataProcessingJob @processing -Wait -MaxInFlight 2 -ThrottleLimit 8 -PollSeconds 0.05

        $jobs | Should -HaveCount 6
        Get-Distance $jobs | ForEach-Object { $_ | Should -BeGreaterOrEqual 0.499 }
    }

    It 'continues after jobs that fail or are not accepted' {
        $null = Start-NeptuneMLDataProcessingJob @processing -Id taken -Wait -PollSeconds 0.05
        $jobs = 'bad-1', 'bad-2', 'taken', 'good' | ForEach-Object { @{ Id = $_ } } |
            Start-NeptuneMLDataProcessingJob @processing -Wait -MaxInFlight 1 -PollSeconds 0.05 -ErrorVariable failures -ErrorAction SilentlyContinue

        $jobs.Id | Should -Be 'good'
        $failures | Should -HaveCount 3
    }

    It 'writes results while it waits to start the next' {
        $first = 1..100 | ForEach-Object { @{ Id = "first-$_" } } | Start-NeptuneMLDataProcessingJob @processing -Wait -MaxInFlight 2 -PollSeconds 0.05 | Select-Object -First 1

        $first.Status | Should -Be 'Completed'
        # The third starts when the first ends before the pipeline thread waits again.
        @(@(Get-NeptuneMLDataProcessingJob -IdOnly) -like 'first-*').Count | Should -BeIn 2, 3
    }

    It 'rejects <_>' -ForEach 0, 1001 {
        { Start-NeptuneMLDataProcessingJob @processing -MaxInFlight $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}
