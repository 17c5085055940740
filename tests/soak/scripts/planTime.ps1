# Runs a workflow of 30 and one of 1,000 steps, and measures in JSON on its last line how long a plan of each takes that reuses all.
param(
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [string] $Folder,
    # Measures only: what the workflows make exists.
    [switch] $Measure
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
Import-Module NeptuneMl

$keys = [pscredential]::new('AKIAEXAMPLEKEY000001', (ConvertTo-SecureString 'sampleEXAMPLEKEY' -AsPlainText))
$null = Connect-NeptuneML -EndpointUrl $Url -Unsigned
$null = Connect-CleanRoomsML -EndpointUrl $Url -Region us-east-1 -Credential $keys

# Chains of both services, ten steps long.
function New-Chain([string] $Name, [int] $Count) {
    $steps = [ordered] @{}
    for ($i = 0; $i -lt $Count; $i++) {
        $before = "s$($i - 1)"
        $steps["s$i"] = switch ($i % 10) {
            0 { @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = "s3://bucket/$i"; ProcessedDataS3Location = 's3://bucket/processed' } } }
            1 { @{ Run = 'Start-NeptuneMLTrainingJob'; From = $before; With = @{ TrainModelS3Location = 's3://bucket/models' } } }
            2 { @{ Run = 'Start-NeptuneMLTransformJob'; From = $before; With = @{ ModelTransformOutputS3Location = 's3://bucket/out' } } }
            3 { @{ Run = 'New-NeptuneMLEndpoint'; From = $before } }
            4 { @{ Run = 'New-CleanRoomsConfiguredModelAlgorithm'; With = @{ RoleArn = 'arn:aws:iam::123456789012:role/CleanRoomsML'; TrainingImageUri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/training:$i" } } }
            5 { @{ Run = 'New-CleanRoomsConfiguredModelAlgorithmAssociation'; From = $before; With = @{ MembershipIdentifier = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10' } } }
            6 { @{ Run = 'New-CleanRoomsMLInputChannel'; From = $before; With = @{ MembershipIdentifier = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'; QueryString = 'SELECT * FROM visits'; RoleArn = 'arn:aws:iam::123456789012:role/CleanRoomsML'; RetentionInDays = 7 } } }
            7 { @{ Run = 'New-CleanRoomsTrainedModel'; From = $before; With = @{ InstanceType = 'ml.m5.xlarge'; VolumeSizeInGB = 30; ConfiguredModelAlgorithmAssociationArn = "{s$($i - 2).ConfiguredModelAlgorithmAssociationArn}" } } }
            8 { @{ Run = 'New-CleanRoomsTrainingDataset'; With = @{ RoleArn = 'arn:aws:iam::123456789012:role/CleanRoomsML'; DatabaseName = 'shop'; TableName = "events$i"; Schema = [ordered] @{ user = 'USER_ID'; item = 'ITEM_ID'; at = 'TIMESTAMP' } } } }
            9 { @{ Run = 'New-CleanRoomsAudienceModel'; From = $before } }
        }
    }

    $path = Join-Path $Folder "$Name.json"
    [ordered] @{ Name = $Name; Steps = $steps } | ConvertTo-Json -Depth 9 | Set-Content $path
    return $path
}

# The first plan of a process also compiles the code.
function Measure-Plan([string] $Path) {
    $seconds = foreach ($time in 1..3) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $plan = @(Invoke-NeptuneMLWorkflow $Path -Plan)
        $watch.Elapsed.TotalSeconds
    }
    [ordered] @{
        First     = $seconds[0]
        Seconds   = ($seconds | Measure-Object -Minimum).Minimum
        Actions   = @($plan.Action | ForEach-Object { "$_" } | Select-Object -Unique)
        Megabytes = [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 -shr 20
    }
}

if (-not $Measure) {
    foreach ($path in (New-Chain few 30), (New-Chain many 1000)) {
        $run = Invoke-NeptuneMLWorkflow $path -PollSeconds 0.05 -ThrottleLimit 16
        if ($run.State -ne 'Succeeded') { throw "$path has not succeeded: $($run.Steps.FailureReason | Select-Object -First 1)" }
    }

    # In a process of its own, which has run nothing before.
    Import-Module $PSScriptRoot/../support/Scripts.psm1
    $run = Start-Script $PSCommandPath @{ Url = $Url; Folder = $Folder; Measure = $true } | Wait-Script
    return $run.Said[-1]
}

[ordered] @{
    Few  = Measure-Plan (Join-Path $Folder few.json)
    Many = Measure-Plan (Join-Path $Folder many.json)
} | ConvertTo-Json -Compress
