# What Stop and Remove cmdlets do with -Wait and -PassThru, and with what has already finished.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $emulator = Start-NeptuneMLEmulator -JobSeconds 6
    $sure = @{ Confirm = $false }
    $ends = @{ Wait = $true; PollSeconds = 0.05; Confirm = $false }

    function Get-Message([scriptblock] $Script) {
        @(& $Script 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message)
    }
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'Stop-NeptuneMLDataProcessingJob' {
    It 'returns nothing by itself, and the job with -PassThru' {
        $null = Start-NeptuneMLDataProcessingJob @processing -Id plain

        Stop-NeptuneMLDataProcessingJob plain @sure | Should -BeNullOrEmpty
        (Stop-NeptuneMLDataProcessingJob plain -PassThru @sure).Status | Should -BeIn 'Stopping', 'Stopped'
    }

    It 'waits with -Wait until the job has stopped, without an error' {
        $jobs = 'first', 'second' | ForEach-Object { Start-NeptuneMLDataProcessingJob @processing -Id $_ }

        $stopped = $jobs | Stop-NeptuneMLDataProcessingJob -PassThru @ends -ErrorVariable failures

        $stopped.State | Should -Be 'Stopped', 'Stopped'
        $failures | Should -BeNullOrEmpty
        Start-NeptuneMLDataProcessingJob @processing -Id third | Stop-NeptuneMLDataProcessingJob @ends | Should -BeNullOrEmpty
        (Get-NeptuneMLDataProcessingJob third).State | Should -Be 'Stopped'
    }

    It 'skips a finished job that is given by <_> with one message' -ForEach 'id', 'result', 'copy' {
        $job = Start-NeptuneMLDataProcessingJob @processing -Id "finished-$_" | Stop-NeptuneMLDataProcessingJob -PassThru @ends
        $piped = switch ($_) {
            'id' { $job.Id }
            'result' { $job }
            'copy' { $job | ConvertTo-Json | ConvertFrom-Json }
        }

        $messages = Get-Message { $piped | Stop-NeptuneMLDataProcessingJob @sure -Verbose }

        $messages -match 'has already finished \(status Stopped\) and was skipped' | Should -HaveCount 1
    }

    It 'reports an unknown id and continues' {
        $null = Start-NeptuneMLDataProcessingJob @processing -Id known
        $stopped = Stop-NeptuneMLDataProcessingJob unknown, known -PassThru @ends -ErrorVariable failures -ErrorAction SilentlyContinue

        $stopped.Id | Should -Be 'known'
        $failures.FullyQualifiedErrorId | Should -BeLike 'MLResourceNotFound,*'
    }

    It 'sends the request for a finished job with -Clean' {
        $server = New-ScriptedServer -Json '{"id":"{id}","status":"Completed"}'
        try {
            Get-NeptuneMLDataProcessingJob one, two -EndpointUrl $server.Url -Unsigned | Stop-NeptuneMLDataProcessingJob -Clean @sure
            $server.Requests -match '^DELETE .*clean=true' | Should -HaveCount 2
        }
        finally {
            $server.Dispose()
        }
    }

    It 'ends the wait after -TimeoutSeconds with an error' {
        $server = New-ScriptedServer -Json '{"id":"{id}","status":"Stopping"}'
        try {
            $failure = Get-Failure { Stop-NeptuneMLDataProcessingJob one @ends -TimeoutSeconds ([timespan]::FromSeconds(0.2)) -EndpointUrl $server.Url -Unsigned }
        }
        finally {
            $server.Dispose()
        }

        $failure.FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
    }
}

Describe 'Remove-NeptuneMLEndpoint' {
    It 'waits with -Wait until the endpoint is deleted' {
        Stop-NeptuneMLEmulator
        $null = Start-NeptuneMLEmulator -JobSeconds 0
        $endpoint = Start-NeptuneMLDataProcessingJob @processing @fast | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast |
            New-NeptuneMLEndpoint -Id serving @fast

        $removed = Remove-NeptuneMLEndpoint serving -PassThru @ends

        $removed.Id | Should -Be 'serving'
        Get-NeptuneMLEndpoint | Should -BeNullOrEmpty
        Get-Message { $endpoint | Remove-NeptuneMLEndpoint @sure -Verbose } | Should -Contain "The endpoint 'serving' is already deleted and was skipped."
        (Get-Failure { Remove-NeptuneMLEndpoint serving @sure }).FullyQualifiedErrorId | Should -BeLike 'MLResourceNotFound,*'
    }
}

Describe 'Clean Rooms ML' {
    BeforeAll {
        Stop-NeptuneMLEmulator
        $null = Start-NeptuneMLEmulator -JobSeconds 6
    }

    It 'stops a training and returns the stopped model' {
        $model = New-CleanRoomsTrainedModel @training -Name stopped

        $stopped = $model | Stop-CleanRoomsTrainedModel -PassThru @ends

        $stopped.Status, $stopped.State | Should -Be 'INACTIVE', 'Stopped'
        Get-Message { $stopped | Stop-CleanRoomsTrainedModel @sure -Verbose } | Should -Contain "The trained model 'stopped' has already finished (status INACTIVE) and was skipped."
        "$(Get-Message { $stopped.TrainedModelArn | Stop-CleanRoomsTrainedModel @sure -Verbose })" | Should -Match 'has already finished \(status INACTIVE\) and was skipped'
    }

    It 'deletes an audience model and waits until it no longer exists' {
        Stop-NeptuneMLEmulator
        $null = Start-NeptuneMLEmulator -JobSeconds 0
        $audience = New-CleanRoomsTrainingDataset shop @table | New-CleanRoomsAudienceModel -Name shoppers @fast

        $removed = $audience.AudienceModelArn | Remove-CleanRoomsAudienceModel -PassThru @ends

        $removed.Name | Should -Be 'shoppers'
        Get-CleanRoomsAudienceModel | Should -BeNullOrEmpty
        Get-Message { $audience | Remove-CleanRoomsAudienceModel @sure -Verbose } | Should -Contain "The audience model 'shoppers' is already deleted and was skipped."
    }

    It 'deletes the output of a model and waits until it is INACTIVE' {
        $model = New-CleanRoomsTrainedModel @training -Name emptied @fast

        ($model | Remove-CleanRoomsTrainedModelOutput -PassThru @ends).Status | Should -Be 'INACTIVE'
    }

    It 'returns a deleted definition with -PassThru' {
        $dataset = New-CleanRoomsTrainingDataset gone @table

        ($dataset.TrainingDatasetArn | Remove-CleanRoomsTrainingDataset -PassThru @sure).Name | Should -Be 'gone'
    }
}

Describe 'A wait by id' {
    BeforeAll {
        Stop-NeptuneMLEmulator
        $null = Start-NeptuneMLEmulator -JobSeconds 0.2
        $null = Start-NeptuneMLDataProcessingJob @processing -Id movies @fast | Start-NeptuneMLTrainingJob -Id movies -TrainModelS3Location s3://bucket/models
        $model = New-CleanRoomsTrainedModel @training -Name waited
    }

    It 'returns every job with the id' {
        $done = 'movies' | Wait-NeptuneMLJob -PollSeconds 0.05

        $done | ForEach-Object { $_.GetType().Name } | Sort-Object | Should -Be 'DataProcessingJob', 'TrainingJob'
        (Wait-NeptuneMLJob -Id movies).State | Should -Be 'Succeeded', 'Succeeded'
    }

    It 'accepts the ARN of a resource' {
        (Wait-CleanRoomsJob $model.TrainedModelArn -PollSeconds 0.05).State | Should -Be 'Succeeded'
    }

    It 'reports <What>' -ForEach @(
        @{ What = 'an unknown id'; Id = 'MLResourceNotFound'; Script = { Wait-NeptuneMLJob nothing } }
        @{ What = 'an ARN of another kind'; Id = 'InvalidParameter'; Script = { Wait-CleanRoomsJob (Get-AccountArn training-dataset) } }
        @{ What = 'a result of the other service'; Id = 'InvalidParameter'; Script = { $model | Wait-NeptuneMLJob } }
        @{ What = 'a number'; Id = 'ParameterArgumentTransformationError'; Script = { Wait-NeptuneMLJob 5 } }
    ) {
        (Get-Failure $Script).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }
}

Describe 'A duration' {
    BeforeAll {
        $server = New-ScriptedServer -Json '{"id":"{id}","status":"InProgress"}'
        $job = Get-NeptuneMLTrainingJob one -EndpointUrl $server.Url -Unsigned
    }

    AfterAll {
        $server.Dispose()
    }

    It 'is accepted as <_>' -ForEach ([timespan]::FromSeconds(0.3)), 0.3, '0.3', '0.3s', '00:00:00.3', '.005m' {
        (Get-Failure { $job | Wait-NeptuneMLJob -PollSeconds 0.05 -TimeoutSeconds $_ }).Exception.Message | Should -Match 'did not finish within 0\.3 seconds'
    }

    It 'is <Seconds> seconds for <Text>' -ForEach @(
        @{ Text = '02:00:00'; Seconds = 7200 }
        @{ Text = '1:30'; Seconds = 5400 }
        @{ Text = '1.12:00:00'; Seconds = 129600 }
        @{ Text = '2h'; Seconds = 7200 }
        @{ Text = '30 M'; Seconds = 1800 }
        @{ Text = '1d'; Seconds = 86400 }
    ) {
        $transformation = [NeptuneMl.Cmdlets.NeptuneML.WaitNeptuneMLJobCommand].GetProperty('TimeoutSeconds').GetCustomAttributes($true) |
            Where-Object { $_.GetType().Name -eq 'SecondsAttribute' }

        $transformation.Transform($null, $Text) | Should -Be $Seconds
    }

    It 'is rejected as <_>' -ForEach 'two hours', '2w', '-1', '' {
        (Get-Failure { $job | Wait-NeptuneMLJob -TimeoutSeconds $_ }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgument*'
    }
}

Describe 'A wait for several jobs that exceed -TimeoutSeconds' {
    It 'ends with one command that waits for all of them' {
        $server = New-ScriptedServer -Json '{"id":"{id}","status":"InProgress"}'
        try {
            $jobs = Get-NeptuneMLTrainingJob one, two, three -EndpointUrl $server.Url -Unsigned
            $jobs | Wait-NeptuneMLJob -PollSeconds 0.05 -TimeoutSeconds 0.2 -ErrorVariable failures -ErrorAction SilentlyContinue -WarningVariable warnings -WarningAction SilentlyContinue
        }
        finally {
            $server.Dispose()
        }

        $failures | Should -HaveCount 3
        $failures[0].ErrorDetails.RecommendedAction | Should -Match "run: Get-NeptuneMLTrainingJob -Id '\w+' \| Wait-NeptuneMLJob$"
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match "^3 jobs exceeded -TimeoutSeconds and continue\. To wait again, run: Get-NeptuneMLTrainingJob -Id '\w+', '\w+', '\w+' \| Wait-NeptuneMLJob$"
    }
}
