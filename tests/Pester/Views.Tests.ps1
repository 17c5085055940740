BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $emulator = Start-NeptuneMLEmulator -JobSeconds 0 -FailingJob @{ 'bad*' = 'It broke.' }
    $processed = Start-NeptuneMLDataProcessingJob @processing -Id '11111111-aaaa-bbbb-cccc-000000000001' @fast
    $trained = $processed | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast
    $transformed = $trained | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/out @fast
    $endpoint = $transformed | New-NeptuneMLEndpoint @fast
    $model = New-CleanRoomsTrainedModel @training -Name fraud-scores -Tag ([ordered] @{ team = 'x'; n = '1' }) @fast
    $job = $model | Start-CleanRoomsTrainedModelInferenceJob @inference -Name fraud-answers @fast
    $made = New-CleanRoomsConfiguredModelAlgorithm @algorithm | Get-CleanRoomsConfiguredModelAlgorithm
    $association = $made | New-CleanRoomsConfiguredModelAlgorithmAssociation $membership | Get-CleanRoomsConfiguredModelAlgorithmAssociation
    $audience = New-CleanRoomsTrainingDataset shop @table | New-CleanRoomsAudienceModel -Name shoppers @fast
    $generated = $audience | New-CleanRoomsConfiguredAudienceModel -Name offered -OutputS3Uri s3://bucket/out -OutputRoleArn $table.RoleArn -SharedAudienceMetric ALL |
        Start-CleanRoomsAudienceGenerationJob -Name buyers @seed @fast
    $results = @{
        DataProcessingJob                   = $processed
        TrainingJob                         = $trained
        TransformJob                        = $transformed
        MLEndpoint                          = $endpoint
        TrainedModel                        = $model
        TrainedModelInferenceJob            = $job
        ResourceTags                        = $model | Get-CleanRoomsResourceTag
        ConfiguredModelAlgorithm            = $made
        ConfiguredModelAlgorithmAssociation = $association
        AudienceModel                       = $audience
        AudienceGenerationJob               = $generated
        AudienceExportJob                   = $generated | Start-CleanRoomsAudienceExportJob -Name buyers-5 @size @fast
        EngineStatus                        = Test-NeptuneMLConnection
        NeptuneMLConnection                 = Get-NeptuneMLConnection
        CleanRoomsMLConnection              = Get-CleanRoomsMLConnection
        EmulatorSession                     = $emulator
    }

    function Format-Plain($InputObject, [int] $Width) {
        $InputObject | Out-String -Width $Width | ForEach-Object { [Management.Automation.Internal.StringDecorated]::new($_).ToString('PlainText') }
    }

    # A job of some age, which no service would wait for.
    function New-Aged([timespan] $Age) {
        $aged = [NeptuneMl.TrainingJob]::new()
        [NeptuneMl.TrainingJob].GetProperty('CreationTime').SetValue($aged, [DateTimeOffset]::UtcNow - $Age)
        $aged
    }
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'The table of <Type>' -ForEach @(
    @{ Type = 'DataProcessingJob'; Columns = 'Id', 'State', 'Age', 'Output'; Shows = '11111111-aaaa-bbbb-cccc-000000000001', 'Succeeded', '\d+s', 's3://bucket/pro' }
    @{ Type = 'TrainingJob'; Columns = 'Id', 'State', 'Age', 'Output'; Shows = 'Succeeded', '\d+s', 's3://bucket/mod' }
    @{ Type = 'TransformJob'; Columns = 'Id', 'State', 'Age', 'Output'; Shows = 'Succeeded', '\d+s', 's3://bucket/out' }
    @{ Type = 'MLEndpoint'; Columns = 'Id', 'State', 'Age', 'Output'; Shows = 'Succeeded', '\d+s', 'neptune-ml-end' }
    @{ Type = 'TrainedModel'; Columns = 'Name', 'State', 'Age', 'Instance', 'Version'; Shows = 'fraud-scores', 'Succeeded', '1 x ml\.m5\.xlarge' }
    @{ Type = 'TrainedModelInferenceJob'; Columns = 'Name', 'State', 'Age', 'Receiver', 'TrainedModel'; Shows = 'fraud-answers', 'Succeeded', '123456789012' }
    @{ Type = 'ResourceTags'; Columns = 'Kind', 'Resource', 'Tags'; Shows = '^trained-model ', ' [-0-9a-f]{36} ', 'n=1, team=x' }
    @{ Type = 'ConfiguredModelAlgorithm'; Columns = 'Name', 'Age', 'ResourceArn'; Shows = 'algorithm', '\d+s', 'arn:aws:cleanrooms-ml:' }
    @{ Type = 'ConfiguredModelAlgorithmAssociation'; Columns = 'Name', 'Age', 'ResourceArn'; Shows = 'algorithm', '\d+s', 'arn:aws:cleanrooms-ml:' }
    @{ Type = 'AudienceModel'; Columns = 'Name', 'State', 'Age', 'Resource'; Shows = 'shoppers', 'Succeeded', '\d+s', 'arn:aws:cleanrooms-ml:' }
    @{ Type = 'AudienceGenerationJob'; Columns = 'Name', 'State', 'Age', 'Resource'; Shows = 'buyers', 'Succeeded', '\d+s', 'arn:aws:cleanrooms-ml:' }
    @{ Type = 'AudienceExportJob'; Columns = 'Name', 'State', 'Age', 'Resource'; Shows = 'buyers-5', 'Succeeded', '\d+s', 's3://bucket/out' }
    @{ Type = 'EngineStatus'; Columns = 'Status', 'Role', 'Version', 'RoundTrip', 'EndpointUrl'; Shows = 'healthy', 'writer', '\d+ ms', 'http://127' }
    @{ Type = 'NeptuneMLConnection'; Columns = 'Region', 'Signed', 'Closed', 'Credentials', 'EndpointUrl'; Shows = 'us-east-1', 'True', 'http://127' }
    @{ Type = 'CleanRoomsMLConnection'; Columns = 'Region', 'Closed', 'Credentials', 'EndpointUrl'; Shows = 'us-east-1', 'False', 'http://127' }
    @{ Type = 'EmulatorSession'; Columns = 'BaseAddress', 'JobSeconds', 'Region'; Shows = 'http://127\.0\.0\.1:\d+/', 'us-east-1' }
) {
    It 'is one line for each result at <_> columns' -ForEach 80, 120 {
        $lines = (Format-Plain $results[$Type] $_) -split '\r?\n' | Where-Object { $_ }

        $lines | Should -HaveCount 3
        -split $lines[0] | Should -Be $Columns
        $lines[2].Length | Should -BeLessOrEqual $_
        foreach ($text in $Shows) { $lines[2] | Should -Match $text }
    }

    It 'has a list view with every property, identifiers first' {
        $class = $results[$Type].GetType()
        $lines = (Format-Plain ($results[$Type] | Format-List) 4096) -split '\r?\n' -match '^\w+ +:' -replace ' .*'

        $lines | Sort-Object | Should -Be ($class.GetProperties().Name | Sort-Object)
        # What has no list of its own shows its properties as its class has them: its ARN first, and what every resource has last.
        $listless = @{ AudienceModel = 'AudienceModelArn'; AudienceGenerationJob = 'AudienceGenerationJobArn'; AudienceExportJob = 'AudienceGenerationJobArn'; ConfiguredModelAlgorithm = 'ConfiguredModelAlgorithmArn'; ConfiguredModelAlgorithmAssociation = 'ConfiguredModelAlgorithmAssociationArn' }
        $identity = $listless + @{ ResourceTags = 'ResourceArn'; EngineStatus = 'Status'; EmulatorSession = 'BaseAddress'; NeptuneMLConnection = 'EndpointUrl'; CleanRoomsMLConnection = 'EndpointUrl' }
        $lines[0] | Should -Be ($identity[$class.Name] ?? ($class.GetProperty('Id') ? 'Id' : 'Name'))
        if ($class.GetProperty('State') -and -not $listless[$class.Name]) { $lines.IndexOf('State') | Should -Be ($lines.IndexOf('Status') + 1) }
    }
}

Describe 'Views' {
    It 'show jobs and endpoints in one table' {
        $lines = (Format-Plain @($processed, $trained, $endpoint) 120) -split '\r?\n' | Where-Object { $_ }

        $lines | Should -HaveCount 5
    }

    It 'have a colour for <State>' -ForEach @(
        @{ State = 'Succeeded'; Color = 'Green' }
        @{ State = 'Failed'; Color = 'Red' }
        @{ State = 'Stopped'; Color = 'Yellow' }
        @{ State = 'Running'; Color = 'Cyan' }
    ) {
        $status = @{ Succeeded = 'Completed'; Failed = 'Failed'; Stopped = 'Stopped'; Running = 'InProgress' }[$State]
        $server = New-ScriptedServer -Json "{`"id`":`"x`",`"status`":`"$status`"}"
        $rendering = $PSStyle.OutputRendering
        try {
            $shown = Get-NeptuneMLTrainingJob x -EndpointUrl $server.Url -Unsigned
            $PSStyle.OutputRendering = 'Ansi'
            $colored = $shown | Out-String
            $PSStyle.OutputRendering = 'PlainText'
            $plain = $shown | Out-String
        }
        finally {
            $PSStyle.OutputRendering = $rendering
            $server.Dispose()
        }

        $colored | Should -Match ([regex]::Escape("$($PSStyle.Foreground.$Color)$State$($PSStyle.Reset)"))
        $plain | Should -Match "\b$State\b"
        $plain | Should -Not -Match "`e"
    }

    It 'format an age of <Age> as <Text>' -ForEach @(
        @{ Age = '00:00:12'; Text = '1[23]s' }
        @{ Age = '00:03:12'; Text = '3m 1[23]s' }
        @{ Age = '02:05:30'; Text = '2h 05m' }
        @{ Age = '4.07:00:00'; Text = '4d' }
    ) {
        Format-Plain (New-Aged $Age) 120 | Should -Match "(?m) $Text\b"
    }

    It 'add no visible members' {
        $names = $processed.GetType().GetProperties().Name

        ($processed | Get-Member -MemberType Properties).Name | Should -BeIn $names
        ($processed | Select-Object *).PSObject.Properties.Name | Should -BeIn $names
        ($processed | ConvertTo-Json -Depth 1 -WarningAction Ignore | ConvertFrom-Json).PSObject.Properties.Name | Should -BeIn $names
    }
}
