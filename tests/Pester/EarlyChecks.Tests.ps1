# Mistakes on the command line of a pipeline, found before its first record arrives.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/Rows/Outcome.ps1
}

AfterAll {
    $suite.Dispose()
}

Describe 'An invalid command line' {
    It 'fails before the first pipeline input: <What>' -ForEach @(
        @{ What = 'an invalid S3 location'; Parameter = 'TrainModelS3Location'
            Script = { Start-NeptuneMLDataProcessingJob @processing -Wait @neptune | Start-NeptuneMLTrainingJob -TrainModelS3Location b/m @neptune } }
        @{ What = 'an invalid instance type'; Parameter = 'InstanceType'
            Script = { Start-NeptuneMLDataProcessingJob @processing @neptune | New-NeptuneMLEndpoint -InstanceType m5 @neptune } }
        @{ What = 'a number out of range'; Parameter = 'MaxPayloadInMB'
            Script = { New-CleanRoomsTrainedModel @training -Name m @cleanRooms | Start-CleanRoomsTrainedModelInferenceJob @inference -Name i -MaxPayloadInMB 1000 @cleanRooms } }
    ) {
        $outcome = Get-Outcome $Script

        $outcome.Requests | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 1
        "$($outcome.Errors)" | Should -BeLike "-$Parameter *"
    }

    It 'shows in the syntax that <Parameter> of <Cmdlet> is mandatory' -ForEach @(
        @{ Cmdlet = 'Start-CleanRoomsTrainedModelInferenceJob'; Parameter = 'Name' }
        @{ Cmdlet = 'Start-CleanRoomsTrainedModelInferenceJob'; Parameter = 'InstanceType' }
        @{ Cmdlet = 'Start-NeptuneMLTrainingJob'; Parameter = 'TrainModelS3Location' }
        @{ Cmdlet = 'Start-NeptuneMLDataProcessingJob'; Parameter = 'InputDataS3Location' }
        @{ Cmdlet = 'New-CleanRoomsTrainedModel'; Parameter = 'VolumeSizeInGB' }
    ) {
        $command = Get-Command $Cmdlet
        $command.ParameterSets.Where{ $_.IsDefault }.Parameters.Where{ $_.Name -eq $Parameter }.IsMandatory | Should -BeTrue
    }

    It 'is one error when a piped inference job lacks its <Missing>' -ForEach @{ Missing = 'Name' }, @{ Missing = 'InstanceType' } {
        $of = $inference + @{ Name = 'i' }
        $of.Remove($Missing)
        $model = New-CleanRoomsTrainedModel @training -Name m @cleanRooms

        $outcome = Get-Outcome { $model | Start-CleanRoomsTrainedModelInferenceJob @of @cleanRooms }

        $outcome.Requests | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$($outcome.Errors)" | Should -BeLike "-$Missing is required*"
    }
}

Describe 'A missing required value' {
    BeforeAll {
        $training = @{
            MembershipIdentifier = $membership; Name = 'n'; InstanceType = 'ml.m5.large'; VolumeSizeInGB = 5
            ConfiguredModelAlgorithmAssociationArn = Get-SampleArn configured-model-algorithm-association
            DataChannel = @{ ChannelName = 'train'; MLInputChannelArn = Get-SampleArn ml-input-channel }
        }
    }

    It 'fails before the upstream cmdlet starts when its results cannot contain the value' {
        $outcome = Get-Outcome { New-CleanRoomsTrainedModel @training @cleanRooms | Start-CleanRoomsTrainedModelInferenceJob -OutputMemberAccountId 123456789012 @cleanRooms }

        $outcome.Requests | Should -BeNullOrEmpty
        $outcome.Errors | Should -HaveCount 1
        $outcome.Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        "$($outcome.Errors[0])" | Should -Be '-Name is required; -InstanceType is required; -MLInputChannelArn is required.'
    }

    It 'can come from a row: <Form>' -ForEach @(
        @{ Form = 'an object'; Make = { [pscustomobject] @{ Id = 'a' } } }
        @{ Form = 'a filter after a cmdlet of the module'; Make = { Get-NeptuneMLTrainingJob t @neptune | ForEach-Object { [pscustomobject] @{ Id = 'a' } } } }
    ) {
        $outcome = Get-Outcome {
            . $Make | Select-Object *, @{ Name = 'InputDataS3Location'; Expression = { 's3://b/i' } }, @{ Name = 'ProcessedDataS3Location'; Expression = { 's3://b/o' } } |
                Start-NeptuneMLDataProcessingJob @neptune
        }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].id | Should -Be 'a'
    }

    It 'can come from a row in a nested pipeline' {
        $outcome = Get-Outcome { 'a' | Get-NeptuneMLTrainingJob @neptune | ForEach-Object { [pscustomobject] @{ DataProcessingJobId = 'p' } | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://b/m @neptune } }

        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.Body[0].dataProcessingJobId | Should -Be 'p'
    }

    It 'is named with both parameters when a training job has no data processing job' {
        $outcome = Get-Outcome { Get-NeptuneMLTrainingJob t2 @neptune | Start-NeptuneMLTransformJob -ModelTransformOutputS3Location s3://b/t @neptune }

        $outcome.Body | Should -BeNullOrEmpty
        "$($outcome.Errors)" | Should -Be 'either -DataProcessingJobId and -MLModelTrainingJobId, or -TrainingJobName must be given, and only one of these.'
    }
}
