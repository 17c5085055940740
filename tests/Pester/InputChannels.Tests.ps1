BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $null = Start-NeptuneMLEmulator -JobSeconds 0 -FailingJob @{ 'bad*' = 'The query may not read this column.' }

    # A source of everything, with the API's own names.
    $document = @{
        roleArn    = $source.RoleArn
        dataSource = @{
            protectedQueryInputParameters = @{
                sqlParameters        = @{ queryString = 'SELECT 1'; parameters = @{ since = '2026-01-01' } }
                computeConfiguration = @{ worker = @{ type = 'CR.1X'; number = 4; properties = @{ spark = @{ 'spark.x' = 'y' } } } }
                resultFormat         = 'CSV'
            }
        }
    }
    $size = @{ InstanceType = 'ml.m5.xlarge'; VolumeSizeInGB = 30 }
    $fixed = @{ ConfiguredModelAlgorithmAssociationArn = $source.ConfiguredModelAlgorithmAssociationArn; RetentionInDays = 7 }
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'An input channel' {
    It 'is created with every member and returns the query results' {
        $channel = New-CleanRoomsMLInputChannel @source -Name full -QueryParameter @{ since = '2026-01-01'; top = 5 } -ResultFormat PARQUET -WorkerType CR.4X `
            -WorkerNumber 16 -SparkProperty @{ 'spark.sql.shuffle.partitions' = 400 } -Description 'All of it' -Tag @{ team = 'graph' } @fast

        $channel.State | Should -Be 'Succeeded'
        $channel.MembershipIdentifier | Should -Be $membership
        $channel.ConfiguredModelAlgorithmAssociationArn | Should -Be $source.ConfiguredModelAlgorithmAssociationArn
        $channel.QueryString | Should -Be $source.QueryString
        $channel.QueryParameters['top'] | Should -Be '5'
        $channel.ResultFormat | Should -Be 'PARQUET'
        $channel.WorkerType | Should -Be 'CR.4X'
        $channel.WorkerNumber | Should -Be 16
        $channel.SparkProperties['spark.sql.shuffle.partitions'] | Should -Be '400'
        $channel.RoleArn | Should -Be $source.RoleArn
        $channel.RetentionInDays | Should -Be 7
        $channel.Description | Should -Be 'All of it'
        $channel.Tags['team'] | Should -Be 'graph'
        $channel.NumberOfRecords | Should -BeGreaterThan 0
        $channel.SizeInGB | Should -BeGreaterThan 0
        $channel.AccessBudgets[0].Details[0].RemainingBudget | Should -BeLessThan $channel.AccessBudgets[0].Details[0].Budget
    }

    It 'accepts its source as <Form>' -ForEach @(
        @{ Form = 'a hashtable'; Make = { $document } }
        @{ Form = 'an object'; Make = { $document | ConvertTo-Json -Depth 9 | ConvertFrom-Json } }
        @{ Form = 'JSON'; Make = { $document | ConvertTo-Json -Depth 9 } }
    ) {
        $channel = New-CleanRoomsMLInputChannel @fixed -Name "source as $Form" -InputChannel (& $Make) @fast

        $channel.QueryString | Should -Be 'SELECT 1'
        $channel.QueryParameters['since'] | Should -Be '2026-01-01'
        $channel.WorkerNumber | Should -Be 4
        $channel.SparkProperties['spark.x'] | Should -Be 'y'
        $channel.ResultFormat | Should -Be 'CSV'
        $channel.RoleArn | Should -Be $source.RoleArn
    }

    It 'is overridden by parameters where a row has a document' {
        $channel = [pscustomobject] @{ InputChannel = $document } | New-CleanRoomsMLInputChannel @fixed -Name overridden -WorkerNumber 8 -ResultFormat PARQUET @fast

        $channel.WorkerNumber | Should -Be 8
        $channel.WorkerType | Should -Be 'CR.1X'
        $channel.ResultFormat | Should -Be 'PARQUET'
        $channel.QueryString | Should -Be 'SELECT 1'
        $document.dataSource.protectedQueryInputParameters.resultFormat | Should -Be 'CSV'
    }

    It 'contains synthetic data when its analysis template creates it' {
        $template = "arn:aws:cleanrooms:us-east-1:${account}:membership/$membership/analysistemplate/synthetic-visits"
        $channel = New-CleanRoomsMLInputChannel @fixed -Name synthetic -AnalysisTemplateArn $template -RoleArn $source.RoleArn @fast

        $channel.AnalysisTemplateArn | Should -Be $template
        $channel.SyntheticData.Epsilon | Should -BeGreaterThan 0
        $channel.SyntheticData.Columns | Where-Object IsPredictiveValue | ForEach-Object ColumnName | Should -Be 'converted'
        $channel.SyntheticData.MembershipInferenceAttackScores.Score | Should -BeLessOrEqual $channel.SyntheticData.MaxMembershipInferenceAttackScore
    }

    It 'binds a table row' {
        $row = [pscustomobject] @{
            Name = 'row'; ConfiguredModelAlgorithmAssociationArn = $source.ConfiguredModelAlgorithmAssociationArn; RetentionInDays = '3'
            QueryString = 'SELECT 2'; WorkerType = 'CR.1X'; WorkerNumber = '2'; RoleArn = $source.RoleArn
        }

        $channel = $row | New-CleanRoomsMLInputChannel

        $channel.Name | Should -Be 'row'
        $channel.RetentionInDays | Should -Be 3
        $channel.WorkerNumber | Should -Be 2
    }

    It 'writes an error with the reason when it fails' {
        $failure = Get-Failure { New-CleanRoomsMLInputChannel @source -Name bad-columns @fast | New-CleanRoomsTrainedModel @size -Name never }

        $failure.FullyQualifiedErrorId | Should -BeLike 'JobFailed,*'
        $failure.TargetObject.Name | Should -Be 'bad-columns'
        $failure.Exception.Message | Should -Match 'The query may not read this column\.'
    }
}

Describe 'A source that breaks a rule' {
    It 'is rejected with its path: <Path>' -ForEach @(
        @{ Path = 'inputChannel\.roleArn'; Rule = 'is required'; Change = { $args[0].Remove('roleArn') } }
        @{ Path = 'inputChannel\.dataSource'; Rule = 'is required'; Change = { $args[0].Remove('dataSource') } }
        @{ Path = 'sqlParameters\.queryString'; Rule = 'at most 500000 characters'; Change = { $args[0].dataSource.protectedQueryInputParameters.sqlParameters.queryString = 'x' * 500001 } }
        @{ Path = 'worker\.number'; Rule = 'at most 1024'; Change = { $args[0].dataSource.protectedQueryInputParameters.computeConfiguration.worker.number = 1025 } }
        @{ Path = 'resultFormat'; Rule = 'CSV, PARQUET'; Change = { $args[0].dataSource.protectedQueryInputParameters.resultFormat = 'XML' } }
        @{ Path = 'protectedQueryInputParameters\.sqlParameters'; Rule = "unknown member 'querystrin'"; Change = { $args[0].dataSource.protectedQueryInputParameters.sqlParameters = @{ querystrin = 'x' } } }
    ) {
        $wrong = $document | ConvertTo-Json -Depth 9 | ConvertFrom-Json -AsHashtable
        & $Change $wrong

        $failure = Get-Failure { New-CleanRoomsMLInputChannel @fixed -Name wrong -InputChannel $wrong }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match '^-InputChannel\b'
        $failure.Exception.Message | Should -Match $Path
        $failure.Exception.Message | Should -Match $Rule
    }

    It 'is rejected with the name of its parameter' {
        (Get-Failure { [pscustomobject] @{ InputChannel = $document } | New-CleanRoomsMLInputChannel @fixed -Name wrong -WorkerNumber 1 -ErrorAction Stop }).Exception.Message | Should -Match '^-WorkerNumber 1\b.*at least 2'
        (Get-Failure { New-CleanRoomsMLInputChannel @fixed -Name wrong -InputChannel '{ "roleArn": ' }).Exception.Message | Should -Match '^-InputChannel is not valid JSON'
        (Get-Failure { New-CleanRoomsMLInputChannel @fixed -Name wrong -RoleArn $source.RoleArn -QueryString x -QueryParameter @{ 'a b' = 1 } }).Exception.Message |
            Should -Match "^-QueryParameter: the key 'a b'"
    }
}

Describe 'The payers of an input channel' {
    BeforeAll {
        $payers = '210987654321', '012345678901'
    }

    It 'are set <Form>' -ForEach @(
        @{ Form = 'by name'; Make = { New-CleanRoomsMLInputChannel @source -Name by-name -ComputePayerAccountId $payers[0] -SyntheticDataPayerAccountId $payers[1] @fast } }
        @{ Form = 'by the names of AWS Tools'; Make = { New-CleanRoomsMLInputChannel @source -Name by-alias -PayerConfiguration_ComputePayerAccountId $payers[0] -PayerConfiguration_SyntheticDataPayerAccountId $payers[1] @fast } }
        @{ Form = 'as a structure'; Make = { New-CleanRoomsMLInputChannel @source -Name by-structure -PayerConfiguration @{ computePayerAccountId = $payers[0]; syntheticDataPayerAccountId = $payers[1] } @fast } }
        @{ Form = 'as JSON'; Make = { New-CleanRoomsMLInputChannel @source -Name by-json -PayerConfiguration "{ ""computePayerAccountId"": ""$($payers[0])"", ""syntheticDataPayerAccountId"": ""$($payers[1])"" }" @fast } }
        @{ Form = 'by a piped row'; Make = { [pscustomobject] ($source + @{ Name = 'by-row'; ComputePayerAccountId = $payers[0]; SyntheticDataPayerAccountId = $payers[1] }) | New-CleanRoomsMLInputChannel @fast } }
        @{ Form = 'by a piped row with the names of AWS Tools'; Make = { [pscustomobject] ($source + @{ Name = 'by-row-alias'; PayerConfiguration_ComputePayerAccountId = $payers[0]; PayerConfiguration_SyntheticDataPayerAccountId = $payers[1] }) | New-CleanRoomsMLInputChannel @fast } }
        @{ Form = 'by a piped request body'; Make = { [pscustomobject] ($source + @{ Name = 'by-body'; PayerConfiguration = @{ computePayerAccountId = $payers[0]; syntheticDataPayerAccountId = $payers[1] } }) | New-CleanRoomsMLInputChannel @fast } }
        @{ Form = 'by a piped channel'; Make = { New-CleanRoomsMLInputChannel @source -Name first -ComputePayerAccountId $payers[0] -SyntheticDataPayerAccountId $payers[1] @fast | New-CleanRoomsMLInputChannel -Name renewed @fast } }
    ) {
        $made = & $Make

        $views = @(
            $made
            Get-CleanRoomsMLInputChannel -MLInputChannelArn $made.MLInputChannelArn
            Get-CleanRoomsMLInputChannel -CollaborationIdentifier $made.CollaborationIdentifier -MLInputChannelArn $made.MLInputChannelArn
            Get-CleanRoomsMLInputChannel $membership | Where-Object Name -EQ $made.Name
            Get-CleanRoomsMLInputChannel -CollaborationIdentifier $made.CollaborationIdentifier | Where-Object Name -EQ $made.Name
        )
        $views | Should -HaveCount 5
        foreach ($view in $views) { $view.ComputePayerAccountId, $view.SyntheticDataPayerAccountId | Should -Be $payers }
    }

    It 'are each optional, and a parameter overrides the structure of a row' {
        $channel = [pscustomobject] @{ PayerConfiguration = @{ computePayerAccountId = $payers[1] } } | New-CleanRoomsMLInputChannel @source -Name one-payer -ComputePayerAccountId $payers[0] @fast

        $channel.ComputePayerAccountId | Should -Be $payers[0]
        $channel.SyntheticDataPayerAccountId | Should -BeNullOrEmpty
        (New-CleanRoomsMLInputChannel @source -Name no-payer @fast).ComputePayerAccountId | Should -BeNullOrEmpty
    }

    It 'are rejected when not an account: <Parameter>' -ForEach @(
        @{ Parameter = 'ComputePayerAccountId'; Value = '12345'; Path = 'payerConfiguration.computePayerAccountId' }
        @{ Parameter = 'SyntheticDataPayerAccountId'; Value = 'a23456789012'; Path = 'payerConfiguration.syntheticDataPayerAccountId' }
    ) {
        $payer = @{ $Parameter = $Value }
        $failure = Get-Failure { New-CleanRoomsMLInputChannel @source -Name wrong @payer }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match "^-$Parameter '$Value'.*12 (digits|characters)|^-$Parameter '$Value'.*\[0-9\]\{12\}"
        Get-CleanRoomsMLInputChannel $membership | Where-Object Name -EQ wrong | Should -BeNullOrEmpty
    }

    It 'are rejected in a structure with their path' {
        (Get-Failure { New-CleanRoomsMLInputChannel @source -Name wrong -PayerConfiguration @{ computePayerAccountId = '1' } }).Exception.Message | Should -Match '^-PayerConfiguration\b.*computePayerAccountId'
        (Get-Failure { New-CleanRoomsMLInputChannel @source -Name wrong -PayerConfiguration @{ payer = '1' } }).Exception.Message | Should -Match "^-PayerConfiguration\b.*unknown member 'payer'"
    }
}

Describe 'The payer of a training and of an inference job' {
    BeforeAll {
        $payer = '012345678901'
    }

    It 'of a training is set <Form>' -ForEach @(
        @{ Form = 'by name'; Make = { New-CleanRoomsTrainedModel @training -Name by-name -MLModelTrainingPayerAccountId $payer @fast } }
        @{ Form = 'by a piped row with the name of AWS Tools'; Make = { [pscustomobject] ($training + @{ Name = 'by-row'; MlModelTrainingPayerAccountId = $payer }) | New-CleanRoomsTrainedModel @fast } }
        @{ Form = 'by name for a piped channel'; Make = { Get-CleanRoomsMLInputChannel -MLInputChannelArn (Get-SampleArn ml-input-channel) | New-CleanRoomsTrainedModel -Name by-channel -ChannelName train @size -MLModelTrainingPayerAccountId $payer @fast } }
    ) {
        $model = & $Make

        $views = @(
            $model
            Get-CleanRoomsTrainedModel -TrainedModelArn $model.TrainedModelArn
            Get-CleanRoomsTrainedModel -CollaborationIdentifier $model.CollaborationIdentifier -TrainedModelArn $model.TrainedModelArn
            Get-CleanRoomsTrainedModel $membership | Where-Object Name -EQ $model.Name
            Get-CleanRoomsTrainedModel -CollaborationIdentifier $model.CollaborationIdentifier | Where-Object Name -EQ $model.Name
        )
        $views | Should -HaveCount 5
        foreach ($view in $views) { $view.MLModelTrainingPayerAccountId | Should -Be $payer }
    }

    It 'of an inference job is set <Form>, and not taken from the training' -ForEach @(
        @{ Form = 'by name'; Make = { Start-CleanRoomsTrainedModelInferenceJob -TrainedModelArn $model.TrainedModelArn -Name by-name @inference -MLModelInferencePayerAccountId $payer @fast } }
        @{ Form = 'by a piped row with the name of AWS Tools'; Make = { [pscustomobject] ($inference + @{ Name = 'by-row'; TrainedModelArn = $model.TrainedModelArn; MlModelInferencePayerAccountId = $payer }) | Start-CleanRoomsTrainedModelInferenceJob @fast } }
        @{ Form = 'by name for a piped model'; Make = { $model | Start-CleanRoomsTrainedModelInferenceJob -Name by-model @inference -MLModelInferencePayerAccountId $payer @fast } }
    ) {
        $model = New-CleanRoomsTrainedModel @training -Name "of $Form" -MLModelTrainingPayerAccountId 210987654321 @fast
        $job = & $Make

        $views = @(
            $job
            Get-CleanRoomsTrainedModelInferenceJob -TrainedModelInferenceJobArn $job.TrainedModelInferenceJobArn
            Get-CleanRoomsTrainedModelInferenceJob $membership | Where-Object TrainedModelInferenceJobArn -EQ $job.TrainedModelInferenceJobArn
            Get-CleanRoomsTrainedModelInferenceJob -CollaborationIdentifier $model.CollaborationIdentifier | Where-Object TrainedModelInferenceJobArn -EQ $job.TrainedModelInferenceJobArn
        )
        $views | Should -HaveCount 4
        foreach ($view in $views) { $view.MLModelInferencePayerAccountId | Should -Be $payer }
        ($model | Start-CleanRoomsTrainedModelInferenceJob -Name unpaid @inference @fast).MLModelInferencePayerAccountId | Should -BeNullOrEmpty
    }

    It 'is rejected when not an account' {
        (Get-Failure { New-CleanRoomsTrainedModel @training -Name wrong -MLModelTrainingPayerAccountId 12 }).Exception.Message | Should -Match "^-MLModelTrainingPayerAccountId '12'"
        (Get-Failure { Start-CleanRoomsTrainedModelInferenceJob -TrainedModelArn (Get-SampleArn trained-model) -Name wrong @inference -MLModelInferencePayerAccountId me }).Exception.Message |
            Should -Match "^-MLModelInferencePayerAccountId 'me'"
    }
}

Describe 'A piped algorithm association' {
    BeforeAll {
        $association = Get-CleanRoomsConfiguredModelAlgorithmAssociation $membership | Select-Object -First 1
        $query = @{ QueryString = $source.QueryString; RoleArn = $source.RoleArn; RetentionInDays = 7 }
    }

    It 'passes only association and membership to an input channel' {
        $channel = $association | New-CleanRoomsMLInputChannel -Name of-association @query @fast

        $channel.ConfiguredModelAlgorithmAssociationArn | Should -Be $association.ConfiguredModelAlgorithmAssociationArn
        $channel.MembershipIdentifier | Should -Be $membership
        $channel.Name | Should -Be 'of-association'
        $channel.Description | Should -BeNullOrEmpty
    }

    It 'does not pass its name' {
        (Get-Failure { $association | New-CleanRoomsMLInputChannel @query }).Exception.Message | Should -Be '-Name is required.'
    }

    It 'is the algorithm of a trained model' {
        $model = $association | New-CleanRoomsTrainedModel -Name of-association -DataChannel $training.DataChannel @size @fast

        $model.ConfiguredModelAlgorithmAssociationArn | Should -Be $association.ConfiguredModelAlgorithmAssociationArn
        (Get-Failure { $association | New-CleanRoomsTrainedModel -Name no-data @size }).Exception.Message | Should -Match '^-DataChannel is required'
    }

    It 'starts one pipeline to the export' {
        $export = $association | New-CleanRoomsMLInputChannel -Name chain-data @query @fast |
            New-CleanRoomsTrainedModel -Name chain-model -ChannelName train @size @fast |
            Start-CleanRoomsTrainedModelExportJob -Name chain-export -OutputMemberAccountId $account @fast

        $export.State | Should -Be 'Succeeded'
        (Get-CleanRoomsTrainedModel -TrainedModelArn $export.TrainedModelArn).DataChannels.ChannelName | Should -Be 'train'
    }
}

Describe 'A piped input channel' {
    BeforeAll {
        $channel = New-CleanRoomsMLInputChannel @source -Name piped -Description 'of the channel' -Tag @{ of = 'channel' } @fast
    }

    It 'is the only value passed to a trained model' {
        $model = $channel | New-CleanRoomsTrainedModel -Name on-channel @size @fast

        $model.DataChannels.MLInputChannelArn | Should -Be $channel.MLInputChannelArn
        $model.DataChannels.ChannelName | Should -Be 'piped'
        $model.ConfiguredModelAlgorithmAssociationArn | Should -Be $channel.ConfiguredModelAlgorithmAssociationArn
        $model.MembershipIdentifier | Should -Be $membership
        $model.Description | Should -BeNullOrEmpty
        $model.Tags | Should -BeNullOrEmpty
    }

    It 'gets the container name of -ChannelName' {
        ($channel | New-CleanRoomsTrainedModel -Name named -ChannelName train @size @fast).DataChannels.ChannelName | Should -Be 'train'
    }

    It 'does not pass its name to the model' {
        $failure = Get-Failure { $channel | New-CleanRoomsTrainedModel @size }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Be '-Name is required.'
    }

    It 'can be one of several data channels' {
        $several = $training.Clone()
        $several.DataChannel = $channel, @{ ChannelName = 'validation'; MLInputChannelArn = Get-SampleArn ml-input-channel }

        $model = New-CleanRoomsTrainedModel @several -Name several @fast

        $model.DataChannels.ChannelName | Should -Be 'piped', 'validation'
        $model.DataChannels[0].MLInputChannelArn | Should -Be $channel.MLInputChannelArn
    }

    It 'is created again with the same query and another name' {
        $again = $channel | New-CleanRoomsMLInputChannel -Name again @fast

        $again.MLInputChannelArn | Should -Not -Be $channel.MLInputChannelArn
        $again.QueryString | Should -Be $channel.QueryString
        $again.RoleArn | Should -Be $channel.RoleArn
        $again.RetentionInDays | Should -Be 7
        $again.Tags['of'] | Should -Be 'channel'
    }

    It 'is read again alone, from a row and among others' {
        ($channel | Get-CleanRoomsMLInputChannel).Name | Should -Be 'piped'
        ($channel | Select-Object MLInputChannelArn | Get-CleanRoomsMLInputChannel).Name | Should -Be 'piped'
        ($channel | Select-Object MLInputChannelArn, MembershipIdentifier | Get-CleanRoomsMLInputChannel).Name | Should -Be 'piped'
        ([pscustomobject] @{ MembershipIdentifier = $membership } | Get-CleanRoomsMLInputChannel).Name | Should -Contain 'piped'
        ((Get-CleanRoomsMLInputChannel $membership) | Where-Object State -EQ Succeeded | Get-CleanRoomsMLInputChannel).NumberOfRecords | Should -Not -Contain $null
        ($training.DataChannel.ForEach{ [NeptuneMl.CleanRooms.DataChannel] $_ } | Get-CleanRoomsMLInputChannel).Name | Should -Be 'sample training data'
    }

    It 'stays listed when its data is deleted' {
        $spent = New-CleanRoomsMLInputChannel @source -Name spent @fast

        $spent | Remove-CleanRoomsMLInputChannelData -Confirm:$false

        $failure = Get-Failure { $spent | Get-CleanRoomsMLInputChannel | Wait-CleanRoomsJob -PollSeconds 0.05 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'JobStopped,*'
        $failure.TargetObject.Status | Should -Be 'INACTIVE'
    }
}

Describe 'The views of an input channel' {
    It 'show the query to the member and the creator to the collaboration' {
        $channel = New-CleanRoomsMLInputChannel @source -Name viewed @fast
        $listed = Get-CleanRoomsMLInputChannel -CollaborationIdentifier $channel.CollaborationIdentifier | Where-Object Name -EQ viewed
        $one = Get-CleanRoomsMLInputChannel -CollaborationIdentifier $channel.CollaborationIdentifier -MLInputChannelArn $channel.MLInputChannelArn

        $channel.CreatorAccountId | Should -BeNullOrEmpty
        $channel.QueryString | Should -Be $source.QueryString
        $listed.CreatorAccountId | Should -Be $account
        $one.CreatorAccountId | Should -Be $account
        $one.QueryString | Should -BeNullOrEmpty
        $one.NumberOfRecords | Should -Be $channel.NumberOfRecords
    }

    It 'are kept when a channel is read again' {
        $mine = (Get-CleanRoomsMLInputChannel $membership)[0]
        $shared = Get-CleanRoomsMLInputChannel -CollaborationIdentifier $mine.CollaborationIdentifier | Select-Object -First 1

        ($mine | Get-CleanRoomsMLInputChannel).QueryString | Should -Not -BeNullOrEmpty
        $again = $shared | Get-CleanRoomsMLInputChannel
        $again.CreatorAccountId | Should -Be $account
        $again.QueryString | Should -BeNullOrEmpty
    }

    It 'are shown as one line for each channel' {
        $lines = (Get-CleanRoomsMLInputChannel $membership | Out-String -Width 80) -split '\r?\n' | Where-Object { $_ }

        $lines[0] | Should -Match 'Name +State +Created +Duration +Id'
        $lines | Should -HaveCount ((Get-CleanRoomsMLInputChannel $membership).Count + 2)
        $lines[-1] | Should -Match 'sample training data .*Succeeded'
    }
}

Describe 'Completion for input channels' {
    It 'offers <Value> for <Line>' -ForEach @(
        @{ Line = 'New-CleanRoomsMLInputChannel -ResultFormat '; Value = 'CSV', 'PARQUET' }
        @{ Line = 'New-CleanRoomsMLInputChannel -WorkerType CR.8'; Value = 'CR.8X' }
        @{ Line = 'Get-CleanRoomsTrainedModel -TrainedModelArn x -AllVersions -Status AC'; Value = 'ACTIVE' }
    ) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Be $Value
    }

    It 'offers the channels of a membership' {
        $line = "Remove-CleanRoomsMLInputChannelData -MembershipIdentifier $membership -MLInputChannelArn "
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain (Get-SampleArn ml-input-channel)
    }
}
