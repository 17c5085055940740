BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $emulator = Start-NeptuneMLEmulator -JobSeconds 0
    $null = Connect-CleanRoomsML -EndpointUrl $emulator.BaseAddress -Region us-east-1 -Credential $keys -MembershipIdentifier $membership
    $association = (Get-CleanRoomsConfiguredModelAlgorithmAssociation)[0]
    $channel = (Get-CleanRoomsMLInputChannel)[0]
    $byName = @{
        ConfiguredModelAlgorithmAssociationArn = $association.Name
        DataChannel                            = @{ ChannelName = 'train'; MLInputChannelArn = $channel.Name }
        InstanceType                           = 'ml.m5.xlarge'
        VolumeSizeInGB                         = 30
    }
    $model = New-CleanRoomsTrainedModel @byName -Name churn @fast
    $scoring = @{ MLInputChannelArn = $channel.Name; OutputMemberAccountId = $account; InstanceType = 'ml.m5.xlarge' }
}

AfterAll {
    Disconnect-CleanRoomsML
    Stop-NeptuneMLEmulator
}

Describe 'A name for an ARN' {
    It 'is found in the membership' {
        (Get-CleanRoomsTrainedModel -TrainedModelArn churn).TrainedModelArn | Should -Be $model.TrainedModelArn
        $model.ConfiguredModelAlgorithmAssociationArn | Should -Be $association.ConfiguredModelAlgorithmAssociationArn
        $model.DataChannels[0].MLInputChannelArn | Should -Be $channel.MLInputChannelArn
    }

    It 'is found for <_>' -ForEach 'an argument', 'a row', 'a row and an argument' {
        $job = switch ($_) {
            'an argument' { Start-CleanRoomsTrainedModelInferenceJob @scoring -Name one -TrainedModelArn churn }
            'a row' { [pscustomobject] ($scoring + @{ Name = 'two'; TrainedModelArn = 'churn' }) | Start-CleanRoomsTrainedModelInferenceJob }
            default { [pscustomobject] @{ Name = 'three'; OutputMemberAccountId = $account; InstanceType = 'ml.m5.xlarge' } | Start-CleanRoomsTrainedModelInferenceJob -TrainedModelArn churn -MLInputChannelArn $channel.Name }
        }
        $job.TrainedModelArn | Should -Be $model.TrainedModelArn
        $job.MLInputChannelArn | Should -Be $channel.MLInputChannelArn
    }

    It 'is found for piped text, each once' {
        $verbose = 'churn', 'churn' | Remove-CleanRoomsTrainedModelOutput -WhatIf -Verbose 4>&1 | ForEach-Object Message
        @($verbose -match "'churn' is arn:").Count | Should -Be 1
    }

    It 'is found in the account' {
        $null = New-CleanRoomsTrainingDataset movies @table
        (Get-CleanRoomsTrainingDataset movies).Name | Should -Be movies
        (New-CleanRoomsAudienceModel -Name viewers -TrainingDatasetArn movies).TrainingDatasetArn | Should -Match '^arn:'
    }

    It 'that no resource has is an error that lists the existing names' {
        $failure = Get-Failure { Remove-CleanRoomsTrainedModelOutput chrun -Confirm:$false }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
        $failure.Exception.Message | Should -Match "-TrainedModelArn 'chrun'.*trained model in membership $membership.*churn"
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Get-CleanRoomsTrainedModel'
    }

    It 'that several resources have is an error that lists their ARNs' {
        $jobs = 1..2 | ForEach-Object { Start-CleanRoomsTrainedModelInferenceJob @scoring -Name twice -TrainedModelArn churn }
        $failure = Get-Failure { Stop-CleanRoomsTrainedModelInferenceJob twice -Confirm:$false }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        foreach ($job in $jobs) { $failure.Exception.Message | Should -Match ([regex]::Escape($job.TrainedModelInferenceJobArn)) }
    }

    It 'fails only for its row' {
        $rows = 'churn', 'nobody', 'churn' | ForEach-Object { [pscustomobject] ($scoring + @{ Name = "of-$_"; TrainedModelArn = $_ }) }
        $started = $rows | Start-CleanRoomsTrainedModelInferenceJob -ErrorVariable failures -ErrorAction SilentlyContinue
        $started | Should -HaveCount 2
        $failures | Should -HaveCount 1
        $failures.TargetObject.TrainedModelArn | Should -Be nobody
    }

    It 'needs a membership' {
        $none = Connect-CleanRoomsML -EndpointUrl $emulator.BaseAddress -Region us-east-1 -Credential $keys -NoDefault
        $failure = Get-Failure { Get-CleanRoomsTrainedModel -TrainedModelArn churn -Connection $none }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match 'must be an ARN, or a name together with -MembershipIdentifier'
        (Get-CleanRoomsTrainedModel $membership -TrainedModelArn churn -Connection $none).Name | Should -Be churn
    }
}

Describe 'Wildcards' {
    It 'in a name or an ARN list what matches' {
        (Get-CleanRoomsTrainedModel -TrainedModelArn ch*).Name | Should -Be churn
        (Get-CleanRoomsTrainedModel -TrainedModelArn "*$($model.TrainedModelArn[-6..-1] -join '')").Name | Should -Be churn
        (Get-CleanRoomsMLInputChannel -MLInputChannelArn "$($channel.Name.Substring(0, 3))*").Count | Should -BeGreaterThan 0
        Get-CleanRoomsTrainedModel -TrainedModelArn zz* | Should -BeNullOrEmpty
    }

    It 'in an id list what matches' {
        'movies-1', 'movies-2', 'books' | ForEach-Object { $null = Start-NeptuneMLDataProcessingJob @processing -Id $_ }
        (Get-NeptuneMLDataProcessingJob movies-*).Id | Sort-Object | Should -Be 'movies-1', 'movies-2'
        ('b*', 'movies-1' | Get-NeptuneMLDataProcessingJob).Id | Should -Be books, movies-1
        Get-NeptuneMLDataProcessingJob zz* | Should -BeNullOrEmpty
    }
}

Describe 'Completion' {
    BeforeAll {
        function Get-Offer([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
    }

    It 'shows the name of a resource and inserts its ARN: <_>' -ForEach 'Get-CleanRoomsTrainedModel -TrainedModelArn ', 'Get-CleanRoomsTrainedModel -TrainedModelArn chu', 'Stop-CleanRoomsTrainedModel ' {
        $offer = Get-Offer $_
        $offer.ListItemText | Should -Be churn
        $offer.CompletionText | Should -Be $model.TrainedModelArn
    }

    It 'offers the input channels of an inference job' {
        (Get-Offer 'Start-CleanRoomsTrainedModelInferenceJob -MLInputChannelArn ').CompletionText | Should -Contain $channel.MLInputChannelArn
    }

    It 'offers resources of every kind for tags, and their keys' {
        (Get-Offer 'Get-CleanRoomsResourceTag ').ListItemText | Should -Contain churn
        Add-CleanRoomsResourceTag $model.ResourceArn -Tag @{ team = 'x' }
        (Get-Offer "Remove-CleanRoomsResourceTag $($model.ResourceArn) -TagKey ").CompletionText | Should -Be team
    }

    It 'offers memberships and collaborations of the session' {
        (Get-Offer 'Get-CleanRoomsTrainedModel -MembershipIdentifier ').CompletionText | Should -Contain $membership
        (Get-Offer 'Get-CleanRoomsTrainedModel -CollaborationIdentifier ').CompletionText | Should -Contain $model.CollaborationIdentifier
    }

    It 'offers no pseudo-Regions' {
        $regions = (Get-Offer 'Connect-NeptuneML -Region ').CompletionText
        $regions | Should -Contain us-east-1
        $regions | Should -Contain cn-north-1
        $regions | Where-Object { $_ -notmatch '-\d+$' } | Should -BeNullOrEmpty
    }

    It 'offers the members of a list of structures' {
        (Get-Offer 'New-CleanRoomsTrainedModel -DataChannel @{ ').CompletionText | Should -Contain MLInputChannelArn
    }

    It 'never offers files' {
        $null = New-Item $TestDrive/a-file.txt
        Push-Location $TestDrive
        try {
            $common = [Management.Automation.Cmdlet]::CommonParameters
            foreach ($command in Get-Command -Module NeptuneMl) {
                foreach ($parameter in $command.Parameters.Values | Where-Object { $_.Name -notin $common -and -not $_.SwitchParameter }) {
                    if ($parameter.Name -like '*Path' -or $parameter.Name -in 'CertificateAuthority', 'Workflow', 'PriceFile', 'Expect') { continue }
                    $takesText = $parameter.ParameterType -notin [int], [Nullable[int]], [double], [Nullable[double]]
                    $completes = $parameter.Attributes | Where-Object { $_ -is [ArgumentCompleter] -or $_ -is [ValidateSet] }
                    if ($takesText) { $completes | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) of $command would complete files" }
                }
            }
            foreach ($line in 'New-CleanRoomsTrainedModel -Name ', 'Start-NeptuneMLDataProcessingJob ', 'Connect-NeptuneML a', 'Get-NeptuneMLEndpoint -Connection a') {
                Get-Offer $line | Where-Object ResultType -Like 'Provider*' | Should -BeNullOrEmpty
            }
        }
        finally {
            Pop-Location
        }
    }
}
