BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1

    # The emulator of the session, and a second cluster behind a scripted server.
    function Connect-Both {
        $null = Connect-NeptuneML $emulator.BaseAddress -Region us-east-1 -Credential $keys -Name prod
        $null = Connect-NeptuneML $emulator.BaseAddress -Region us-east-1 -Credential $keys -Name staging -NoDefault
    }
}

Describe 'A named connection' {
    BeforeEach {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 0
        Connect-Both
    }

    AfterEach {
        Disconnect-NeptuneML *
        Disconnect-CleanRoomsML *
        Stop-NeptuneMLEmulator
    }

    It 'is listed, the default one first' {
        (Get-NeptuneMLConnection).Name | Should -Be 'prod', 'staging'
        (Get-NeptuneMLConnection).IsDefault | Should -Be $true, $false
        (Get-NeptuneMLConnection -Default).Name | Should -Be prod
    }

    It 'is found by name and by wildcards, in any case' {
        (Get-NeptuneMLConnection STAGING).Name | Should -Be staging
        (Get-NeptuneMLConnection s*, prod).Name | Should -Be staging, prod
        Get-NeptuneMLConnection x* | Should -BeNullOrEmpty
    }

    It 'of an unknown name is an error that lists the names' {
        $failure = Get-Failure { Get-NeptuneMLConnection prdo }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ConnectionNotFound,*'
        $failure.CategoryInfo.Category | Should -Be ObjectNotFound
        $failure.Exception.Message | Should -Match "'prdo'.*prod, staging"
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect-NeptuneML -Name prdo'

        (Get-Failure { Get-NeptuneMLEndpoint -Connection prod, prdo }).Exception.Message | Should -Match "'prdo'.*prod, staging"
        (Get-Failure { Get-NeptuneMLEndpoint -Connection x* }).Exception.Message | Should -Match "'x\*'.*prod, staging"
        (Get-Failure { Disconnect-NeptuneML prdo }).Exception.Message | Should -Match "'prdo'.*prod, staging"
    }

    It 'is replaced by another one of the same name' {
        $first = Get-NeptuneMLConnection staging
        $second = Connect-NeptuneML $emulator.BaseAddress -Region us-east-1 -Credential $keys -Name Staging -NoDefault

        Get-NeptuneMLConnection staging | Should -Be $second
        $first.IsClosed | Should -BeFalse
        Get-NeptuneMLConnection | Should -HaveCount 2
    }

    It 'is closed by name' {
        $staging = Get-NeptuneMLConnection staging
        Disconnect-NeptuneML -Name staging

        $staging.IsClosed | Should -BeTrue
        (Get-NeptuneMLConnection).Name | Should -Be prod
        Disconnect-NeptuneML -Verbose 4> $null
        Get-NeptuneMLConnection | Should -BeNullOrEmpty
    }

    It 'does not accept the name <_>' -ForEach 'a*', 'a b', 'https://x', ('a' * 65) {
        $failure = Get-Failure { Connect-NeptuneML $emulator.BaseAddress -Region us-east-1 -Name $_ }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match '^-Name '
    }

    It 'keeps its cluster when -Region or -ProfileName change one call' {
        $server = New-ScriptedServer -Json '{"id":"e","status":"InService"}'
        try {
            $null = Connect-NeptuneML $server.Url -Region us-east-1 -Credential $keys -Name other -NoDefault
            $endpoint = Get-NeptuneMLEndpoint e -Connection other -Region eu-west-1
            $server.Requests[-1] | Should -Match 'Credential=AKIDEXAMPLE/\d+/eu-west-1/'
            $endpoint.Connection.Name | Should -Be other
            $endpoint.Cluster | Should -Be other
        }
        finally {
            $server.Dispose()
        }
    }

    It 'is known only in its runspace' {
        $names = 1..2 | ForEach-Object -Parallel {
            Import-Module NeptuneMl
            "$(Get-NeptuneMLConnection)"
            try { Get-NeptuneMLEndpoint -Connection prod -ErrorAction Stop } catch { $_.Exception.Message }
        }

        $names | Where-Object { $_ } | Should -HaveCount 2
        $names[1] | Should -Match '\$using:'
    }

    It 'can be passed to ForEach-Object -Parallel' {
        $staging = Get-NeptuneMLConnection staging
        $ids = 1..4 | ForEach-Object -Parallel {
            Import-Module NeptuneMl
            (Start-NeptuneMLDataProcessingJob s3://b/i s3://b/o -Id "p$_" -Connection $using:staging).Id
        }

        $ids | Sort-Object | Should -Be 'p1', 'p2', 'p3', 'p4'
    }
}

Describe 'Several connections' {
    BeforeAll {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 0
        Connect-Both
        $second = New-ScriptedServer -Json '{"ids":["second"],"id":"second","status":"Completed"}'
        $null = Connect-NeptuneML $second.Url -Region us-east-1 -Credential $keys -Name second -NoDefault
        $first = Start-NeptuneMLDataProcessingJob @processing -Id first @fast
    }

    AfterAll {
        $second.Dispose()
        Disconnect-NeptuneML *
        Stop-NeptuneMLEmulator
    }

    It 'give one stream in the order of the connections' {
        $jobs = Get-NeptuneMLDataProcessingJob -Connection second, prod
        $jobs.Id | Should -Be second, first
        $jobs.Cluster | Should -Be second, prod
        (Get-NeptuneMLDataProcessingJob -Connection prod, second).Cluster | Should -Be prod, second
        (Get-NeptuneMLDataProcessingJob -IdOnly -Connection (Get-NeptuneMLConnection second), prod) | Should -Be second, first
        (Get-NeptuneMLDataProcessingJob -Connection second, SECOND).Cluster | Should -Be second -Because 'a connection is used once'
    }

    It 'have a column for the cluster at <_> columns' -ForEach 80, 120 {
        $lines = (Get-NeptuneMLDataProcessingJob -Connection second, prod | Out-String -Width $_) -split '\r?\n' | Where-Object { $_ }
        $lines | Should -HaveCount 4
        (-split $lines[0])[0] | Should -Be Cluster
        $lines[2], $lines[3] | ForEach-Object { (-split $_)[0] } | Should -Be second, prod
    }

    It 'keep the column through a pipeline and a wait' {
        (Get-NeptuneMLDataProcessingJob -Connection second, prod | Get-NeptuneMLDataProcessingJob).Cluster | Should -Be second, prod
        (Get-NeptuneMLDataProcessingJob -Connection prod | Wait-NeptuneMLJob).Cluster | Should -Be prod
    }

    It 'confirm and make a change for each, and name the cluster' {
        $sessionHost = [NeptuneMl.Tests.RecordingHost]::new()
        $session = New-Session $sessionHost
        try {
            $null = $session.AddScript('param($connections) Stop-NeptuneMLDataProcessingJob first -Connection $connections -WhatIf').
                AddArgument((Get-NeptuneMLConnection second, prod)).Invoke()
            $session.Streams.Error | Should -BeNullOrEmpty
            $lines = @($sessionHost.Lines) -match 'What if'
            $lines | Should -HaveCount 2
            $lines[0] | Should -Match 'on second \(127\.0\.0\.1:\d+\)'
            $lines[1] | Should -Match 'on prod \(127\.0\.0\.1:\d+\)'
        }
        finally {
            Remove-Session $session
        }
    }

    It 'are independent when one fails' {
        $closed = Connect-NeptuneML http://127.0.0.1:1 -Region us-east-1 -Credential $keys -Name down -NoDefault
        $jobs = Get-NeptuneMLDataProcessingJob -Connection down, prod -ErrorVariable failures -ErrorAction SilentlyContinue
        $jobs.Cluster | Should -Be prod
        $failures | Should -HaveCount 1
        $failures.FullyQualifiedErrorId | Should -BeLike 'EndpointUnreachable,*'
        $closed | Disconnect-NeptuneML
    }

    It 'are chosen by the column Connection of a row' {
        $row = [pscustomobject] ($processing + @{ Id = 'row'; Connection = 'staging' })
        ($row | Start-NeptuneMLDataProcessingJob).Cluster | Should -Be staging
        $row.Connection = 'stagin'
        (Get-Failure { $row | Start-NeptuneMLDataProcessingJob }).Exception.Message | Should -Match "'stagin'"
    }

    It 'are found again by a copy of a result from <Name>' -ForEach @(
        @{ Name = 'a file'; Copy = { $args | Export-Clixml $TestDrive/copy.xml; Import-Clixml $TestDrive/copy.xml } }
        @{ Name = 'JSON'; Copy = { $args | ConvertTo-Json -Depth 3 -WarningAction Ignore | ConvertFrom-Json } }
        @{ Name = 'Select-Object'; Copy = { $args | Select-Object Id, Connection } }
        @{ Name = 'CSV'; Copy = { $args | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        $job = Get-NeptuneMLDataProcessingJob second -Connection second
        (& $Copy $job | Get-NeptuneMLDataProcessingJob -WarningVariable warnings).Cluster | Should -Be second
        $warnings | Should -BeNullOrEmpty
    }

    It 'are the connections of <Service> whose names match' -ForEach @(
        @{ Service = 'Neptune ML'; Line = 'Get-NeptuneMLEndpoint -Connection s'; Names = 'staging', 'second' }
        @{ Service = 'Neptune ML'; Line = 'Get-NeptuneMLEndpoint -Connection prod, st'; Names = , 'staging' }
        @{ Service = 'Neptune ML'; Line = 'Disconnect-NeptuneML p'; Names = , 'prod' }
        @{ Service = 'Neptune ML'; Line = 'Get-NeptuneMLConnection -Name '; Names = 'prod', 'staging', 'second' }
        @{ Service = 'Clean Rooms ML'; Line = 'Get-CleanRoomsTrainedModel -Connection '; Names = @() }
    ) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Be $Names
    }
}

Describe 'The Cluster of results' {
    It 'is shown only when the session or the call has several connections' {
        $null = Start-NeptuneMLEmulator -JobSeconds 0
        try {
            $job = Start-NeptuneMLDataProcessingJob @processing
            $job.PSObject.Properties['Cluster'] | Should -BeNullOrEmpty
            $unnamed = Connect-NeptuneML (Get-NeptuneMLConnection).EndpointUrl -Unsigned -NoDefault
            $jobs = Get-NeptuneMLDataProcessingJob -Connection (Get-NeptuneMLConnection), $unnamed
            $jobs.Cluster | Should -Be (@($unnamed.EndpointUrl.Authority) * 2)
        }
        finally {
            Stop-NeptuneMLEmulator
        }
    }

    It 'is the first label of an unnamed endpoint' {
        $connection = Connect-NeptuneML movies.cluster-c0ffee.us-east-1.neptune.amazonaws.com -NoDefault
        $connection.GetType().GetProperty('Place', [Reflection.BindingFlags] 'Instance, NonPublic').GetValue($connection) | Should -Be movies
    }
}

Describe 'The default membership' {
    BeforeAll {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 0
        $other = $membership -replace '^5f', '5e'
        $null = Connect-CleanRoomsML -EndpointUrl $emulator.BaseAddress -Region us-east-1 -Credential $keys -MembershipIdentifier $membership -Name main
        $withoutMembership = @{} + $training
        $withoutMembership.Remove('MembershipIdentifier')
    }

    AfterAll {
        Disconnect-CleanRoomsML *
        Stop-NeptuneMLEmulator
    }

    It 'makes -MembershipIdentifier optional' {
        Get-CleanRoomsMLInputChannel | Should -Not -BeNullOrEmpty
        (Get-CleanRoomsMLConfiguration).MembershipIdentifier | Should -Be $membership
        $model = New-CleanRoomsTrainedModel @withoutMembership -Name defaulted @fast
        $model.MembershipIdentifier | Should -Be $membership
        (Get-CleanRoomsTrainedModel).Name | Should -Contain defaulted
        (Set-CleanRoomsMLConfiguration -RoleArn $configuration.RoleArn -S3Uri s3://bucket/other).MembershipIdentifier | Should -Be $membership
    }

    It 'is shown by -Verbose' {
        (Get-CleanRoomsMLInputChannel -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }).Message |
            Should -Contain "Using the default membership of the connection, $membership."
    }

    It 'has no precedence over a membership on the command line, in a row, or in an ARN' {
        Get-CleanRoomsMLInputChannel $other | Should -BeNullOrEmpty
        [pscustomobject] @{ MembershipIdentifier = $other } | Get-CleanRoomsMLInputChannel | Should -BeNullOrEmpty
        $arn = (Get-SampleArn trained-model).Replace($membership, $other)
        $failure = Get-Failure { Stop-CleanRoomsTrainedModel $arn -Confirm:$false -Debug 5> $null }
        $failure.Exception.Operation | Should -Be CancelTrainedModel
    }

    It 'is of each connection' {
        $null = Connect-CleanRoomsML -EndpointUrl $emulator.BaseAddress -Region us-east-1 -Credential $keys -MembershipIdentifier $other -Name else -NoDefault
        $channels = Get-CleanRoomsMLInputChannel -Connection else, main
        $channels.MembershipIdentifier | Sort-Object -Unique | Should -Be $membership
        (-split ($channels | Out-String -Width 120))[0] | Should -Be Region
        $channels[0].Region | Should -Be us-east-1
    }

    It 'that is missing is an error with the way to set it' {
        $none = Connect-CleanRoomsML -EndpointUrl $emulator.BaseAddress -Region us-east-1 -Credential $keys -NoDefault
        foreach ($call in { Get-CleanRoomsTrainedModel -Connection $none }, { Get-CleanRoomsMLConfiguration -Connection $none }, { New-CleanRoomsTrainedModel -Connection $none @withoutMembership -Name x }) {
            $failure = Get-Failure $call
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            $failure.Exception.ParameterName | Should -Be MembershipIdentifier
            $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect-CleanRoomsML -MembershipIdentifier'
        }
    }

    It 'must be a UUID' {
        (Get-Failure { Connect-CleanRoomsML -Region us-east-1 -MembershipIdentifier X }).FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
    }

    It 'is optional and at position 0 wherever it has a position' {
        foreach ($command in Get-Command -Module NeptuneMl -Noun CleanRooms*) {
            foreach ($set in $command.ParameterSets) {
                $parameter = $set.Parameters | Where-Object Name -EQ MembershipIdentifier
                if (-not $parameter -or $command.Verb -eq 'Connect') { continue }
                $parameter.IsMandatory | Should -BeFalse -Because "$command has a default membership"
                # Where position 0 is the ARN of the resource, the ARN has the membership.
                $first = $set.Parameters | Where-Object Position -EQ 0
                $expected = $first.Name -like '*Arn' ? [int]::MinValue : 0
                $parameter.Position | Should -Be $expected -Because "of $command"
            }
        }
    }
}

Describe 'Test-CleanRoomsMLConnection' {
    BeforeAll {
        $null = Start-NeptuneMLEmulator -JobSeconds 0
    }

    AfterAll {
        Stop-NeptuneMLEmulator
    }

    It 'lists the training datasets of the account' {
        $status = Test-CleanRoomsMLConnection
        $status.Operation | Should -Be ListTrainingDatasets
        $status.Region | Should -Be us-east-1
        $status.RoundTripInMilliseconds | Should -BeGreaterThan 0
        $status.Connection | Should -Be (Get-CleanRoomsMLConnection)
    }

    It 'lists the trained models of a membership' {
        (Test-CleanRoomsMLConnection $membership).Operation | Should -Be ListTrainedModels
    }

    It 'is $false with -Quiet when the service does not respond' {
        Test-CleanRoomsMLConnection -Quiet | Should -BeTrue
        $down = Connect-CleanRoomsML -EndpointUrl http://127.0.0.1:1 -Region us-east-1 -Credential $keys -NoDefault
        Test-CleanRoomsMLConnection -Quiet -Connection $down | Should -BeFalse
        (Get-Failure { Test-CleanRoomsMLConnection -Connection $down }).FullyQualifiedErrorId | Should -BeLike 'EndpointUnreachable,*'
    }
}
