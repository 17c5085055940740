# Runs many Clean Rooms ML lifecycles, from an algorithm to predictions, and says in JSON on its last line what came out of every
# stage. Everything has a name that follows from the number of the lifecycle. With -Resume it may be killed at any time and run again.
param(
    [Parameter(Mandatory)] [string] $Url,
    [Parameter(Mandatory)] [int] $Count,
    [switch] $Resume,
    [int] $ThrottleLimit = 64
)

Set-StrictMode -Version 3
$VerbosePreference = 'Continue'
Import-Module NeptuneMl -Verbose:$false

$keys = [pscredential]::new('AKIAEXAMPLEKEY000001', (ConvertTo-SecureString 'sample' -AsPlainText))
$null = Connect-CleanRoomsML -EndpointUrl $Url -Region us-east-1 -Credential $keys -MaxAttempts 20
$membership = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'
$account = '123456789012'
$role = "arn:aws:iam::${account}:role/CleanRoomsML"
$made = $failures = @()
$created = @{ Resume = $Resume; ThrottleLimit = $ThrottleLimit; OutVariable = '+made'; ErrorVariable = '+failures'; ErrorAction = 'SilentlyContinue' }
$started = $created + @{ Wait = $true; PollSeconds = 0.3 }

$null = 1..$Count |
    ForEach-Object { [pscustomobject] @{ Name = "churn-$_"; TrainingImageUri = "$account.dkr.ecr.us-east-1.amazonaws.com/churn:$_" } } |
    New-CleanRoomsConfiguredModelAlgorithm -RoleArn $role @created |
    New-CleanRoomsConfiguredModelAlgorithmAssociation -MembershipIdentifier $membership @created |
    ForEach-Object { [pscustomobject] @{ Name = $_.Name; MembershipIdentifier = $membership; ConfiguredModelAlgorithmAssociationArn = $_.ConfiguredModelAlgorithmAssociationArn } } |
    New-CleanRoomsMLInputChannel -QueryString 'SELECT * FROM visits' -RoleArn $role -RetentionInDays 7 @started |
    ForEach-Object {
        [pscustomobject] @{
            Name                                   = $_.Name
            MembershipIdentifier                   = $membership
            ConfiguredModelAlgorithmAssociationArn = $_.ConfiguredModelAlgorithmAssociationArn
            DataChannel                            = @{ ChannelName = 'train'; MLInputChannelArn = $_.MLInputChannelArn }
        }
    } |
    New-CleanRoomsTrainedModel -InstanceType ml.m5.xlarge -VolumeSizeInGB 30 @started |
    ForEach-Object {
        [pscustomobject] @{
            Name                 = $_.Name
            MembershipIdentifier = $membership
            TrainedModelArn      = $_.TrainedModelArn
            MLInputChannelArn    = $_.DataChannels[0].MLInputChannelArn
        }
    } |
    Start-CleanRoomsTrainedModelInferenceJob -OutputMemberAccountId $account -InstanceType ml.m5.xlarge @started

[ordered] @{
    Reported = @($made.ResourceArn)
    Failures = @($failures | ForEach-Object { "$($_.FullyQualifiedErrorId): $_" })
} | ConvertTo-Json -Compress
