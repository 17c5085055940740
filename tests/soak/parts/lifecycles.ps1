# Runs many lifecycles of four stages through one pipeline, and prints what came of them as JSON. It may be killed at any time
# and run again: ids follow from the number of the lifecycle, and -Resume goes on with what is there already.
param(
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [int] $Count,
    [double] $PollSeconds = 0.3
)

Set-StrictMode -Version 3
Import-Module NeptuneMl

$null = Connect-NeptuneML -EndpointUrl $Url -Unsigned -MaxAttempts 12
$started = @{ Wait = $true; Resume = $true; PollSeconds = $PollSeconds; ThrottleLimit = 16; ErrorVariable = '+failures'; ErrorAction = 'SilentlyContinue' }

$endpoints = 1..$Count |
    ForEach-Object { [pscustomobject] @{ Id = "data-$_"; InputDataS3Location = 's3://bucket/export'; ProcessedDataS3Location = "s3://bucket/processed/$_" } } |
    Start-NeptuneMLDataProcessingJob @started |
    ForEach-Object { [pscustomobject] @{ Id = $_.Id -replace 'data', 'train'; DataProcessingJobId = $_.Id; TrainModelS3Location = 's3://bucket/models' } } |
    Start-NeptuneMLTrainingJob @started |
    ForEach-Object { [pscustomobject] @{ Id = $_.Id -replace 'train', 'transform'; MLModelTrainingJobId = $_.Id; DataProcessingJobId = $_.DataProcessingJobId; ModelTransformOutputS3Location = 's3://bucket/out' } } |
    Start-NeptuneMLTransformJob @started |
    ForEach-Object { [pscustomobject] @{ Id = $_.Id -replace 'transform', 'endpoint'; MLModelTransformJobId = $_.Id } } |
    New-NeptuneMLEndpoint @started

[ordered] @{
    Reported = @($endpoints).Count
    Distinct = @($endpoints.Id | Sort-Object -Unique).Count
    Failures = @($failures | ForEach-Object { "$($_.FullyQualifiedErrorId): $_" } | Select-Object -First 5)
    Failed   = @($failures).Count
} | ConvertTo-Json -Compress
