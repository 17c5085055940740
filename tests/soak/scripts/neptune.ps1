# Runs many lifecycles of four stages through one pipeline, as a user's script would, and says in JSON on its last line what came
# out of every stage. With -Resume it may be killed at any time and run again.
param(
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [int] $Count,
    # Own: ids that follow from the number of the lifecycle. Made: those that the module makes.
    [ValidateSet('Own', 'Made')] [string] $Ids = 'Own',
    [switch] $Resume,
    [int] $ThrottleLimit = 64
)

Set-StrictMode -Version 3
$VerbosePreference = 'Continue'
Import-Module NeptuneMl -Verbose:$false

$null = Connect-NeptuneML -EndpointUrl $Url -Unsigned -MaxAttempts 20
$made = $failures = @()
$started = @{
    Resume = $Resume; Wait = $true; PollSeconds = 0.3; ThrottleLimit = $ThrottleLimit
    OutVariable = '+made'; ErrorVariable = '+failures'; ErrorAction = 'SilentlyContinue'
}

# What a stage is given: the id of its lifecycle, where the script chooses ids, and the rest.
function New-Stage([string] $Name, [string] $Previous, [hashtable] $Members) {
    $id = $Ids -eq 'Own' ? @{ Id = "$Name-$($Previous -replace '^\w+-')" } : @{}
    [pscustomobject] ($id + $Members)
}

# A training job that is adopted, or whose response was lost, does not have the id of its data: the location of its models has.
$null = 1..$Count |
    ForEach-Object { New-Stage data $_ @{ InputDataS3Location = 's3://bucket/export'; ProcessedDataS3Location = "s3://bucket/processed/$_" } } |
    Start-NeptuneMLDataProcessingJob @started |
    ForEach-Object { New-Stage train $_.Id @{ DataProcessingJobId = $_.Id; TrainModelS3Location = "s3://bucket/models/$($_.Id)" } } |
    Start-NeptuneMLTrainingJob @started |
    ForEach-Object { New-Stage transform $_.Id @{ MLModelTrainingJobId = $_.Id; DataProcessingJobId = ($_.OutputLocation -split '/')[4]; ModelTransformOutputS3Location = 's3://bucket/out' } } |
    Start-NeptuneMLTransformJob @started |
    ForEach-Object { New-Stage endpoint $_.Id @{ MLModelTransformJobId = $_.Id } } |
    New-NeptuneMLEndpoint @started

[ordered] @{
    Reported = @($made.Id)
    Failures = @($failures | ForEach-Object { "$($_.FullyQualifiedErrorId): $_" })
} | ConvertTo-Json -Compress
