BeforeDiscovery {
    Import-Module NeptuneMl
    $cmdlets = (Get-Command -Module NeptuneMl).Name
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1

    # What every cmdlet emits in one life of everything.
    $emitted = @{}
    function Invoke-Recorded([string] $Name, [hashtable] $Arguments = @{}) {
        $result = & $Name @Arguments
        $emitted[$Name] = @($emitted[$Name]) + @($result) | Where-Object { $null -ne $_ }
        $result
    }

    $sure = @{ Confirm = $false; PassThru = $true }
    $null = Invoke-Recorded Start-NeptuneMLEmulator @{ JobSeconds = 0 }
    $null = Invoke-Recorded Get-NeptuneMLConnection
    $null = Invoke-Recorded Get-CleanRoomsMLConnection
    $null = Invoke-Recorded Test-NeptuneMLConnection
    $null = Invoke-Recorded Test-NeptuneMLConnection @{ Quiet = $true }
    $null = Invoke-Recorded Get-NeptuneMLRequiredPolicy @{ Cmdlet = 'Test-NeptuneMLConnection' }
    Set-Content (Join-Path $TestDrive mistake.json) '{}'
    $null = Invoke-Recorded Test-NeptuneMLWorkflow @{ Path = Join-Path $TestDrive mistake.json }
    . $PSScriptRoot/Support/WorkflowRuns.ps1
    $null = Invoke-Recorded Export-NeptuneMLWorkflowReport @{ InputObject = New-SampleRun; Path = Join-Path $TestDrive report.html; PassThru = $true }
    $null = Invoke-Recorded Export-NeptuneMLWorkflow @{ Path = "$PSScriptRoot/../../docs/workflows/movies.psd1"; As = 'StepFunctions'; LambdaFunctionArn = "arn:aws:lambda:us-east-1:${account}:function:neptune-ml" }
    Set-Content (Join-Path $TestDrive flow.json) '{ "Steps": { "a": { "Run": "Start-NeptuneMLDataProcessingJob", "With": { "InputDataS3Location": "s3://b/i", "ProcessedDataS3Location": "s3://b/o" } } } }'
    $null = Invoke-Recorded Invoke-NeptuneMLWorkflow @{ Path = Join-Path $TestDrive flow.json; Plan = $true }
    $null = Invoke-Recorded Invoke-NeptuneMLWorkflow @{ Path = Join-Path $TestDrive flow.json }
    $null = Invoke-Recorded Get-NeptuneMLWorkflowRun @{ Path = Join-Path $TestDrive flow.json }
    $null = Invoke-Recorded Test-CleanRoomsMLConnection
    $null = Invoke-Recorded Test-CleanRoomsMLConnection @{ Quiet = $true }
    $null = Invoke-Recorded Test-NeptuneMLSetup
    $null = Invoke-Recorded Test-CleanRoomsMLSetup @{ MembershipIdentifier = $membership }

    $processed = Invoke-Recorded Start-NeptuneMLDataProcessingJob ($processing + $fast)
    $trained = Invoke-Recorded Start-NeptuneMLTrainingJob (@{ InputObject = $processed; TrainModelS3Location = 's3://bucket/models' } + $fast)
    $transformed = Invoke-Recorded Start-NeptuneMLTransformJob (@{ InputObject = $trained; DataProcessingJobId = $processed.Id; ModelTransformOutputS3Location = 's3://bucket/out' } + $fast)
    $endpoint = Invoke-Recorded New-NeptuneMLEndpoint (@{ InputObject = $transformed } + $fast)
    $null = Invoke-Recorded Publish-NeptuneMLModel @{ EndpointId = 'published'; InputObject = $trained; JournalPath = "$TestDrive"; PollSeconds = 0.05 }
    $null = Invoke-Recorded Update-NeptuneMLEndpoint (@{ Id = $endpoint.Id; InputObject = $trained } + $fast)
    $null = Invoke-Recorded Wait-NeptuneMLJob @{ InputObject = $processed, $trained, $transformed, $endpoint }
    $null = Invoke-Recorded Get-NeptuneMLDataProcessingJob
    $endpointOfS3 = @{ S3EndpointUrl = (Get-NeptuneMLConnection).EndpointUrl }
    $null = Invoke-Recorded Get-NeptuneMLModelMetric (@{ InputObject = $processed } + $endpointOfS3)
    $null = Invoke-Recorded Get-NeptuneMLModelMetric (@{ InputObject = $trained } + $endpointOfS3)
    $null = Invoke-Recorded Get-NeptuneMLTrainingJob @{ Id = $trained.Id }
    $null = Invoke-Recorded Get-NeptuneMLTransformJob @{ InputObject = $transformed }
    $null = Invoke-Recorded Get-NeptuneMLEndpoint
    $workflow = Join-Path $TestDrive unused.json
    '{ "Steps": { "serve": { "Run": "New-NeptuneMLEndpoint", "With": { "MLModelTrainingJobId": "genres" } } } }' | Set-Content $workflow
    $null = Invoke-Recorded Get-NeptuneMLEndpoint @{ Unused = $true; Workflow = $workflow }
    $null = Invoke-Recorded Invoke-NeptuneMLInference @{ EndpointId = $endpoint.Id; NodeId = 'movie_1'; Property = 'genre' }
    $null = Invoke-Recorded Invoke-NeptuneMLInference @{ Query = "$($endpoint.QueryPrefix).V('movie_1').properties('genre').with('Neptune#ml.classification')"; Raw = $true }
    foreach ($kind in 'DataProcessingJob', 'TrainingJob', 'TransformJob', 'Endpoint') { $null = Invoke-Recorded "Get-NeptuneML$kind" @{ IdOnly = $true } }
    $null = Invoke-Recorded Remove-NeptuneMLEndpoint (@{ Id = $endpoint.Id } + $sure)
    $null = Invoke-Recorded Stop-NeptuneMLTrainingJob (@{ Id = $trained.Id } + $sure)
    $null = Invoke-Recorded Stop-NeptuneMLTransformJob (@{ Id = $transformed.Id } + $sure)

    $channel = Invoke-Recorded New-CleanRoomsMLInputChannel ($source + $fast + @{ Name = 'channel' })
    $null = Invoke-Recorded Get-CleanRoomsMLInputChannel @{ MembershipIdentifier = $membership }
    $null = Invoke-Recorded Get-CleanRoomsMLInputChannel @{ InputObject = $channel }
    $model = Invoke-Recorded New-CleanRoomsTrainedModel ($training + $fast + @{ Name = 'model' })
    $job = Invoke-Recorded Start-CleanRoomsTrainedModelInferenceJob ($inference + $fast + @{ Name = 'job'; InputObject = $model })
    $export = Invoke-Recorded Start-CleanRoomsTrainedModelExportJob ($fast + @{ Name = 'export'; InputObject = $model; OutputMemberAccountId = $account })
    $null = Invoke-Recorded Get-CleanRoomsTrainedModelExportJob @{ InputObject = $export }
    $null = Invoke-Recorded Wait-CleanRoomsJob @{ InputObject = $channel, $model, $job, $export }
    $null = Invoke-Recorded Stop-CleanRoomsTrainedModelInferenceJob (@{ TrainedModelInferenceJobArn = $job.TrainedModelInferenceJobArn } + $sure)
    $null = Invoke-Recorded Remove-CleanRoomsMLInputChannelData (@{ MLInputChannelArn = $channel.MLInputChannelArn } + $sure)
    $null = Invoke-Recorded Get-CleanRoomsTrainedModel @{ MembershipIdentifier = $membership }
    $null = Invoke-Recorded Get-CleanRoomsTrainedModel @{ TrainedModelArn = $model.TrainedModelArn }
    $null = Invoke-Recorded Get-CleanRoomsTrainedModelInferenceJob @{ InputObject = $job }
    $null = Invoke-Recorded Add-CleanRoomsResourceTag @{ ResourceArn = $model.ResourceArn; Tag = @{ team = 'x' } }
    $null = Invoke-Recorded Get-CleanRoomsResourceTag @{ ResourceArn = $model.ResourceArn }
    $null = Invoke-Recorded Remove-CleanRoomsResourceTag @{ ResourceArn = $model.ResourceArn; TagKey = 'team'; Confirm = $false }
    $null = Invoke-Recorded Remove-CleanRoomsTrainedModelOutput (@{ TrainedModelArn = $model.TrainedModelArn } + $sure)

    $made = Invoke-Recorded New-CleanRoomsConfiguredModelAlgorithm $algorithm
    $null = Invoke-Recorded Get-CleanRoomsConfiguredModelAlgorithm
    $association = Invoke-Recorded New-CleanRoomsConfiguredModelAlgorithmAssociation @{ InputObject = $made; MembershipIdentifier = $membership }
    $null = Invoke-Recorded Get-CleanRoomsConfiguredModelAlgorithmAssociation @{ MembershipIdentifier = $membership }
    $null = Invoke-Recorded Remove-CleanRoomsConfiguredModelAlgorithmAssociation (@{ ConfiguredModelAlgorithmAssociationArn = $association.ConfiguredModelAlgorithmAssociationArn } + $sure)
    $null = Invoke-Recorded Remove-CleanRoomsConfiguredModelAlgorithm (@{ ConfiguredModelAlgorithmArn = $made.ConfiguredModelAlgorithmArn } + $sure)
    $null = Invoke-Recorded Set-CleanRoomsMLConfiguration $configuration
    $null = Invoke-Recorded Get-CleanRoomsMLConfiguration @{ MembershipIdentifier = $membership }
    $null = Invoke-Recorded Remove-CleanRoomsMLConfiguration (@{ MembershipIdentifier = $membership } + $sure)

    $dataset = Invoke-Recorded New-CleanRoomsTrainingDataset ($table + @{ Name = 'dataset' })
    $null = Invoke-Recorded Get-CleanRoomsTrainingDataset @{ TrainingDatasetArn = $dataset.TrainingDatasetArn }
    $audience = Invoke-Recorded New-CleanRoomsAudienceModel ($fast + @{ Name = 'audience'; InputObject = $dataset })
    $null = Invoke-Recorded Get-CleanRoomsAudienceModel
    $offered = Invoke-Recorded New-CleanRoomsConfiguredAudienceModel @{ Name = 'offered'; InputObject = $audience; OutputS3Uri = 's3://bucket/out'; OutputRoleArn = $table.RoleArn; SharedAudienceMetric = 'ALL' }
    $itself = @{ ConfiguredAudienceModelArn = $offered.ConfiguredAudienceModelArn }
    $null = Invoke-Recorded Get-CleanRoomsConfiguredAudienceModel
    $null = Invoke-Recorded Update-CleanRoomsConfiguredAudienceModel ($itself + @{ MinMatchingSeedSize = 30 })
    $null = Invoke-Recorded Set-CleanRoomsConfiguredAudienceModelPolicy ($itself + @{ ConfiguredAudienceModelPolicy = '{}' })
    $null = Invoke-Recorded Get-CleanRoomsConfiguredAudienceModelPolicy $itself
    $null = Invoke-Recorded Remove-CleanRoomsConfiguredAudienceModelPolicy ($itself + $sure)
    $null = Invoke-Recorded Remove-CleanRoomsConfiguredAudienceModel ($itself + $sure)
    $offer = $audience | New-CleanRoomsConfiguredAudienceModel -Name offer-of-all -OutputS3Uri s3://bucket/audiences -OutputRoleArn $table.RoleArn -SharedAudienceMetric ALL
    $generated = Invoke-Recorded Start-CleanRoomsAudienceGenerationJob ($seed + $fast + @{ Name = 'generated'; InputObject = $offer })
    $null = Invoke-Recorded Get-CleanRoomsAudienceGenerationJob
    $exported = Invoke-Recorded Start-CleanRoomsAudienceExportJob ($size + $fast + @{ Name = 'exported'; InputObject = $generated })
    $null = Invoke-Recorded Get-CleanRoomsAudienceExportJob @{ InputObject = $exported }
    $null = Invoke-Recorded Wait-CleanRoomsJob @{ InputObject = $audience, $generated, $exported }
    $null = Invoke-Recorded Remove-CleanRoomsAudienceGenerationJob (@{ AudienceGenerationJobArn = $generated.AudienceGenerationJobArn } + $sure)
    $other = Invoke-Recorded New-CleanRoomsAudienceModel ($fast + @{ Name = 'other'; InputObject = $dataset })
    $null = Invoke-Recorded Remove-CleanRoomsAudienceModel (@{ AudienceModelArn = $other.AudienceModelArn } + $sure)
    $unused = Invoke-Recorded New-CleanRoomsTrainingDataset ($table + @{ Name = 'unused' })
    $null = Invoke-Recorded Remove-CleanRoomsTrainingDataset (@{ TrainingDatasetArn = $unused.TrainingDatasetArn } + $sure)
    Stop-NeptuneMLEmulator

    $null = Start-NeptuneMLEmulator -JobSeconds 3600
    $null = Invoke-Recorded Stop-NeptuneMLDataProcessingJob (@{ InputObject = Start-NeptuneMLDataProcessingJob @processing } + $sure)
    $null = Invoke-Recorded Stop-CleanRoomsTrainedModel (@{ TrainedModelArn = (New-CleanRoomsTrainedModel @training -Name model).TrainedModelArn } + $sure)
    $null = Invoke-Recorded Stop-NeptuneMLEmulator

    $server = New-ScriptedServer -Json '{"status":"200 OK"}'
    $keys = [pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString 'sampleEXAMPLEKEY' -AsPlainText))
    $null = Invoke-Recorded Connect-NeptuneML @{ EndpointUrl = $server.Url; Unsigned = $true }
    $null = Invoke-Recorded Connect-CleanRoomsML @{ EndpointUrl = $server.Url; Region = 'us-east-1'; Credential = $keys }
    $null = Invoke-Recorded Disconnect-NeptuneML
    $null = Invoke-Recorded Disconnect-CleanRoomsML
    $server.Dispose()
}

Describe '<_>' -ForEach $cmdlets {
    It 'writes exactly the declared output types' {
        $emitted.ContainsKey($_) | Should -BeTrue -Because 'every cmdlet is run above'
        $declared = (Get-Command $_).OutputType.Name | Where-Object { $_ -ne 'System.Void' }

        $emitted[$_] | ForEach-Object { $_.GetType().FullName } | Sort-Object -Unique | Should -Be ($declared | Sort-Object)
    }
}
