#requires -Version 7.6
<#
    Three lifecycles against the emulator, then three errors. Neptune ML: from an exported graph to an endpoint. Clean Rooms ML:
    from a container image to a trained model, its export and its inference job; from a training dataset to an exported audience.
    Needs no AWS account and sends nothing beyond this machine. ./build.ps1 demo runs it with the module that was just built.
#>
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3

if (-not (Get-Module NeptuneMl)) { Import-Module NeptuneMl }
$started = [Diagnostics.Stopwatch]::StartNew()
$jobs = [Collections.Generic.List[object]]::new()
$mistakes = 0

function Write-Title([string] $Text) { Write-Host "`n== $Text" -ForegroundColor Cyan }

# Says that a stage has ended, and passes its result on to the next one.
filter Show-Ended([string] $What) {
    Write-Host ('  {0,5:F1} s  {1} {2}' -f $started.Elapsed.TotalSeconds, $What, $_.Status)
    $jobs.Add($_)
    $_
}

# Shows the error that a command writes; a command that writes none fails the demo.
function Show-Mistake([string] $What, [scriptblock] $Command) {
    Write-Host "`n$What" -ForegroundColor Yellow
    Write-Host "PS> $("$Command".Trim())" -ForegroundColor DarkGray
    $found = $null
    try { & $Command | Out-Null } catch { $found = $_ }
    if (-not $found) { throw "The mistake went unnoticed: $Command" }
    Write-Host "  $($found.FullyQualifiedErrorId.Split(',')[0]): $found"
    if ($found.ErrorDetails.RecommendedAction) { Write-Host "  Advice: $($found.ErrorDetails.RecommendedAction)" }
    $script:mistakes++
}

Write-Title 'The emulator: both services, in this process'
$emulator = Start-NeptuneMLEmulator -JobSeconds 1.5
$emulator | Format-Table | Out-Host
Test-NeptuneMLConnection | Format-Table | Out-Host

Write-Title 'Neptune ML: from an exported graph to a served model, in one pipeline'
$processing = @{
    InputDataS3Location      = 's3://amzn-s3-demo-bucket/neptune-export/movielens'
    ProcessedDataS3Location  = 's3://amzn-s3-demo-bucket/neptune-ml/processed'
    ModelType                = 'heterogeneous'
    ConfigFileName           = 'training-data-configuration.json'
    ProcessingInstanceType   = 'ml.r5.large'
    SagemakerIamRoleArn      = 'arn:aws:iam::123456789012:role/NeptuneMLSageMakerRole'
    NeptuneIamRoleArn        = 'arn:aws:iam::123456789012:role/NeptuneMLNeptuneRole'
    Subnet                   = 'subnet-0123456789abcdef0', 'subnet-0fedcba9876543210'
    SecurityGroupId          = 'sg-0123456789abcdef0'
    VolumeEncryptionKMSKey   = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
}
$training = @{
    TrainModelS3Location       = 's3://amzn-s3-demo-bucket/neptune-ml/models'
    TrainingInstanceType       = 'ml.g5.2xlarge'
    MaxHPONumberOfTrainingJobs = 10
    MaxHPOParallelTrainingJobs = 2
}
Start-NeptuneMLDataProcessingJob -Id movielens-processing @processing -Wait | Show-Ended 'data processing' |
    Start-NeptuneMLTrainingJob -Id movielens-training @training -Wait | Show-Ended 'training' |
    Start-NeptuneMLTransformJob -Id movielens-transform -ModelTransformOutputS3Location s3://amzn-s3-demo-bucket/neptune-ml/transform -Wait | Show-Ended 'transform' |
    New-NeptuneMLEndpoint -Id movielens-endpoint -InstanceType ml.m5.xlarge -InstanceCount 1 -Wait | Show-Ended 'endpoint' | Out-Null

$jobs | Format-Table | Out-Host

Write-Title 'Clean Rooms ML: from a container image to a trained model, its export and its predictions'
$membership = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'
$resources = "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/$membership"
$role = 'arn:aws:iam::123456789012:role/CleanRoomsML'
$algorithm = @{
    Name                     = 'churn'
    RoleArn                  = $role
    TrainingImageUri         = '123456789012.dkr.ecr.us-east-1.amazonaws.com/churn-training:3'
    TrainingMetricDefinition = @{ name = 'validation:auc'; regex = 'auc=([0-9.]+)' }
    InferenceImageUri        = '123456789012.dkr.ecr.us-east-1.amazonaws.com/churn-inference:3'
}
$limits = @{
    MetricsNoiseLevel   = 'LOW'
    MaxArtifactSizeInGB = 10
    MaxExportSizeInGB   = 5
    FileToExport        = 'MODEL', 'OUTPUT'
}
$association = New-CleanRoomsConfiguredModelAlgorithm @algorithm |
    New-CleanRoomsConfiguredModelAlgorithmAssociation -MembershipIdentifier $membership @limits

$query = @{
    QueryString     = 'SELECT * FROM customers JOIN visits USING (customer_id)'
    WorkerType      = 'CR.1X'
    WorkerNumber    = 4
    ResultFormat    = 'PARQUET'
    RoleArn         = $role
    RetentionInDays = 7
}
$channel = $association | New-CleanRoomsMLInputChannel -Name churn-train @query -Wait | Show-Ended 'input channel'

$model = @{
    MembershipIdentifier                   = $membership
    Name                                   = 'churn-2026'
    ConfiguredModelAlgorithmAssociationArn = $association.ConfiguredModelAlgorithmAssociationArn
    DataChannel                            = @(
        @{ ChannelName = 'train'; MLInputChannelArn = $channel.MLInputChannelArn; S3DataDistributionType = 'ShardedByS3Key' }
        @{ ChannelName = 'validation'; MLInputChannelArn = "$resources/ml-input-channel/c2e4f6a8-1b3d-4957-9f8e-7d6c5b4a3928" }
    )
    InstanceType                           = 'ml.g5.2xlarge'
    InstanceCount                          = 2
    VolumeSizeInGB                         = 100
    MaxRuntimeInSeconds                    = 7200
    Hyperparameter                         = @{ epochs = 20; learning_rate = 0.001; batch_size = 256 }
    Environment                            = @{ LOG_LEVEL = 'INFO' }
    Tag                                    = @{ team = 'growth'; 'cost-center' = '4711' }
}
$inference = @{
    Name                  = 'churn-2026-11'
    MLInputChannelArn     = "$resources/ml-input-channel/8f7e6d5c-4b3a-4291-a0b9-c8d7e6f5a4b3"
    OutputMemberAccountId = '123456789012'
    Accept                = 'text/csv'
    MaxPayloadInMB        = 6
    InstanceType          = 'ml.m5.4xlarge'
    Environment           = @{ BATCH_STRATEGY = 'MultiRecord' }
    Tag                   = @{ team = 'growth' }
}
$trained = New-CleanRoomsTrainedModel @model -Wait | Show-Ended 'trained model'
$trained | Start-CleanRoomsTrainedModelExportJob -Name churn-2026 -OutputMemberAccountId 123456789012 -Wait | Show-Ended 'export' | Out-Null
$trained | Start-CleanRoomsTrainedModelInferenceJob @inference -Wait | Show-Ended 'inference' | Out-Null

$jobs | Select-Object -Last 4 | ForEach-Object { $_ | Format-Table | Out-Host }

Write-Title 'Clean Rooms ML: from a table of visits to an audience like a seed'
$dataset = @{
    Name         = 'visits'
    RoleArn      = $role
    DatabaseName = 'web'
    TableName    = 'visits'
    Schema       = [ordered] @{ visitor_id = 'USER_ID'; page = 'ITEM_ID'; seen_at = 'TIMESTAMP' }
}
$output = @{
    OutputS3Uri          = 's3://amzn-s3-demo-bucket/audiences'
    OutputRoleArn        = $role
    SharedAudienceMetric = 'ALL'
    MinMatchingSeedSize  = 500
}
New-CleanRoomsTrainingDataset @dataset |
    New-CleanRoomsAudienceModel -Name visits -Wait | Show-Ended 'audience model' |
    New-CleanRoomsConfiguredAudienceModel -Name visits @output |
    Start-CleanRoomsAudienceGenerationJob -Name autumn -S3Uri s3://amzn-s3-demo-bucket/seeds/autumn.csv -RoleArn $role -Wait | Show-Ended 'audience' |
    Start-CleanRoomsAudienceExportJob -Name autumn -AudienceSizeType ABSOLUTE -AudienceSizeValue 10000 -Wait | Show-Ended 'audience export' | Out-Null

$jobs | Select-Object -Last 3 | ForEach-Object { $_ | Format-Table | Out-Host }

Write-Title 'Three mistakes'
Show-Mistake 'A location that is not in S3: found before anything is sent.' {
    Start-NeptuneMLDataProcessingJob -InputDataS3Location https://amzn-s3-demo-bucket/export -ProcessedDataS3Location s3://amzn-s3-demo-bucket/processed
}
$wrong = $model.Clone()
$wrong.VolumeSizeInGB = 9000
$wrong.Tag = @{ 'AWS:owner' = 'growth' }
Show-Mistake 'A volume that is too large, and a tag that only AWS may set.' {
    New-CleanRoomsTrainedModel @wrong
}
Show-Mistake 'A job that does not exist: the service says so.' {
    Get-NeptuneMLTrainingJob -Id movielens-trainig -ErrorAction Stop
}

Stop-NeptuneMLEmulator
Write-Host "`ndemo: OK ($($jobs.Count) jobs, $mistakes errors shown, PowerShell $($PSVersionTable.PSVersion))"
