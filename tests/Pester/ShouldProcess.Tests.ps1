BeforeDiscovery {
    Import-Module NeptuneMl
    $changing = Get-Command -Module NeptuneMl -Verb New, Update, Set, Add, Start, Stop, Remove | Where-Object Noun -NE 'NeptuneMLEmulator'
    $waiting = ($changing | Where-Object { $_.Parameters.ContainsKey('Wait') }).Name
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $server = New-ScriptedServer
    $keys = [pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString 'sampleEXAMPLEKEY' -AsPlainText))
    $connections = @{
        NeptuneML  = Connect-NeptuneML $server.Url -Unsigned -NoDefault
        CleanRooms = Connect-CleanRoomsML -EndpointUrl $server.Url -Region us-east-1 -Credential $keys -NoDefault
    }
    $arguments = @{
        'New-NeptuneMLEndpoint'                                = @{ MLModelTrainingJobId = 'job-1' }
        'Update-NeptuneMLEndpoint'                             = @{ Id = 'job-2'; MLModelTrainingJobId = 'job-1' }
        'Publish-NeptuneMLModel'                               = @{ EndpointId = 'job-2'; MLModelTrainingJobId = 'job-1'; PreviousMLModelTrainingJobId = 'job-1' }
        'Remove-NeptuneMLEndpoint'                             = @{ Id = 'job-1' }
        'Start-NeptuneMLDataProcessingJob'                     = $processing
        'Start-NeptuneMLTrainingJob'                           = @{ DataProcessingJobId = 'job-1'; TrainModelS3Location = 's3://bucket/models' }
        'Start-NeptuneMLTransformJob'                          = @{ TrainingJobName = 'job-1'; ModelTransformOutputS3Location = 's3://bucket/out' }
        'Stop-NeptuneMLDataProcessingJob'                      = @{ Id = 'job-1', 'job-2' }
        'Stop-NeptuneMLTrainingJob'                            = @{ Id = 'job-1'; Clean = $true }
        'Stop-NeptuneMLTransformJob'                           = @{ Id = 'job-1' }
        'New-CleanRoomsMLInputChannel'                         = $source + @{ Name = 'channel' }
        'Remove-CleanRoomsMLInputChannelData'                  = @{ MLInputChannelArn = Get-SampleArn ml-input-channel }
        'Start-CleanRoomsTrainedModelExportJob'                = @{ Name = 'export'; TrainedModelArn = Get-SampleArn trained-model; OutputMemberAccountId = $account }
        'New-CleanRoomsTrainedModel'                           = $training + @{ Name = 'model' }
        'Stop-CleanRoomsTrainedModel'                          = @{ TrainedModelArn = Get-SampleArn trained-model }
        'Remove-CleanRoomsTrainedModelOutput'                  = @{ TrainedModelArn = Get-SampleArn trained-model }
        'Start-CleanRoomsTrainedModelInferenceJob'             = $inference + @{ Name = 'job'; TrainedModelArn = Get-SampleArn trained-model }
        'New-CleanRoomsConfiguredAudienceModel'                = @{ AudienceModelArn = Get-AccountArn audience-model; Name = 'offer'; OutputS3Uri = 's3://bucket/out'; OutputRoleArn = $table.RoleArn; SharedAudienceMetric = 'ALL' }
        'Update-CleanRoomsConfiguredAudienceModel'             = @{ ConfiguredAudienceModelArn = Get-AccountArn configured-audience-model; Description = 'new' }
        'Remove-CleanRoomsConfiguredAudienceModel'             = @{ ConfiguredAudienceModelArn = Get-AccountArn configured-audience-model }
        'Set-CleanRoomsConfiguredAudienceModelPolicy'          = @{ ConfiguredAudienceModelArn = Get-AccountArn configured-audience-model; ConfiguredAudienceModelPolicy = '{}' }
        'Remove-CleanRoomsConfiguredAudienceModelPolicy'       = @{ ConfiguredAudienceModelArn = Get-AccountArn configured-audience-model }
        'Add-CleanRoomsResourceTag'                            = @{ ResourceArn = Get-SampleArn trained-model; Tag = @{ team = 'x' } }
        'Remove-CleanRoomsResourceTag'                         = @{ ResourceArn = Get-SampleArn trained-model; TagKey = 'team', 'stage' }
        'Stop-CleanRoomsTrainedModelInferenceJob'              = @{ TrainedModelInferenceJobArn = Get-SampleArn trained-model-inference-job }
        'New-CleanRoomsConfiguredModelAlgorithm'               = $algorithm
        'Remove-CleanRoomsConfiguredModelAlgorithm'            = @{ ConfiguredModelAlgorithmArn = $algorithmArn }
        'New-CleanRoomsConfiguredModelAlgorithmAssociation'    = @{ ConfiguredModelAlgorithmArn = $algorithmArn; MembershipIdentifier = $membership; Name = 'association' }
        'Remove-CleanRoomsConfiguredModelAlgorithmAssociation' = @{ ConfiguredModelAlgorithmAssociationArn = Get-SampleArn configured-model-algorithm-association }
        'Set-CleanRoomsMLConfiguration'                        = $configuration
        'Remove-CleanRoomsMLConfiguration'                     = @{ MembershipIdentifier = $membership }
        'New-CleanRoomsTrainingDataset'                        = $table + @{ Name = 'dataset' }
        'Remove-CleanRoomsTrainingDataset'                     = @{ TrainingDatasetArn = Get-AccountArn training-dataset }
        'New-CleanRoomsAudienceModel'                          = @{ Name = 'audience'; TrainingDatasetArn = Get-AccountArn training-dataset }
        'Remove-CleanRoomsAudienceModel'                       = @{ AudienceModelArn = Get-AccountArn audience-model }
        'Start-CleanRoomsAudienceGenerationJob'                = $seed + @{ Name = 'generated'; ConfiguredAudienceModelArn = Get-AccountArn configured-audience-model }
        'Remove-CleanRoomsAudienceGenerationJob'               = @{ AudienceGenerationJobArn = Get-AccountArn audience-generation-job }
        'Start-CleanRoomsAudienceExportJob'                    = $size + @{ Name = 'exported'; AudienceGenerationJobArn = Get-AccountArn audience-generation-job }
    }

    # In a session of its own, because -WhatIf writes to the host. Emits what is written there and down the pipeline.
    $sessionHost = [NeptuneMl.Tests.RecordingHost]::new()
    $session = New-Session $sessionHost
    function Invoke-WhatIf([string] $Name, [hashtable] $Arguments) {
        $sessionHost.Lines.Clear()
        $session.Commands.Clear()
        $connection = $connections[$Name -match '-NeptuneML' ? 'NeptuneML' : 'CleanRooms']
        $output = $session.AddCommand($Name).AddParameters($Arguments).AddParameter('Connection', $connection).AddParameter('WhatIf').Invoke()
        $session.Streams.Error | Should -BeNullOrEmpty
        $server.Requests | Should -BeNullOrEmpty
        @($sessionHost.Lines) + @($output) | Where-Object { $_ }
    }
}

AfterAll {
    Remove-Session $session
    $server.Dispose()
}

Describe '<_.Name>' -ForEach $changing {
    BeforeAll {
        $name = $_.Name
        $attribute = $_.ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0]
    }

    It 'describes the change with -WhatIf and sends no request' {
        $arguments.Keys | Should -Contain $name
        $lines = Invoke-WhatIf $name $arguments[$name]

        $lines | Should -HaveCount ($arguments[$name]['Id'] ?? 1).Count
        $lines | Should -Match '^What if: Performing the operation "(Start|Create|Update|Set|Add|Cancel|Delete|Remove)" on target'
        $attribute.SupportsShouldProcess | Should -BeTrue
    }

    It 'asks for confirmation only to remove or cancel' {
        $attribute.ConfirmImpact | Should -Be ($name -match '^(Stop|Remove)-' ? 'High' : 'Medium')
    }
}

Describe '-WhatIf' {
    It 'passes nothing to <_>' -ForEach $waiting {
        $arguments.Keys | Should -Contain $_
        Invoke-WhatIf $_ ($arguments[$_] + @{ Wait = $true }) | Should -HaveCount ($arguments[$_]['Id'] ?? 1).Count
    }

    It 'names each target, its service and its effects' {
        $lines = Invoke-WhatIf Stop-NeptuneMLTrainingJob @{ Id = 'job-1', 'job-2'; Clean = $true }

        $lines | Should -HaveCount 2
        $lines[0] | Should -Match '"Cancel".*''job-1'' and its artifacts in S3 on 127\.0\.0\.1'
        $lines[1] | Should -Match "'job-2'"
    }

    It 'shows the request, shortened' {
        $lines = Invoke-WhatIf New-CleanRoomsTrainedModel ($training + @{ Name = 'model'; Description = 'd' * 250 })

        $lines | Should -Match '\. Request: POST /memberships/[-0-9a-f]+/trained-models \{"name":"model",.*…$'
        $lines.Length | Should -BeLessThan 400
    }

    It 'shows a request without a body by its path' {
        Invoke-WhatIf Stop-NeptuneMLTrainingJob @{ Id = 'job-1'; Clean = $true } | Should -Match '\. Request: DELETE /ml/modeltraining/job-1\?clean=true$'
    }

    It 'shows the whole body with -Verbose and masks environment variables' {
        $lines = Invoke-WhatIf New-CleanRoomsTrainedModel ($training + @{ Name = 'model'; Description = 'd' * 250; Environment = @{ TOKEN = 'TheSecretOfThisTest' }; Verbose = $true })
        $body = "$($session.Streams.Verbose)" -replace '^Request: POST \S+' | ConvertFrom-Json

        $body.description | Should -Be ('d' * 250)
        $body.environment.TOKEN | Should -Be '***'
        $body.dataChannels[0].channelName | Should -Be 'train'
        "$lines $($session.Streams.Verbose)" | Should -Not -Match 'TheSecretOfThisTest'
    }
}

Describe 'A prompt' {
    BeforeAll {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 0
        $model = New-CleanRoomsTrainedModel @training -Name fraud-scores @fast
        $prompted = New-Session ([NeptuneMl.Tests.RecordingHost]::new())
    }

    AfterAll {
        Remove-Session $prompted
        Stop-NeptuneMLEmulator
    }

    It 'names a resource that is given by <_>' -ForEach 'ARN', 'result' {
        $piped = $_ -eq 'ARN' ? $model.TrainedModelArn : $model
        $prompted.Commands.Clear()
        $null = $prompted.AddScript('$args[0] | Remove-CleanRoomsTrainedModelOutput -Connection $args[1]').AddArgument($piped).AddArgument($model.Connection)

        # The host of the test cannot answer, and the error repeats the question.
        $null = $prompted.Invoke()
        $failure = $prompted.Streams.Error[0]
        $prompted.Streams.ClearStreams()

        "$failure" | Should -Match "Delete, output of trained model 'fraud-scores' \([-0-9a-f]{36}\) in us-east-1\."
        "$failure" | Should -Not -Match 'arn:'
    }
}
