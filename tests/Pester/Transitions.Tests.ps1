# What an unattended wait writes, and the script block that it runs for each state change.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
}

Describe 'The parameters of waiting cmdlets' {
    It 'are the same for each cmdlet with -Wait and for the Wait cmdlets' {
        # The interval of an exported state machine is no wait of the cmdlet.
        $waiting = Get-Command -Module NeptuneMl | Where-Object { $_.Parameters.ContainsKey('PollSeconds') -and $_.Verb -ne 'Export' }
        $waiting | Should -Not -BeNullOrEmpty
        foreach ($command in $waiting) {
            $command.Parameters.Keys | Should -Contain OnTransition -Because $command.Name
            $command.Parameters.Keys | Should -Contain HeartbeatSeconds -Because $command.Name
        }

        foreach ($command in Get-Command -Module NeptuneMl -Verb Start, New, Update | Where-Object { $_.Parameters.ContainsKey('Wait') }) {
            $command.Parameters.Keys | Should -Contain MaxInFlight -Because $command.Name
        }
    }
}

Describe '-OnTransition' {
    BeforeAll { $emulator = Start-NeptuneMLEmulator -JobSeconds 1 -FailingJob @{ 'bad*' = 'It broke.' } }

    AfterAll { Stop-NeptuneMLEmulator }

    It 'runs for each state change once, with the job in $_, on the pipeline thread and before the result' {
        $run = Invoke-Within 60 @'
            $null = Connect-NeptuneML $args[0] -Unsigned
            $log = [Collections.Generic.List[string]]::new()
            $thread = [Environment]::CurrentManagedThreadId
            1..3 | ForEach-Object { @{ Id = "each-$_" } } |
                Start-NeptuneMLDataProcessingJob -InputDataS3Location s3://b/i -ProcessedDataS3Location s3://b/o -Wait -PollSeconds 0.05 -OnTransition {
                    $log.Add("$($_.Id) $($_.Status) $($_.GetType().Name) $([Environment]::CurrentManagedThreadId -eq $thread)")
                } | ForEach-Object { $log.Add("$($_.Id) result") }
            $log
'@ $emulator.BaseAddress

        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings | Should -BeNullOrEmpty
        foreach ($id in 'each-1', 'each-2', 'each-3') {
            $run.Output -like "$id *" | Should -Be "$id InProgress DataProcessingJob True", "$id Completed DataProcessingJob True", "$id result"
        }

        $run.Verbose -like 'The data processing job ''each-1'' *' | Should -HaveCount 2
        $run.Verbose -match "^The data processing job 'each-1' is InProgress, 0:00:0\d after its start\.$" | Should -HaveCount 1
        $run.Verbose -match "^The data processing job 'each-1' changed from InProgress to Completed, 0:00:0\d after its start\.$" | Should -HaveCount 1
    }

    It 'runs once for a job that has already finished, and for a failed one before the error' {
        $done = Start-NeptuneMLDataProcessingJob @processing -Id finished -Wait -PollSeconds 0.05
        $log = [Collections.Generic.List[string]]::new()
        $result = $done | Wait-NeptuneMLJob -OnTransition { $log.Add("$($_.Id) $($_.State)") }
        $result.Id | Should -Be 'finished'
        Start-NeptuneMLDataProcessingJob @processing -Id bad -Wait -PollSeconds 0.05 -OnTransition { $log.Add("$($_.Id) $($_.State)") } -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure | Should -HaveCount 1

        $log | Should -Be 'finished Succeeded', 'bad Running', 'bad Failed'
    }

    It 'continues after an error in the block, with one warning for each' {
        $run = Invoke-Within 60 @'
            $null = Connect-NeptuneML $args[0] -Unsigned
            Start-NeptuneMLDataProcessingJob s3://b/i s3://b/o -Id throwing -Wait -PollSeconds 0.05 -OnTransition { throw "no mail server." }
            Start-NeptuneMLDataProcessingJob s3://b/i s3://b/o -Id dividing -Wait -PollSeconds 0.05 -OnTransition { 1 / 0 }
            & { $ErrorActionPreference = 'Stop'; Start-NeptuneMLDataProcessingJob s3://b/i s3://b/o -Id stopping -Wait -PollSeconds 0.05 -OnTransition { Write-Error 'no disk' } }
            Start-NeptuneMLDataProcessingJob s3://b/i s3://b/o -Id breaking -Wait -PollSeconds 0.05 -OnTransition { break }
'@ $emulator.BaseAddress

        # As in ForEach-Object, an error that ends only a statement is an error.
        $run.Errors.Exception.Message | Should -Be 'Attempted to divide by zero.', 'Attempted to divide by zero.'
        $run.Output.Id | Should -Be 'throwing', 'dividing', 'stopping', 'breaking'
        $run.Warnings | Should -HaveCount 4
        $run.Warnings[0] | Should -Be "-OnTransition failed for the data processing job 'throwing' (InProgress): no mail server. Waiting continues."
        $run.Warnings[1] | Should -BeLike '*(Completed)*'
        $run.Warnings[2] | Should -BeLike "*'stopping'*no disk*"
    }

    It 'writes the output of the block to the information stream' {
        $result = Start-NeptuneMLDataProcessingJob @processing -Wait -PollSeconds 0.05 -OnTransition { $_.Status; @{ Id = $_.Id } } -InformationVariable information 6> $null

        $result | Should -HaveCount 1
        $result | Should -BeOfType NeptuneMl.DataProcessingJob
        $information | Should -HaveCount 4
        $information[0].MessageData | Should -Be 'InProgress'
        $information[3].MessageData.Id | Should -Be $result.Id
    }

    It 'can run other cmdlets of the module' {
        $read = [Collections.Generic.List[object]]::new()
        Start-NeptuneMLDataProcessingJob @processing -Id nested -Wait -PollSeconds 0.05 -OnTransition { $read.Add(($_ | Get-NeptuneMLDataProcessingJob)) } | Should -HaveCount 1
        $read.Id | Should -Be 'nested', 'nested'
    }

    It 'runs while a cancellation is waited for' {
        $log = [Collections.Generic.List[string]]::new()
        $started = Start-NeptuneMLDataProcessingJob @processing -Id cancelled
        $started | Stop-NeptuneMLDataProcessingJob -Confirm:$false -Wait -PollSeconds 0.05 -OnTransition { $log.Add($_.Status) }

        $log[-1] | Should -Be 'Stopped'
        $log | Should -HaveCount ($log | Sort-Object -Unique).Count
    }

    It 'requires -Wait' {
        $failure = Get-Failure { Start-NeptuneMLDataProcessingJob @processing -Id unwaited -OnTransition { 1 } }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match '^-OnTransition requires -Wait'
        Get-NeptuneMLDataProcessingJob -IdOnly | Should -Not -Contain 'unwaited'
    }

    It 'ends at once with Ctrl+C within the block' {
        $server = New-ScriptedServer -Json '{"id":"{id}","status":"InProgress"}'
        $sessionHost = [NeptuneMl.Tests.RecordingHost]::new()
        $session = New-Session $sessionHost
        $entered = [Threading.ManualResetEventSlim]::new()
        try {
            $null = $session.AddScript(@'
                $null = Connect-NeptuneML $args[0] -Unsigned
                $entered = $args[1]
                'held-not' | Get-NeptuneMLTrainingJob | Wait-NeptuneMLJob -PollSeconds 0.05 -OnTransition { $entered.Set(); $null = Wait-Event never }
                'went on'
'@.Replace('held-not', 'one')).AddArgument($server.Url).AddArgument($entered)
            $null = $session.BeginInvoke()
            $entered.Wait(20000) | Should -BeTrue

            $clock = [Diagnostics.Stopwatch]::StartNew()
            $session.Stop()

            $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
            $session.InvocationStateInfo.State | Should -Be 'Stopped'
            $session.Streams.Error | Should -BeNullOrEmpty
            $sessionHost.Warnings | Should -HaveCount 1
            $sessionHost.Warnings | Should -BeLike '*Get-NeptuneMLTrainingJob -Id ''one'' | Wait-NeptuneMLJob'
        }
        finally {
            Remove-Session $session
            $server.Dispose()
        }
    }
}

Describe '-HeartbeatSeconds' {
    It 'writes a verbose line at each interval while nothing changes' {
        $server = New-ScriptedServer -Json '{"id":"{id}","status":"InProgress"}'
        try {
            $run = Invoke-Within 60 @'
                $null = Connect-NeptuneML $args[0] -Unsigned
                'one', 'two' | Get-NeptuneMLTrainingJob | Wait-NeptuneMLJob -PollSeconds 0.2 -TimeoutSeconds 2.5 -HeartbeatSeconds 1
'@ $server.Url

            $run.Errors.FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
            $lines = $run.Verbose -match '^Waiting for '
            $lines.Count | Should -BeIn 1, 2
            $lines[0] | Should -Match '^Waiting for 2 jobs: 2 InProgress; the oldest started 0:00:0\d ago\.$'
        }
        finally {
            $server.Dispose()
        }
    }

    It 'is 300 by default, and rejects <_>' -ForEach 0, 86401 {
        { @() | Wait-NeptuneMLJob -HeartbeatSeconds $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        [NeptuneMl.Cmdlets.NeptuneML.WaitNeptuneMLJobCommand]::new().HeartbeatSeconds | Should -Be 300
    }
}
