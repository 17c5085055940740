BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1

    # Starts a script in a session of its own, waits until the server has been asked so often, and presses Ctrl+C.
    function Stop-Midway([string] $Script, $Server, [int] $Requests) {
        $sessionHost = [NeptuneMl.Tests.RecordingHost]::new()
        $session = New-Session $sessionHost
        try {
            $null = $session.AddScript('$null = Connect-NeptuneML $args[0] -Unsigned').AddArgument($Server.Url).Invoke()
            $session.Commands.Clear()
            $running = $session.AddScript($Script).BeginInvoke()
            $Server.WaitForRequests($Requests, 20) | Should -BeTrue -Because 'the script makes calls before it is stopped'

            $clock = [Diagnostics.Stopwatch]::StartNew()
            $session.Stop()
            $clock.Stop()

            [pscustomobject]@{
                Seconds  = $clock.Elapsed.TotalSeconds
                State    = $session.InvocationStateInfo.State
                Warnings = @($sessionHost.Warnings)
                Errors   = @($session.Streams.Error)
            }
        }
        finally {
            Remove-Session $session
        }
    }
}

Describe 'Ctrl+C' {
    BeforeEach {
        $running = New-ScriptedServer -Json '{"id":"{id}","arn":"arn:aws:x","creationTimeInMillis":1,"status":"InProgress"}'
        $silent = New-ScriptedServer
    }

    AfterEach {
        $running.Dispose()
        $silent.Dispose()
    }

    It 'ends -Wait at once, keeps the job and recommends how to continue' {
        $stopped = Stop-Midway 'Start-NeptuneMLDataProcessingJob -Id mine s3://b/i s3://b/o -Wait -PollSeconds 0.05' $running 3

        $stopped.Seconds | Should -BeLessThan 1
        $stopped.State | Should -Be 'Stopped'
        $stopped.Errors | Should -BeNullOrEmpty
        $stopped.Warnings | Should -HaveCount 1
        $stopped.Warnings[0] | Should -Match "Get-NeptuneMLDataProcessingJob -Id '\S+' \| Wait-NeptuneMLJob"
        $running.Requests -match '^DELETE' | Should -BeNullOrEmpty
    }

    It 'recommends one command that runs unchanged' {
        $stopped = Stop-Midway '"one", "two" | Get-NeptuneMLTrainingJob | Wait-NeptuneMLJob -PollSeconds 0.05' $running 4

        $stopped.Warnings[0] | Should -Match 'Jobs still running: 2\.'
        $advice = $stopped.Warnings[0] -replace '.*To wait again, run: '
        $advice | Should -Match "^Get-NeptuneMLTrainingJob -Id '(one|two)', '(one|two)' \| Wait-NeptuneMLJob$"
        $null = Connect-NeptuneML $running.Url -Unsigned
        $failures = @(& ([scriptblock]::Create("$advice -PollSeconds 0.05 -TimeoutSeconds 0.2 -ErrorAction Continue")) 3>$null 2>&1)
        $failures.TargetObject.Id | Sort-Object | Should -Be 'one', 'two'
    }

    It 'recommends one command for jobs of several kinds' {
        $stopped = Stop-Midway '& { Get-NeptuneMLTrainingJob one; Get-NeptuneMLDataProcessingJob one, two } | Wait-NeptuneMLJob -PollSeconds 0.05' $running 6

        $advice = $stopped.Warnings[0] -replace '.*To wait again, run: '
        $advice | Should -Match '^& \{ Get-NeptuneML\w+Job -Id [^;]+; Get-NeptuneML\w+Job -Id [^;]+ \} \| Wait-NeptuneMLJob$'
        $null = Connect-NeptuneML $running.Url -Unsigned
        @(& ([scriptblock]::Create("$advice -PollSeconds 0.05 -TimeoutSeconds 0.2 -ErrorAction Continue")) 3>$null 2>&1) | Should -HaveCount 3
    }

    It 'ends a call without a response at once' {
        $stopped = Stop-Midway '1..20 | ForEach-Object { "job-$_" } | Get-NeptuneMLEndpoint' $silent 8

        $stopped.Seconds | Should -BeLessThan 1
        $stopped.State | Should -Be 'Stopped'
        $stopped.Errors | Should -BeNullOrEmpty
        $stopped.Warnings | Should -BeNullOrEmpty
        $silent.Requests.Count | Should -BeLessOrEqual 8
    }

    It 'ends a list at once' {
        (Stop-Midway 'Get-NeptuneMLEndpoint' $silent 1).Seconds | Should -BeLessThan 1
    }

    It 'stops a pipeline at any moment and leaves nothing behind' {
        Import-Module "$PSScriptRoot/../soak/support/Scripts.psm1"
        $emulator = Start-NeptuneMLEmulator -JobSeconds 0.5 -Fault @(
            @{ Kind = 'Throttle'; Rate = 0.1 }
            @{ Kind = 'ResetAfter'; Operation = 'Start*'; Rate = 0.3 }
            @{ Kind = 'Slow'; Rate = 0.1; Seconds = 0.3 }
        )
        try {
            $run = Start-Script "$PSScriptRoot/../soak/scripts/waiting/stops.ps1" @{ Url = $emulator.BaseAddress; Count = 18 } | Wait-Script -PatienceSeconds 120
        }
        finally {
            Stop-NeptuneMLEmulator
        }

        $run.Hung | Should -BeNullOrEmpty
        $run.Value.Hangs | Should -Be 0 -Because $run.Value.Doing
        $run.Value.Interrupted | Should -BeGreaterThan 5
        $run.Value.MedianSeconds | Should -BeLessThan 1
        $run.Value.Unusable | Should -Be 0
        $run.Value.Unobserved | Should -Be 0
        $run.Value.MoreThreads | Should -BeLessThan 10
        $run.Value.MoreTimers | Should -BeLessThan 10
        $run.Value.Sockets | Should -BeLessThan 40
    }

    It 'leaves the session and its connection usable' {
        $session = New-Session
        try {
            $null = $session.AddScript('$null = Connect-NeptuneML $args[0] -Unsigned').AddArgument($running.Url).Invoke()
            $session.Commands.Clear()
            $null = $session.AddScript('"one" | Get-NeptuneMLTrainingJob | Wait-NeptuneMLJob -PollSeconds 0.05').BeginInvoke()
            $running.WaitForRequests(2, 20) | Should -BeTrue
            $session.Stop()
            $session.Commands.Clear()

            $session.AddScript('Get-NeptuneMLTrainingJob after').Invoke().Id | Should -Be 'after'
        }
        finally {
            Remove-Session $session
        }
    }
}

Describe 'A wait in a pipeline that is stopped by <How>' -ForEach @(
    @{ How = 'Select-Object -First 1'; Script = '$done, $running | Wait-NeptuneMLJob -PollSeconds 0.05 | Select-Object -First 1' }
    @{ How = 'an exception downstream'; Script = 'try { $done, $running | Wait-NeptuneMLJob -PollSeconds 0.05 | ForEach-Object { throw "no" } } catch { }' }
    @{ How = 'break'; Script = 'foreach ($once in 1) { $done, $running | Wait-NeptuneMLJob -PollSeconds 0.05 | ForEach-Object { break } }' }
    @{ How = '-ErrorAction Stop'; Script = 'try { $failed, $running | Wait-NeptuneMLJob -PollSeconds 0.05 -ErrorAction Stop } catch { }' }
    @{ How = 'Stop-Job'; Script = @'
        $job = Start-ThreadJob { $args[0] | Wait-NeptuneMLJob -PollSeconds 0.05 } -ArgumentList $running
        $null = $args[0].WaitForRequests(3, 20)
        Stop-Job $job
        Remove-Job $job
'@
    }
) {
    It 'stops polling and keeps the session usable' {
        $server = New-ScriptedServer -Json '{"id":"{id}","status":"InProgress"}'
        try {
            $run = Invoke-Within 60 @"
                `$connection = Connect-NeptuneML `$args[0].Url -Unsigned
                `$done = [NeptuneMl.DataProcessingJob] @{ Id = 'done'; Status = 'Completed'; Connection = `$connection }
                `$failed = [NeptuneMl.DataProcessingJob] @{ Id = 'failed'; Status = 'Failed'; Connection = `$connection }
                `$running = [NeptuneMl.DataProcessingJob] @{ Id = 'running'; Status = 'InProgress'; Connection = `$connection }
                $Script
                'went on'
                Get-NeptuneMLTrainingJob after
"@ $server
            $looks = $server.Requests.Count

            $run.Output[-2] | Should -Be 'went on'
            $run.Output[-1].Id | Should -Be 'after'
            # Twenty looks a second would come if somebody still waited; one may have been on its way.
            $server.WaitForRequests($looks + 3, 1) | Should -BeFalse
        }
        finally {
            $server.Dispose()
        }
    }
}
