BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $workflow = Join-Path $TestDrive movies.psd1
    @'
@{
    Name  = 'movies'
    Steps = @{ serve = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ Id = 'live'; MLModelTrainingJobId = 'genres' } } }
}
'@ | Set-Content $workflow
    $prices = Join-Path $TestDrive prices.csv
    "InstanceType,PricePerHour`nml.m5.xlarge,0.25`nml.m5.2xlarge,0.5" | Set-Content $prices
}

Describe 'Get-NeptuneMLEndpoint -Unused' {
    BeforeAll {
        $null = Start-NeptuneMLEmulator -JobSeconds 0 -Credential $keys -FailingJob @{ broken = 'No capacity.' }
        $null = Start-NeptuneMLDataProcessingJob @processing -Id processed @fast |
            Start-NeptuneMLTrainingJob -Id genres -TrainModelS3Location s3://bucket/models @fast
        $created = 'live', 'old', 'broken' | ForEach-Object { New-NeptuneMLEndpoint -Id $_ -MLModelTrainingJobId genres -InstanceType ml.m5.2xlarge -InstanceCount 2 }
    }

    AfterAll {
        Stop-NeptuneMLEmulator
    }

    It 'finds failed endpoints without a workflow' {
        $unused = Get-NeptuneMLEndpoint -Unused
        $unused | Should -BeOfType NeptuneMl.UnusedEndpoint
        $unused.Id | Should -Be broken
        $unused.Detail | Should -BeLike '*No capacity.*'
        $unused.AgeInDays | Should -BeNullOrEmpty -Because 'Neptune does not return the time of creation'
    }

    It 'finds endpoints of no workflow' {
        $unused = Get-NeptuneMLEndpoint -Unused -Workflow (Join-Path $TestDrive '*.psd1') | Sort-Object Id
        $unused.Id | Should -Be broken, old
        $unused.Reason | Should -Be Failed, NotInWorkflow
    }

    It 'knows age and costs of piped results' {
        $unused = $created | Get-NeptuneMLEndpoint -Unused -Workflow $workflow -PriceFile $prices | Where-Object Id -EQ old
        $unused.CostPerHour | Should -Be 1
        $unused.AgeInDays | Should -BeGreaterOrEqual 0
        ($unused | ConvertTo-Json | ConvertFrom-Json).Reason | Should -Be NotInWorkflow
        ($unused | ConvertTo-Csv)[1] | Should -Match '\d{4}-\d\d-\d\dT'
    }

    It 'warns when costs are not known' {
        $null = Get-NeptuneMLEndpoint -Unused -Workflow $workflow -PriceFile $prices -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike 'The costs of 1 endpoints are not known*'
    }

    It 'is an error for <Name>' -ForEach @(
        @{ Name = 'a workflow without -Unused'; Arguments = { @{ InputObject = 'live'; Workflow = $workflow } }; Message = '*requires -Unused*' }
        @{ Name = 'a price file that does not exist'; Arguments = { @{ Unused = $true; PriceFile = 'none.csv' } }; Message = "-PriceFile 'none.csv' does not exist*" }
        @{ Name = 'a workflow that does not exist'; Arguments = { @{ Unused = $true; Workflow = 'none.psd1' } }; Message = "-Workflow 'none.psd1' does not exist*" }
        @{ Name = 'a file that is no workflow'; Arguments = { @{ Unused = $true; Workflow = $prices } }; Message = '-Workflow*must have the extension*' }
    ) {
        $parameters = & $Arguments
        { Get-NeptuneMLEndpoint @parameters } | Should -Throw $Message
    }

    It 'is an error for a workflow with mistakes' {
        $wrong = Join-Path $TestDrive wrong.json
        '{"Steps": {"a": {"Run": "Get-Date"}}}' | Set-Content $wrong
        $failure = { Get-NeptuneMLEndpoint -Unused -Workflow $wrong } | Should -Throw -PassThru
        $failure.ErrorDetails.RecommendedAction | Should -BeLike "List all mistakes with Test-NeptuneMLWorkflow '*wrong.json'.*"
        $failure.FullyQualifiedErrorId | Should -BeLike 'WorkflowInvalid,*'
        Remove-Item $wrong
    }

    It 'is a table that fits <_> columns' -ForEach 80, 120 {
        $lines = (Get-NeptuneMLEndpoint -Unused -Workflow $workflow | Out-String -Width $_) -replace "`e\[[0-9;]*m" -split "`r?`n"
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $lines -match 'NotInWorkflow' | Should -Not -BeNullOrEmpty
    }
}

Describe 'Remove-NeptuneMLEndpoint with the results of Get-NeptuneMLEndpoint -Unused' {
    BeforeEach {
        $null = Start-NeptuneMLEmulator -JobSeconds 0 -Credential $keys
        $null = Start-NeptuneMLDataProcessingJob @processing -Id processed @fast |
            Start-NeptuneMLTrainingJob -Id genres -TrainModelS3Location s3://bucket/models @fast
        $null = 'live', 'old', 'older' | ForEach-Object { New-NeptuneMLEndpoint -Id $_ -MLModelTrainingJobId genres }
        $url = (Get-NeptuneMLConnection).EndpointUrl
    }

    AfterEach {
        Stop-NeptuneMLEmulator
    }

    BeforeAll {
        # Removes the unused endpoints in a session of its own, whose host has a choice for every prompt.
        function Remove-Unused([object] $Choice, [string] $Parameters = '-Wait -PollSeconds 0.05') {
            $sessionHost = [NeptuneMl.Tests.RecordingHost]::new()
            $sessionHost.Choice = $Choice
            $session = New-Session $sessionHost
            $script = "Connect-NeptuneML `$args[0] -Credential `$args[1] -Region us-east-1
                Get-NeptuneMLEndpoint -Unused -Workflow `$args[2] | Remove-NeptuneMLEndpoint $Parameters"
            $null = $session.AddScript($script).AddArgument($url).AddArgument($keys).AddArgument($workflow)
            try { $null = $session.Invoke() } catch { $session.Streams.Error.Add($_.Exception.InnerException.ErrorRecord) }
            $errors = @($session.Streams.Error)
            Remove-Session $session
            [pscustomobject] @{ Prompts = @($sessionHost.Prompts); Lines = @($sessionHost.Lines); Errors = $errors }
        }
    }

    It 'asks once with the list, and leaves <Left> after choice <Choice>' -ForEach @(
        @{ Choice = 0; Left = @('live') }
        @{ Choice = 2; Left = 'live', 'old', 'older' }
    ) {
        $result = Remove-Unused $Choice
        $result.Errors | Should -BeNullOrEmpty
        $result.Prompts.Count | Should -Be 1
        $result.Prompts[0] | Should -BeLike '*2 endpoints on *: old*(NotInWorkflow), old*(NotInWorkflow)*'
        Get-NeptuneMLEndpoint -IdOnly | Sort-Object | Should -Be $Left
    }

    It 'shows each request with -WhatIf, and asks and removes nothing' {
        $result = Remove-Unused 0 '-WhatIf'
        $result.Prompts | Should -BeNullOrEmpty
        @($result.Lines -like '*DELETE /ml/endpoints/old*').Count | Should -Be 2
        @(Get-NeptuneMLEndpoint -IdOnly).Count | Should -Be 3
    }

    It 'is an error in a session that cannot ask, and removes nothing' {
        (Remove-Unused $null).Errors.FullyQualifiedErrorId | Should -BeLike 'ConfirmationMissing,*'
        @(Get-NeptuneMLEndpoint -IdOnly).Count | Should -Be 3
    }

    It 'asks nothing with -Confirm:$false, and accepts copies' {
        $file = Join-Path $TestDrive unused.xml
        Get-NeptuneMLEndpoint -Unused -Workflow $workflow | Export-Clixml $file
        Import-Clixml $file | Remove-NeptuneMLEndpoint -Confirm:$false -Wait -PollSeconds 0.05
        Get-NeptuneMLEndpoint -IdOnly | Should -Be live
    }
}
