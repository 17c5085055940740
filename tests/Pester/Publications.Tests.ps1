# Publish-NeptuneMLModel against the emulator. PublicationTests.cs kills and disturbs publications at each of their requests.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1

    $emulator = Start-NeptuneMLEmulator -JobSeconds 0.2 -FailingJob @{ 'refused-canary' = 'The container did not start.' }
    $processed = Start-NeptuneMLDataProcessingJob s3://bucket/in s3://bucket/out -Wait -PollSeconds 0.05
    $old, $new = 'old', 'new' | ForEach-Object { $processed | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models -Id $_ -Wait -PollSeconds 0.05 }

    function Publish([object] $Model, [string] $EndpointId, [hashtable] $Arguments = @{}) {
        $Model | Publish-NeptuneMLModel $EndpointId -JournalPath $TestDrive/journals -PollSeconds 0.05 @Arguments
    }

    function Get-Genre([string] $EndpointId) {
        (Invoke-NeptuneMLInference -EndpointId $EndpointId -NodeId movie_1, movie_2, movie_3 -Property genre).Value -join ' '
    }

    # Endpoints that are being deleted are gone soon.
    function Get-Left([string] $Like) {
        Get-NeptuneMLEndpoint -ErrorAction SilentlyContinue | Where-Object { $_.Id -like $Like -and $_.Status -ne 'Deleting' } | Sort-Object Id | ForEach-Object Id
    }

    $null = $old, $new | ForEach-Object { $_ | New-NeptuneMLEndpoint -Id "only-$($_.Id)" -Wait -PollSeconds 0.05 }
    $genres = @{ old = Get-Genre only-old; new = Get-Genre only-new }
}

AfterAll { Stop-NeptuneMLEmulator }

Describe 'Publish-NeptuneMLModel' {
    BeforeEach {
        $id = "live-$([guid]::NewGuid().ToString('n')[0..7] -join '')"
    }

    It 'creates the endpoint, leaves nothing else, and passes it to the next cmdlet' {
        $predictions = Publish $old $id | Invoke-NeptuneMLInference -NodeId movie_1, movie_2, movie_3 -Property genre

        $predictions.Value -join ' ' | Should -Be $genres.old
        Get-Left "$id*" | Should -Be $id
    }

    It 'publishes the next model to it, with what the last publication left in the journal' {
        $null = Publish $old $id
        $published = Publish $new $id

        $published | Should -BeOfType NeptuneMl.MLEndpoint
        $published.SourceTrainingJobId | Should -Be new
        $published.PreviousModelEndpointId | Should -BeNullOrEmpty
        Get-Genre $id | Should -Be $genres.new
        Get-Left "$id*" | Should -Be $id
    }

    It 'accepts a piped <Name>' -ForEach @(
        @{ Name = 'deserialized job'; Pipe = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($old)) } }
        @{ Name = 'object'; Pipe = { [pscustomobject] @{ EndpointId = $id; MLModelTrainingJobId = 'old' } } }
        @{ Name = 'row of a CSV file'; Pipe = { "EndpointId,MLModelTrainingJobId,InstanceCount`n$id,old,2" | ConvertFrom-Csv } }
        @{ Name = 'hashtable'; Pipe = { @{ EndpointId = $id; MLModelTrainingJobId = 'old' } } }
        @{ Name = 'JSON text'; Pipe = { "{ `"id`": `"$id`", `"mlModelTrainingJobId`": `"old`" }" } }
    ) {
        $arguments = @{ JournalPath = "$TestDrive/journals"; PollSeconds = 0.05 }
        if ($Name -eq 'deserialized job') { $arguments.EndpointId = $id }
        $published = & $Pipe | Publish-NeptuneMLModel @arguments

        $published.Id | Should -Be $id
        Get-Genre $id | Should -Be $genres.old
    }

    It 'sends nothing with -WhatIf, and shows the request' {
        Publish $old $id @{ WhatIf = $true } | Should -BeNullOrEmpty

        Get-Left "$id*" | Should -BeNullOrEmpty
        Test-Path "$TestDrive/journals/*/$id" | Should -BeFalse
    }

    It 'runs -Test for the canary and then for the endpoint' {
        $asked = [Collections.Generic.List[string]]::new()
        $null = Publish $old $id @{ Test = { $asked.Add("$($_.Id) $($_.Status)"); $true } }

        $asked | Should -Be "$id-canary InService", "$id InService"
    }

    It 'does not change the endpoint when -Test <Name> for the canary' -ForEach @(
        @{ Name = 'writes $false'; Test = { 'a remark'; $false }; Reason = '*-Test returned $false*' }
        @{ Name = 'writes an error'; Test = { Get-Item Variable:no-such-variable }; Reason = "*Cannot find path*no-such-variable*" }
        @{ Name = 'throws'; Test = { throw 'too slow' }; Reason = '*too slow*' }
        @{ Name = 'asks for a prediction that there is not'; Test = { $_ | Invoke-NeptuneMLInference -Query "g.nonsense()" }; Reason = '*a traversal begins with*' }
    ) {
        $null = Publish $old $id
        $failure = Get-Failure { Publish $new $id @{ Test = $Test; InformationAction = 'SilentlyContinue' } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'PublicationTestFailed,*'
        $failure.Exception.Message | Should -BeLike $Reason
        $failure.Exception.Message | Should -BeLike "*Endpoint '$id' was not changed.*"
        Get-Genre $id | Should -Be $genres.old
        Get-Left "$id*" | Should -Be $id
    }

    It 'writes what -Test writes to the information stream' {
        $null = $old | Publish-NeptuneMLModel $id -JournalPath $TestDrive/journals -PollSeconds 0.05 -Test { "testing $($_.Id)" } -InformationVariable remarks -InformationAction SilentlyContinue

        "$remarks" | Should -Be "testing $id-canary testing $id"
    }

    It 'rolls back when the endpoint fails -Test' {
        $null = Publish $old $id
        $failure = Get-Failure { Publish $new $id @{ Test = { $_.Id -like '*-canary' } } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'PublicationRolledBack,*'
        $failure.Exception.Message | Should -BeLike "*Endpoint '$id' was rolled back and serves the model of the training job 'old'."
        Get-Genre $id | Should -Be $genres.old
        Get-Left "$id*" | Should -Be $id
    }

    It 'compares predictions with a file that Export-Csv wrote' {
        $expected = "$TestDrive/expected-$id.csv"
        Publish $old $id | Invoke-NeptuneMLInference -NodeId movie_1, movie_2, movie_3 -Property genre | Export-Csv $expected
        $failure = Get-Failure { Publish $new $id @{ Expect = $expected } }
        $failure.FullyQualifiedErrorId | Should -BeLike 'PublicationTestFailed,*'
        $failure.Exception.Message | Should -Match "\d of 3 predictions differ: genre of node 'movie_\d' is '\w+', not '\w+'"

        (Publish $new $id @{ Expect = $expected; MaxMismatches = 3; MaxLatencyInMilliseconds = 60000 }).SourceTrainingJobId | Should -Be new
    }

    It 'measures the queries, but not the first one' {
        $expected = "$TestDrive/expected-$id.csv"
        Set-Content $expected "NodeId,Property,Value`nmovie_1,genre,$($genres.old.Split(' ')[0])"
        $fault = @{ kind = 'Slow'; operation = 'ExecuteGremlinQuery'; rate = 1; seconds = 1; times = 1 }
        try {
            $null = Invoke-RestMethod "$($emulator.BaseAddress)_emulator/faults" -Method Put -Body (ConvertTo-Json -AsArray $fault)
            (Publish $old $id @{ Expect = $expected; MaxLatencyInMilliseconds = 800 }).Id | Should -Be $id

            $null = Invoke-RestMethod "$($emulator.BaseAddress)_emulator/faults" -Method Put -Body (ConvertTo-Json -AsArray ($fault + @{ skip = 1 }))
            $failure = Get-Failure { Publish $old "$id-2" @{ Expect = $expected; MaxLatencyInMilliseconds = 800 } }
        }
        finally { $null = Invoke-RestMethod "$($emulator.BaseAddress)_emulator/faults" -Method Delete }

        $failure.Exception.Message | Should -Match "failed the test on endpoint '$id-2-canary': a query took [\d.]+ ms, and at most 800 ms are allowed"
    }

    It 'compares numbers within their tolerance, edges, and predicted nodes' {
        $null = Publish $old $id
        $year = (Invoke-NeptuneMLInference -EndpointId $id -NodeId movie_1 -Property revenue -Regression).Value
        $score = (Invoke-NeptuneMLInference -EndpointId $id -EdgeId rating_1 -Property grade).Value
        $node = (Invoke-NeptuneMLInference -EndpointId $id -NodeId user_1 -EdgeLabel rated -TargetLabel movie).Value
        $expected = "$TestDrive/expected-$id.csv"
        Set-Content $expected "NodeId,EdgeId,Property,Value,Tolerance,TargetLabel`nmovie_1,,revenue,$([string]::Format([cultureinfo]::InvariantCulture, '{0}', $year + 0.05)),0.1,`n,rating_1,grade,$score,,`nuser_1,,rated,$node,,movie"
        (Publish $old "$id-2" @{ Expect = $expected }).Id | Should -Be "$id-2"

        (Get-Content $expected -Raw).Replace(',0.1,', ',0.01,') | Set-Content $expected
        (Get-Failure { Publish $old "$id-3" @{ Expect = $expected } }).Exception.Message | Should -BeLike "*1 of 3 predictions differ: revenue of node 'movie_1'*"
    }

    It 'keeps the model before on the canary with -KeepPrevious, and uses it as the next canary' {
        $null = Publish $old $id
        (Publish $new $id @{ KeepPrevious = $true }).PreviousModelEndpointId | Should -Be "$id-canary"
        Get-Genre "$id-canary" | Should -Be $genres.old
        Get-Left "$id*" | Should -Be $id, "$id-canary"

        (Publish $old $id).PreviousModelEndpointId | Should -BeNullOrEmpty
        Get-Left "$id*" | Should -Be $id
    }

    It 'requires the model before of an endpoint that it does not know' {
        $null = $old | New-NeptuneMLEndpoint -Id $id -Wait -PollSeconds 0.05
        $failure = Get-Failure { Publish $new $id }
        $failure.Exception.ParameterName | Should -Be PreviousMLModelTrainingJobId
        Get-Left "$id*" | Should -Be $id

        (Publish $new $id @{ PreviousMLModelTrainingJobId = 'old' }).SourceTrainingJobId | Should -Be new
    }

    It 'is an error that names the reason when the canary cannot be created' {
        $failure = Get-Failure { Publish $old refused }
        $failure.FullyQualifiedErrorId | Should -BeLike 'JobFailed,*'
        $failure.Exception.Message | Should -BeLike "*The container did not start.*Endpoint 'refused' was not created."
        Get-Left 'refused*' | Should -BeNullOrEmpty
    }

    It 'rejects <Name>, and sends nothing' -ForEach @(
        @{ Name = 'an endpoint id that is not valid'; Arguments = @{ EndpointId = 'not valid' }; Parameter = 'EndpointId' }
        @{ Name = 'the id of the endpoint as that of the canary'; Arguments = @{ CanaryId = 'rejected' }; Parameter = 'CanaryId' }
        @{ Name = '-MaxMismatches without -Expect'; Arguments = @{ MaxMismatches = 1 }; Parameter = 'MaxMismatches' }
        @{ Name = '-MaxLatencyInMilliseconds without -Expect'; Arguments = @{ MaxLatencyInMilliseconds = 1 }; Parameter = 'MaxLatencyInMilliseconds' }
        @{ Name = 'two models before'; Arguments = @{ PreviousMLModelTrainingJobId = 'old'; PreviousMLModelTransformJobId = 'old' }; Parameter = 'PreviousMLModelTransformJobId' }
        @{ Name = 'a file that does not exist'; Arguments = @{ Expect = 'none.csv' }; Parameter = 'Expect' }
        @{ Name = 'a model before whose id is not valid'; Arguments = @{ PreviousMLModelTrainingJobId = 'not valid' }; Parameter = 'PreviousMLModelTrainingJobId' }
    ) {
        $all = @{ EndpointId = 'rejected' }
        foreach ($name in $Arguments.Keys) { $all[$name] = $Arguments[$name] }
        $failure = Get-Failure { $old | Publish-NeptuneMLModel @all -JournalPath $TestDrive/journals }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.ParameterName | Should -Be $Parameter
        Get-Left 'rejected*' | Should -BeNullOrEmpty
    }

    It 'names a cluster that does not respond' {
        $failure = Get-Failure { Publish-NeptuneMLModel $id -MLModelTrainingJobId old -EndpointUrl http://127.0.0.1:1 -Unsigned -JournalPath $TestDrive/journals }
        $failure.FullyQualifiedErrorId | Should -BeLike 'EndpointUnreachable,*'
    }

    It 'writes its journals to the folder for local application data by default' -Skip:$IsWindows {
        $before = $env:XDG_DATA_HOME
        try {
            $env:XDG_DATA_HOME = "$TestDrive/data"
            $null = $old | Publish-NeptuneMLModel $id -PollSeconds 0.05
        }
        finally { $env:XDG_DATA_HOME = $before }

        Get-ChildItem "$TestDrive/data/NeptuneMl/publications/*/$id/*.jsonl" | Should -HaveCount 1
    }

    It 'completes the ids of endpoints and jobs' {
        function Get-Offer([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
        $null = Publish $old $id
        Get-Offer "Publish-NeptuneMLModel $id" | Should -Contain $id
        Get-Offer 'Publish-NeptuneMLModel x -PreviousMLModelTrainingJobId ol' | Should -Be old
    }

    It 'continues after Ctrl+C with the same command, which the warning shows' {
        $sessionHost = [NeptuneMl.Tests.RecordingHost]::new()
        $session = New-Session $sessionHost
        $entered = [Threading.ManualResetEventSlim]::new()
        try {
            $null = $session.AddScript('$entered = $args[3]; $null = Connect-NeptuneML $args[0] -Unsigned; Publish-NeptuneMLModel $args[1] -MLModelTrainingJobId old -JournalPath $args[2] -PollSeconds 0.05 -Test { $entered.Set(); $null = Wait-Event never }').AddArgument($emulator.BaseAddress).AddArgument($id).AddArgument("$TestDrive/journals").AddArgument($entered)
            $null = $session.BeginInvoke()
            $entered.Wait(20000) | Should -BeTrue
            $session.Stop()
            $sessionHost.Warnings | Should -HaveCount 1
            $sessionHost.Warnings | Should -BeLike "*The publication to endpoint '$id' was stopped. To continue, run the same command again:*Publish-NeptuneMLModel*"
        }
        finally { Remove-Session $session }

        Get-Left "$id*" | Should -Be "$id-canary"
        $null = Publish $old $id
        Get-Left "$id*" | Should -Be $id
    }

    It 'writes a journal that Get-NeptuneMLWorkflowRun reads, without credentials' {
        $null = Publish $old $id
        $folder = (Get-Item "$TestDrive/journals/*/$id").FullName
        $run = Get-NeptuneMLWorkflowRun $id -JournalPath $folder
        $run.State | Should -Be Succeeded
        ($run.Steps | Where-Object State -EQ Succeeded).Name | Should -Be canary, endpoint, retirement
    }
}

Describe 'A step of a workflow that publishes' {
    BeforeAll {
        function New-Publishing([string] $With = '') {
            $name = "w$([guid]::NewGuid().ToString('n')[0..7] -join '')"
            $folder = New-Item -ItemType Directory (Join-Path $TestDrive $name)
            $path = Join-Path $folder "$name.psd1"
            Set-Content $path "@{ Parameters = @{ Model = 'old' }; Steps = @{ publish = @{ Run = 'Publish-NeptuneMLModel'; With = @{ EndpointId = '$name-live'; MLModelTrainingJobId = '{Model}'; JournalPath = 'publications'; $With } } } }"
            [pscustomobject] @{ Path = $path; Folder = $folder.FullName; Live = "$name-live" }
        }
    }

    It 'is checked, planned, run once, and run again for another model' {
        $publishing = New-Publishing
        Test-NeptuneMLWorkflow $publishing.Path | Should -BeNullOrEmpty
        (Invoke-NeptuneMLWorkflow $publishing.Path -Plan).Action | Should -Be Start
        (Invoke-NeptuneMLWorkflow $publishing.Path -PollSeconds 0.05).State | Should -Be Succeeded
        Get-Genre $publishing.Live | Should -Be $genres.old
        Get-ChildItem "$($publishing.Folder)/publications/*/$($publishing.Live)/*.jsonl" | Should -HaveCount 1

        (Invoke-NeptuneMLWorkflow $publishing.Path -PollSeconds 0.05).Steps.Action | Should -Be Reuse
        $again = Invoke-NeptuneMLWorkflow $publishing.Path -PollSeconds 0.05 -Parameter @{ Model = 'new' }
        $again.Steps.Action | Should -Be Update
        $again.Steps.Resource.SourceTrainingJobId | Should -Be new
        Get-Genre $publishing.Live | Should -Be $genres.new
        Get-Left "$($publishing.Live)*" | Should -Be $publishing.Live
    }

    It 'takes -Expect relative to the file, and blocks a failed publication until -RetryFailed' {
        $publishing = New-Publishing "Expect = 'expected.csv'"
        "NodeId,Property,Value`nmovie_1,genre,Nothing" | Set-Content "$($publishing.Folder)/expected.csv"
        $run = Invoke-NeptuneMLWorkflow $publishing.Path -PollSeconds 0.05 -ErrorVariable failures -ErrorAction SilentlyContinue
        $run.State | Should -Be Failed
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'PublicationTestFailed,*'
        $failures[0].TargetObject.Name | Should -Be publish

        $plan = Invoke-NeptuneMLWorkflow $publishing.Path -Plan
        $plan.Action | Should -Be Blocked
        $plan.Reason | Should -BeLike "The last publication to endpoint '$($publishing.Live)' failed:*Nothing*"
        (Invoke-NeptuneMLWorkflow $publishing.Path -Plan -RetryFailed).Action | Should -Be Start

        "NodeId,Property,Value`nmovie_1,genre,$($genres.old.Split(' ')[0])" | Set-Content "$($publishing.Folder)/expected.csv"
        (Invoke-NeptuneMLWorkflow $publishing.Path -PollSeconds 0.05 -RetryFailed).State | Should -Be Succeeded
    }

    It 'cannot be exported to Step Functions, and the error says why' {
        $publishing = New-Publishing
        $failure = Get-Failure { Export-NeptuneMLWorkflow $publishing.Path -As StepFunctions -LambdaFunction arn:aws:lambda:us-east-1:123456789012:function:neptune }
        $failure.Exception.Message | Should -BeLike "*step 'publish' runs Publish-NeptuneMLModel, which makes several changes*"
    }

    It 'has a policy with all that it calls' {
        $publishing = New-Publishing "Expect = 'expected.csv'"
        $policy = Get-NeptuneMLRequiredPolicy -Path $publishing.Path -WarningAction SilentlyContinue
        foreach ($action in 'CreateMLEndpoint', 'GetMLEndpointStatus', 'DeleteMLEndpoint', 'GetMLModelTrainingJobStatus', 'ReadDataViaQuery') { "$policy" | Should -Match "neptune-db:$action\b" }
    }

    It 'keeps its endpoint and its canary out of the unused ones' {
        $publishing = New-Publishing 'KeepPrevious = $true'
        $null = Invoke-NeptuneMLWorkflow $publishing.Path -PollSeconds 0.05
        $null = Invoke-NeptuneMLWorkflow $publishing.Path -PollSeconds 0.05 -Parameter @{ Model = 'new' }
        Get-Left "$($publishing.Live)*" | Should -Be $publishing.Live, "$($publishing.Live)-canary"
        Get-NeptuneMLEndpoint -Unused -Workflow $publishing.Path | Where-Object Id -Like "$($publishing.Live)*" | Should -BeNullOrEmpty
    }
}

Describe 'Publications under faults and SIGKILL' {
    It 'end as they should, without an outage and without an endpoint that is left' {
        foreach ($module in 'Emulator', 'Scripts') { Import-Module "$PSScriptRoot/../soak/support/$module.psm1" }
        . "$PSScriptRoot/../soak/parts/Publications.ps1"
        $server = Get-ChildItem "$PSScriptRoot/../../src/NeptuneMl.Emulator/bin/*/net10.0/NeptuneMl.Emulator.dll" | Sort-Object LastWriteTime | Select-Object -Last 1
        $row = Measure-Publication $server.FullName -Count 4 -Kills 3
        $row.Injected | Should -Match '^[1-9]\d* SIGKILL'
        $row.Duplicates, $row.Lost, $row.Hangs | Should -Be 0, 0, 0 -Because $row.Saw
    }
}
