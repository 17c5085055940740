BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $null = Start-NeptuneMLEmulator -JobSeconds 0.3 -FailingJob @{ 'bad*' = 'The seed matches nobody.' }

    $role = $table.RoleArn
    $document = @(
        @{
            type        = 'INTERACTIONS'
            inputConfig = @{
                schema     = @(@{ columnName = 'user'; columnTypes = @('USER_ID') }, @{ columnName = 'item'; columnTypes = @('ITEM_ID') })
                dataSource = @{ glueDataSource = @{ databaseName = 'shop'; tableName = 'events'; catalogId = $account } }
            }
        }
    )
    $dataset = New-CleanRoomsTrainingDataset events @table -Description 'What was bought' -Tag @{ team = 'audience' }
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'A training dataset' {
    It 'returns the request values on creation and every member on read' {
        $dataset.Name, $dataset.TrainingData[0].TableName, $dataset.CreationTime | Should -Be 'events', 'events', $null

        $read = $dataset | Get-CleanRoomsTrainingDataset

        $read.TrainingDatasetArn | Should -Be $dataset.TrainingDatasetArn
        $read.Status, $read.RoleArn, $read.Description, $read.Tags['team'] | Should -Be 'ACTIVE', $role, 'What was bought', 'audience'
        $found = $read.TrainingData[0]
        $found.Type, $found.DatabaseName, $found.TableName, $found.CatalogId | Should -Be 'INTERACTIONS', 'shop', 'events', $null
        $found.Schema | ForEach-Object { "$_" } | Should -Be 'user: USER_ID', 'item: ITEM_ID', 'at: TIMESTAMP'
        $read.CreationTime | Should -BeOfType [DateTimeOffset]
    }

    It 'accepts columns as <Form>' -ForEach @(
        @{ Form = 'a hashtable of lists'; Schema = [ordered]@{ user = @('USER_ID'); item = @('ITEM_ID') } }
        @{ Form = 'a list as the API has it'; Schema = @(@{ columnName = 'user'; columnTypes = @('USER_ID') }, [ordered]@{ columnName = 'item'; columnTypes = 'ITEM_ID' }) }
        @{ Form = 'objects'; Schema = @([pscustomobject]@{ ColumnName = 'user'; ColumnTypes = 'USER_ID' }, [pscustomobject]@{ ColumnName = 'item'; ColumnTypes = 'ITEM_ID' }) }
        @{ Form = 'a JSON object'; Schema = '{"user":"USER_ID","item":["ITEM_ID"]}' }
        @{ Form = 'a JSON list'; Schema = ' [{"columnName":"user","columnTypes":["USER_ID"]},{"columnName":"item","columnTypes":["ITEM_ID"]}]' }
    ) {
        $made = New-CleanRoomsTrainingDataset "as $Form" -RoleArn $role -DatabaseName shop -TableName events -Schema $Schema

        ($made | Get-CleanRoomsTrainingDataset).TrainingData.Schema | ForEach-Object { "$_" } | Should -Be 'user: USER_ID', 'item: ITEM_ID'
    }

    It 'accepts one column in the form of the API' {
        $made = New-CleanRoomsTrainingDataset one-column -RoleArn $role -DatabaseName shop -TableName events -Schema @{ ColumnName = 'user'; ColumnTypes = 'USER_ID' }

        "$($made.TrainingData.Schema)" | Should -Be 'user: USER_ID'
    }

    It 'accepts training data as <Form>' -ForEach @(
        @{ Form = 'hashtables'; Make = { , $document } }
        @{ Form = 'one hashtable'; Make = { $document[0] } }
        @{ Form = 'objects'; Make = { , ($document | ConvertTo-Json -Depth 9 -AsArray | ConvertFrom-Json -NoEnumerate) } }
        @{ Form = 'JSON'; Make = { $document | ConvertTo-Json -Depth 9 -AsArray } }
    ) {
        $made = New-CleanRoomsTrainingDataset "whole as $Form" -RoleArn $role -TrainingData (& $Make)

        $found = ($made | Get-CleanRoomsTrainingDataset).TrainingData[0]
        $found.Type, $found.DatabaseName, $found.TableName, $found.CatalogId | Should -Be 'INTERACTIONS', 'shop', 'events', $account
        $found.Schema | ForEach-Object { "$_" } | Should -Be 'user: USER_ID', 'item: ITEM_ID'
    }

    It 'rejects a parameter that contradicts the structure' {
        $failure = Get-Failure { New-CleanRoomsTrainingDataset replaced -RoleArn $role -TrainingData $document -TableName returns }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match "-TableName 'returns' contradicts .* 'events'"
    }

    It 'is created again from a read dataset' {
        $copy = $dataset | Get-CleanRoomsTrainingDataset | New-CleanRoomsTrainingDataset -Name copied -TableName returns | Get-CleanRoomsTrainingDataset

        "$($copy.TrainingData)", $copy.RoleArn, $copy.Description, $copy.Tags['team'] | Should -Be 'shop.returns', $role, 'What was bought', 'audience'
        $copy.TrainingData[0].Schema.Count | Should -Be 3
    }

    It 'binds table columns for each row' {
        $rows = 'row-1', 'row-2' | ForEach-Object { [pscustomobject]@{ Name = $_; RoleArn = $role; DatabaseName = 'shop'; TableName = $_; Schema = '{"user":"USER_ID"}' } }

        $made = $rows | New-CleanRoomsTrainingDataset

        $made.Name | Should -Be 'row-1', 'row-2'
        $made.TrainingData.TableName | Should -Be 'row-1', 'row-2'
    }

    It 'names the path of an invalid value: <Because>' -ForEach @(
        @{ Because = 'a column''s name'; With = @{ DatabaseName = 'd'; TableName = 't'; Schema = [ordered]@{ user = 'USER_ID'; 'b!' = 'ITEM_ID' } }; Parameter = 'Schema'; Says = "'b!' at trainingData[0].inputConfig.schema[1].columnName" }
        @{ Because = 'a column''s meaning'; With = @{ DatabaseName = 'd'; TableName = 't'; Schema = @{ user = 'USER' } }; Parameter = 'Schema'; Says = "'USER' at trainingData[0].inputConfig.schema[0].columnTypes[0] must be one of USER_ID" }
        @{ Because = 'no columns'; With = @{ DatabaseName = 'd'; TableName = 't'; Schema = @() }; Parameter = 'Schema'; Says = 'must not be empty' }
        @{ Because = 'no table'; With = @{ DatabaseName = 'd'; Schema = @{ user = 'USER_ID' } }; Parameter = 'TableName'; Says = 'is required' }
        @{ Because = 'nothing'; With = @{}; Parameter = 'TrainingData'; Says = 'is required' }
        @{ Because = 'a database''s name'; With = @{ DatabaseName = 'a b'; TableName = 't'; Schema = @{ user = 'USER_ID' } }; Parameter = 'DatabaseName'; Says = "'a b'" }
        @{ Because = 'a member that there is not'; With = @{ TrainingData = @{ type = 'INTERACTIONS'; inputConfig = @{ dataSource = @{ glueDataSource = @{ database = 'd' } } } } }; Parameter = 'TrainingData'; Says = "unknown member 'database' at TrainingData[0].inputConfig.dataSource.glueDataSource" }
        @{ Because = 'a member that is missing'; With = @{ TrainingData = '[{"type":"INTERACTIONS"}]' }; Parameter = 'TrainingData'; Says = 'trainingData[0].inputConfig is required' }
        @{ Because = 'invalid JSON'; With = @{ TrainingData = '[{"type":' }; Parameter = 'TrainingData'; Says = 'is not valid JSON at TrainingData, line 1' }
    ) {
        $failure = Get-Failure { New-CleanRoomsTrainingDataset wrong -RoleArn $role @With }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.ParameterName | Should -Be $Parameter
        $failure.Exception.Message | Should -BeLike "*$($Says.Replace('[', '`[').Replace(']', '`]'))*"
    }

    It 'is deleted unless a model uses it' {
        $made = New-CleanRoomsTrainingDataset removed @table
        $null = $made | New-CleanRoomsAudienceModel -Name referring

        (Get-Failure { $made | Remove-CleanRoomsTrainingDataset -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'Conflict,*'

        $other = New-CleanRoomsTrainingDataset removed-too @table
        $other | Remove-CleanRoomsTrainingDataset -Confirm:$false
        (Get-CleanRoomsTrainingDataset).TrainingDatasetArn | Should -Not -Contain $other.TrainingDatasetArn
    }

    It 'is not listed for an object without an ARN' {
        (Get-Failure { [pscustomobject]@{ Other = 1 } | Get-CleanRoomsTrainingDataset }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
    }
}

Describe 'An audience model' {
    It 'takes only the ARN from a piped dataset' {
        $model = $dataset | New-CleanRoomsAudienceModel -Name learning -TrainingDataStartTime 2025-01-01T00:00:00Z -TrainingDataEndTime 2025-07-01T02:00:00+02:00 @fast

        $model.State, $model.TrainingDatasetArn, $model.Description, $model.Tags.Count | Should -Be 'Succeeded', $dataset.TrainingDatasetArn, $null, 0
        $model.TrainingDataStartTime, $model.TrainingDataEndTime | ForEach-Object UtcDateTime | Should -Be ([datetime]'2025-01-01'), ([datetime]'2025-07-01')
    }

    It 'does not take the name of a piped dataset' {
        $failure = Get-Failure { $dataset | New-CleanRoomsAudienceModel }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.ParameterName | Should -Be 'Name'
    }

    It 'binds the columns of a table' {
        $rows = 'column-1', 'column-2' | ForEach-Object { [pscustomobject]@{ Name = $_; TrainingDatasetArn = $dataset.TrainingDatasetArn; TrainingDataStartTime = '2025-01-01Z' } }

        ($rows | New-CleanRoomsAudienceModel).Name | Should -Be 'column-1', 'column-2'
    }

    It 'can be listed, read and waited for' {
        $model = $dataset | New-CleanRoomsAudienceModel -Name listed
        $other = $dataset | New-CleanRoomsAudienceModel -Name listed-too

        (Get-CleanRoomsAudienceModel).Name | Should -Contain 'listed'
        ($model | Get-CleanRoomsAudienceModel).Name | Should -Be 'listed'
        ($model, $other | Wait-CleanRoomsJob -PollSeconds 0.05).State | Should -Be 'Succeeded', 'Succeeded'
    }

    It 'is adopted by -Resume whatever the milliseconds of its period' {
        $begin = [DateTimeOffset]::UtcNow.Date.AddTicks(1234567)
        $model = $dataset | New-CleanRoomsAudienceModel -Name resumed -TrainingDataStartTime $begin @fast

        ($dataset | New-CleanRoomsAudienceModel -Name resumed -TrainingDataStartTime $begin -Resume @fast).AudienceModelArn | Should -Be $model.AudienceModelArn
    }

    It 'writes an error with the reason when it fails' {
        $passed = $null
        $failure = Get-Failure { $dataset | New-CleanRoomsAudienceModel -Name bad-model @fast -OutVariable passed }

        $failure.FullyQualifiedErrorId | Should -BeLike 'JobFailed,*'
        $failure.Exception.Message | Should -BeLike '*audience model*The seed matches nobody.*'
        $failure.TargetObject.Name | Should -Be 'bad-model'
        $passed | Should -BeNullOrEmpty
    }

    It 'is deleted' {
        $model = $dataset | New-CleanRoomsAudienceModel -Name gone @fast

        $model | Remove-CleanRoomsAudienceModel -Confirm:$false

        ($model | Get-CleanRoomsAudienceModel -ErrorAction Ignore).Status | Should -BeIn $null, 'DELETE_PENDING', 'DELETE_IN_PROGRESS'
    }
}

Describe 'An audience' {
    BeforeAll {
        $model = $dataset | New-CleanRoomsAudienceModel -Name offered @fast
        $configured = $model | New-CleanRoomsConfiguredAudienceModel -Name offer -OutputS3Uri s3://bucket/audiences -OutputRoleArn $role -SharedAudienceMetric ALL
        $job = $configured | Start-CleanRoomsAudienceGenerationJob -Name generated @seed @fast
    }

    It 'runs from a table to S3 in one pipeline' {
        $export = New-CleanRoomsTrainingDataset chain @table |
            New-CleanRoomsAudienceModel -Name chain @fast |
            New-CleanRoomsConfiguredAudienceModel -Name chain -OutputS3Uri s3://bucket/chain -OutputRoleArn $role -SharedAudienceMetric ALL |
            Start-CleanRoomsAudienceGenerationJob -Name chain @seed @fast |
            Start-CleanRoomsAudienceExportJob -Name chain-5 @size @fast

        $export.State | Should -Be 'Succeeded'
        $export.OutputLocation | Should -BeLike 's3://bucket/chain/*'
        $export.AudienceSizeType, $export.AudienceSizeValue | Should -Be 'PERCENTAGE', 5
    }

    It 'is returned with seed and metrics' {
        $job.State, $job.RoleArn, $job.S3Uri, $job.ConfiguredAudienceModelArn | Should -Be 'Succeeded', $role, 's3://bucket/seed.csv', $configured.ConfiguredAudienceModelArn
        $job.RecallMetric | Should -BeGreaterThan 0
        $job.RelevanceMetrics.AudienceSizeValue | Should -Not -BeNullOrEmpty
        "$($job.RelevanceMetrics[0])" | Should -Match '^\d+%?: \d'
    }

    It 'accepts a seed query with its compute configuration' {
        $query = @{ RoleArn = $role; QueryString = 'SELECT 1'; WorkerType = 'CR.1X'; WorkerNumber = 4; SparkProperty = @{ 'spark.x' = 64 }; CollaborationId = $membership }

        $made = Start-CleanRoomsAudienceGenerationJob -ConfiguredAudienceModelArn $configured.ConfiguredAudienceModelArn -Name by-query @query -IncludeSeedInOutput -Tag @{ a = 'b' } @fast

        $made.QueryString, $made.WorkerType, $made.WorkerNumber, $made.SparkProperties['spark.x'] | Should -Be 'SELECT 1', 'CR.1X', 4, '64'
        $made.IncludeSeedInOutput, $made.CollaborationIdentifier, $made.Tags['a'] | Should -Be $true, $membership, 'b'
        (Get-CleanRoomsAudienceGenerationJob -CollaborationId $membership).Name | Should -Be 'by-query'
    }

    It 'accepts a seed as <Form>, with further parameters' -ForEach @(
        @{ Form = 'a hashtable'; Make = { @{ roleArn = $role; dataSource = @{} } } }
        @{ Form = 'JSON'; Make = { @{ roleArn = $role; dataSource = @{} } | ConvertTo-Json } }
    ) {
        $made = $configured | Start-CleanRoomsAudienceGenerationJob -Name "whole as $Form" -SeedAudience (& $Make) -S3Uri s3://bucket/new.csv

        $read = $made | Get-CleanRoomsAudienceGenerationJob
        $read.RoleArn, $read.S3Uri | Should -Be $role, 's3://bucket/new.csv'
    }

    It 'names the path of an invalid seed value: <Because>' -ForEach @(
        @{ Because = 'no role'; With = @{ S3Uri = 's3://bucket/seed.csv' }; Parameter = 'RoleArn'; Says = 'is required' }
        @{ Because = 'too few workers'; With = @{ RoleArn = 'arn:aws:iam::123456789012:role/x'; WorkerNumber = 1 }; Parameter = 'WorkerNumber'; Says = 'at least 2' }
        @{ Because = 'a leaf of a document'; With = @{ SeedAudience = @{ roleArn = 'arn:aws:iam::123456789012:role/x'; sqlComputeConfiguration = @{ worker = @{ number = 1 } } } }; Parameter = 'SeedAudience'; Says = 'at seedAudience.sqlComputeConfiguration.worker.number must be at least 2' }
        @{ Because = 'a member that there is not'; With = @{ SeedAudience = '{"role":"x"}' }; Parameter = 'SeedAudience'; Says = "unknown member 'role' at SeedAudience" }
    ) {
        $failure = Get-Failure { $configured | Start-CleanRoomsAudienceGenerationJob -Name wrong @With }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.ParameterName | Should -Be $Parameter
        $failure.Exception.Message | Should -BeLike "*$Says*"
    }

    It 'is listed by configured audience model and read when piped' {
        $other = $model | New-CleanRoomsConfiguredAudienceModel -Name other-offer -OutputS3Uri s3://bucket/other -OutputRoleArn $role -SharedAudienceMetric ALL
        $mine = $other | Start-CleanRoomsAudienceGenerationJob -Name mine @seed
        $second = $other | Start-CleanRoomsAudienceGenerationJob -Name second @seed

        ($other | Get-CleanRoomsAudienceGenerationJob).Name | Sort-Object | Should -Be 'mine', 'second'
        ($mine | Get-CleanRoomsAudienceGenerationJob).Name | Should -Be 'mine'
        ($mine, $second | Select-Object AudienceGenerationJobArn | Get-CleanRoomsAudienceGenerationJob).Name | Should -Be 'mine', 'second'
    }

    It 'writes an error with the reason when it fails, and is not exported' {
        $exported = $null
        $failure = Get-Failure {
            $configured | Start-CleanRoomsAudienceGenerationJob -Name bad-seed @seed @fast |
                Start-CleanRoomsAudienceExportJob -Name never @size -OutVariable exported
        }

        $failure.FullyQualifiedErrorId | Should -BeLike 'JobFailed,*'
        $exported | Should -BeNullOrEmpty
        (Get-CleanRoomsAudienceExportJob).Name | Should -Not -Contain 'never'
    }

    It 'is exported in several sizes that stay distinct' {
        $first = $job | Start-CleanRoomsAudienceExportJob -Name twice -AudienceSizeType PERCENTAGE -AudienceSizeValue 1 @fast
        $again = $job | Start-CleanRoomsAudienceExportJob -Name twice @size @fast

        $first.AudienceSizeValue, $again.AudienceSizeValue | Should -Be 1, 5
        ($first, $again | Get-CleanRoomsAudienceExportJob).AudienceSizeValue | Should -Be 1, 5
        ($job | Get-CleanRoomsAudienceExportJob).Name | Should -Be 'twice', 'twice'
        (Get-CleanRoomsAudienceExportJob $job.AudienceGenerationJobArn).Name | Should -Be 'twice', 'twice'
    }

    It 'is exported once with -Resume' {
        $export = $job | Start-CleanRoomsAudienceExportJob -Name once @size @fast

        ($job | Start-CleanRoomsAudienceExportJob -Name once @size -Resume @fast).CreationTime | Should -Be $export.CreationTime
        @($job | Get-CleanRoomsAudienceExportJob | Where-Object Name -EQ once) | Should -HaveCount 1
    }

    It 'is returned at once without -Wait and completes with Wait-CleanRoomsJob' {
        $export = $job | Start-CleanRoomsAudienceExportJob -Name waited @size
        $export.IsFinished, $export.ResourceArn | Should -Be $false, $null

        ($export | Wait-CleanRoomsJob -PollSeconds 0.05).OutputLocation | Should -Match '^s3://bucket/audiences/.*waited$'
    }

    It 'writes an error with the reason when its export fails' {
        $failure = Get-Failure { $job | Start-CleanRoomsAudienceExportJob -Name bad-export @size @fast }

        $failure.FullyQualifiedErrorId | Should -BeLike 'JobFailed,*'
        $failure.Exception.Message | Should -BeLike "*audience export job 'bad-export'*"
    }

    It 'is not taken from the previous row when a row lacks it' {
        $rows = [pscustomobject]@{ Name = 'row'; AudienceGenerationJobArn = $job.AudienceGenerationJobArn; AudienceSizeType = 'PERCENTAGE'; AudienceSizeValue = '5' }

        ($rows | Start-CleanRoomsAudienceExportJob).AudienceSizeValue | Should -Be 5
        (Get-Failure { $rows | Select-Object * -ExcludeProperty Name | Start-CleanRoomsAudienceExportJob }).FullyQualifiedErrorId | Should -Match '^(InputObjectMissingMandatory|AmbiguousParameterSet|InputObjectNotBound|InvalidParameter)'
    }

    It 'is deleted' {
        $made = $configured | Start-CleanRoomsAudienceGenerationJob -Name removed @seed @fast

        $made | Remove-CleanRoomsAudienceGenerationJob -Confirm:$false

        ($made | Get-CleanRoomsAudienceGenerationJob -ErrorAction Ignore).Status | Should -BeIn $null, 'DELETE_PENDING', 'DELETE_IN_PROGRESS'
    }
}
