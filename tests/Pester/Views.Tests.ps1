BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $emulator = Start-NeptuneMLEmulator -JobSeconds 0 -FailingJob @{ 'bad*' = 'It broke.' }
    $processed = Start-NeptuneMLDataProcessingJob @processing -Id '11111111-aaaa-bbbb-cccc-000000000001' @fast
    $trained = $processed | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast
    $transformed = $trained | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/out @fast
    $endpoint = $transformed | New-NeptuneMLEndpoint -InstanceType ml.m5.large -InstanceCount 2 @fast
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

    # A job that has been running for some time, which no service would wait for.
    function New-Running([timespan] $Duration) {
        $running = [NeptuneMl.TrainingJob]::new()
        [NeptuneMl.TrainingJob].GetProperty('CreationTime').SetValue($running, [DateTimeOffset]::UtcNow - $Duration)
        $running
    }
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'The table of <Type>' -ForEach @(
    @{ Type = 'DataProcessingJob'; Columns = 'Id', 'State', 'Stage', 'Duration', 'Output'; Shows = '11111111-aaaa-bbbb-cccc-000000000001', 'Succeeded', ' processing ', ' \d+s ', 's3://bucket' }
    @{ Type = 'TrainingJob'; Columns = 'Id', 'State', 'Stage', 'Duration', 'Output'; Shows = 'Succeeded', ' transform ', ' \d+s ', 's3://bucket' }
    @{ Type = 'TransformJob'; Columns = 'Id', 'State', 'Stage', 'Duration', 'Output'; Shows = 'Succeeded', ' transform ', ' \d+s ', 's3://bucket' }
    @{ Type = 'MLEndpoint'; Columns = 'Id', 'Status', 'Instance', 'Endpoint'; Shows = ' InService ', ' 2 x ml\.m5\.large ', 'neptune-m' }
    @{ Type = 'TrainedModel'; Columns = 'Name', 'State', 'Created', 'Duration', 'Instance', 'Version'; Shows = '^fraud-scores', 'Succeeded', ' \d\d-\d\d \d\d:\d\d ', ' \d+s ', '1 x ml\.m5\.xlarge' }
    @{ Type = 'TrainedModelInferenceJob'; Columns = 'Name', 'State', 'Created', 'Duration', 'Instance', 'Model'; Shows = '^fraud-answers', 'Succeeded', ' \d\d-\d\d \d\d:\d\d ', ' \d+s ', '1 x ml\.m5\.xlarge', '…[0-9a-f]{6}' }
    @{ Type = 'ResourceTags'; Columns = 'Kind', 'Resource', 'Tags'; Shows = '^trained-model ', ' [-0-9a-f]{36} ', 'n=1, team=x' }
    @{ Type = 'ConfiguredModelAlgorithm'; Columns = 'Name', 'Created', 'Id'; Shows = '^algorithm', ' \d{4}-\d\d-\d\d \d\d:\d\d ', ' [-0-9a-f]{36}$' }
    @{ Type = 'ConfiguredModelAlgorithmAssociation'; Columns = 'Name', 'Created', 'Id'; Shows = '^algorithm', ' \d{4}-\d\d-\d\d \d\d:\d\d ', ' [-0-9a-f]{36}$' }
    @{ Type = 'AudienceModel'; Columns = 'Name', 'State', 'Created', 'Duration', 'Id'; Shows = '^shoppers', 'Succeeded', ' \d\d-\d\d \d\d:\d\d ', ' \d+s ', ' [0-9a-f]{8}-' }
    @{ Type = 'AudienceGenerationJob'; Columns = 'Name', 'State', 'Created', 'Duration', 'Id'; Shows = '^buyers', 'Succeeded', ' \d+s ', ' [0-9a-f]{8}-' }
    @{ Type = 'AudienceExportJob'; Columns = 'Name', 'State', 'Created', 'Duration', 'Output'; Shows = '^buyers-5', 'Succeeded', ' \d+s ', 's3://bucket' }
    @{ Type = 'EngineStatus'; Columns = 'Status', 'Role', 'Version', 'RoundTrip', 'EndpointUrl'; Shows = 'healthy', 'writer', '\d+ ms', 'http://127' }
    @{ Type = 'NeptuneMLConnection'; Columns = 'Name', 'Default', 'Region', 'Credentials', 'EndpointUrl'; Shows = 'us-east-1', 'True', 'http://127' }
    @{ Type = 'CleanRoomsMLConnection'; Columns = 'Name', 'Default', 'Region', 'Credentials', 'Membership'; Shows = 'us-east-1', 'True', 'given' }
    @{ Type = 'EmulatorSession'; Columns = 'BaseAddress', 'JobSeconds', 'Region'; Shows = 'http://127\.0\.0\.1:\d+/', 'us-east-1' }
) {
    # A terminal of 80 columns has room for 79: PowerShell leaves the last one free.
    It 'is one line for each result at <_> columns' -ForEach 79, 119 {
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
        $identity = $listless + @{ ResourceTags = 'ResourceArn'; EngineStatus = 'Status'; EmulatorSession = 'BaseAddress'; NeptuneMLConnection = 'Name'; CleanRoomsMLConnection = 'Name' }
        $lines[0] | Should -Be ($identity[$class.Name] ?? ($class.GetProperty('Id') ? 'Id' : 'Name'))
        if ($class.GetProperty('State') -and -not $listless[$class.Name]) { $lines.IndexOf('State') | Should -Be ($lines.IndexOf('Status') + 1) }
    }
}

Describe 'Views' {
    It 'show jobs of all kinds in one table' {
        $lines = (Format-Plain @($processed, $trained, $transformed) 120) -split '\r?\n' | Where-Object { $_ }

        $lines | Should -HaveCount 5
    }

    It 'show a long name by its beginning and its end at <_> columns' -ForEach 80, 120 {
        $long = New-CleanRoomsTrainedModel @training -Name "start-$("x" * 35)-$_-ending"

        Format-Plain $long $_ | Should -Match '(?m)^start-xxxxx?x?…[-x0-9]*-ending +\w+ '
    }

    It 'show times in local time' {
        $time = [datetimeoffset]::new(2026, 11, 3, 23, 59, 0, [timespan]::Zero)
        $model = [NeptuneMl.CleanRooms.ConfiguredModelAlgorithm] @{ Name = 'algorithm'; CreationTime = $time }

        Format-Plain $model 80 | Should -Match ([regex]::Escape($time.LocalDateTime.ToString('yyyy-MM-dd HH:mm')))
        $model.CreationTime.Offset | Should -Be ([timespan]::Zero)
    }

    It 'show a hyphen for a time that the service does not return' {
        $listed = Get-NeptuneMLDataProcessingJob $processed.Id

        $listed.DurationInSeconds | Should -BeNullOrEmpty
        Format-Plain $listed 80 | Should -Match ' processing +- s3:'
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

    It 'format a duration of <Duration> as <Text>' -ForEach @(
        @{ Duration = '00:00:12'; Text = '1[23]s' }
        @{ Duration = '00:03:12'; Text = '3m 1[23]s' }
        @{ Duration = '02:05:30'; Text = '2h 05m' }
        @{ Duration = '4.07:00:00'; Text = '4d 07h' }
    ) {
        Format-Plain (New-Running $Duration) 120 | Should -Match "(?m) $Text\b"
    }

    It 'end the duration with the job' {
        $processed.DurationInSeconds | Should -Be ($processed.EndTime - $processed.CreationTime).TotalSeconds
        $model.DurationInSeconds | Should -Be ($model.UpdateTime - $model.CreationTime).TotalSeconds
        ($processed | Get-NeptuneMLDataProcessingJob).DurationInSeconds | Should -Be $processed.DurationInSeconds
    }

    It 'add no visible members' {
        $names = $processed.GetType().GetProperties().Name

        ($processed | Get-Member -MemberType Properties).Name | Should -BeIn $names
        ($processed | Select-Object *).PSObject.Properties.Name | Should -BeIn $names
        ($processed | ConvertTo-Json -Depth 1 -WarningAction Ignore | ConvertFrom-Json).PSObject.Properties.Name | Should -BeIn $names
    }
}

Describe 'Export of results' {
    BeforeAll {
        $iso = '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$'
        $culture = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = 'de-DE'
    }

    AfterAll {
        [cultureinfo]::CurrentCulture = $culture
    }

    It 'has text and numbers for every property of <_>' -ForEach @(
        'DataProcessingJob', 'TrainingJob', 'TransformJob', 'MLEndpoint', 'TrainedModel', 'TrainedModelInferenceJob', 'ConfiguredModelAlgorithm',
        'ConfiguredModelAlgorithmAssociation', 'AudienceModel', 'AudienceGenerationJob', 'AudienceExportJob', 'EngineStatus', 'EmulatorSession'
    ) {
        $result = $results[$_]
        $times = $result.GetType().GetProperties().Where{ $_.PropertyType -in [DateTimeOffset], [Nullable[DateTimeOffset]] -and $null -ne $_.GetValue($result) }
        $spans = $result.GetType().GetProperties().Where{ $_.PropertyType -in [timespan], [Nullable[timespan]] }
        $json = $result | ConvertTo-Json -Depth 3 -WarningAction Ignore
        $csv = $result | ConvertTo-Csv | ConvertFrom-Csv
        $selected = $result | Select-Object * | ConvertTo-Csv | ConvertFrom-Csv

        $spans | Should -BeNullOrEmpty
        foreach ($time in $times) {
            $json | Should -Match "`"$($time.Name)`": `"\d{4}-\d\d-\d\dT"
            $csv.($time.Name), $selected.($time.Name) | Should -Match $iso
            [DateTimeOffset]::Parse($csv.($time.Name), [cultureinfo]::InvariantCulture) | Should -Be $result.($time.Name)
            $result.($time.Name) | Should -BeOfType [DateTimeOffset]
        }
        if ($result -is [NeptuneMl.MLResource]) {
            ($json | ConvertFrom-Json).State, $csv.State | Should -Be 'Succeeded', 'Succeeded'
        }
    }

    It 'does not change how times compare and sort' {
        $processed.CreationTime | Should -BeLessThan (Get-Date).AddDays(1)
        ($trained, $processed | Sort-Object CreationTime)[0] | Should -Be $processed
        @($processed | Where-Object CreationTime -GT (Get-Date).AddDays(1)) | Should -BeNullOrEmpty
        (Get-NeptuneMLDataProcessingJob $processed.Id -Verbose:$false | ConvertTo-Csv | ConvertFrom-Csv).CreationTime | Should -BeNullOrEmpty
    }
}
