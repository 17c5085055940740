BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1

    function Get-ErrorOf([string] $Status, [string] $Body, [string[]] $Header = @(), [string] $ContentType = 'application/json') {
        $head = @("HTTP/1.1 $Status", "Content-Type: $ContentType", 'Connection: close') + $Header
        $server = New-ScriptedServer (($head -join "`r`n") + "`r`n`r`n" + $Body)
        try {
            $connection = Connect-NeptuneML $server.Url -Unsigned -NoDefault -MaxAttempts 1
            Get-Failure { Get-NeptuneMLDataProcessingJob job-1 -Connection $connection }
        }
        finally {
            $server.Dispose()
        }
    }
}

Describe 'An error of the service' {
    It 'is <Id> (<Category>): <What>' -ForEach @(
        @{ What = '404 with a code'; Status = '404 No'; Id = 'MLResourceNotFound'; Category = 'ObjectNotFound'; Retryable = $false; Advice = 'Get-NeptuneMLDataProcessingJob'
            Body = '{"requestId":"r-1","code":"MLResourceNotFoundException","detailedMessage":"No job."}' }
        @{ What = '403 without a code'; Status = '403 No'; Id = 'AccessDenied'; Category = 'PermissionDenied'; Retryable = $false; Advice = 'neptune-db:GetMLDataProcessingJobStatus'
            Body = '{"requestId":"r-1","Message":"User: arn:aws:iam::123456789012:user/ann is not authorized to perform: neptune-db:GetMLDataProcessingJobStatus"}' }
        @{ What = '403 with an expired token'; Status = '403 No'; Id = 'CredentialsExpired'; Category = 'AuthenticationError'; Retryable = $true; Advice = 'aws sso login'
            Body = '{"requestId":"r-1","code":"ExpiredTokenException","message":"The token is expired."}' }
        @{ What = '429 without a code'; Status = '429 Slow'; Id = 'Throttled'; Category = 'LimitsExceeded'; Retryable = $true; Advice = '-ThrottleLimit'
            Body = '{"requestId":"r-1","message":"Too many requests."}' }
        @{ What = '503 without a code'; Status = '503 Busy'; Id = 'ServiceUnavailable'; Category = 'ResourceUnavailable'; Retryable = $true; Advice = 'later'
            Body = '{"requestId":"r-1","message":"Busy."}' }
        @{ What = '500 with a code'; Status = '500 Broken'; Id = 'InternalFailure'; Category = 'ResourceUnavailable'; Retryable = $true; Advice = 'later'
            Body = '{"requestId":"r-1","code":"InternalFailureException","detailedMessage":"Broken."}' }
        @{ What = '400 with a code'; Status = '400 Bad'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Retryable = $false; Advice = 'Correct the parameters'
            Body = '{"requestId":"r-1","__type":"com.amazon#InvalidArgumentException","message":"Bad."}' }
        @{ What = '409 without a code'; Status = '409 Busy'; Id = 'Conflict'; Category = 'ResourceExists'; Retryable = $false; Advice = 'Get-NeptuneMLDataProcessingJob'
            Body = '{"requestId":"r-1","message":"It is running."}' }
        @{ What = '400 about the cluster'; Status = '400 Bad'; Id = 'PreconditionsFailed'; Category = 'InvalidOperation'; Retryable = $false; Advice = 'Test-NeptuneMLConnection'
            Body = '{"requestId":"r-1","code":"PreconditionsFailedException","detailedMessage":"Not set up."}' }
        @{ What = '400 with a code that nobody knows'; Status = '400 Bad'; Id = 'SomethingNew'; Category = 'InvalidArgument'; Retryable = $false; Advice = 'Get-NeptuneMLDataProcessingJob'
            Body = '{"requestId":"r-1","code":"SomethingNewException","detailedMessage":"New."}' }
    ) {
        $failure = Get-ErrorOf $Status $Body

        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure.CategoryInfo.Category | Should -Be $Category
        $failure.Exception.IsRetryable | Should -Be $Retryable
        $failure.Exception.RequestId | Should -Be 'r-1'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike "*$Advice*"
        $failure.TargetObject | Should -Be 'job-1'
        $body = $Body | ConvertFrom-Json
        $text = $Id -eq 'MLResourceNotFound' ? "Data processing job 'job-1' was not found on 127.0.0.1:" : ($body.detailedMessage ?? $body.Message)
        $failure.Exception.Message | Should -BeLike "*$text*"
    }

    It 'is ServiceUnavailable for a page with status 503' {
        $failure = Get-ErrorOf '503 Busy' '<html><body>Busy</body></html>' -ContentType 'text/html'

        $failure.FullyQualifiedErrorId | Should -BeLike 'ServiceUnavailable,*'
        $failure.Exception.Message | Should -BeLike '*<html><body>Busy*'
    }

    It 'prefers the code of the header' {
        $failure = Get-ErrorOf '400 Bad' '{"__type":"ConflictException","message":"Bad."}' -Header 'x-amzn-ErrorType: ValidationException:http://internal/'

        $failure.FullyQualifiedErrorId | Should -BeLike 'Validation,*'
        $failure.Exception.ServiceCode | Should -Be 'ValidationException'
    }

    It 'recommends the wait time of the service' {
        (Get-ErrorOf '429 Slow' '{}' -Header 'Retry-After: 90').ErrorDetails.RecommendedAction | Should -BeLike 'Wait 90 seconds*'
    }
}

Describe 'A start with an unknown outcome' {
    It 'is not retryable and names the Get cmdlet' {
        $server = New-ScriptedServer "HTTP/1.1 503 Busy`r`nConnection: close`r`n`r`n"
        try { $failure = Get-Failure { Start-NeptuneMLDataProcessingJob s3://bucket/in s3://bucket/out -EndpointUrl $server.Url -Unsigned } }
        finally { $server.Dispose() }

        $failure.FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        $failure.CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        $failure.Exception.IsRetryable | Should -BeFalse
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Get-NeptuneMLDataProcessingJob*-Resume*'
    }
}

Describe 'A failed job of an earlier engine version' {
    It 'has the reason from the older member name' {
        $server = New-ScriptedServer -Json '{"status":"Failed","id":"movies","processingJobDefinition":{"name":"x","status":"Failed","failureReason":"AlgorithmError"}}'
        try { (Get-NeptuneMLDataProcessingJob movies -EndpointUrl $server.Url -Unsigned).FailureReason | Should -Be 'AlgorithmError' }
        finally { $server.Dispose() }
    }
}
