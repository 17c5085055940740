# Results that leave the session: saved, written as JSON, or handed over by a job.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $types = [NeptuneMl.TrainingJob].Assembly.GetExportedTypes() |
        Where-Object { $_.IsClass -and -not $_.IsAbstract -and $_.GetConstructor(@()) -and -not $_.IsSubclassOf([Attribute]) -and -not $_.IsSubclassOf([Exception]) }
    $emulator = Start-NeptuneMLEmulator -JobSeconds 0 -Credential ([pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString 'TheSecretKeyOfThisTest' -AsPlainText)))
    $processed = Start-NeptuneMLDataProcessingJob @processing -Id saved @fast
    $trained = $processed | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast
    $model = New-CleanRoomsTrainedModel @training -Name saved -Tag @{ team = 'x' } @fast
    $results = $processed, $trained, $model, (Get-NeptuneMLConnection), (Get-CleanRoomsMLConnection), $emulator
    $file = Join-Path $TestDrive results.xml
    $results | Export-Clixml $file -Depth 5
    $copies = Import-Clixml $file
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'A result' {
    It 'of any type can be serialized as JSON, XML and text' {
        foreach ($type in $types) {
            $empty = [Activator]::CreateInstance($type)
            { $empty | ConvertTo-Json -Depth 5 | ConvertFrom-Json } | Should -Not -Throw -Because $type
            { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($empty, 5)) } | Should -Not -Throw -Because $type
            { "$empty" } | Should -Not -Throw -Because $type
        }
        $types.Count | Should -BeGreaterThan 25
    }

    It 'keeps its values through Export-Clixml' {
        $copies[0].Id | Should -Be 'saved'
        $copies[0].Status | Should -Be 'Completed'
        $copies[0].CreationTime.UtcDateTime | Should -Be $processed.CreationTime.UtcDateTime
        $copies[1].DataProcessingJobId | Should -Be 'saved'
        $copies[2].TrainedModelArn | Should -Be $model.TrainedModelArn
        $copies[2].Tags.team | Should -Be 'x'
    }

    It 'keeps its values as JSON' {
        $json = $trained | ConvertTo-Json -Depth 5 | ConvertFrom-Json

        $json.Id | Should -Be $trained.Id
        $json.DataProcessingJobId | Should -Be 'saved'
        $json.Connection.EndpointUrl | Should -Be "$($emulator.BaseAddress)"
    }

    It 'contains no secret in any format' {
        (Get-Content $file -Raw) + ($results | ConvertTo-Json -Depth 8 -WarningAction Ignore) + ($results | Format-List * | Out-String) | Should -Not -Match 'TheSecretKeyOfThisTest'
    }
}

Describe 'A deserialized result' {
    It 'can be read again' {
        (Get-NeptuneMLTrainingJob -Id $copies[1].Id).Id | Should -Be $trained.Id
        (Get-CleanRoomsTrainedModel -TrainedModelArn $copies[2].TrainedModelArn).Name | Should -Be 'saved'
    }

    It 'stands for the connection of the session to the same endpoint' {
        (Get-NeptuneMLDataProcessingJob saved -Connection $copies[3]).Connection | Should -Be (Get-NeptuneMLConnection)
    }

    It 'is rejected as a connection when the session has none to its endpoint' {
        $other = Connect-NeptuneML http://127.0.0.1:1 -Unsigned -NoDefault
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($other))
        $failure = Get-Failure { Get-NeptuneMLDataProcessingJob saved -Connection $copy }

        "$failure" | Should -Match 'Connection'
        $failure.FullyQualifiedErrorId | Should -Match '^(InvalidParameter|CannotConvertArgumentNoMessage),'
    }

    It 'starts the next stage over the connection of this session' {
        $endpoint = $copies[1] | New-NeptuneMLEndpoint

        $endpoint.SourceTrainingJobId | Should -Be $trained.Id
        $endpoint.Connection | Should -Be (Get-NeptuneMLConnection)
    }
}

Describe 'A deserialized result of another cluster' {
    It 'uses the connection of the session with one warning: <_>' -ForEach 'Clixml', 'JSON', 'CSV' {
        $other = Start-NeptuneMLDataProcessingJob @processing -Id elsewhere -Resume -EndpointUrl http://localhost:$($emulator.BaseAddress.Port) -Region us-east-1 -Credential ([pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString 'TheSecretKeyOfThisTest' -AsPlainText)))
        $file = Join-Path $TestDrive other
        $copy = switch ($_) {
            'Clixml' { $other | Export-Clixml $file -Depth 5; Import-Clixml $file }
            'JSON' { $other | ConvertTo-Json -Depth 5 | ConvertFrom-Json }
            'CSV' { $other | ConvertTo-Csv | ConvertFrom-Csv }
        }

        $read = $copy, $copy | Get-NeptuneMLDataProcessingJob -WarningVariable warnings -WarningAction SilentlyContinue
        $null = $processed | Get-NeptuneMLDataProcessingJob -WarningVariable none

        $read.Id | Should -Be 'elsewhere', 'elsewhere'
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match "copy of a result from http://localhost:$($emulator.BaseAddress.Port)/?, but the connection is to"
        $none | Should -BeNullOrEmpty
    }
}

Describe 'A background job' {
    It 'with <_> returns usable results' -ForEach 'Start-Job', 'Start-ThreadJob', 'ForEach-Object' {
        if (-not (Get-Command $_ -ErrorAction Ignore)) { Set-ItResult -Skipped -Because "there is no $_ here"; return }
        $url = "$($emulator.BaseAddress)"
        $script = {
            param($Url)
            Import-Module NeptuneMl
            Get-NeptuneMLDataProcessingJob saved -EndpointUrl $Url -Region us-east-1 -Credential ([pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString 'TheSecretKeyOfThisTest' -AsPlainText)))
        }

        $result = switch ($_) {
            'Start-Job' { Start-Job $script -ArgumentList $url | Receive-Job -Wait -AutoRemoveJob }
            'Start-ThreadJob' { Start-ThreadJob $script -ArgumentList $url | Receive-Job -Wait -AutoRemoveJob }
            'ForEach-Object' { $url | ForEach-Object -Parallel ([scriptblock]::Create(('& { ' + $script + ' } $_'))) }
        }

        $result.Id | Should -Be 'saved'
        $result.State | Should -Be 'Succeeded'
        (Get-NeptuneMLDataProcessingJob -Id $result.Id).Id | Should -Be 'saved'
    }
}
