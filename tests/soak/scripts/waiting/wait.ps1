# Starts jobs and waits for them, whatever goes wrong with the looks; prints what came of it as JSON.
param(
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [int] $Count
)

Set-StrictMode -Version 3
Import-Module NeptuneMl
$null = Connect-NeptuneML -EndpointUrl $Url -Unsigned
$failures = $warnings = @()

$ids = @(
    1..$Count | ForEach-Object { [pscustomobject] @{ Id = "waited-$_"; InputDataS3Location = 's3://bucket/export'; ProcessedDataS3Location = "s3://bucket/processed/$_" } } |
        Start-NeptuneMLDataProcessingJob -ThrottleLimit 16 -ErrorVariable +failures -ErrorAction SilentlyContinue |
        Wait-NeptuneMLJob -ThrottleLimit 16 -PollSeconds 0.2 -ErrorVariable +failures -ErrorAction SilentlyContinue -WarningVariable +warnings -WarningAction SilentlyContinue |
        ForEach-Object Id
)

[ordered] @{
    Reported = $ids.Count
    Distinct = @($ids | Sort-Object -Unique).Count
    Warnings = @($warnings).Count
    Failed   = @($failures).Count
    Failures = @($failures | ForEach-Object { "$($_.FullyQualifiedErrorId): $_" } | Select-Object -First 5)
} | ConvertTo-Json -Compress
