BeforeDiscovery {
    $tags51 = @{}
    1..51 | ForEach-Object { $tags51["tag$_"] = 'x' }
    $parameters101 = @{}
    1..101 | ForEach-Object { $parameters101["p$_"] = 'x' }
    $member = '11111111-2222-3333-4444-555555555555'

    $ofProcessing = @(
        @{ What = 'an S3 location without a bucket'; Parameter = 'InputDataS3Location'; Value = 's3://'; Rule = 'bucket' }
        @{ What = 'a bucket name with a space'; Parameter = 'InputDataS3Location'; Value = 's3://my bucket/export'; Rule = 's3://' }
        @{ What = 'an S3 location that is a web address'; Parameter = 'ProcessedDataS3Location'; Value = 'http://bucket/x'; Rule = 's3://' }
        @{ What = 'an unknown model type'; Parameter = 'ModelType'; Value = 'homogeneous'; Rule = 'heterogeneous' }
        @{ What = 'a negative volume'; Parameter = 'ProcessingInstanceVolumeSizeInGB'; Value = -1; Rule = 'at least' }
        @{ What = 'a malformed role ARN'; Parameter = 'NeptuneIamRoleArn'; Value = 'role/neptune'; Rule = 'arn:' }
        @{ What = 'a role ARN with a space at its end'; Parameter = 'SagemakerIamRoleArn'; Value = 'arn:aws:iam::123456789012:role/SageMaker '; Rule = 'arn:' }
        @{ What = 'a KMS key with a space'; Parameter = 'VolumeEncryptionKMSKey'; Value = 'alias/my key'; Rule = 'KMS key' }
    )
    $ofTraining = @(
        @{ What = 'a membership that is no UUID'; Parameter = 'MembershipIdentifier'; Value = 'member-1'; Rule = 'UUID|pattern' }
        @{ What = 'a malformed ARN'; Parameter = 'ConfiguredModelAlgorithmAssociationArn'; Value = 'arn:aws:s3:::bucket'; Rule = 'ARN|pattern' }
        @{ What = 'too large a volume'; Parameter = 'VolumeSizeInGB'; Value = 8193; Rule = 'at most 8192' }
        @{ What = 'no volume'; Parameter = 'VolumeSizeInGB'; Value = 0; Rule = 'at least 1' }
        @{ What = 'an instance type without ml.'; Parameter = 'InstanceType'; Value = 'g5.2xlarge'; Rule = 'ml\.m5\.xlarge' }
        @{ What = 'too many instances'; Parameter = 'InstanceCount'; Value = 6; Rule = 'at most 5' }
        @{ What = 'too long a run'; Parameter = 'MaxRuntimeInSeconds'; Value = 2419201; Rule = 'at most 2419200' }
        @{ What = 'no data channel'; Parameter = 'DataChannel'; Value = @(); Rule = 'must not be empty' }
        @{ What = 'a data channel without its ARN'; Parameter = 'DataChannel'; Value = @{ ChannelName = 'train' }; Rule = 'mlInputChannelArn' }
        @{ What = 'a 51st tag'; Parameter = 'Tag'; Value = $tags51; Rule = 'at most 50 items \(it has 51\)' }
        @{ What = 'a tag key of 129 characters'; Parameter = 'Tag'; Value = @{ ('k' * 129) = 'v' }; Rule = '1 to 128 characters long \(it has 129\)' }
        @{ What = 'a tag value of 257 characters'; Parameter = 'Tag'; Value = @{ k = 'v' * 257 }; Rule = '256 characters long \(it has 257\)' }
        @{ What = 'a tag key that begins with aws:'; Parameter = 'Tag'; Value = @{ 'aws:team' = 'v' }; Rule = 'must not start with aws: in any case' }
        @{ What = 'a tag key that begins with AwS:'; Parameter = 'Tag'; Value = @{ 'AwS:team' = 'v' }; Rule = 'must not start with aws: in any case' }
        @{ What = 'a 101st hyperparameter'; Parameter = 'Hyperparameter'; Value = $parameters101; Rule = 'at most 100 items \(it has 101\)' }
        @{ What = 'a hyperparameter key of 257 characters'; Parameter = 'Hyperparameter'; Value = @{ ('k' * 257) = 'v' }; Rule = '256 characters long \(it has 257\)' }
        @{ What = 'a hyperparameter value of 2501 characters'; Parameter = 'Hyperparameter'; Value = @{ k = 'v' * 2501 }; Rule = '2500 characters long \(it has 2501\)' }
        @{ What = 'a name of 64 characters'; Parameter = 'Name'; Value = 'n' * 64; Rule = '63 characters long \(it has 64\)' }
    )
    $idParameters = @(
        @{ Cmdlet = 'Start-NeptuneMLDataProcessingJob'; Parameter = 'Id'; Others = @{ InputDataS3Location = 's3://b/i'; ProcessedDataS3Location = 's3://b/o' } }
        @{ Cmdlet = 'Start-NeptuneMLDataProcessingJob'; Parameter = 'PreviousDataProcessingJobId'; Others = @{ InputDataS3Location = 's3://b/i'; ProcessedDataS3Location = 's3://b/o' } }
        @{ Cmdlet = 'Start-NeptuneMLTrainingJob'; Parameter = 'Id'; Others = @{ DataProcessingJobId = 'd'; TrainModelS3Location = 's3://b/m' } }
        @{ Cmdlet = 'Start-NeptuneMLTrainingJob'; Parameter = 'DataProcessingJobId'; Others = @{ TrainModelS3Location = 's3://b/m' } }
        @{ Cmdlet = 'Start-NeptuneMLTrainingJob'; Parameter = 'PreviousModelTrainingJobId'; Others = @{ DataProcessingJobId = 'd'; TrainModelS3Location = 's3://b/m' } }
        @{ Cmdlet = 'Start-NeptuneMLTransformJob'; Parameter = 'Id'; Others = @{ TrainingJobName = 'j'; ModelTransformOutputS3Location = 's3://b/t' } }
        @{ Cmdlet = 'Start-NeptuneMLTransformJob'; Parameter = 'DataProcessingJobId'; Others = @{ MLModelTrainingJobId = 't'; ModelTransformOutputS3Location = 's3://b/t' } }
        @{ Cmdlet = 'Start-NeptuneMLTransformJob'; Parameter = 'MLModelTrainingJobId'; Others = @{ DataProcessingJobId = 'd'; ModelTransformOutputS3Location = 's3://b/t' } }
        @{ Cmdlet = 'New-NeptuneMLEndpoint'; Parameter = 'Id'; Others = @{ MLModelTrainingJobId = 't' } }
        @{ Cmdlet = 'New-NeptuneMLEndpoint'; Parameter = 'MLModelTrainingJobId'; Others = @{} }
        @{ Cmdlet = 'New-NeptuneMLEndpoint'; Parameter = 'MLModelTransformJobId'; Others = @{} }
        @{ Cmdlet = 'Update-NeptuneMLEndpoint'; Parameter = 'Id'; Others = @{ MLModelTrainingJobId = 't'; Confirm = $false } }
        foreach ($noun in 'DataProcessingJob', 'TrainingJob', 'TransformJob') {
            @{ Cmdlet = "Get-NeptuneML$noun"; Parameter = 'Id'; Others = @{} }
            @{ Cmdlet = "Stop-NeptuneML$noun"; Parameter = 'Id'; Others = @{ Confirm = $false } }
        }
        @{ Cmdlet = 'Get-NeptuneMLEndpoint'; Parameter = 'Id'; Others = @{} }
        @{ Cmdlet = 'Remove-NeptuneMLEndpoint'; Parameter = 'Id'; Others = @{ Confirm = $false } }
    )
    $instanceTypes = @(
        @{ Cmdlet = 'Start-NeptuneMLDataProcessingJob'; Parameter = 'ProcessingInstanceType'; Others = @{ InputDataS3Location = 's3://b/i'; ProcessedDataS3Location = 's3://b/o' } }
        @{ Cmdlet = 'Start-NeptuneMLTrainingJob'; Parameter = 'BaseProcessingInstanceType'; Others = @{ DataProcessingJobId = 'd'; TrainModelS3Location = 's3://b/m' } }
        @{ Cmdlet = 'Start-NeptuneMLTrainingJob'; Parameter = 'TrainingInstanceType'; Others = @{ DataProcessingJobId = 'd'; TrainModelS3Location = 's3://b/m' } }
        @{ Cmdlet = 'Start-NeptuneMLTransformJob'; Parameter = 'BaseProcessingInstanceType'; Others = @{ TrainingJobName = 'j'; ModelTransformOutputS3Location = 's3://b/t' } }
        @{ Cmdlet = 'New-NeptuneMLEndpoint'; Parameter = 'InstanceType'; Others = @{ MLModelTrainingJobId = 't' } }
    )
    $ofInference = @(
        @{ What = 'an account id of 11 digits'; Parameter = 'OutputMemberAccountId'; Value = '12345678901'; Rule = '12 digits|pattern' }
        @{ What = 'no receiver'; Parameter = 'OutputMemberAccountId'; Value = @(); Rule = 'must not be empty' }
        @{ What = 'too large a payload'; Parameter = 'MaxPayloadInMB'; Value = 101; Rule = 'at most 100' }
        @{ What = 'a malformed channel ARN'; Parameter = 'MLInputChannelArn'; Value = "arn:aws:cleanrooms-ml:us-east-1:1:membership/$member"; Rule = 'ARN|pattern' }
    )
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $invalidIds = @(
        @{ Id = 'movies_1'; Rule = '1 to 48 letters, digits and hyphens' }
        @{ Id = 'movies 1'; Rule = '1 to 48 letters, digits and hyphens' }
        @{ Id = "m$([char] 0xfc)ller"; Rule = '1 to 48 letters, digits and hyphens' }
        @{ Id = '..'; Rule = '1 to 48 letters, digits and hyphens' }
        @{ Id = 'm' * 49; Rule = '1 to 48 characters long \(it has 49\)' }
    )
    $silent = New-ScriptedServer
    $sampleKeys = [pscredential]::new('AKIASAMPLE', (ConvertTo-SecureString 'sampleEXAMPLEKEY' -AsPlainText))
    $null = Connect-NeptuneML $silent.Url -Unsigned
    $null = Connect-CleanRoomsML -EndpointUrl $silent.Url -Region us-east-1 -Credential $sampleKeys

    function Assert-Refused($Failure, $Parameter, $Value, $Rule) {
        $Failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $Failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $Failure.Exception.ParameterName | Should -Be $Parameter
        $Failure.Exception.Message | Should -Match "^-$Parameter\b"
        $Failure.Exception.Message | Should -Match $Rule
        if ($Value -is [string] -and $Value.Length -le 60 -or $Value -is [int]) {
            $Failure.Exception.Message | Should -Match ([regex]::Escape($Value))
        }
        $Failure.ErrorDetails.RecommendedAction | Should -Match "-$Parameter"
        $Failure.Exception.Attempts | Should -Be 0
        $silent.Requests | Should -BeNullOrEmpty
    }
}

AfterAll {
    Disconnect-NeptuneML
    Disconnect-CleanRoomsML
    $silent.Dispose()
}

Describe 'An invalid argument' {
    It 'is rejected before a request is sent: <What>' -ForEach $ofProcessing {
        $arguments = $processing.Clone()
        $arguments[$Parameter] = $Value

        Assert-Refused (Get-Failure { Start-NeptuneMLDataProcessingJob @arguments }) $Parameter $Value $Rule
    }

    It 'is rejected before a request is sent: <What> of a trained model' -ForEach $ofTraining {
        $arguments = $training.Clone()
        $arguments.Name = 'model'
        $arguments[$Parameter] = $Value

        Assert-Refused (Get-Failure { New-CleanRoomsTrainedModel @arguments }) $Parameter $Value $Rule
    }

    It 'is rejected before a request is sent: <What> of an inference job' -ForEach $ofInference {
        $arguments = $inference.Clone()
        $arguments.Name = 'job'
        $arguments.TrainedModelArn = Get-SampleArn trained-model
        $arguments[$Parameter] = $Value

        Assert-Refused (Get-Failure { Start-CleanRoomsTrainedModelInferenceJob @arguments }) $Parameter $Value $Rule
    }

    It 'is rejected before a request is sent: an invalid id in -<Parameter> of <Cmdlet>' -ForEach $idParameters {
        foreach ($invalid in $invalidIds) {
            $arguments = $Others.Clone()
            $arguments[$Parameter] = $invalid.Id

            Assert-Refused (Get-Failure { & $Cmdlet @arguments }) $Parameter $invalid.Id $invalid.Rule
        }
    }

    It 'is rejected before a request is sent: an instance type without ml. in -<Parameter> of <Cmdlet>' -ForEach $instanceTypes {
        $arguments = $Others.Clone()
        $arguments[$Parameter] = 'm5.xlarge'

        Assert-Refused (Get-Failure { & $Cmdlet @arguments }) $Parameter 'm5.xlarge' 'must be an ML instance type, such as ml\.m5\.xlarge'
    }

    It 'is rejected before a request is sent: <What>' -ForEach @(
        @{ What = 'a number of instances that is text'; Script = { New-NeptuneMLEndpoint -MLModelTrainingJobId x -InstanceCount many }; Id = 'ParameterArgumentTransformationError' }
        @{ What = 'a throttle limit of 65'; Script = { Get-NeptuneMLEndpoint -ThrottleLimit 65 }; Id = 'ParameterArgumentValidationError' }
        @{ What = 'a poll interval of 0'; Script = { Start-NeptuneMLDataProcessingJob s3://b/i s3://b/o -PollSeconds 0 }; Id = 'ParameterArgumentValidationError' }
        @{ What = 'more than 1024 items'; Script = { Get-NeptuneMLEndpoint -MaxItems 1025 }; Id = 'ParameterArgumentValidationError' }
        @{ What = 'both ways of naming the source of a transform'; Id = 'InvalidParameter'
            Script = { Start-NeptuneMLTransformJob -DataProcessingJobId d -MLModelTrainingJobId t -TrainingJobName n -ModelTransformOutputS3Location s3://b/o } }
        @{ What = 'half of one way and the other way'; Id = 'InvalidParameter'
            Script = { Start-NeptuneMLTransformJob -MLModelTrainingJobId t -TrainingJobName n -ModelTransformOutputS3Location s3://b/o } }
        @{ What = 'an endpoint of a training and a transform job'; Id = 'InvalidParameter'
            Script = { New-NeptuneMLEndpoint -MLModelTrainingJobId a -MLModelTransformJobId b } }
    ) {
        $failure = Get-Failure $Script

        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure.CategoryInfo.Category | Should -BeIn 'InvalidArgument', 'InvalidData'
        $silent.Requests | Should -BeNullOrEmpty
    }

    It 'is rejected without a prompt in a non-interactive session: no source of a transform' {
        $session = New-Session
        try {
            $null = $session.AddScript('Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://b/o -EndpointUrl $args[0] -Unsigned').AddArgument($silent.Url)
            $session.Invoke() | Should -BeNullOrEmpty

            $session.Streams.Error | Should -HaveCount 1
            $session.Streams.Error[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            $session.Streams.Error[0].Exception.Message | Should -Match 'either -DataProcessingJobId and -MLModelTrainingJobId, or -TrainingJobName must be given'
            $silent.Requests | Should -BeNullOrEmpty
        }
        finally {
            Remove-Session $session
        }
    }

    It 'is rejected when a tag key is repeated' {
        $tags = [pscustomobject]@{ Key = 'team'; Value = 'a' }, [pscustomobject]@{ Key = 'team'; Value = 'b' }

        $failure = Get-Failure { New-CleanRoomsTrainedModel @training -Name model -Tag $tags }

        $failure.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        $failure.Exception.Message | Should -Match "-Tag has the key 'team' more than once"
        $silent.Requests | Should -BeNullOrEmpty
    }

    It 'terminates the statement' {
        $reached = $false

        { Start-NeptuneMLDataProcessingJob -InputDataS3Location nowhere -ProcessedDataS3Location s3://b/o; $reached = $true } | Should -Throw '-InputDataS3Location*'

        $reached | Should -BeFalse
    }
}

Describe 'Start-NeptuneMLDataProcessingJob' {
    BeforeAll {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 0
    }

    AfterAll {
        Stop-NeptuneMLEmulator
        $null = Connect-NeptuneML $silent.Url -Unsigned
        $null = Connect-CleanRoomsML -EndpointUrl $silent.Url -Region us-east-1 -Credential $sampleKeys
    }

    It 'sends an S3 key with special characters unchanged: <Key>' -ForEach @(
        @{ Key = 'two words/ 2026-11-28' }
        @{ Key = " $([char] 0xe9)t$([char] 0xe9) + 100%20 `"&=?#'" }
    ) {
        $job = Start-NeptuneMLDataProcessingJob -InputDataS3Location "s3://bucket/$Key" -ProcessedDataS3Location "s3://bucket/$Key" @fast

        $job.OutputLocation | Should -BeLikeExactly "s3://bucket/$([wildcardpattern]::Escape($Key))/*"
    }

    It 'accepts an id of 48 letters, digits and hyphens' {
        $id = 'Movies-' + '2026-11-28-' + 'x' * 30

        (Start-NeptuneMLDataProcessingJob @processing -Id $id @fast).Id | Should -BeExactly $id
    }

    It 'accepts an instance type that the module does not know' {
        (Start-NeptuneMLDataProcessingJob @processing -ProcessingInstanceType ml.new9-x.metal-48xl @fast).Status | Should -Be 'Completed'
    }
}

Describe 'Piped input without a required property' {
    It 'is rejected when it is <What>' -ForEach @(
        @{ What = 'an empty credential'; Parameter = 'Credential'; Command = { Connect-NeptuneML $silent.Url -Region us-east-1 -NoDefault -Credential ([pscredential]::Empty) } }
        @{ What = 'an empty credential given in line'; Parameter = 'Credential'; Command = { Get-NeptuneMLTrainingJob one -EndpointUrl $silent.Url -Region us-east-1 -Credential ([pscredential]::Empty) } }
        @{ What = 'an empty credential of the emulator'; Parameter = 'Credential'; Command = { Start-NeptuneMLEmulator -Credential ([pscredential]::Empty) } }
        @{ What = 'a credential made of some object'; Parameter = 'Credential'; Command = { Start-NeptuneMLEmulator -Credential ([pscustomobject] @{ a = 1 }) } }
        @{ What = 'a job made by hand'; Parameter = 'InputObject'; Command = { [NeptuneMl.TrainingJob] @{ Id = 'one' } | Wait-NeptuneMLJob } }
        @{ What = 'a model made by hand'; Parameter = 'InputObject'; Command = { [NeptuneMl.CleanRooms.TrainedModel] @{ Name = 'one' } | Wait-CleanRoomsJob } }
    ) {
        $failure = Get-Failure $Command

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.ParameterName | Should -Be $Parameter
        "$failure" | Should -Match "^-$Parameter (must|did not)"
    }
}

Describe 'An invalid input among valid ones' {
    BeforeAll {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 0
        $rows = 1..10 | ForEach-Object {
            [pscustomobject]@{ Id = "row-$_"; InputDataS3Location = $_ -in 2, 5, 9 ? "http://bucket/$_" : "s3://bucket/$_"; ProcessedDataS3Location = 's3://bucket/out' }
        }
    }

    AfterAll {
        Stop-NeptuneMLEmulator
    }

    It 'fails alone: seven of ten succeed and three errors name their input' {
        $failures = $null
        $jobs = $rows | Start-NeptuneMLDataProcessingJob @fast -ErrorVariable failures -ErrorAction SilentlyContinue

        $jobs.Id | Sort-Object | Should -Be (1, 3, 4, 6, 7, 8, 10 | ForEach-Object { "row-$_" } | Sort-Object)
        Get-NeptuneMLDataProcessingJob -IdOnly | Should -HaveCount 7
        $failures | Should -HaveCount 3
        $failures.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failures.TargetObject.Id | Should -Be 'row-2', 'row-5', 'row-9'
    }

    It 'can be corrected and piped again from the error' {
        $failures = $null
        $null = [pscustomobject]@{ Id = 'again'; InputDataS3Location = 'nowhere'; ProcessedDataS3Location = 's3://bucket/out' } |
            Start-NeptuneMLDataProcessingJob -ErrorVariable failures -ErrorAction SilentlyContinue

        $corrected = $failures[0].TargetObject | Select-Object Id, ProcessedDataS3Location |
            Start-NeptuneMLDataProcessingJob -InputDataS3Location s3://bucket/in @fast

        $corrected.Id | Should -Be 'again'
    }

    It 'is named by the error when the service does not find it' {
        $null = Start-NeptuneMLDataProcessingJob @processing -Id known @fast
        $failures = $null

        $jobs = 'missing-1', 'known', 'missing-2' | Get-NeptuneMLDataProcessingJob -ErrorVariable failures -ErrorAction SilentlyContinue

        $jobs.Id | Should -Be 'known'
        $failures.FullyQualifiedErrorId | Should -BeLike 'MLResourceNotFound,*'
        $failures.CategoryInfo.Category | Should -Be 'ObjectNotFound', 'ObjectNotFound'
        $failures.TargetObject | Should -Be 'missing-1', 'missing-2'
        $failures[0].Exception.Operation | Should -Be 'GetMLDataProcessingJob'
        $failures[0].Exception.HttpStatus | Should -BeIn 400, 404
        $failures[0].Exception.RequestId | Should -Not -BeNullOrEmpty
        $failures[0].Exception.Message | Should -Match 'missing-1'
    }

    It 'fails when its id exists' {
        $null = Start-NeptuneMLDataProcessingJob @processing -Id taken @fast

        $failure = Get-Failure { Start-NeptuneMLDataProcessingJob @processing -Id taken }

        $failure.Exception | Should -BeOfType ([NeptuneMl.NeptuneMLException])
        $failure.Exception.Message | Should -Match "'taken'"
        $failure.Exception.HttpStatus | Should -BeIn 400, 409
        @(Get-NeptuneMLDataProcessingJob -IdOnly) -eq 'taken' | Should -HaveCount 1
    }

    It 'fails when the trained model does not exist' {
        $arn = Get-SampleArn trained-model

        $failure = Get-Failure { Get-CleanRoomsTrainedModel -TrainedModelArn $arn }

        $failure.FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
        $failure.TargetObject | Should -Be $arn
    }

    It 'fails when an unknown job is stopped' {
        $failure = Get-Failure { 'unknown' | Stop-NeptuneMLDataProcessingJob -Confirm:$false }

        $failure.TargetObject | Should -Be 'unknown'
        $failure.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}
