BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1

    # Starts a script in a session of its own, waits until the server has been asked so often, and presses Ctrl+C.
    function Stop-Midway([string] $Script, [NeptuneMl.Tests.CannedServer] $Server, [int] $Requests) {
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
        $running = [NeptuneMl.Tests.CannedServer]::new(
            [NeptuneMl.Tests.CannedServer]::Json('{"id":"{id}","arn":"arn:aws:x","creationTimeInMillis":1,"status":"InProgress"}'))
        $silent = [NeptuneMl.Tests.CannedServer]::new()
    }

    AfterEach {
        $running.Dispose()
        $silent.Dispose()
    }

    It 'ends -Wait at once, leaves the job alone and says how to go on waiting' {
        $stopped = Stop-Midway 'Start-NeptuneMLDataProcessingJob -Id mine s3://b/i s3://b/o -Wait -PollSeconds 0.05' $running 3

        $stopped.Seconds | Should -BeLessThan 1
        $stopped.State | Should -Be 'Stopped'
        $stopped.Errors | Should -BeNullOrEmpty
        $stopped.Warnings | Should -HaveCount 1
        $stopped.Warnings[0] | Should -Match "Get-NeptuneMLDataProcessingJob -Id '\S+' \| Wait-NeptuneMLJob"
        $running.Requests -match '^DELETE' | Should -BeNullOrEmpty
    }

    It 'gives advice that runs as it is written' {
        $stopped = Stop-Midway '"one", "two" | Get-NeptuneMLTrainingJob | Wait-NeptuneMLJob -PollSeconds 0.05' $running 4

        $advice = $stopped.Warnings[0] -replace '.*To go on: '
        $advice | Should -Match "-Id 'one'"
        $advice | Should -Match "-Id 'two'"
        $problems = $null
        $null = [Management.Automation.Language.Parser]::ParseInput($advice, [ref]$null, [ref]$problems)
        $problems | Should -BeNullOrEmpty
        [regex]::Matches($advice, '[A-Z]\w+-\w+').Value | ForEach-Object { Get-Command $_ -Module NeptuneMl | Should -Not -BeNullOrEmpty }
    }

    It 'ends a call at once that nobody answers, and says nothing about waiting' {
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
