# Random workflows of both services, and the account of what they made.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'Emulator.psm1')

$membership = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'
$account = '123456789012'
$role = "arn:aws:iam::${account}:role/CleanRoomsML"

# Each kind of step: the kinds that it is piped from, and its parameters. {V} is the workflow's parameter of the step, so that each
# step can be changed on its own.
$kinds = [ordered] @{
    data        = @{ Run = 'Start-NeptuneMLDataProcessingJob'; From = @(); With = @{ InputDataS3Location = 's3://bucket/export/{V}'; ProcessedDataS3Location = 's3://bucket/processed' } }
    train       = @{ Run = 'Start-NeptuneMLTrainingJob'; From = @('data'); With = @{ TrainModelS3Location = 's3://bucket/models/{V}' } }
    transform   = @{ Run = 'Start-NeptuneMLTransformJob'; From = @('train'); With = @{ ModelTransformOutputS3Location = 's3://bucket/transform/{V}' } }
    endpoint    = @{ Run = 'New-NeptuneMLEndpoint'; From = @('train', 'transform'); With = @{ InstanceCount = '{V}' } }
    algorithm   = @{ Run = 'New-CleanRoomsConfiguredModelAlgorithm'; From = @(); With = @{ RoleArn = $role; TrainingImageUri = "$account.dkr.ecr.us-east-1.amazonaws.com/training:1"; InferenceImageUri = "$account.dkr.ecr.us-east-1.amazonaws.com/inference:1"; Description = 'algorithm {V}' } }
    association = @{ Run = 'New-CleanRoomsConfiguredModelAlgorithmAssociation'; From = @('algorithm'); With = @{ MembershipIdentifier = $membership; Description = 'association {V}' } }
    channel     = @{ Run = 'New-CleanRoomsMLInputChannel'; From = @('association'); With = @{ MembershipIdentifier = $membership; QueryString = 'SELECT * FROM visits'; RoleArn = $role; RetentionInDays = 7; Description = 'channel {V}' } }
    model       = @{ Run = 'New-CleanRoomsTrainedModel'; From = @('channel'); With = @{ InstanceType = 'ml.m5.xlarge'; VolumeSizeInGB = 30; Description = 'model {V}'; ConfiguredModelAlgorithmAssociationArn = '{ASSOCIATION}' } }
    inference   = @{ Run = 'Start-CleanRoomsTrainedModelInferenceJob'; From = @('model'); With = @{ OutputMemberAccountId = $account; InstanceType = 'ml.m5.xlarge'; Description = 'inference {V}'; MLInputChannelArn = '{CHANNEL}' } }
    export      = @{ Run = 'Start-CleanRoomsTrainedModelExportJob'; From = @('model'); With = @{ OutputMemberAccountId = $account; Description = 'export {V}' } }
    dataset     = @{ Run = 'New-CleanRoomsTrainingDataset'; From = @(); With = @{ RoleArn = $role; DatabaseName = 'shop'; TableName = 'events'; Schema = [ordered] @{ user = 'USER_ID'; item = 'ITEM_ID'; at = 'TIMESTAMP' }; Description = 'dataset {V}' } }
    audience    = @{ Run = 'New-CleanRoomsAudienceModel'; From = @('dataset'); With = @{ Description = 'audience {V}' } }
    configured  = @{ Run = 'New-CleanRoomsConfiguredAudienceModel'; From = @('audience'); With = @{ OutputS3Uri = 's3://bucket/audience'; OutputRoleArn = $role; SharedAudienceMetric = 'ALL'; Description = 'configured {V}' } }
}

<#
.SYNOPSIS
    Writes a random workflow of so many steps, and tells what depends on what: for each step the steps that must run again when it
    changes.
#>
function New-Graph([string] $Folder, [string] $Name, [int] $Seed, [int] $StepCount) {
    $random = [random]::new($Seed)
    $steps = [ordered] @{}
    $kindOf = @{}
    $sources = @{}
    $parameters = [ordered] @{}
    while ($steps.Count -lt $StepCount) {
        $possible = @($kinds.Keys | Where-Object { $kind = $_; -not $kinds[$kind].From -or @($steps.Keys | Where-Object { $kindOf[$_] -in $kinds[$kind].From }) })
        # Roots are rarer than what continues from them.
        $kind = $possible[$random.Next($possible.Count)]
        if (-not $kinds[$kind].From -and $steps.Count -and $random.Next(2)) { continue }
        $step = "$kind$($steps.Count)"
        $with = [ordered] @{}
        $from = @($steps.Keys | Where-Object { $kindOf[$_] -in $kinds[$kind].From })
        $source = $from ? $from[$random.Next($from.Count)] : $null
        $sources[$step] = @($source | Where-Object { $_ })
        foreach ($parameter in $kinds[$kind].With.Keys) {
            $value = $kinds[$kind].With[$parameter]
            if ($value -eq '{ASSOCIATION}') { $value = "{$($sources[$source][0]).ConfiguredModelAlgorithmAssociationArn}"; $sources[$step] += $sources[$source][0] }
            elseif ($value -eq '{CHANNEL}') { $value = "{$($sources[$source][0]).MLInputChannelArn}"; $sources[$step] += $sources[$source][0] }
            $with[$parameter] = $value -is [string] ? $value.Replace('{V}', "{V$($steps.Count)}") : $value
        }
        if ($kind -eq 'endpoint' -and $random.Next(2)) { $with['Id'] = "$Name-$step-live" }
        $parameters["V$($steps.Count)"] = 1
        $definition = [ordered] @{ Run = $kinds[$kind].Run; With = $with }
        if ($source) { $definition['From'] = $source }
        # An order without data.
        if ($steps.Count -and -not $random.Next(6)) { $definition['DependsOn'] = @($steps.Keys)[$random.Next($steps.Count)] }
        $steps[$step] = $definition
        $kindOf[$step] = $kind
    }

    $path = Join-Path $Folder "$Name.json"
    [ordered] @{ Name = $Name; Parameters = $parameters; Steps = $steps } | ConvertTo-Json -Depth 9 | Set-Content $path
    $descendants = @{}
    foreach ($step in $steps.Keys) {
        $descendants[$step] = @($step)
        foreach ($other in $steps.Keys) {
            if (@($sources[$other] | Where-Object { $_ -in $descendants[$step] })) { $descendants[$step] += $other }
        }
    }

    [pscustomobject] @{ Name = $Name; Path = $path; Steps = @($steps.Keys); Descendants = $descendants }
}

<#
.SYNOPSIS
    What exists of the workflows at both services: the id or name, and the id or ARN, of each resource.
#>
function Get-Made([string] $Url) {
    foreach ($kind in 'dataprocessing', 'modeltraining', 'modeltransform', 'endpoints') {
        (Invoke-RestMethod "$Url/ml/${kind}?maxItems=1024").ids | ForEach-Object { [pscustomobject] @{ Name = $_; Key = $_ } }
    }
    $collaboration = $null
    $ofMembership = 'configured-model-algorithm-associations', 'ml-input-channels', 'trained-models', 'trained-model-inference-jobs'
    $ofAccount = 'configured-model-algorithms', 'training-dataset', 'audience-model', 'configured-audience-model'
    foreach ($list in $ofAccount + ($ofMembership | ForEach-Object { "memberships/$membership/$_" })) {
        foreach ($item in Get-Page "$Url/$list") {
            $collaboration ??= $item.PSObject.Properties['collaborationIdentifier']?.Value
            [pscustomobject] @{ Name = $item.name; Key = ($item.PSObject.Properties | Where-Object Name -Like '*Arn' | Where-Object Name -EQ "$((Split-Path $list -Leaf) -replace '-|s$')Arn").Value }
        }
    }
    foreach ($model in Get-Page "$Url/memberships/$membership/trained-models") {
        $arn = [uri]::EscapeDataString($model.trainedModelArn)
        Get-Page "$Url/collaborations/$($model.collaborationIdentifier)/trained-models/$arn/export-jobs" | ForEach-Object { [pscustomobject] @{ Name = $_.name; Key = $_.name } }
    }
}

function Get-Page([string] $List) {
    $token = ''
    do {
        $page = Invoke-RestMethod "$List`?maxResults=100$token"
        $token = "&nextToken=$([uri]::EscapeDataString("$($page.PSObject.Properties['nextToken']?.Value)"))"
        $page.PSObject.Properties | Where-Object Name -NE 'nextToken' | ForEach-Object Value
    } while ($token -ne '&nextToken=')
}

Export-ModuleMember -Function New-Graph, Get-Made
