#requires -Version 7.6
<#
    Runs three lifecycles and a workflow against the emulator, and shows three errors. Neptune ML: from an exported graph to an
    endpoint. Clean Rooms ML: from a container image to a trained model, its export and its inference job; from a training dataset
    to an exported audience. The workflow is killed half-way and run again. Needs no AWS account and sends no request to another
    machine. ./build.ps1 demo builds the module and runs the demo.
#>
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3

if (-not (Get-Module NeptuneMl)) { Import-Module NeptuneMl }
$started = [Diagnostics.Stopwatch]::StartNew()
$jobs = [Collections.Generic.List[object]]::new()
$errors = 0

function Write-Title([string] $Text) { Write-Host "`n== $Text" -ForegroundColor Cyan }

# Writes that a stage has finished, and passes its result to the next one.
filter Show-Finished([string] $What) {
    Write-Host ('  {0,5:F1} s  {1} {2}' -f $started.Elapsed.TotalSeconds, $What, $_.Status)
    $jobs.Add($_)
    $_
}

# Shows the error of a command. The demo fails if the command writes no error.
function Show-Error([string] $What, [scriptblock] $Command) {
    Write-Host "`n$What" -ForegroundColor Yellow
    Write-Host "PS> $("$Command".Trim())" -ForegroundColor DarkGray
    $found = $null
    try { & $Command | Out-Null } catch { $found = $_ }
    if (-not $found) { throw "The command wrote no error: $Command" }
    Write-Host "  $($found.FullyQualifiedErrorId.Split(',')[0]): $found"
    if ($found.ErrorDetails.RecommendedAction) { Write-Host "  Recommended action: $($found.ErrorDetails.RecommendedAction)" }
    $script:errors++
}

Write-Title 'Emulator: both services in this process'
$emulator = Start-NeptuneMLEmulator -JobSeconds 1.5
$emulator | Format-Table | Out-Host
Test-NeptuneMLConnection | Format-Table | Out-Host

Write-Title 'Neptune ML: from an exported graph to predictions, in one pipeline'
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
Start-NeptuneMLDataProcessingJob -Id movielens-processing @processing -Wait | Show-Finished 'data processing' |
    Start-NeptuneMLTrainingJob -Id movielens-training @training -Wait | Show-Finished 'training' |
    Start-NeptuneMLTransformJob -Id movielens-transform -ModelTransformOutputS3Location s3://amzn-s3-demo-bucket/neptune-ml/transform -Wait | Show-Finished 'transform' |
    New-NeptuneMLEndpoint -Id movielens-endpoint -InstanceType ml.m5.xlarge -InstanceCount 1 -Wait | Show-Finished 'endpoint' |
    Invoke-NeptuneMLInference -NodeId movie_1, movie_2 -Property genre -Limit 2 -OutVariable predictions | Format-Table | Out-Host
if ($predictions.Count -ne 4) { throw "The endpoint made $($predictions.Count) predictions instead of 4." }

$jobs | Where-Object { $_ -isnot [NeptuneMl.MLEndpoint] } | Format-Table | Out-Host

Write-Title 'Neptune ML: the next model behind an endpoint that never stops answering'
$journals = Join-Path ([IO.Path]::GetTempPath()) "publications-$([guid]::NewGuid())"
$publishing = @{
    EndpointId                    = 'movielens-endpoint'
    PreviousMLModelTransformJobId = 'movielens-transform'
    JournalPath                   = $journals
    Test                          = { $_ | Invoke-NeptuneMLInference -NodeId movie_1 -Property genre | ForEach-Object { $null -ne $_.Value } }
}
Get-NeptuneMLTrainingJob movielens-training | Publish-NeptuneMLModel @publishing | Show-Finished 'publication' |
    Invoke-NeptuneMLInference -NodeId movie_1, movie_2 -Property genre | Format-Table | Out-Host
Remove-Item $journals -Recurse

Write-Title 'Clean Rooms ML: from a container image to a trained model, its export and its inference job'
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
$channel = $association | New-CleanRoomsMLInputChannel -Name churn-train @query -Wait | Show-Finished 'input channel'

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
$trained = New-CleanRoomsTrainedModel @model -Wait | Show-Finished 'trained model'
$trained | Start-CleanRoomsTrainedModelExportJob -Name churn-2026 -OutputMemberAccountId 123456789012 -Wait | Show-Finished 'export' | Out-Null
$trained | Start-CleanRoomsTrainedModelInferenceJob @inference -Wait | Show-Finished 'inference' | Out-Null

$jobs | Select-Object -Last 4 | ForEach-Object { $_ | Format-Table | Out-Host }

Write-Title 'Clean Rooms ML: from a training dataset to an exported lookalike audience'
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
    New-CleanRoomsAudienceModel -Name visits -Wait | Show-Finished 'audience model' |
    New-CleanRoomsConfiguredAudienceModel -Name visits @output |
    Start-CleanRoomsAudienceGenerationJob -Name autumn -S3Uri s3://amzn-s3-demo-bucket/seeds/autumn.csv -RoleArn $role -Wait | Show-Finished 'audience' |
    Start-CleanRoomsAudienceExportJob -Name autumn -AudienceSizeType ABSOLUTE -AudienceSizeValue 10000 -Wait | Show-Finished 'audience export' | Out-Null

$jobs | Select-Object -Last 3 | ForEach-Object { $_ | Format-Table | Out-Host }

Write-Title 'A workflow: killed half-way, and run again'
$folder = New-Item -ItemType Directory -Force (Join-Path $PSScriptRoot '../artifacts/demo')
Get-ChildItem $folder | Remove-Item -Recurse -Force
$workflow = Copy-Item $PSScriptRoot/workflows/movies.psd1 $folder -PassThru
Write-Host 'The plan:'
Invoke-NeptuneMLWorkflow $workflow -Plan | Format-Table | Out-Host

Import-Module $PSScriptRoot/../build/PowerShellProcess.psm1
$program, $arguments = Get-PowerShellCommand
$command = "Import-Module '$((Get-Module NeptuneMl).Path)'; Connect-NeptuneML $($emulator.BaseAddress) -Unsigned; Invoke-NeptuneMLWorkflow '$workflow'"
$run = Start-Process $program (@($arguments) + '-NoProfile', '-Command', "`"$command`"" | Where-Object { $_ }) -PassThru -RedirectStandardOutput $folder/output.txt
# Until the journal of the other process says that the training was accepted.
while (-not (Get-ChildItem $folder -Recurse -Filter *.jsonl | Select-String '"event":"step-accepted","step":"genres"')) {
    if ($run.HasExited) { throw "The run ended before it could be killed: $(Get-Content -Raw $folder/output.txt)" }
    Start-Sleep -Milliseconds 50
}
$run.Kill($true)
$run.WaitForExit()
Write-Host "Process $($run.Id), which ran the workflow, was killed. Its journal:"
(Get-NeptuneMLWorkflowRun $workflow).Steps | Format-Table | Out-Host

Write-Host 'The same command again:'
$finished = Invoke-NeptuneMLWorkflow $workflow
$finished.Steps | Format-Table | Out-Host
if ($finished.State -ne 'Succeeded' -or $finished.Steps[1].Action -ne 'Reuse') { throw 'The workflow did not continue.' }
Write-Host "The report: $(Export-NeptuneMLWorkflowReport $workflow -Path $folder/movies.html -PassThru)"

Write-Title 'Three errors'
Show-Error 'A location that is not in S3: found before a request is sent.' {
    Start-NeptuneMLDataProcessingJob -InputDataS3Location https://amzn-s3-demo-bucket/export -ProcessedDataS3Location s3://amzn-s3-demo-bucket/processed
}
$wrong = $model.Clone()
$wrong.VolumeSizeInGB = 9000
$wrong.Tag = @{ 'AWS:owner' = 'growth' }
Show-Error 'A volume that is too large, and a reserved tag key.' {
    New-CleanRoomsTrainedModel @wrong
}
Show-Error 'A job that does not exist: an error from the service.' {
    Get-NeptuneMLTrainingJob -Id movielens-trainig -ErrorAction Stop
}

Stop-NeptuneMLEmulator
Write-Host "`ndemo: OK ($($jobs.Count) jobs, a workflow in two runs, $errors errors shown, PowerShell $($PSVersionTable.PSVersion))"
