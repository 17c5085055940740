# What a user sees of a wait while the service, the credentials or the jobs are not as they should be.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/Support/ExpiringKeys.ps1

    function Set-Fault([hashtable[]] $Fault) {
        $null = Invoke-RestMethod "$($emulator.BaseAddress)_emulator/faults" -Method Put -ContentType application/json -Body (ConvertTo-Json -InputObject @($Fault))
    }
}

Describe 'A wait with failing polls' {
    BeforeAll {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 1
        $wait = @'
            $null = Connect-NeptuneML $args[0] -Unsigned -MaxAttempts 1
            $args[1] | ForEach-Object { Start-NeptuneMLDataProcessingJob s3://bucket/export s3://bucket/processed -Id $_ } | Wait-NeptuneMLJob -PollSeconds 0.05
'@
    }

    AfterEach { Set-Fault @() }

    AfterAll { Stop-NeptuneMLEmulator }

    It 'continues through every kind of failure, with one warning and one on recovery' {
        $kinds = 'Throttle', 'ServerError', 'Truncate', 'HtmlPage', 'Gzip', 'InvalidUtf8'
        Set-Fault ($kinds | ForEach-Object { $skip = 0 } { @{ Kind = $_; Operation = 'GetML*'; Skip = $skip; Times = 1 }; $skip++ })

        $run = Invoke-Within 60 $wait $emulator.BaseAddress, 'failing'

        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Status | Should -Be 'Completed'
        $run.Verbose -match 'failed and will be retried' | Should -HaveCount $kinds.Count
        $run.Warnings | Should -HaveCount 2
        $run.Warnings[0] | Should -Match "^Polling jobs over $([regex]::Escape($emulator.BaseAddress)) .*keeps failing"
        $run.Warnings[1] | Should -Match "succeeds again after $($kinds.Count) failed polls"
    }

    It 'continues through a restart of the service' {
        Set-Fault @{ Kind = 'Outage'; Operation = 'GetML*'; Skip = 2; Times = 1; Seconds = 1 }

        $run = Invoke-Within 60 $wait $emulator.BaseAddress, (1..5 | ForEach-Object { "restart-$_" })

        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Id | Sort-Object | Should -Be (1..5 | ForEach-Object { "restart-$_" })
        (Invoke-RestMethod "$($emulator.BaseAddress)_emulator/faults")[0].hits | Should -Be 1
    }

    It 'ends only for the deleted job' {
        $trained = Start-NeptuneMLDataProcessingJob @processing @fast | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast
        $vanishing, $staying = 'vanishing', 'staying' | ForEach-Object { $trained | New-NeptuneMLEndpoint -Id $_ }
        Remove-NeptuneMLEndpoint -Id vanishing -Confirm:$false

        $run = Invoke-Within 60 '$args[0] | Wait-NeptuneMLJob -PollSeconds 0.05' (, @($vanishing, $staying))

        $run.Output.Id | Should -Be 'staying'
        $run.Errors | Should -HaveCount 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'MLResourceNotFound,*'
        $run.Errors[0].TargetObject.Id | Should -Be 'vanishing'
        $run.Errors[0].Exception.Message | Should -Match "Waiting for endpoint 'vanishing' ended"
    }
}

Describe 'A wait for many jobs' {
    It 'returns each job once without a warning' {
        Import-Module "$PSScriptRoot/../soak/support/Scripts.psm1"
        $emulator = Start-NeptuneMLEmulator -JobSeconds 1
        try {
            $run = Start-Script "$PSScriptRoot/../soak/scripts/waiting/manyJobs.ps1" @{ Url = $emulator.BaseAddress; Count = 500 } | Wait-Script -PatienceSeconds 120
        }
        finally {
            Stop-NeptuneMLEmulator
        }

        $run.Hung | Should -BeNullOrEmpty
        foreach ($how in $run.Value.StartAndWait, $run.Value.Wait) {
            $how.Failures | Should -BeNullOrEmpty
            $how.Reported, $how.Distinct, $how.Warnings | Should -Be 500, 500, 0
        }
    }
}

Describe 'A wait with an unknown status' {
    It 'writes one warning and continues' {
        $server = New-ScriptedServer -Json '{"id":"{id}","status":"Quantising"}'
        try {
            $run = Invoke-Within 60 '$null = Connect-NeptuneML $args[0] -Unsigned; "one", "two" | Get-NeptuneMLTrainingJob | Wait-NeptuneMLJob -PollSeconds 0.05 -TimeoutSeconds 0.5' $server.Url

            $run.Warnings | Should -HaveCount 2
            $run.Warnings[1] | Should -Match '^2 jobs exceeded -TimeoutSeconds and continue'
            $run.Warnings[0] | Should -Match "has the status 'Quantising', which this version of the module does not recognize"
            $run.Errors.FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
            $run.Errors | Should -HaveCount 2
        }
        finally {
            $server.Dispose()
        }
    }
}

Describe 'A wait without responses' {
    It 'ends at most five seconds after -TimeoutSeconds and reports that the job continues' {
        $running = New-ScriptedServer -Json '{"id":"{id}","status":"InProgress"}'
        try {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            # Whoever asks for an id that begins with held is left waiting.
            $run = Invoke-Within 60 @'
                $null = Connect-NeptuneML $args[0] -Unsigned
                $job = [NeptuneMl.DataProcessingJob] @{ Id = 'held'; Connection = (Get-NeptuneMLConnection) }
                $job | Wait-NeptuneMLJob -PollSeconds 0.05 -TimeoutSeconds 0.5
'@ $running.Url

            $run.Errors.FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
            $run.Errors[0].Exception.Message | Should -Match 'The job continues\.'
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 15
        }
        finally {
            $running.Dispose()
        }
    }
}

Describe 'A wait with expiring credentials' {
    BeforeEach {
        $keys = [array]::CreateInstance((Get-EmulatorType SigningCredential), 2)
        $keys[0], $keys[1] = 1, 2 | ForEach-Object { New-Key $_ }
        $server = Start-KeyedEmulator $keys 0.5
    }

    AfterEach {
        Set-EnvironmentKey $null
        $null = $server.DisposeAsync().AsTask().GetAwaiter().GetResult()
    }

    It 'warns and continues when the source renews them' {
        Set-EnvironmentKey $keys[0]
        $run = Invoke-Within 60 @'
            $null = Connect-NeptuneML $args[0] -Region us-east-1
            $job = Start-NeptuneMLDataProcessingJob s3://b/i s3://b/o -Id days
            $args[1][0] = $args[2]
            $job | Wait-NeptuneMLJob -PollSeconds 0.05
'@ $server.BaseAddress, $keys, (New-Key 1 ([datetimeoffset]::MinValue)) {
            param($sessionHost)
            $sessionHost.WaitForWarnings(1, 30) | Should -BeTrue -Because 'the user is told while the credentials are expired'
            Set-EnvironmentKey $keys[1]
        }

        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Status | Should -Be 'Completed'
        $run.Warnings | Should -HaveCount 2
        $run.Warnings[0] | Should -Match 'the credentials have expired. Refresh them at their source'
        $run.Warnings[1] | Should -Match 'succeeds again'
    }

    It 'ends at once for a PSCredential with a recommendation' {
        $run = Invoke-Within 60 @'
            $key = [pscredential]::new('AKID1', (ConvertTo-SecureString secret-1 -AsPlainText))
            $null = Connect-NeptuneML $args[0] -Region us-east-1 -Credential $key -SessionToken (ConvertTo-SecureString token-1 -AsPlainText)
            $job = Start-NeptuneMLDataProcessingJob s3://b/i s3://b/o -Id days
            $args[1][0] = $args[2]
            $job | Wait-NeptuneMLJob -PollSeconds 0.05
'@ $server.BaseAddress, $keys, (New-Key 1 ([datetimeoffset]::MinValue))

        $run.Output | Should -BeNullOrEmpty
        $run.Errors | Should -HaveCount 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'CredentialsExpired,*'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
        $run.Errors[0].TargetObject.Id | Should -Be 'days'
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -Match 'Connect again .* Get-NeptuneMLDataProcessingJob \| Wait-NeptuneMLJob'

        # The advice, followed.
        Set-EnvironmentKey $keys[1]
        $null = Connect-NeptuneML $server.BaseAddress -Region us-east-1
        (Get-NeptuneMLDataProcessingJob -Id days | Wait-NeptuneMLJob -PollSeconds 0.05).Status | Should -Be 'Completed'
    }
}
