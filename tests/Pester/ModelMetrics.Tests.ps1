BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $emulator = Start-NeptuneMLEmulator -JobSeconds 0 -Credential $keys
    $s3 = @{ S3EndpointUrl = (Get-NeptuneMLConnection).EndpointUrl }
    $processed = Start-NeptuneMLDataProcessingJob @processing -Id processed @fast
    $trained = $processed | Start-NeptuneMLTrainingJob -Id genres -TrainModelS3Location s3://bucket/models @fast
    $transformed = $trained | Start-NeptuneMLTransformJob -Id transformed -DataProcessingJobId processed -ModelTransformOutputS3Location s3://bucket/out @fast
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'Get-NeptuneMLModelMetric' {
    Context 'for a training job' {
        It 'writes metrics of both datasets, the ranking and the recommended instance' {
            $evaluation = $trained | Get-NeptuneMLModelMetric @s3

            $evaluation | Should -BeOfType NeptuneMl.ModelEvaluation
            $evaluation.MLModelTrainingJobId | Should -Be genres
            $evaluation.Metrics.Dataset | Sort-Object -Unique | Should -Be 'Test', 'Validation'
            ($evaluation.Metrics | Where-Object { $_.Name -eq 'accuracy' -and $_.Dataset -eq 'Validation' }).Value | Should -BeGreaterThan 0
            ($evaluation.Metrics | Where-Object Label -EQ 'macro avg').Name | Sort-Object -Unique | Should -Be 'f1-score', 'precision', 'recall', 'support'
            $evaluation.Ranking.Position | Should -Be (1..$trained.MLModels.Count)
            $evaluation.Ranking.Name | Should -Be $trained.MLModels.Name
            $evaluation.InstanceType | Should -BeLike 'ml.*'
            $evaluation.Objective.Metric | Should -Be acc
        }

        It 'reads the job by its id' {
            $evaluation = Get-NeptuneMLModelMetric genres @s3
            "$($evaluation.Metrics)" | Should -Be "$(($trained | Get-NeptuneMLModelMetric @s3).Metrics)"
            $evaluation.Objective | Should -BeNullOrEmpty -Because 'Neptune does not return the data processing job of a training job'
        }

        It 'reads rows with the column MLModelTrainingJobId' {
            ([pscustomobject] @{ MLModelTrainingJobId = 'genres' } | Get-NeptuneMLModelMetric @s3).MLModelTrainingJobId | Should -Be genres
        }

        It 'gives New-NeptuneMLEndpoint the model and the instance type, as a live object and as a copy' {
            $evaluation = $trained | Get-NeptuneMLModelMetric @s3
            $file = Join-Path $TestDrive evaluation.xml
            $evaluation | Export-Clixml $file
            foreach ($piped in $evaluation, (Import-Clixml $file), ($evaluation | ConvertTo-Json -Depth 4 | ConvertFrom-Json)) {
                $endpoint = $piped | New-NeptuneMLEndpoint
                $endpoint.SourceTrainingJobId | Should -Be genres
                $endpoint.InstanceType | Should -Be $evaluation.InstanceType
            }
        }
    }

    Context 'for a data processing job' {
        It 'gives Start-NeptuneMLTrainingJob the recommended instances and volume' {
            $recommendation = $processed | Get-NeptuneMLModelMetric @s3
            $recommendation | Should -BeOfType NeptuneMl.TrainingRecommendation
            $recommendation.TrainingInstanceVolumeSizeInGB | Should -BeGreaterThan 0

            $written = $recommendation | Start-NeptuneMLTrainingJob -Id other -TrainModelS3Location s3://bucket/models -WhatIf -Verbose 4>&1
            $request = "$($written -match '^Request: ')" -replace '^[^{]*' | ConvertFrom-Json
            $request.dataProcessingJobId | Should -Be processed
            $request.trainingInstanceType | Should -Be $recommendation.TrainingInstanceType
            $request.baseProcessingInstanceType | Should -Be $recommendation.BaseProcessingInstanceType
            $request.trainingInstanceVolumeSizeInGB | Should -Be $recommendation.TrainingInstanceVolumeSizeInGB
        }

        It 'reads the job by its id' {
            (Get-NeptuneMLModelMetric -DataProcessingJobId processed @s3).Objectives.Metric | Should -Be acc
        }
    }

    Context 'for a transform job' {
        It 'gives New-NeptuneMLEndpoint the model and the instance type' {
            $evaluation = $transformed | Get-NeptuneMLModelMetric @s3
            $evaluation.Metrics | Should -BeNullOrEmpty
            $endpoint = $evaluation | New-NeptuneMLEndpoint
            $endpoint.SourceTransformJobId | Should -Be transformed
            $endpoint.InstanceType | Should -Be $evaluation.InstanceType
        }
    }

    Context 'with -S3Location' {
        It 'reads whichever files the location has' {
            Get-NeptuneMLModelMetric -S3Location $trained.ProcessingJob.OutputLocation @s3 | Should -BeOfType NeptuneMl.ModelEvaluation
            Get-NeptuneMLModelMetric -S3Location $processed.OutputLocation @s3 | Should -BeOfType NeptuneMl.TrainingRecommendation
        }

        It 'writes an error with bucket, key and permission when the location has none' {
            $failure = { Get-NeptuneMLModelMetric -S3Location s3://bucket/nothing @s3 -ErrorAction Stop } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
            $failure.Exception.Message | Should -BeLike "*'nothing/*.json'*'bucket'*"
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*s3:GetObject on arn:aws:s3:::bucket/nothing/*'
        }

        It 'writes what exists and an error for what does not, when it replaces the location of a job' {
            $evaluation = Get-NeptuneMLModelMetric genres -S3Location $transformed.OutputLocation @s3 -ErrorVariable failures -ErrorAction SilentlyContinue
            $evaluation.InstanceType | Should -BeLike 'ml.*'
            $evaluation.Metrics | Should -BeNullOrEmpty
            $failures[0].Exception.Message | Should -BeLike '*eval_metrics_info.json*'
            $failures[0].TargetObject.Id | Should -Be genres
        }
    }

    It 'writes one error for each job that is not found, and reads the others' {
        $found = 'nope', 'genres' | ForEach-Object { [pscustomobject] @{ MLModelTrainingJobId = $_ } } |
            Get-NeptuneMLModelMetric @s3 -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.MLModelTrainingJobId | Should -Be genres
        $failures.FullyQualifiedErrorId | Should -BeLike 'MLResourceNotFound,*'
    }

    It 'writes an error for other objects' {
        1 | Get-NeptuneMLModelMetric @s3 -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].Exception.Message | Should -BeLike '-InputObject*must be a TrainingJob*not a number*'
    }

    It 'writes an error for a job that has not completed' {
        $server = New-ScriptedServer -Json '{"status":"InProgress","id":"running"}'
        $failure = { Get-NeptuneMLModelMetric running -EndpointUrl $server.Url -Credential $keys -Region us-east-1 -ErrorAction Stop } | Should -Throw -PassThru
        $server.Dispose()
        $failure.FullyQualifiedErrorId | Should -BeLike 'PreconditionsFailed,*'
        $failure.ErrorDetails.RecommendedAction | Should -Be 'Wait for the job: Wait-NeptuneMLJob running'
    }

    It 'uses AWS_ENDPOINT_URL_S3' {
        $result = Invoke-Within 60 @'
            Import-Module NeptuneMl
            $env:AWS_ENDPOINT_URL_S3 = $args[0]
            try { Get-NeptuneMLModelMetric genres -EndpointUrl $args[0] -Credential $args[1] -Region us-east-1 }
            finally { Remove-Item env:AWS_ENDPOINT_URL_S3 }
'@ $s3.S3EndpointUrl, $keys
        $result.Output.MLModelTrainingJobId | Should -Be genres
    }

    It 'needs s3:GetObject in every use' {
        (Get-NeptuneMLRequiredPolicy Get-NeptuneMLModelMetric | ConvertFrom-Json).Statement.Action | Should -Contain s3:GetObject
    }
}
