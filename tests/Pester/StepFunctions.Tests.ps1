# Exported workflows beside an independent validator and an independent interpreter of the Amazon States Language, the npm packages
# asl-validator and aws-local-stepfunctions. tests/stepfunctions has the program that runs them: the tasks of the state machine call the
# emulator, those of Neptune ML through the Lambda function in docs/step-functions.md.

BeforeDiscovery {
    $workflows = @(
        @{ Name = 'movies'; File = 'docs/workflows/movies.psd1'; Data = @{ Export = 's3://movie-graph-ml/export/other' }; FailingJob = @{} }
        @{ Name = 'churn'; File = 'docs/workflows/churn.json'; Data = @{ Epochs = 3 }; FailingJob = @{} }
        @{ Name = 'collaboration'; File = 'tests/stepfunctions/workflows/collaboration.psd1'; Data = @{ Query = 'SELECT * FROM visits'; Epochs = 5 }; FailingJob = @{} }
        @{ Name = 'branches'; File = 'tests/stepfunctions/workflows/branches.psd1'; Data = @{}; FailingJob = @{ 'branches-bad-*' = 'The container ran out of memory.' } }
    )
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $root = Resolve-Path $PSScriptRoot/../..
    $project = Join-Path $root tests/stepfunctions
    $lambda = 'arn:aws:lambda:us-east-1:123456789012:function:neptune-ml'
    $script:missing = @()

    # A program and its version, or null.
    function Find-Program([string] $Name, [string[]] $Arguments) {
        $program = Get-Command $Name -CommandType Application -ErrorAction Ignore | Select-Object -First 1
        if ($program -and (& $program $Arguments 2>$null)) { $program.Source }
    }

    $node = Find-Program node '--version'
    $python = 'python3', 'python' | ForEach-Object { Find-Program $_ '-c', 'import boto3; print(boto3.__version__)' } | Select-Object -First 1
    if (-not $node) { $script:missing += 'Node.js' }
    elseif (-not (Test-Path $project/node_modules/.package-lock.json) -or
        (Get-Item $project/package-lock.json).LastWriteTimeUtc -gt (Get-Item $project/node_modules/.package-lock.json -Force).LastWriteTimeUtc) {
        Push-Location $project
        try { $null = & npm ci --no-audit --no-fund --loglevel=error 2>&1 }
        finally { Pop-Location }
        if ($LASTEXITCODE -ne 0) { $script:missing += 'the npm packages of tests/stepfunctions' }
    }
    if (-not $python) { $script:missing += 'Python 3 with boto3' }
    $available = $script:missing.Count -eq 0
    $reason = "$($script:missing -join ' and ') $($script:missing.Count -gt 1 ? 'are' : 'is') not installed here"

    # The example of the page.
    $handler = Join-Path $TestDrive neptune_ml.py
    (Get-Content $root/docs/step-functions.md -Raw) -match '(?s)```python\r?\n(?<code>.*?)```' | Should -BeTrue
    Set-Content $handler $Matches.code

    function Invoke-Validator([string] $Definition) {
        Invoke-Node @{ definition = $Definition | ConvertFrom-Json -AsHashtable }
    }

    function Invoke-StateMachine([string] $Definition, [hashtable] $Data, [uri] $Endpoint) {
        Invoke-Node @{
            definition = $Definition | ConvertFrom-Json -AsHashtable
            input      = $Data
            endpoint   = "$Endpoint".TrimEnd('/')
            handler    = @{ python = $python; file = $handler }
        }
    }

    function Invoke-Node([hashtable] $Request) {
        $call = $Request | ConvertTo-Json -Depth 100
        $run = Invoke-Within 120 { $args[2] | & $args[0] $args[1] } $node, (Join-Path $project run.mjs), $call
        if ($run.Errors) { throw "$($run.Errors[0])" }
        $run.Output | ConvertFrom-Json -Depth 100
    }

    # Everything that the emulator has, without the times, and with the names of steps instead of ids, names and ARNs.
    function Get-Everything([string[]] $Steps) {
        $ml = foreach ($kind in 'DataProcessingJob', 'TrainingJob', 'TransformJob', 'Endpoint') { & "Get-NeptuneML$kind" }
        $own = foreach ($kind in 'TrainingDataset', 'AudienceModel', 'ConfiguredAudienceModel', 'AudienceGenerationJob', 'AudienceExportJob', 'ConfiguredModelAlgorithm') {
            & "Get-CleanRooms$kind"
        }
        $shared = foreach ($kind in 'ConfiguredModelAlgorithmAssociation', 'MLInputChannel', 'TrainedModel', 'TrainedModelInferenceJob') {
            & "Get-CleanRooms$kind" -MembershipIdentifier $membership
        }
        # A list has fewer members than a read.
        $known = @($own) + @($shared) | Where-Object { $_ } | ForEach-Object {
            $get = Get-Command "Get-CleanRooms$($_.GetType().Name)"
            $get.Parameters.ContainsKey('InputObject') -and $_.ResourceArn ? ($_ | & $get) : $_
        }
        $exports = $known | Where-Object { $_ -is [NeptuneMl.CleanRooms.TrainedModel] } | Get-CleanRoomsTrainedModelExportJob
        $configuration = try { Get-CleanRoomsMLConfiguration -MembershipIdentifier $membership -ErrorAction Stop } catch { $null }
        $all = @($ml) + @($known) + @($exports) + @($configuration) | Where-Object { $_ }

        # What is unique to a run, by what stands for it.
        $names = [ordered]@{}
        foreach ($resource in $all) {
            $name = $resource.Id ?? $resource.Name
            if (-not $name) { continue }
            $step = $Steps | Where-Object { $name -match "(^|-)$_(-[0-9a-f]+)?$" } | Sort-Object Length -Descending | Select-Object -First 1
            if ($resource.ResourceArn) {
                $names[$resource.ResourceArn] = "<arn of $($step ?? $name)>"
                $names[($resource.ResourceArn -split '/')[-1]] = "<resource of $($step ?? $name)>"
            }
            $names[$name] = "<$($step ?? ($name -replace '-[0-9a-f]{8,12}$'))>"
        }
        foreach ($resource in $all) {
            $text = $resource | Select-Object * -ExcludeProperty *Time, Age, Duration*, Connection, *Version*, LogUrl, Stage, *Digest, NumberOf*, SizeInGB, *QueryIdentifier |
                ConvertTo-Json -Depth 10
            foreach ($name in $names.Keys) { $text = $text.Replace($name, $names[$name]) }
            # What the emulator chooses by the clock.
            "$($resource.GetType().Name) $($text -replace '(?<="(Start|End)Time": )"[^"]*"', '<time>')"
        }
    }
}

AfterAll {
    Stop-NeptuneMLEmulator -ErrorAction Ignore
}

Describe 'The interpreter of the Amazon States Language' {
    It 'is available' {
        if (-not $available) {
            $global:RunNotes += "Step Functions: $reason; no state machine was run"
            if ($env:CI -ne 'true') { Set-ItResult -Skipped -Because $reason }
        }
        $missing | Should -BeNullOrEmpty -Because 'Node.js and Python 3 with boto3 have to be installed where CI is true'
    }
}

Describe 'The Lambda function of the documentation' {
    It 'reads each final status as the module does' {
        if (-not $python) { Set-ItResult -Skipped -Because 'Python 3 with boto3 is not installed here' }
        $states = & $python -c "import json, runpy, sys; print(json.dumps(runpy.run_path(sys.argv[1])['STATES']))" $handler | ConvertFrom-Json -AsHashtable

        $states.Count | Should -BeGreaterThan 5
        foreach ($status in $states.Keys) {
            $known = [NeptuneMl.MLEndpoint], [NeptuneMl.TrainingJob] | ForEach-Object { $_::new() } | ForEach-Object {
                $_.GetType().GetProperty('Status').SetValue($_, $status)
                "$($_.State)"
            }
            $known | Should -Contain $states[$status] -Because $status
        }
    }

    It 'has 30 lines' {
        (Get-Content $handler).Count | Should -BeLessOrEqual 30
    }
}

Describe 'Export-NeptuneMLWorkflow' {
    Context 'when it exports <Name>' -ForEach $workflows {
        BeforeAll {
            $path = Join-Path $root $File
            $definition = Export-NeptuneMLWorkflow $path -As StepFunctions -LambdaFunctionArn $lambda
            $machine = $definition | ConvertFrom-Json -AsHashtable
            $steps = @($machine.States.'Read parameters'.Parameters.Steps.Keys)
            if ($available) {
                $emulator = Start-NeptuneMLEmulator -JobSeconds 0.05 -FailingJob $FailingJob
                try {
                    $run = Invoke-StateMachine $definition $Data $emulator.BaseAddress
                    $made = @(Get-Everything $steps)
                }
                finally { Stop-NeptuneMLEmulator }
            }
        }

        BeforeEach {
            if (-not $available) { Set-ItResult -Skipped -Because $reason }
        }

        It 'writes a definition that asl-validator accepts' {
            $run.errors | Should -BeNullOrEmpty
        }

        It 'runs every step or blocks it' {
            $failing = $FailingJob.Count -gt 0
            $run.error | Should -Be ($failing ? 'WorkflowFailed' : $null) -Because "$($run.cause)"
            if ($failing) {
                $run.cause | Should -Match 'bad: Failed .*The container ran out of memory'
                $run.cause | Should -Match 'lost: Blocked'
                foreach ($step in $steps | Where-Object { $_ -notin 'bad', 'lost' }) { $run.cause | Should -Match "${step}: Succeeded" }
            }
            else { $run.output.Steps.PSObject.Properties.Value.State | Sort-Object -Unique | Should -Be Succeeded }
        }

        It 'creates each resource once' {
            $changes = $run.calls | Where-Object { $_.state -in $steps }
            $changes.state | Group-Object | Where-Object Count -GT 1 | Should -BeNullOrEmpty
            $changes.state | Sort-Object | Should -Be ($steps | Where-Object { $_ -ne 'lost' } | Sort-Object)
        }

        It 'creates the resources that Invoke-NeptuneMLWorkflow creates' {
            $null = Start-NeptuneMLEmulator -JobSeconds 0.05 -FailingJob $FailingJob
            try {
                $null = Invoke-NeptuneMLWorkflow $path -Parameter $Data -JournalPath (Join-Path $TestDrive (New-Guid)) -ErrorAction SilentlyContinue
                $expected = @(Get-Everything $steps)
            }
            finally { Stop-NeptuneMLEmulator }

            $expected.Count | Should -BeGreaterThan 3
            $made | Where-Object { $_ -notin $expected } | Should -BeNullOrEmpty -Because 'Invoke-NeptuneMLWorkflow creates nothing else'
            $expected | Where-Object { $_ -notin $made } | Should -BeNullOrEmpty -Because 'the state machine creates nothing else'
            $made | Should -HaveCount $expected.Count
        }
    }

    It 'exports <Name>, an example of the documentation' -ForEach (Get-ChildItem $PSScriptRoot/../../docs/workflows -Include *.psd1, *.json -Recurse) {
        if (-not $available) { Set-ItResult -Skipped -Because $reason }
        $definition = Export-NeptuneMLWorkflow $_ -As StepFunctions -LambdaFunctionArn $lambda

        (Invoke-Validator $definition).errors | Should -BeNullOrEmpty
    }

    It 'keeps ids and names within the limits of the services' {
        $file = Join-Path $TestDrive "$('w' * 48).psd1"
        Set-Content $file @"
            @{ Steps = @{
                $('a' * 48) = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = 's3://b/out' } }
                $('b' * 48) = @{ Run = 'New-CleanRoomsAudienceModel'; With = @{ TrainingDatasetArn = '$(Get-AccountArn training-dataset)' } }
            } }
"@
        $names = (Export-NeptuneMLWorkflow $file -As StepFunctions -LambdaFunctionArn $lambda | ConvertFrom-Json).States.'Name resources'.Parameters

        ($names."$('a' * 48).$" -replace "^States\.Format\('|-\{\}', .*$").Length + 13 | Should -Be 48
        ($names."$('b' * 48).$" -replace "^States\.Format\('|-\{\}', .*$").Length + 13 | Should -Be 63
    }

    Context 'when an execution has no value of a mandatory parameter' {
        It 'fails before anything is sent' {
            if (-not $available) { Set-ItResult -Skipped -Because $reason }
            $definition = Export-NeptuneMLWorkflow $root/tests/stepfunctions/workflows/collaboration.psd1 -As StepFunctions

            $run = Invoke-StateMachine $definition @{ Bucket = 'shop-ml' } 'http://127.0.0.1:1'

            $run.error | Should -Be InputIncomplete
            $run.cause | Should -Match 'Query'
            $run.calls | Should -BeNullOrEmpty
        }
    }

    Context 'when the service throttles' {
        It 'retries without creating anything twice' {
            if (-not $available) { Set-ItResult -Skipped -Because $reason }
            $path = Join-Path $root tests/stepfunctions/workflows/branches.psd1
            $emulator = Start-NeptuneMLEmulator -JobSeconds 0.05 -Fault @{ Kind = 'Throttle'; Rate = 0.3 } -FaultSeed 7
            try {
                $run = Invoke-StateMachine (Export-NeptuneMLWorkflow $path -As StepFunctions -LambdaFunctionArn $lambda) @{} $emulator.BaseAddress

                $run.error | Should -BeNullOrEmpty -Because "$($run.cause)"
                $null = Invoke-RestMethod "$($emulator.BaseAddress)_emulator/faults" -Method Delete
                Get-NeptuneMLTrainingJob -IdOnly | Should -HaveCount 3
            }
            finally { Stop-NeptuneMLEmulator }
        }
    }

    Context 'when an execution repeats' {
        It 'uses other ids and names, and updates the live endpoint' {
            if (-not $available) { Set-ItResult -Skipped -Because $reason }
            $definition = Export-NeptuneMLWorkflow $root/docs/workflows/movies.psd1 -As StepFunctions -LambdaFunctionArn $lambda
            $emulator = Start-NeptuneMLEmulator -JobSeconds 0.05
            try {
                $first = Invoke-StateMachine $definition @{} $emulator.BaseAddress
                $second = Invoke-StateMachine $definition @{} $emulator.BaseAddress

                $second.error | Should -BeNullOrEmpty -Because "$($second.cause)"
                $second.output.Names.process | Should -Not -Be $first.output.Names.process
                $second.calls.state | Should -Contain 'Update serve'
                Get-NeptuneMLTrainingJob -IdOnly | Should -HaveCount 2
                (Get-NeptuneMLEndpoint).Id | Should -Be 'genres-live'
                (Get-NeptuneMLEndpoint genres-live).EndpointConfig.Name | Should -Be 'neptune-ml-endpoint-genres-live-config-2'
            }
            finally { Stop-NeptuneMLEmulator }
        }
    }

    Context 'when a step cannot be exported' {
        BeforeAll {
            function Get-ExportFailure([string] $Steps, [hashtable] $Arguments = @{}) {
                $file = Join-Path $TestDrive "$(New-Guid).psd1"
                Set-Content $file "@{ Name = 'w'; Parameters = @{ Flag = `$true; Hours = @{ Type = 'List'; Default = @(1) } }; Steps = @{ $Steps } }"
                Test-NeptuneMLWorkflow $file | Should -BeNullOrEmpty
                Get-Failure { Export-NeptuneMLWorkflow $file -As StepFunctions @Arguments -ErrorAction Stop }
            }
        }

        It 'names the parameter -LambdaFunctionArn for a step of Neptune ML' {
            $failure = Get-ExportFailure "p = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = 's3://b/out' } }"
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            "$failure" | Should -Match "-LambdaFunctionArn is required: step 'p'"
        }

        It 'asks for the membership, which a connection cannot give' {
            $failure = Get-ExportFailure "s = @{ Run = 'Set-CleanRoomsMLConfiguration'; With = @{ RoleArn = 'arn:aws:iam::123456789012:role/R'; S3Uri = 's3://b/out' } }"
            "$failure" | Should -Match "Step 's': -MembershipIdentifier is required"
            $failure.ErrorDetails.RecommendedAction | Should -Match 'add MembershipIdentifier to the Defaults'
        }

        It 'refuses the ARN of something else as -LambdaFunctionArn' {
            $failure = Get-Failure { Export-NeptuneMLWorkflow $root/docs/workflows/movies.psd1 -As StepFunctions -LambdaFunctionArn arn:aws:iam::123456789012:role/R }
            "$failure" | Should -Match 'must be the ARN of a Lambda function'
        }

        It 'names steps whose states would have one name' {
            $step = "Run = 'New-CleanRoomsAudienceModel'; With = @{ TrainingDatasetArn = 'arn:aws:cleanrooms-ml:us-east-1:123456789012:training-dataset/0d9a6b1e-7c34-4f52-8e21-b5a4c3d2e1f0' }"
            "$(Get-ExportFailure "Get = @{ $step }; succeeded = @{ $step }")" | Should -Match "Two states of the state machine would have the name 'Get succeeded'"
        }

        It 'writes the mistakes of a file' {
            $file = Join-Path $TestDrive wrong.psd1
            Set-Content $file "@{ Steps = @{ p = @{ Run = 'Start-NeptuneMLDataProcessingJb' } } }"
            $failure = Get-Failure { Export-NeptuneMLWorkflow $file -As StepFunctions -ErrorAction Stop }
            $failure.FullyQualifiedErrorId | Should -BeLike 'WorkflowInvalid,*'
            "$failure" | Should -Match "wrong\.psd1' has mistakes\. "
        }
    }
}
