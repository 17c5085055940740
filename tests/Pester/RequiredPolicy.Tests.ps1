BeforeDiscovery {
    Import-Module NeptuneMl
    $calling = Get-Command -Module NeptuneMl | Where-Object {
        $_.ImplementingType.GetCustomAttributes($true) | Where-Object { $_.GetType().Name -eq 'ApiOperationAttribute' }
    }

    # Scripts that run against the emulator. {0} is the membership.
    $associationArn = 'arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{0}/configured-model-algorithm-association/4b1c7f52-90d3-4c1e-a6f8-2e5d7b3a9c04'
    $channelArn = 'arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/{0}/ml-input-channel/0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0'
    $newModel = "New-CleanRoomsTrainedModel {0} churn -ConfiguredModelAlgorithmAssociationArn $associationArn -DataChannel @{{ ChannelName = 'train'; MLInputChannelArn = '$channelArn' }} -InstanceType ml.m5.xlarge -VolumeSizeInGB 30"
    $process = 'Start-NeptuneMLDataProcessingJob -InputDataS3Location s3://a/in -ProcessedDataS3Location s3://a/out -Id p'
    $member = 'cleanrooms:PassMembership'
    $shared = 'cleanrooms:PassCollaboration'
    $runs = @(
        @{ Name = 'a start without -Wait'; Code = $process; Needs = 'neptune-db:StartMLDataProcessingJob' }
        @{ Name = 'a start with -Wait'; Code = "$process -Wait -PollSeconds 0.05"; Needs = 'neptune-db:StartMLDataProcessingJob', 'neptune-db:GetMLDataProcessingJobStatus' }
        @{ Name = 'a start with -Resume'; Code = "$process -Resume"; Needs = 'neptune-db:StartMLDataProcessingJob', 'neptune-db:GetMLDataProcessingJobStatus' }
        @{
            Name = 'a pipeline of starts and a wait'
            Code = "$process -Wait -PollSeconds 0.05 | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://a/m | Wait-NeptuneMLJob -PollSeconds 0.05"
            Needs = 'neptune-db:StartMLDataProcessingJob', 'neptune-db:GetMLDataProcessingJobStatus', 'neptune-db:StartMLModelTrainingJob', 'neptune-db:GetMLModelTrainingJobStatus'
        }
        @{ Name = 'a wait for a variable'; Code = "`$job = $process`n`$job | Wait-NeptuneMLJob -PollSeconds 0.05"; Needs = 'neptune-db:StartMLDataProcessingJob', 'neptune-db:GetMLDataProcessingJobStatus' }
        @{ Name = 'a list'; Code = "`$null = $process`nGet-NeptuneMLDataProcessingJob"; Needs = 'neptune-db:StartMLDataProcessingJob', 'neptune-db:ListMLDataProcessingJobs', 'neptune-db:GetMLDataProcessingJobStatus' }
        @{ Name = 'a list of ids'; Code = 'Get-NeptuneMLDataProcessingJob -IdOnly'; Needs = 'neptune-db:ListMLDataProcessingJobs' }
        @{ Name = 'a read by id'; Code = "`$null = $process`nGet-NeptuneMLDataProcessingJob p"; Needs = 'neptune-db:StartMLDataProcessingJob', 'neptune-db:GetMLDataProcessingJobStatus' }
        @{ Name = 'a read of a result'; Code = "$process | Get-NeptuneMLDataProcessingJob"; Needs = 'neptune-db:StartMLDataProcessingJob', 'neptune-db:GetMLDataProcessingJobStatus' }
        @{ Name = 'the engine status'; Code = 'Test-NeptuneMLConnection'; Needs = 'neptune-db:GetEngineStatus' }
        @{ Name = 'a trained model'; Code = $newModel; Needs = 'cleanrooms-ml:CreateTrainedModel', $member }
        @{ Name = 'a trained model with tags'; Code = "$newModel -Tag @{{ team = 'x' }}"; Needs = 'cleanrooms-ml:CreateTrainedModel', 'cleanrooms-ml:TagResource', $member }
        @{ Name = 'a trained model with -Resume'; Code = "`$null = $newModel`n$newModel -Resume"; Needs = 'cleanrooms-ml:CreateTrainedModel', 'cleanrooms-ml:ListTrainedModels', 'cleanrooms-ml:GetTrainedModel', $member }
        @{
            Name = 'an export of a trained model'
            Code = "`$model = $newModel -Wait -PollSeconds 0.05`n`$model | Start-CleanRoomsTrainedModelExportJob -Name out -OutputMemberAccountId 123456789012 -Wait -PollSeconds 0.05"
            Needs = 'cleanrooms-ml:CreateTrainedModel', 'cleanrooms-ml:GetTrainedModel', 'cleanrooms-ml:StartTrainedModelExportJob', 'cleanrooms-ml:ListCollaborationTrainedModelExportJobs', $member, $shared
        }
        @{ Name = 'models of a membership'; Code = 'Get-CleanRoomsTrainedModel {0}'; Needs = 'cleanrooms-ml:ListTrainedModels', $member }
        @{ Name = 'channels of a collaboration'; Code = "`$id = (Get-CleanRoomsMLInputChannel -MLInputChannelArn $channelArn).CollaborationIdentifier`nGet-CleanRoomsMLInputChannel -CollaborationIdentifier `$id"; Needs = 'cleanrooms-ml:GetMLInputChannel', 'cleanrooms-ml:ListCollaborationMLInputChannels', $member, $shared }
        @{
            Name = 'a name in place of an ARN'
            Code = "`$null = $newModel -Wait -PollSeconds 0.05`nStart-CleanRoomsTrainedModelExportJob {0} out -TrainedModelArn churn -OutputMemberAccountId 123456789012"
            Needs = 'cleanrooms-ml:CreateTrainedModel', 'cleanrooms-ml:GetTrainedModel', 'cleanrooms-ml:ListTrainedModels', 'cleanrooms-ml:StartTrainedModelExportJob', $member
        }
        @{ Name = 'an ML configuration'; Code = 'Set-CleanRoomsMLConfiguration {0} -RoleArn arn:aws:iam::123456789012:role/ml -S3Uri s3://a/b'; Needs = 'cleanrooms-ml:PutMLConfiguration', 'iam:PassRole', $member }
    )

    $found = @(
        @{ Name = 'an alias of the script'; Code = 'Set-Alias ids Get-NeptuneMLEndpoint; ids -IdOnly'; Action = 'neptune-db:ListMLEndpoints' }
        @{ Name = 'an alias that is set by names'; Code = 'New-Alias -Value Get-NeptuneMLEndpoint -Name ids; ids x'; Action = 'neptune-db:GetMLEndpointStatus' }
        @{ Name = 'an alias of the session'; Code = 'policytest -IdOnly'; Action = 'neptune-db:ListMLModelTransformJobs' }
        @{ Name = 'a quoted name'; Code = "& 'Get-NeptuneMLEndpoint' x"; Action = 'neptune-db:GetMLEndpointStatus' }
        @{ Name = 'a name in a variable'; Code = "`$name = 'Get-NeptuneMLEndpoint'; & `$name x"; Action = 'neptune-db:GetMLEndpointStatus' }
        @{ Name = 'Get-Command'; Code = '& (Get-Command Get-NeptuneMLEndpoint) x'; Action = 'neptune-db:GetMLEndpointStatus' }
        @{ Name = 'a module-qualified name'; Code = 'NeptuneMl\Get-NeptuneMLEndpoint x'; Action = 'neptune-db:GetMLEndpointStatus' }
        @{ Name = 'a function'; Code = 'function f { if ($true) { Get-NeptuneMLEndpoint x } }'; Action = 'neptune-db:GetMLEndpointStatus' }
        @{ Name = 'a background job'; Code = 'Start-ThreadJob { 1 | ForEach-Object -Parallel { Get-NeptuneMLEndpoint x } }'; Action = 'neptune-db:GetMLEndpointStatus' }
        @{ Name = 'constant text'; Code = "Invoke-Expression 'Get-NeptuneMLEndpoint x'"; Action = 'neptune-db:GetMLEndpointStatus' }
        @{ Name = 'an abbreviated parameter'; Code = 'Get-NeptuneMLEndpoint -IdO'; Action = 'neptune-db:ListMLEndpoints' }
        @{ Name = 'a splatted hashtable'; Code = "`$p = @{ Id = 'x' }; Get-NeptuneMLEndpoint @p"; Action = 'neptune-db:GetMLEndpointStatus' }
        @{ Name = 'keys that are added later'; Code = '$p = @{}; $p.IdOnly = $true; Get-NeptuneMLEndpoint @p'; Action = 'neptune-db:ListMLEndpoints' }
        @{ Name = 'keys that are set by index and method'; Code = "`$p = [ordered] @{}; `$p['IdOnly'] = `$true; `$p.Add('MaxItems', 5); Get-NeptuneMLEndpoint @p"; Action = 'neptune-db:ListMLEndpoints' }
        @{ Name = 'a sum of hashtables'; Code = "`$a = @{ MaxItems = 5 }; `$p = `$a + @{ IdOnly = `$true }; Get-NeptuneMLEndpoint @p"; Action = 'neptune-db:ListMLEndpoints' }
        @{ Name = 'a switch that is off'; Code = 'New-NeptuneMLEndpoint -MLModelTrainingJobId x -Wait:$false'; Action = 'neptune-db:CreateMLEndpoint' }
        @{ Name = 'a splatted switch that is off'; Code = "`$p = @{ MLModelTrainingJobId = 'x'; Wait = `$false }; New-NeptuneMLEndpoint @p"; Action = 'neptune-db:CreateMLEndpoint' }
        @{ Name = 'default parameter values'; Code = "`$PSDefaultParameterValues['Get-NeptuneML*:IdOnly'] = `$true; Get-NeptuneMLEndpoint"; Action = 'neptune-db:ListMLEndpoints' }
        @{ Name = 'nothing in comments and text'; Code = "# Stop-NeptuneMLTrainingJob x`n'Remove-NeptuneMLEndpoint x'; Get-NeptuneMLEndpoint x"; Action = 'neptune-db:GetMLEndpointStatus' }
    )

    $unknown = @(
        @{ Code = '& $args[0] x'; Says = 'name is known only at run time' }
        @{ Code = '& $name'; Says = 'name is known only at run time' }
        @{ Code = 'Invoke-Expression $text'; Says = 'text that is known only at run time' }
        @{ Code = 'iex (Get-Content x.txt)'; Says = 'text that is known only at run time' }
        @{ Code = '[scriptblock]::Create($text)'; Says = 'calls Create' }
        @{ Code = '$ExecutionContext.InvokeCommand.InvokeScript($text)'; Says = 'calls InvokeScript' }
        @{ Code = '. ./no-such-file.ps1'; Says = 'does not exist' }
    )
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $services = (Get-Content $PSScriptRoot/../../api/permissions.json -Raw | ConvertFrom-Json -AsHashtable).services
    $permissions = $services.neptunedata + $services.CleanRoomsML
    $folder = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "policy-$(New-Guid)")).FullName

    function New-Script([string] $Code, [string] $Name = "$(New-Guid).ps1") {
        $path = Join-Path $folder $Name
        Set-Content $path $Code
        $path
    }

    function Get-Action([string] $Policy) { ($Policy | ConvertFrom-Json).Statement.Action | Sort-Object }
}

AfterAll {
    Remove-Item -Recurse $folder
}

Describe 'Get-NeptuneMLRequiredPolicy' {
    Context 'for a script with <Name>' -ForEach $runs {
        BeforeAll {
            $script = New-Script ($Code -f $membership)
        }

        It 'allows exactly the documented actions' {
            Get-Action (Get-NeptuneMLRequiredPolicy -Path $script) | Should -Be ($Needs | Sort-Object)
        }

        It 'allows exactly the operations that the script calls' {
            $emulator = Start-NeptuneMLEmulator -JobSeconds 0.1
            try {
                $null = & $script
                $called = (Invoke-RestMethod "$($emulator.BaseAddress)_emulator/operations").operation
            }
            finally {
                Stop-NeptuneMLEmulator
            }

            # An operation's own action is its first.
            $own = $called | ForEach-Object { $permissions[$_][0].action } | Sort-Object -Unique
            $allowed = Get-Action (Get-NeptuneMLRequiredPolicy -Path $script)
            $allowed | Where-Object { $_ -notin 'cleanrooms:PassMembership', 'cleanrooms:PassCollaboration', 'cleanrooms-ml:TagResource', 'iam:PassRole' } | Should -Be $own
        }
    }

    Context 'for a script' {
        It 'finds <Name>' -ForEach $found {
            Set-Alias policytest Get-NeptuneMLTransformJob -Scope Global
            try { $policy = Get-NeptuneMLRequiredPolicy -Path (New-Script $Code) -WarningVariable warnings }
            finally { Remove-Item Alias:policytest }

            Get-Action $policy | Should -Be $Action
            $warnings | Should -BeNullOrEmpty
        }

        It 'finds calls in scripts and modules that it runs' {
            $null = New-Script 'Get-NeptuneMLEndpoint x' 'lib.ps1'
            $null = New-Script 'Test-NeptuneMLConnection' 'tools.psm1'
            $null = New-Script 'Get-NeptuneMLTransformJob x' 'other.ps1'
            $main = New-Script '. ./lib.ps1; Import-Module ./tools.psm1; & "$PSScriptRoot/other.ps1"; & (Join-Path $PSScriptRoot ''lib.ps1'')'

            $policy = Get-NeptuneMLRequiredPolicy -Path $main -WarningVariable warnings
            Get-Action $policy | Should -Be 'neptune-db:GetEngineStatus', 'neptune-db:GetMLEndpointStatus', 'neptune-db:GetMLModelTransformJobStatus'
            $warnings | Should -BeNullOrEmpty
        }

        It 'warns of <Code>' -ForEach $unknown {
            $null = Get-NeptuneMLRequiredPolicy -Path (New-Script "Test-NeptuneMLConnection`n$Code") -WarningVariable warnings -WarningAction SilentlyContinue

            $warnings.Count | Should -Be 1
            $warnings[0].Message | Should -BeLike "Line 2 of *$Says*"
        }

        It 'allows every parameter when splatting is known only at run time, with a warning' {
            $policy = Get-NeptuneMLRequiredPolicy -Path (New-Script 'function f { New-NeptuneMLEndpoint @PSBoundParameters }') -WarningVariable warnings -WarningAction SilentlyContinue

            Get-Action $policy | Should -Be 'neptune-db:CreateMLEndpoint', 'neptune-db:GetMLEndpointStatus'
            $warnings[0].Message | Should -BeLike '*@PSBoundParameters*permissions for all parameters*'
        }

        It 'allows every column of a row that is known only at run time' {
            $rows = New-Script "Import-Csv models.csv | New-CleanRoomsTrainedModel"
            Get-Action (Get-NeptuneMLRequiredPolicy -Path $rows) | Should -Contain 'cleanrooms-ml:TagResource'
        }

        It 'does not run it' {
            $marker = Join-Path $folder 'ran.txt'
            $null = Get-NeptuneMLRequiredPolicy -Path (New-Script "Set-Content '$marker' x; Test-NeptuneMLConnection")
            $marker | Should -Not -Exist
        }

        It 'limits iam:PassRole to a constant role and to Clean Rooms ML' {
            $policy = Get-NeptuneMLRequiredPolicy -Path (New-Script 'Set-CleanRoomsMLConfiguration x -RoleArn arn:aws:iam::123456789012:role/ml -S3Uri s3://a/b') | ConvertFrom-Json
            $statement = $policy.Statement | Where-Object Sid -EQ PassRole
            $statement.Resource | Should -Be 'arn:aws:iam::123456789012:role/ml'
            $statement.Condition.StringEquals.'iam:PassedToService' | Should -Be 'cleanrooms-ml.amazonaws.com'
        }

        It 'writes an error for a script that is not valid' {
            { Get-NeptuneMLRequiredPolicy -Path (New-Script 'if (') -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter*' -ExpectedMessage '*line 1*'
            { Get-NeptuneMLRequiredPolicy -Path (Join-Path $folder no.ps1) -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter*' -ExpectedMessage '*does not exist*'
        }

        It 'takes piped files and writes one policy' {
            $one = New-Script 'Get-NeptuneMLEndpoint x'
            $two = New-Script 'Test-NeptuneMLConnection'
            $policy = @(Get-Item $one, $two | Get-NeptuneMLRequiredPolicy)
            $policy.Count | Should -Be 1
            Get-Action $policy[0] | Should -Be 'neptune-db:GetEngineStatus', 'neptune-db:GetMLEndpointStatus'
        }
    }

    Context 'for a workflow' {
        It 'allows to look up, start and wait for each step of <Name>' -ForEach @(
            @{
                Name  = 'movies.psd1'
                Needs = 'neptune-db:CreateMLEndpoint', 'neptune-db:GetMLDataProcessingJobStatus', 'neptune-db:GetMLEndpointStatus', 'neptune-db:GetMLModelTrainingJobStatus',
                'neptune-db:GetMLModelTransformJobStatus', 'neptune-db:ListMLDataProcessingJobs', 'neptune-db:ListMLEndpoints', 'neptune-db:ListMLModelTrainingJobs', 'neptune-db:ListMLModelTransformJobs',
                'neptune-db:StartMLDataProcessingJob', 'neptune-db:StartMLModelTrainingJob', 'neptune-db:StartMLModelTransformJob'
            }
            @{
                Name  = 'churn.json'
                Needs = 'cleanrooms-ml:CreateConfiguredModelAlgorithm', 'cleanrooms-ml:CreateConfiguredModelAlgorithmAssociation', 'cleanrooms-ml:CreateMLInputChannel', 'cleanrooms-ml:CreateTrainedModel',
                'cleanrooms-ml:GetConfiguredModelAlgorithm', 'cleanrooms-ml:GetConfiguredModelAlgorithmAssociation', 'cleanrooms-ml:GetMLConfiguration', 'cleanrooms-ml:GetMLInputChannel', 'cleanrooms-ml:GetTrainedModel',
                'cleanrooms-ml:GetTrainedModelInferenceJob', 'cleanrooms-ml:ListCollaborationTrainedModelExportJobs', 'cleanrooms-ml:ListConfiguredModelAlgorithmAssociations', 'cleanrooms-ml:ListConfiguredModelAlgorithms',
                'cleanrooms-ml:ListMLInputChannels', 'cleanrooms-ml:ListTrainedModelInferenceJobs', 'cleanrooms-ml:ListTrainedModels', 'cleanrooms-ml:PutMLConfiguration', 'cleanrooms-ml:StartTrainedModelExportJob',
                'cleanrooms-ml:StartTrainedModelInferenceJob', 'cleanrooms-ml:TagResource', 'cleanrooms:PassCollaboration', 'cleanrooms:PassMembership', 'iam:PassRole'
            }
        ) {
            $policy = Get-NeptuneMLRequiredPolicy -Path "$PSScriptRoot/../../docs/workflows/$Name" | ConvertFrom-Json
            $policy.Statement.Action | Should -Be $Needs
        }

        It 'limits the roles that are passed to the constant one, also from a parameter' {
            $policy = Get-NeptuneMLRequiredPolicy -Path $PSScriptRoot/../../docs/workflows/churn.json | ConvertFrom-Json
            ($policy.Statement | Where-Object Sid -EQ PassRole).Resource | Should -Be 'arn:aws:iam::123456789012:role/CleanRoomsML'
        }

        It 'is one policy with scripts' {
            $script = Join-Path $TestDrive 'beside.ps1'
            Set-Content $script 'Test-NeptuneMLConnection'
            $policy = Get-NeptuneMLRequiredPolicy -Path $script, $PSScriptRoot/../../docs/workflows/movies.psd1 | ConvertFrom-Json
            $policy.Statement.Action | Should -Contain 'neptune-db:GetEngineStatus'
            $policy.Statement.Action | Should -Contain 'neptune-db:CreateMLEndpoint'
        }

        It 'writes one error for a workflow with mistakes' {
            $file = Join-Path $TestDrive mistakes.psd1
            Set-Content $file "@{ Steps = @{ a = @{ Run = 'x' }; b = @{} } }"
            Get-NeptuneMLRequiredPolicy -Path $file -ErrorVariable failures -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'WorkflowInvalid,*'
            "$($failures[0])" | Should -BeLike '*has mistakes.*Steps.a.Run*Steps.b*'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike "List all mistakes with Test-NeptuneMLWorkflow '$file'.*"
        }
    }

    Context 'for a cmdlet by name' {
        It 'allows every operation of <_.Name>' -ForEach $calling {
            $operations = ($_.ImplementingType.GetCustomAttributes($true) | Where-Object { $_.GetType().Name -eq 'ApiOperationAttribute' }).Operations
            $operations = @($operations) + @($_.ImplementingType.GetCustomAttributes($true) | Where-Object { $_.GetType().Name -eq 'AdditionalOperationAttribute' -and -not $_.Unless } | ForEach-Object Operation)
            $policy = Get-NeptuneMLRequiredPolicy $_.Name -WarningAction SilentlyContinue
            foreach ($operation in $operations) { Get-Action $policy | Should -Contain $permissions[$operation][0].action }
            @(Get-Action $policy) -match ':(Put|Create|Start|Delete|Cancel|Tag|UnTag|Update)' | Should -HaveCount (
                @($operations | ForEach-Object { $permissions[$_] } | Where-Object { $_.action -match ':(Put|Create|Start|Delete|Cancel|Tag|UnTag|Update)' -and -not $_.member }).Count)
        }

        It 'allows what the parameters of -Parameter need, and no other' {
            Get-Action (Get-NeptuneMLRequiredPolicy New-CleanRoomsTrainedModel) | Should -Be 'cleanrooms-ml:CreateTrainedModel', $member
            Get-Action (Get-NeptuneMLRequiredPolicy New-CleanRoomsTrainedModel -Parameter Wait) | Should -Be 'cleanrooms-ml:CreateTrainedModel', 'cleanrooms-ml:GetTrainedModel', $member
            Get-Action (Get-NeptuneMLRequiredPolicy New-CleanRoomsTrainedModel -Parameter *) | Should -Be 'cleanrooms-ml:CreateTrainedModel', 'cleanrooms-ml:GetTrainedModel', 'cleanrooms-ml:ListTrainedModels', 'cleanrooms-ml:TagResource', $member
        } -ForEach @{ member = 'cleanrooms:PassMembership' }

        It 'takes wildcards, aliases and Get-Command' {
            $all = Get-Command -Module NeptuneMl | Get-NeptuneMLRequiredPolicy -WarningAction SilentlyContinue
            Get-Action (Get-NeptuneMLRequiredPolicy *) | Should -Be (Get-Action $all)
            Set-Alias policytest Get-NeptuneMLEndpoint -Scope Global
            try { Get-Action (Get-Alias policytest | Get-NeptuneMLRequiredPolicy) | Should -Contain 'neptune-db:GetMLEndpointStatus' }
            finally { Remove-Item Alias:policytest }
        }

        It 'writes an error for a name that is not a cmdlet of the module, and continues' {
            $policy = 'Get-ChildItem', 'Test-NeptuneMLConnection' | Get-NeptuneMLRequiredPolicy -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
            Get-Action $policy | Should -Be 'neptune-db:GetEngineStatus'
        }

        It 'writes a warning and no policy when no service is called' {
            Get-NeptuneMLRequiredPolicy Connect-NeptuneML -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            $warnings | Should -HaveCount 1
        }

        It 'completes cmdlets, and the parameters that need more' {
            (TabExpansion2 'Get-NeptuneMLRequiredPolicy Start-NeptuneMLT').CompletionMatches.CompletionText | Should -Be 'Start-NeptuneMLTrainingJob', 'Start-NeptuneMLTransformJob'
            (TabExpansion2 'Get-NeptuneMLRequiredPolicy New-CleanRoomsTrainedModel -Parameter ').CompletionMatches.CompletionText | Should -Be 'RestartFailed', 'Resume', 'Tag', 'Wait'
        }
    }

    Context 'with -ResourceArn' {
        It 'limits the actions of each kind to the ARNs of this kind' {
            $data = 'arn:aws:neptune-db:us-east-1:123456789012:cluster-ABC/*'
            $own = "arn:aws:cleanrooms:us-east-1:123456789012:membership/$membership"
            $policy = Get-NeptuneMLRequiredPolicy Test-NeptuneMLConnection, Set-CleanRoomsMLConfiguration -ResourceArn $data, $own, arn:aws:iam::123456789012:role/ml | ConvertFrom-Json
            $resources = @{}
            foreach ($statement in $policy.Statement) { $resources[$statement.Sid] = $statement.Resource }
            $resources.NeptuneML | Should -Be $data
            $resources.Membership | Should -Be $own
            $resources.PassRole | Should -Be 'arn:aws:iam::123456789012:role/ml'
            $resources.CleanRoomsML | Should -Be '*'
        }

        It 'rejects <_>' -ForEach 'movies', 'arn:aws:rds:us-east-1:123456789012:cluster:movies', 'arn:aws:cleanrooms-ml:us-east-1:123456789012:training-dataset/x' {
            { Get-NeptuneMLRequiredPolicy Test-NeptuneMLConnection -ResourceArn $_ } | Should -Throw -ErrorId 'InvalidParameter*'
        }
    }

    It 'writes a policy in the form that IAM accepts' {
        $policy = Get-NeptuneMLRequiredPolicy * | ConvertFrom-Json
        $policy.Version | Should -Be '2012-10-17'
        $policy.Statement.Sid | Should -Match '^[A-Za-z0-9]+$'
        ($policy.Statement.Sid | Sort-Object -Unique).Count | Should -Be $policy.Statement.Count
        $policy.Statement.Effect | Sort-Object -Unique | Should -Be 'Allow'
        $policy.Statement.Action | Should -Match '^[a-z0-9-]+:[A-Za-z]+$'
    }
}
