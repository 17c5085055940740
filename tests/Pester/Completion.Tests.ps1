BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1

    function Get-Completion([string] $Line) {
        @((TabExpansion2 $Line $Line.Length).CompletionMatches | Where-Object ResultType -EQ 'ParameterValue').CompletionText
    }
}

Describe 'Completion' {
    It 'offers the known values: <Line>' -ForEach @(
        @{ Line = 'Start-NeptuneMLDataProcessingJob -ModelType '; Values = 'heterogeneous', 'kge' }
        @{ Line = 'New-NeptuneMLEndpoint -ModelName r'; Values = 'rgcn', 'rotate' }
        @{ Line = 'New-CleanRoomsTrainedModel -TrainingInputMode F'; Values = 'File', 'FastFile' }
        @{ Line = 'New-CleanRoomsConfiguredAudienceModel -SharedAudienceMetric '; Values = 'ALL', 'NONE' }
        @{ Line = 'Update-CleanRoomsConfiguredAudienceModel -AudienceSizeType P'; Values = 'PERCENTAGE' }
        @{ Line = 'Set-CleanRoomsConfiguredAudienceModelPolicy -PolicyExistenceCondition '; Values = 'POLICY_MUST_EXIST', 'POLICY_MUST_NOT_EXIST' }
        @{ Line = 'New-CleanRoomsConfiguredModelAlgorithmAssociation -MetricsNoiseLevel '; Values = 'HIGH', 'MEDIUM', 'LOW', 'NONE' }
        @{ Line = 'New-CleanRoomsConfiguredModelAlgorithmAssociation -FilesToExport MODEL, O'; Values = 'OUTPUT' }
        @{ Line = 'NeptuneMl\New-CleanRoomsTrainedModel -TrainingInputMode P'; Values = 'Pipe' }
        @{ Line = 'New-CleanRoomsTrainingDataset -Type '; Values = 'INTERACTIONS' }
        @{ Line = 'Start-CleanRoomsAudienceExportJob -AudienceSizeType '; Values = 'ABSOLUTE', 'PERCENTAGE' }
        @{ Line = 'Start-CleanRoomsAudienceGenerationJob -WorkerType '; Values = 'CR.1X', 'CR.4X', 'CR.8X' }
        @{ Line = 'Connect-NeptuneML -RetryMode '; Values = 'Adaptive', 'Standard' }
        @{ Line = 'Connect-NeptuneML -Via '; Values = 'localhost:8182' }
        @{ Line = 'Connect-CleanRoomsML -Proxy s'; Values = 'socks5://' }
    ) {
        Get-Completion $Line | Should -Be $Values
    }

    It 'offers instance types, those of inference where that takes others' {
        Get-Completion 'New-CleanRoomsTrainedModel -InstanceType ml.m5.' | Should -Contain 'ml.m5.xlarge'
        Get-Completion 'Start-NeptuneMLTrainingJob -TrainingInstanceType ml.g5.' | Should -Contain 'ml.g5.2xlarge'
        $inference = Get-Completion 'Start-CleanRoomsTrainedModelInferenceJob -InstanceType ml.'
        $inference | Should -Not -BeNullOrEmpty
        $inference | Should -Not -Be (Get-Completion 'New-CleanRoomsTrainedModel -InstanceType ml.')
    }

    It 'omits the retired P3 series for <_>' -ForEach @(
        'New-CleanRoomsTrainedModel -InstanceType ml.p', 'Start-CleanRoomsTrainedModelInferenceJob -InstanceType ml.', 'Start-NeptuneMLTrainingJob -TrainingInstanceType ml.p'
    ) {
        $offered = Get-Completion $_

        $offered | Should -Not -BeNullOrEmpty
        $offered | Where-Object { $_ -like 'ml.p3*' } | Should -BeNullOrEmpty
    }

    It 'offers Regions' {
        Get-Completion 'Connect-NeptuneML -Region eu-w' | Should -Contain 'eu-west-1'
        Get-Completion 'Get-NeptuneMLEndpoint -Region "us-e' | Should -Contain 'us-east-1'
    }

    It 'offers profiles of the shared files' {
        Get-Completion 'Connect-CleanRoomsML -ProfileName t' | Should -Be 'team-a'
    }
}

Describe 'Completion of ids' {
    BeforeAll {
        $null = Start-NeptuneMLEmulator -JobSeconds 0
        $processed = Start-NeptuneMLDataProcessingJob @processing -Id complete-processing @fast
        $trained = $processed | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models -Id complete-training @fast
        $null = $trained | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://bucket/out -Id complete-transform @fast
        $null = $trained | New-NeptuneMLEndpoint -Id complete-endpoint @fast
        $model = New-CleanRoomsTrainedModel @training -Name complete @fast
    }

    AfterAll {
        Stop-NeptuneMLEmulator
    }

    It 'offers the ids of the right resource: <Line>' -ForEach @(
        @{ Line = 'Get-NeptuneMLDataProcessingJob -Id '; Value = 'complete-processing' }
        @{ Line = 'Get-NeptuneMLDataProcessingJob comp'; Value = 'complete-processing' }
        @{ Line = 'Stop-NeptuneMLTrainingJob -Id c'; Value = 'complete-training' }
        @{ Line = 'Get-NeptuneMLTransformJob -Id c'; Value = 'complete-transform' }
        @{ Line = 'Remove-NeptuneMLEndpoint -Id c'; Value = 'complete-endpoint' }
        @{ Line = 'Invoke-NeptuneMLInference -EndpointId c'; Value = 'complete-endpoint' }
        @{ Line = 'Test-NeptuneMLSetup -EndpointId c'; Value = 'complete-endpoint' }
        @{ Line = 'Start-NeptuneMLTrainingJob -DataProcessingJobId '; Value = 'complete-processing' }
        @{ Line = 'Start-NeptuneMLTransformJob -MLModelTrainingJobId '; Value = 'complete-training' }
        @{ Line = 'New-NeptuneMLEndpoint -MLModelTransformJobId '; Value = 'complete-transform' }
    ) {
        Get-Completion $Line | Should -Be $Value
    }

    It 'offers trained models when the membership is given' {
        Get-Completion "Get-CleanRoomsTrainedModel -MembershipIdentifier $membership -TrainedModelArn " | Should -Be $model.TrainedModelArn
        Get-Completion 'Get-CleanRoomsTrainedModel -TrainedModelArn ' | Should -BeNullOrEmpty
    }

    It 'offers the datasets and audience models of the account' {
        $dataset = New-CleanRoomsTrainingDataset complete @table
        $audience = $dataset | New-CleanRoomsAudienceModel -Name complete @fast

        Get-Completion 'New-CleanRoomsAudienceModel -TrainingDatasetArn ' | Should -Be $dataset.TrainingDatasetArn
        Get-Completion 'Remove-CleanRoomsAudienceModel ' | Should -Be $audience.AudienceModelArn
    }

    It 'offers nothing for another prefix' {
        Get-Completion 'Get-NeptuneMLDataProcessingJob -Id zzz' | Should -BeNullOrEmpty
    }
}

Describe 'Completion without a service' {
    It 'returns quickly without results when <What>' -ForEach @(
        @{ What = 'there is no connection'; Connect = { } }
        @{ What = 'nothing listens'; Connect = { Connect-NeptuneML http://127.0.0.1:1 -Unsigned; Connect-CleanRoomsML -EndpointUrl http://127.0.0.1:1 -Region us-east-1 } }
        @{ What = 'nobody responds'; Connect = { Connect-NeptuneML $silent.Url -Unsigned; Connect-CleanRoomsML -EndpointUrl $silent.Url -Region us-east-1 } }
    ) {
        Disconnect-NeptuneML
        Disconnect-CleanRoomsML
        $silent = New-ScriptedServer
        try {
            $null = & $Connect
            $null = Get-Completion 'Get-NeptuneMLEndpoint -MaxItems 1 -'
            $Error.Clear()
            foreach ($line in 'Get-NeptuneMLEndpoint -Id ', "Get-CleanRoomsTrainedModel -MembershipIdentifier $membership -TrainedModelArn ") {
                $clock = [Diagnostics.Stopwatch]::StartNew()
                Get-Completion $line | Should -BeNullOrEmpty
                $clock.Elapsed.TotalSeconds | Should -BeLessThan 2.5
            }
            $Error | Should -BeNullOrEmpty
        }
        finally {
            Disconnect-NeptuneML
            Disconnect-CleanRoomsML
            $silent.Dispose()
        }
    }
}
