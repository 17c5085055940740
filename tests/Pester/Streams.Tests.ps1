BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $server = New-ScriptedServer -Json '{"id":"{id}","status":"Completed"}'
    $canned = @{ Connection = Connect-NeptuneML $server.Url -Unsigned -NoDefault -RequestTimeoutSeconds 20 }
    $null = Start-NeptuneMLEmulator -JobSeconds 0 -FailingJob @{ 'bad*' = 'It broke.' }
    1..20 | ForEach-Object { [pscustomobject]@{ Id = "job-$_" } } | Start-NeptuneMLDataProcessingJob @processing -ThrottleLimit 8
}

AfterAll {
    Stop-NeptuneMLEmulator
    $server.Dispose()
}

Describe 'Results' {
    It 'keep the order of the input' {
        $ids = 'held-1', 'a', 'held-2', 'b', 'c', 'release', 'd'

        ($ids | Get-NeptuneMLDataProcessingJob @canned -ThrottleLimit 8).Id | Should -Be $ids
    }

    It 'keep their order among errors' {
        $failures = $null
        $ids = 1..20 | ForEach-Object { $_ % 4 -eq 0 ? "missing-$_" : "job-$_" }

        $jobs = $ids | Get-NeptuneMLDataProcessingJob -ThrottleLimit 8 -ErrorVariable failures -ErrorAction SilentlyContinue

        $jobs.Id | Should -Be ($ids -like 'job-*')
        $failures.TargetObject | Should -Be ($ids -like 'missing-*')
    }

    It 'are written before the last input is read' {
        $events = [Collections.Generic.List[string]]::new()

        1..300 | ForEach-Object { $events.Add("in $_"); "job-$_" } | Get-NeptuneMLDataProcessingJob @canned | ForEach-Object { $events.Add("out $($_.Id)") }

        $events.IndexOf('out job-1') | Should -BeGreaterThan -1
        $events.IndexOf('out job-1') | Should -BeLessThan $events.IndexOf('in 300')
        $events | Should -HaveCount 600
    }

    It 'stop when the downstream command has enough' {
        $before = $server.Requests.Count
        $read = [Collections.Generic.List[int]]::new()

        $first = 1..1000 | ForEach-Object { $read.Add($_); "job-$_" } | Get-NeptuneMLDataProcessingJob @canned | Select-Object -First 1

        $first.Id | Should -Be 'job-1'
        $read.Count | Should -BeLessThan 200
        $server.Requests.Count - $before | Should -BeLessThan 200
    }

    It 'of changes are written one call at a time by default' {
        $order = 1..10 | ForEach-Object { [pscustomobject]@{ Id = "ordered-$_" } } | Start-NeptuneMLDataProcessingJob @processing

        $order.Id | Should -Be (1..10 | ForEach-Object { "ordered-$_" })
        $times = $order.CreationTime.ForEach{ $_.ToUnixTimeMilliseconds() }
        $times | Should -Be ($times | Sort-Object)
    }
}

Describe 'Messages' {
    It 'of -Verbose keep their order with the results' {
        $told = 'one', 'two', 'three' | ForEach-Object { [pscustomobject]@{ Id = "verbose-$_" } } |
            Start-NeptuneMLDataProcessingJob @processing -Verbose -ThrottleLimit 8 4>&1 |
            Where-Object { $_ -isnot [Management.Automation.VerboseRecord] -or $_.Message -like '*was accepted.' }

        $told.ForEach{ $_ -is [Management.Automation.VerboseRecord] ? "said $($_.Message -replace ".*'(.*)'.*", '$1')" : "got $($_.Id)" } |
            Should -Be 'said verbose-one', 'got verbose-one', 'said verbose-two', 'got verbose-two', 'said verbose-three', 'got verbose-three'
    }

    It 'of -Debug describe each request with status, duration and request id' {
        $told = Get-NeptuneMLDataProcessingJob job-1 -Debug 5>&1 | Where-Object { $_ -is [Management.Automation.DebugRecord] }

        $told.Message | Should -Match 'GET /ml/dataprocessing/job-1 -> 200 in \d+ ms, request id \S+'
    }

    It 'are not shown by default' {
        @(Get-NeptuneMLDataProcessingJob job-1 *>&1) | Should -HaveCount 1
    }
}

Describe 'Errors' {
    It 'stop the pipeline with -ErrorAction Stop after earlier results' {
        $seen = [Collections.Generic.List[string]]::new()

        { 'job-1', 'missing', 'job-2' | Get-NeptuneMLDataProcessingJob -ErrorAction Stop | ForEach-Object { $seen.Add($_.Id) } } |
            Should -Throw -ErrorId 'MLResourceNotFound,*'

        $seen | Should -Be 'job-1'
    }

    It 'follow $ErrorActionPreference' {
        { & { $ErrorActionPreference = 'Stop'; Get-NeptuneMLDataProcessingJob missing } } | Should -Throw -ErrorId 'MLResourceNotFound,*'
    }

    It 'are collected in -ErrorVariable and hidden by -ErrorAction Ignore' {
        $Error.Clear()
        Get-NeptuneMLDataProcessingJob missing -ErrorAction Ignore 2>&1 | Should -BeNullOrEmpty
        $Error | Should -BeNullOrEmpty

        $collected = $null
        Get-NeptuneMLDataProcessingJob missing -ErrorAction SilentlyContinue -ErrorVariable collected
        $collected | Should -HaveCount 1
    }

    It 'stop a pipeline with -Wait and -ErrorAction Stop when a job fails' {
        { [pscustomobject]@{ Id = 'bad-1' } | Start-NeptuneMLDataProcessingJob @processing @fast -ErrorAction Stop } |
            Should -Throw -ErrorId 'JobFailed,*'
    }

    It 'of one job do not delay other jobs' {
        $done = 'bad-2', 'good-2', 'bad-3', 'good-3' | ForEach-Object { [pscustomobject]@{ Id = $_ } } |
            Start-NeptuneMLDataProcessingJob @processing @fast -ErrorAction SilentlyContinue

        $done.Id | Sort-Object | Should -Be 'good-2', 'good-3'
    }
}

Describe 'Progress' {
    BeforeAll {
        $running = New-ScriptedServer -Json '{"id":"{id}","status":"InProgress","processingJob":{"name":"part-of-{id}","status":"Training"}}'

        # Waits for so many jobs, until the timeout ends it, and hands back what progress was shown.
        function Get-Progress([int] $Count, [string] $Preference = 'Continue') {
            $session = New-Session
            try {
                $null = $session.AddScript({
                    param($Url, $Count, $Preference)
                    $connection = Connect-NeptuneML $Url -Unsigned
                    1..$Count | ForEach-Object { "job-$_" } | Get-NeptuneMLDataProcessingJob |
                        Wait-NeptuneMLJob -PollSeconds 0.1 -TimeoutSeconds 1 -ErrorAction Ignore -ProgressAction $Preference
                }).AddArgument($running.Url).AddArgument($Count).AddArgument($Preference)
                $null = $session.Invoke()
                $session.Streams.Progress.ReadAll() | Where-Object Activity -NotLike 'Preparing*'
            }
            finally {
                Remove-Session $session
            }
        }
    }

    AfterAll {
        $running.Dispose()
    }

    It 'shows one line per job for up to ten jobs' {
        $records = Get-Progress 3

        $shown = $records | Where-Object RecordType -EQ 'Processing'
        $shown.Activity | Sort-Object -Unique | Should -Be (1..3 | ForEach-Object { "data processing job job-$_" })
        $shown.ActivityId | Sort-Object -Unique | Should -HaveCount 3
        $shown[0].StatusDescription | Should -Match '^0:00:\d\d InProgress$'
        $shown[0].CurrentOperation | Should -Match 'part-of-job-\d \(Training\)'
        $ended = $records | Where-Object RecordType -EQ 'Completed'
        $ended.ActivityId | Sort-Object -Unique | Should -Be ($shown.ActivityId | Sort-Object -Unique)
    }

    It 'shows one line for more than ten jobs' {
        $records = Get-Progress 12

        $shown = $records | Where-Object RecordType -EQ 'Processing'
        $shown.ActivityId | Sort-Object -Unique | Should -HaveCount 1
        $shown[-1].Activity | Should -Be 'Waiting for 12 jobs'
        $shown[-1].StatusDescription | Should -Match '^0 done, 0 failed, 12 running, 0 %, longest 0:00:\d\d$'
        $records[-1].RecordType | Should -Be 'Completed'
    }

    # The default view shows activity and status only. At 80 columns it has 75 characters for both.
    It 'shows the stage of a training job in the status' {
        $server = New-ScriptedServer -Json '{"id":"{id}","status":"InProgress","processingJob":{"name":"a","status":"Completed"},"hpoJob":{"name":"b","status":"InProgress"}}'
        $session = New-Session
        try {
            $null = $session.AddScript('$null = Connect-NeptuneML $args[0] -Unsigned; Get-NeptuneMLTrainingJob genres | Wait-NeptuneMLJob -PollSeconds 0.1 -TimeoutSeconds 1 -ErrorAction Ignore').AddArgument($server.Url).Invoke()
            $shown = $session.Streams.Progress.ReadAll() | Where-Object Activity -EQ 'training job genres'
        }
        finally {
            Remove-Session $session
            $server.Dispose()
        }

        $shown[0].StatusDescription | Should -Match '^0:00:\d\d tuning InProgress \(2 of 3\), processing done$'
        ($shown[0].Activity + $shown[0].StatusDescription).Length | Should -BeLessOrEqual 75
    }

    # Copies of finished jobs are counted without a poll, and the server never ends a job, so that the counts do not depend on time.
    It 'counts jobs that are done, have failed and are running' {
        $session = New-Session
        try {
            $null = $session.AddScript({
                $null = Connect-NeptuneML $args[0] -Unsigned
                $ended = 'Completed', 'Completed', 'Failed' | ForEach-Object {
                    [pscustomobject]@{ PSTypeName = 'Deserialized.NeptuneMl.DataProcessingJob'; Id = 'ended'; Status = $_ }
                }
                $running = 1..12 | ForEach-Object { "job-$_" } | Get-NeptuneMLDataProcessingJob
                $ended + $running | Wait-NeptuneMLJob -PollSeconds 0.1 -TimeoutSeconds 1 -ErrorAction Ignore
            }).AddArgument($running.Url).Invoke()
            $shown = $session.Streams.Progress.ReadAll() | Where-Object Activity -EQ 'Waiting for 15 jobs'
        }
        finally {
            Remove-Session $session
        }

        $counted = $shown | Where-Object StatusDescription -Match '^2 done, 1 failed, 12 running, 20 %, longest 0:00:\d\d$'
        $counted | Should -Not -BeNullOrEmpty
        $counted[0].PercentComplete | Should -Be 20
    }

    It 'is not shown with -ProgressAction Ignore' {
        Get-Progress 2 Ignore | Should -BeNullOrEmpty
    }
}
