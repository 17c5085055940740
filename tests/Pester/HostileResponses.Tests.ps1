BeforeDiscovery {
    # Responses by member, each value as JSON text.
    $job = [ordered] @{ id = '"job"'; status = '"Completed"'; processingJob = '{"name":"p","arn":"a","status":"Completed","outputLocation":"s3://b/o","failureReason":"x"}' }
    $arn = 'arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'
    $model = [ordered] @{
        name = '"model"'; trainedModelArn = """$arn/trained-model/m"""; status = '"ACTIVE"'; createTime = '"2025-01-01T00:00:00Z"'; updateTime = '"2025-01-01T00:00:00Z"'
        membershipIdentifier = '"m"'; collaborationIdentifier = '"c"'; configuredModelAlgorithmAssociationArn = '"a"'; dataChannels = '[{"channelName":"train","mlInputChannelArn":"a"}]'
        resourceConfig = '{"instanceType":"ml.m5.xlarge","volumeSizeInGB":10}'; tags = '{"team":"x"}'; statusDetails = '{"message":"m"}'
    }
    $text = { param($members) '{' + ($members.GetEnumerator().ForEach{ '"{0}":{1}' -f $_.Key, $_.Value } -join ',') + '}' }
    $engine = [ordered] @{ status = '"healthy"'; role = '"writer"'; dbEngineVersion = '"1.3"'; features = '{"a":{"status":"enabled"}}'; labMode = '{"a":"b"}'; rollingBackTrxCount = '1' }
    $channel = [ordered] @{
        name = '"channel"'; mlInputChannelArn = """$arn/ml-input-channel/c"""; status = '"ACTIVE"'; createTime = '"2025-01-01T00:00:00Z"'; updateTime = '"2025-01-01T00:00:00Z"'
        configuredModelAlgorithmAssociations = '["a"]'; retentionInDays = '7'; sizeInGB = '1.5'; numberOfRecords = '3'
    }
    $hostile = @(
        'null', '7', '1e400', '99999999999999999999', '"text"', '""', 'true', '[]', '[null]', '{}', '[[{}]]', '{"x":{"y":[null]}}', '"0001-01-01T00:00:00-14:00"', '"9999-12-31T23:59:59-14:00"', '-62135596801'
        '"\u001b[2J\u001b[31mAll is well"', '"\u001b]0;title\u0007"', '"one\r\nPS> two"', '"\u202eevil"', '"\u009b31m"', '"\ud800"', '"\u0000"', "'single'", 'NaN', ('"' + 'x' * 50000 + '"'), ('[' * 100 + ']' * 100)
    )
    $shared = @{ Hostile = $hostile }
    $commands = @(
        @{ Command = 'Get-NeptuneMLTrainingJob job'; Service = 'NeptuneML'; Members = $job } + $shared
        @{ Command = 'Get-NeptuneMLEndpoint job'; Service = 'NeptuneML'; Members = [ordered] @{ id = '"job"'; status = '"InService"'; endpoint = $job.processingJob; endpointConfig = '{"name":"c"}' } } + $shared
        @{ Command = 'Test-NeptuneMLConnection'; Service = 'NeptuneML'; Members = $engine } + $shared
        @{ Command = "Get-CleanRoomsTrainedModel -TrainedModelArn $arn/trained-model/m"; Service = 'CleanRoomsML'; Members = $model } + $shared
        @{ Command = 'Get-CleanRoomsTrainedModel 5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'; Service = 'CleanRoomsML'; Members = [ordered] @{ trainedModels = "[$(& $text $model)]"; nextToken = 'null' } } + $shared
        @{ Command = 'Get-CleanRoomsMLInputChannel 5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'; Service = 'CleanRoomsML'; Members = [ordered] @{ mlInputChannelsList = "[$(& $text $channel)]"; nextToken = 'null' } } + $shared
    )
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1

    function Connect-Canned([string] $Service, [string] $Url) {
        $Service -eq 'NeptuneML' ? (Connect-NeptuneML $Url -Unsigned -NoDefault -MaxAttempts 1 -WarningAction Ignore) :
            (Connect-CleanRoomsML -EndpointUrl $Url -Region us-east-1 -Credential $keys -NoDefault -MaxAttempts 1 -WarningAction Ignore)
    }

    # What is wrong with what a command has written, of all streams; nothing when nothing is.
    function Get-Fault([object[]] $Written) {
        $failures, $rest = $Written.Where({ $_ -is [Management.Automation.ErrorRecord] }, 'Split')
        foreach ($stray in $rest.Where{ $_.GetType().Assembly.GetName().Name -ne 'NeptuneMl.Contracts' }) { "wrote a $($stray.GetType()): $stray" }
        if ($failures.Count -gt 1) { "wrote $($failures.Count) errors" }
        foreach ($failure in $failures) {
            if ($failure.Exception -isnot [NeptuneMl.NeptuneMLException]) { "failed with a $($failure.Exception.GetType()): $failure" }
            if ($failure.FullyQualifiedErrorId -notlike 'UnexpectedResponse,*') { "failed with $($failure.FullyQualifiedErrorId)" }
            if ("$failure" -match '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]') { "says $failure" }
        }
        foreach ($view in 'Format-Table', 'Format-List') {
            $shown = try { $rest | & $view | Out-String } catch { "$view fails: $_" }
            if ($shown -like '*fails:*') { $shown }
            if ($view -eq 'Format-Table' -and ($shown -replace '\e\[[\d;]*m' -replace '\r?\n') -match '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]') { "$view shows $shown" }
        }
    }
}

Describe '<Command>' -ForEach $commands {
    It 'writes typed objects or one error for any value of <_>' -ForEach @($Members.Keys) {
        $member = $_
        $faults = foreach ($value in $Hostile) {
            $body = '{' + ($Members.GetEnumerator().ForEach{ '"{0}":{1}' -f $_.Key, ($_.Key -eq $member ? $value : $_.Value) } -join ',') + '}'
            $server = New-ScriptedServer -Json $body
            try {
                $failures = [Collections.ArrayList]::new()
                $connection = Connect-Canned $Service $server.Url
                # Silently, because hundreds of errors take a transcript a tenth of a second each.
                $written = @(. ([scriptblock]::Create("$Command -Connection `$args[0] -ErrorAction SilentlyContinue -ErrorVariable +failures")) $connection *>&1) + $failures
                Get-Fault $written | ForEach-Object { "$($value.Substring(0, [Math]::Min($value.Length, 60))): $_" }
            }
            finally {
                $server.Dispose()
            }
        }
        $faults | Should -BeNullOrEmpty
    }
}

Describe 'Text from a service' {
    It 'stays within its error message' {
        $said = '{"code":"BadRequestException","detailedMessage":"\u001b[2J\u001b[1;1HAll is well\r\nPS> Remove-Item\u202e"}'
        $server = New-ScriptedServer "HTTP/1.1 400 Bad`r`nContent-Type: application/json`r`nx-amzn-RequestId: `e[31mred`r`nConnection: close`r`n`r`n$said"
        try {
            $failure = Get-Failure { Get-NeptuneMLTrainingJob job -Connection (Connect-Canned NeptuneML $server.Url) }
            "$failure" | Should -Not -Match '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]'
            $failure.Exception.RequestId | Should -Not -Match '\e'
            ($failure | Out-String) -replace '\e\[[\d;]*m' -split '\r?\n' | Should -Not -Match '\e|^PS>'
        }
        finally {
            $server.Dispose()
        }
    }

    It 'in a failure reason stays on its line' {
        $server = New-ScriptedServer -Json '{"id":"{id}","status":"Failed","processingJob":{"failureReason":"\u001b[31mred\r\nPS> next"}}'
        try {
            $failure = Get-Failure { Get-NeptuneMLTrainingJob job -Connection (Connect-Canned NeptuneML $server.Url) | Wait-NeptuneMLJob }
            $failure.FullyQualifiedErrorId | Should -BeLike 'JobFailed,*'
            "$failure" | Should -Not -Match '[\p{Cc}\p{Cf}]'
            $failure.TargetObject.FailureReason | Should -Match '\e' -Because 'results say what the service said'
        }
        finally {
            $server.Dispose()
        }
    }
}
