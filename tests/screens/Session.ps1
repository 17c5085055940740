# The session that is captured: an emulator, some jobs, and a short prompt. Dot-sourced by the terminal that Update-Screens.ps1 opens.
param([string] $Scene)

Remove-Module PSReadLine -ErrorAction Ignore
function prompt { 'PS> ' }

$env:AWS_EC2_METADATA_DISABLED = 'true'
Import-Module NeptuneMl
$null = Start-NeptuneMLEmulator -JobSeconds 12 -FailingJob @{ '*-bad' = 'AlgorithmError: the graph has no edges of type rated.'; 'movies-4' = 'The export is empty.' }
$process = @{ InputDataS3Location = 's3://movie-graph-ml/export'; ProcessedDataS3Location = 's3://movie-graph-ml/processed' }
$wait = @{ Wait = $true; PollSeconds = 0.2 }
$membership = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'
$resources = "arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/$membership"
$train = @{
    MembershipIdentifier                   = $membership
    ConfiguredModelAlgorithmAssociationArn = "$resources/configured-model-algorithm-association/4b1c7f52-90d3-4c1e-a6f8-2e5d7b3a9c04"
    DataChannel                            = @{ ChannelName = 'train'; MLInputChannelArn = "$resources/ml-input-channel/0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0" }
    InstanceType                           = 'ml.g5.2xlarge'
    VolumeSizeInGB                         = 50
}

switch ($Scene) {
    Many {
        $quiet = @{ PollSeconds = 1; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        $jobs = 1..15 | ForEach-Object {
            if ($_ -eq 7) { Start-Sleep 7 }
            Start-NeptuneMLDataProcessingJob @process -Id "movies-$_"
        }
    }
    Stages {
        $rgcn = @{ Id = 'genres-rgcn'; TrainModelS3Location = 's3://movie-graph-ml/models' }
        $processed = Start-NeptuneMLDataProcessingJob @process -Id movies @wait
    }
    Failed {
        $bad = @{ Id = 'genres-bad'; TrainModelS3Location = 's3://movie-graph-ml/models' }
        $processed = Start-NeptuneMLDataProcessingJob @process -Id movies @wait
    }
    Lists {
        # The resources of both services side by side: each takes as long as a job.
        $first = Start-NeptuneMLDataProcessingJob @process -Id movies
        $model = New-CleanRoomsTrainedModel @train -Name purchase-propensity-2026-11
        $null = $first | Wait-NeptuneMLJob -PollSeconds 0.2
        $trained = $first | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://movie-graph-ml/models -Id genres-rgcn
        $null = $first | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://movie-graph-ml/models -Id genres-bad
        $scores = $model | Wait-CleanRoomsJob -PollSeconds 0.2 | Start-CleanRoomsTrainedModelInferenceJob -Name november-scores -OutputMemberAccountId 123456789012 -InstanceType ml.m5.xlarge -InstanceCount 2 -MLInputChannelArn "$resources/ml-input-channel/0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0"
        $null = New-CleanRoomsTrainedModel @train -Name churn-bad
        $endpoint = $trained | Wait-NeptuneMLJob -PollSeconds 0.2 | New-NeptuneMLEndpoint -Id genres-live -InstanceType ml.m5.xlarge -InstanceCount 2 @wait
        $null = $scores | Wait-CleanRoomsJob -PollSeconds 0.2
        $null = $trained | New-NeptuneMLEndpoint -Id genres-next
        $null = New-CleanRoomsTrainedModel @train -Name churn
        $null = $first | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://movie-graph-ml/models -Id genres-next
    }
}
