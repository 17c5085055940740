BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY'
    $token = 'FwoGZXIvYXdzEXAMPLETOKEN'
    $keys = [pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString $secret -AsPlainText))

    function Get-ResponseFailure([string] $Response) {
        $server = New-ScriptedServer $Response
        try {
            $connection = Connect-NeptuneML $server.Url -Unsigned -NoDefault -MaxAttempts 1
            Get-Failure { Get-NeptuneMLDataProcessingJob job-1 -Connection $connection }
        }
        finally {
            $server.Dispose()
        }
    }

    function Get-FreePort {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $listener.LocalEndpoint.Port
        $listener.Stop()
    }
}

Describe 'An unreachable endpoint' {
    It 'is EndpointUnreachable when the host has no address' {
        $connection = Connect-NeptuneML nowhere.invalid -Unsigned -NoDefault -MaxAttempts 1

        $failure = Get-Failure { Get-NeptuneMLDataProcessingJob job-1 -Connection $connection }

        $failure.FullyQualifiedErrorId | Should -BeLike 'EndpointUnreachable,*'
        $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
        $failure.Exception.Message | Should -Match 'nowhere\.invalid:8182'
        $failure.ErrorDetails.RecommendedAction | Should -Match '-EndpointUrl'
        $failure.TargetObject | Should -Be 'job-1'
    }

    It 'is EndpointUnreachable when nothing listens on the port' {
        $port = Get-FreePort
        $connection = Connect-NeptuneML "http://127.0.0.1:$port" -Unsigned -NoDefault -MaxAttempts 2

        $failure = Get-Failure { Get-NeptuneMLDataProcessingJob job-1 -Connection $connection }

        $failure.FullyQualifiedErrorId | Should -BeLike 'EndpointUnreachable,*'
        $failure.Exception.Message | Should -Match "127\.0\.0\.1:$port"
        $failure.Exception.Attempts | Should -Be 0
        $failure.Exception.IsRetryable | Should -BeTrue
    }

    It 'is EndpointUnreachable for a change, which had no effect' {
        $connection = Connect-NeptuneML "http://127.0.0.1:$(Get-FreePort)" -Unsigned -NoDefault -MaxAttempts 1

        $failure = Get-Failure { Start-NeptuneMLDataProcessingJob @processing -Connection $connection }

        $failure.FullyQualifiedErrorId | Should -BeLike 'EndpointUnreachable,*'
    }

    It 'is TlsFailure when the port does not use TLS' {
        $server = New-ScriptedServer "HTTP/1.1 400 Bad Request`r`nConnection: close`r`n`r`n"
        try {
            $connection = Connect-NeptuneML "https://127.0.0.1:$($server.Port)" -Unsigned -NoDefault -MaxAttempts 1

            $failure = Get-Failure { Test-NeptuneMLConnection -Connection $connection }

            $failure.FullyQualifiedErrorId | Should -BeLike 'TlsFailure,*'
            $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $failure.Exception.Message | Should -Match "127\.0\.0\.1:$($server.Port)"
            Test-NeptuneMLConnection -Connection $connection -Quiet | Should -BeFalse
        }
        finally {
            $server.Dispose()
        }
    }

    It 'is not a valid HTTP response when the connection closes' {
        $failure = Get-ResponseFailure ''

        $failure.FullyQualifiedErrorId | Should -BeLike 'EndpointUnreachable,*'
        $failure.Exception.Message | Should -Match 'returned no valid HTTP response'
    }

    It 'times out without a response' {
        $server = New-ScriptedServer
        try {
            $connection = Connect-NeptuneML $server.Url -Unsigned -NoDefault -MaxAttempts 1 -RequestTimeoutSeconds 1

            $failure = Get-Failure { Get-NeptuneMLDataProcessingJob job-1 -Connection $connection }

            $failure.FullyQualifiedErrorId | Should -BeLike 'Timeout,*'
            $failure.CategoryInfo.Category | Should -Be 'OperationTimeout'
            $failure.Exception.Message | Should -Match 'GetMLDataProcessingJob timed out'
        }
        finally {
            $server.Dispose()
        }
    }
}

Describe 'A response of another server' {
    It 'is quoted: <What>' -ForEach @(
        @{ What = 'an HTML page of a proxy'; Quote = '<html><body>Sign in'
            Response = "HTTP/1.1 200 OK`r`nContent-Type: text/html`r`nConnection: close`r`n`r`n<html><body>Sign in to the hotel network</body></html>" }
        @{ What = 'an HTML page with an error status'; Quote = '<html><h1>403'
            Response = "HTTP/1.1 403 Forbidden`r`nContent-Type: text/html`r`nConnection: close`r`n`r`n<html><h1>403 Forbidden</h1></html>" }
        @{ What = 'text'; Quote = 'pong'
            Response = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nConnection: close`r`n`r`npong" }
        @{ What = 'JSON that ends in the middle'; Quote = '{"id":"job-1","sta'
            Response = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n{`"id`":`"job-1`",`"sta" }
        @{ What = 'a body shorter than announced'; Quote = '{"id":"job-1",'
            Response = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nContent-Length: 500`r`n`r`n{`"id`":`"job-1`"," }
        @{ What = 'JSON of another shape'; Quote = '\["job-1"\]'
            Response = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n[`"job-1`"]" }
    ) {
        $failure = Get-ResponseFailure $Response

        $failure.FullyQualifiedErrorId | Should -BeLike 'UnexpectedResponse,*'
        $failure.CategoryInfo.Category | Should -Be 'ProtocolError'
        $failure.Exception.Message | Should -Match $Quote
        $failure.Exception.Message | Should -Match 'GetMLDataProcessingJob'
        $failure.ErrorDetails.RecommendedAction | Should -Match 'proxy'
        $failure.TargetObject | Should -Be 'job-1'
    }

    It 'is truncated to 200 characters' {
        $failure = Get-ResponseFailure "HTTP/1.1 200 OK`r`nContent-Type: text/html`r`nConnection: close`r`n`r`n<p>$('x' * 197)END</p>"

        $failure.Exception.Message | Should -Match 'x{197}$'
    }
}

Describe 'An error of the service' {
    It 'is identified by its code: <Code>' -ForEach @(
        @{ Code = 'AccessDeniedException'; Status = 403; Id = 'AccessDenied'; Category = 'PermissionDenied' }
        @{ Code = 'InvalidSignatureException'; Status = 403; Id = 'AccessDenied'; Category = 'PermissionDenied' }
        @{ Code = 'ExpiredTokenException'; Status = 403; Id = 'CredentialsExpired'; Category = 'AuthenticationError' }
        @{ Code = 'ThrottlingException'; Status = 429; Id = 'Throttled'; Category = 'LimitsExceeded' }
        @{ Code = 'MLResourceNotFoundException'; Status = 404; Id = 'MLResourceNotFound'; Category = 'ObjectNotFound' }
        @{ Code = 'ConstraintViolationException'; Status = 400; Id = 'ConstraintViolation'; Category = 'ResourceExists' }
        @{ Code = 'SomethingNewException'; Status = 400; Id = 'SomethingNew'; Category = 'InvalidArgument' }
    ) {
        $body = "{`"code`":`"$Code`",`"detailedMessage`":`"Said by the service.`",`"requestId`":`"r-1`"}"
        $failure = Get-ResponseFailure ("HTTP/1.1 $Status Error`r`nContent-Type: application/json`r`nx-amzn-ErrorType: $Code`r`nx-amzn-RequestId: r-1`r`n" +
            "Connection: close`r`n`r`n$body")

        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failure.CategoryInfo.Category | Should -Be $Category
        $failure.Exception.ServiceCode | Should -Be $Code
        $failure.Exception.HttpStatus | Should -Be $Status
        $failure.Exception.RequestId | Should -Be 'r-1'
        $failure.Exception.Service | Should -Be 'Neptune ML'
        # A resource that was not found is named instead.
        $text = $Status -eq 404 ? "Data processing job 'job-1' was not found on 127\.0\.0\.1:\d+\." : 'Said by the service\.'
        $failure.Exception.Message | Should -Match $text
    }

    It 'recommends the missing permission: <Cmdlet> and <Denied>' -ForEach @(
        @{ Cmdlet = 'Get-NeptuneMLTrainingJob'; Denied = 'no action'; Script = { Get-NeptuneMLTrainingJob one -Connection $neptune }
            Words = 'Not for you.'; Recommendation = 'Allow neptune-db:GetMLModelTrainingJobStatus on the cluster, or use credentials*' }
        @{ Cmdlet = 'Start-NeptuneMLTrainingJob'; Denied = 'no action'; Script = { Start-NeptuneMLTrainingJob -DataProcessingJobId d -TrainModelS3Location s3://b/m -Connection $neptune }
            Words = 'Not for you.'; Recommendation = 'Allow neptune-db:StartMLModelTrainingJob on the cluster, or use credentials*' }
        @{ Cmdlet = 'Update-NeptuneMLEndpoint'; Denied = 'no action'; Script = { Update-NeptuneMLEndpoint e -MLModelTrainingJobId t -Connection $neptune -Confirm:$false }
            Words = 'Not for you.'; Recommendation = 'Allow neptune-db:CreateMLEndpoint on the cluster, or use credentials*' }
        @{ Cmdlet = 'New-CleanRoomsTrainedModel'; Denied = 'no action'; Script = { New-CleanRoomsTrainedModel @training -Name m -Connection $cleanRooms }
            Words = 'Not for you.'; Recommendation = 'Allow cleanrooms-ml:CreateTrainedModel and cleanrooms:PassMembership on the membership, or use credentials*' }
        @{ Cmdlet = 'New-CleanRoomsTrainedModel'; Denied = 'tags'; Script = { New-CleanRoomsTrainedModel @training -Name m -Tag @{ team = 'ml' } -Connection $cleanRooms }
            Words = 'Not for you.'; Recommendation = 'Allow cleanrooms-ml:CreateTrainedModel, cleanrooms:PassMembership on the membership and cleanrooms-ml:TagResource, or*' }
        @{ Cmdlet = 'Set-CleanRoomsMLConfiguration'; Denied = 'no action'; Script = { Set-CleanRoomsMLConfiguration @configuration -Connection $cleanRooms -Confirm:$false }
            Words = 'Not for you.'; Recommendation = "Allow cleanrooms-ml:PutMLConfiguration, cleanrooms:PassMembership on the membership and iam:PassRole on arn:aws:iam::*:role/CleanRoomsML, or*" }
        @{ Cmdlet = 'New-CleanRoomsTrainedModel'; Denied = 'an action'; Script = { New-CleanRoomsTrainedModel @training -Name m -Connection $cleanRooms }
            Words = 'User: ann is not authorized to perform: cleanrooms:PassMembership on resource: arn:aws:cleanrooms:us-east-1:123456789012:membership/m'
            Recommendation = 'Allow cleanrooms:PassMembership on arn:aws:cleanrooms:us-east-1:123456789012:membership/m, or*' }
    ) {
        $body = @{ code = 'AccessDeniedException'; message = $Words; detailedMessage = $Words } | ConvertTo-Json -Compress
        $server = New-ScriptedServer "HTTP/1.1 403 No`r`nContent-Type: application/json`r`nx-amzn-ErrorType: AccessDeniedException`r`nConnection: close`r`n`r`n$body"
        try {
            $neptune = Connect-NeptuneML $server.Url -Unsigned -NoDefault -MaxAttempts 1
            $cleanRooms = Connect-CleanRoomsML -EndpointUrl $server.Url -Region us-east-1 -Credential $keys -NoDefault -MaxAttempts 1

            $failure = Get-Failure $Script
        }
        finally {
            $server.Dispose()
        }

        $failure.FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'
        $failure.Exception.Message | Should -Match ([regex]::Escape($Words))
        $failure.ErrorDetails.RecommendedAction | Should -BeLike $Recommendation
        $failure.Exception.RecommendedAction | Should -Be $failure.ErrorDetails.RecommendedAction
        $server.Requests | Should -HaveCount 1
    }

    It 'is retried when temporary, and reports the number of attempts' {
        $server = New-ScriptedServer "HTTP/1.1 429 Slow`r`nContent-Type: application/json`r`nx-amzn-ErrorType: ThrottlingException`r`nConnection: close`r`n`r`n{`"code`":`"ThrottlingException`"}"
        try {
            $connection = Connect-NeptuneML $server.Url -Unsigned -NoDefault -MaxAttempts 3

            $failure = Get-Failure { Get-NeptuneMLDataProcessingJob job-1 -Connection $connection -Verbose 4> (Join-Path $TestDrive verbose.txt) }

            $failure.Exception.Attempts | Should -Be 3
            $server.Requests | Should -HaveCount 3
            Get-Content (Join-Path $TestDrive verbose.txt) -Raw | Should -Match 'attempt 2'
        }
        finally {
            $server.Dispose()
        }
    }
}

Describe 'A start with a lost response' {
    It 'names the generated id in its error' {
        $body = '{"code":"InternalFailureException","detailedMessage":"Broken."}'
        $server = New-ScriptedServer "HTTP/1.1 500 Broken`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n$body"
        try {
            $failure = Get-Failure {
                Start-NeptuneMLDataProcessingJob s3://bucket/in s3://bucket/out -EndpointUrl $server.Url -Unsigned -ErrorAction Stop
            }
        }
        finally {
            $server.Dispose()
        }

        $failure.FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        $failure.Exception.Message | Should -Match "Check whether '([0-9a-f-]{36})' exists\.$"
        $id = [regex]::Match($failure.Exception.Message, "'([0-9a-f-]{36})'").Groups[1].Value
        $server.Requests[1] | Should -BeLike "GET /ml/dataprocessing/$id *"
    }
}

Describe 'A missing setting' {
    BeforeAll {
        Disconnect-NeptuneML
        Disconnect-CleanRoomsML
    }

    It 'is the endpoint' {
        $failure = Get-Failure { Get-NeptuneMLEndpoint -Region us-east-1 }

        $failure.FullyQualifiedErrorId | Should -BeLike 'EndpointMissing,*'
        $failure.Exception.ParameterName | Should -Be 'EndpointUrl'
        $failure.ErrorDetails.RecommendedAction | Should -Match 'AWS_ENDPOINT_URL_NEPTUNEDATA'
        (Get-Failure { Connect-NeptuneML -Region us-east-1 }).FullyQualifiedErrorId | Should -BeLike 'EndpointMissing,*'
    }

    It 'is the Region of <Service>' -ForEach @(
        @{ Service = 'Neptune ML'; Script = { Connect-NeptuneML db.example.com } }
        @{ Service = 'Clean Rooms ML'; Script = { Get-CleanRoomsTrainedModel 11111111-2222-3333-4444-555555555555 } }
    ) {
        $failure = Get-Failure $Script

        $failure.FullyQualifiedErrorId | Should -BeLike 'RegionMissing,*'
        $failure.Exception.ParameterName | Should -Be 'Region'
        $failure.Exception.Service | Should -Be $Service
        $failure.ErrorDetails.RecommendedAction | Should -Match 'AWS_REGION'
    }

    It 'is not the Region when the cluster name contains it' {
        (Connect-NeptuneML db.cluster-abc.eu-west-1.neptune.amazonaws.com -NoDefault).Region | Should -Be 'eu-west-1'
    }

    It 'are the credentials' {
        $failure = Get-Failure { Get-CleanRoomsTrainedModel $membership -Region us-east-1 }

        $failure.FullyQualifiedErrorId | Should -BeLike 'CredentialsMissing,*'
        $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $failure.ErrorDetails.RecommendedAction | Should -Match 'AWS_ACCESS_KEY_ID'
        $failure.Exception.Attempts | Should -Be 0
    }

    It 'is the given profile' {
        $failure = Get-Failure { Connect-CleanRoomsML -ProfileName absent -Region us-east-1 }

        $failure.FullyQualifiedErrorId | Should -BeLike 'CredentialsMissing,*'
        $failure.Exception.Message | Should -Match "-ProfileName 'absent'"
    }

    It 'can come from the environment' {
        $env:AWS_ENDPOINT_URL_NEPTUNEDATA = 'https://db.example.com:8182'
        $env:AWS_REGION = 'eu-central-1'
        try {
            $connection = Connect-NeptuneML -NoDefault

            $connection.EndpointUrl | Should -Be 'https://db.example.com:8182/'
            $connection.Region | Should -Be 'eu-central-1'
        }
        finally {
            Remove-Item env:AWS_ENDPOINT_URL_NEPTUNEDATA, env:AWS_REGION
        }
    }
}

Describe 'An endpoint URL' {
    It 'can be <Given>' -ForEach @(
        @{ Given = 'db.example.com'; Url = 'https://db.example.com:8182/' }
        @{ Given = 'db.example.com:8183'; Url = 'https://db.example.com:8183/' }
        @{ Given = 'https://db.example.com'; Url = 'https://db.example.com:8182/' }
        @{ Given = 'https://db.example.com:443'; Url = 'https://db.example.com/' }
        @{ Given = 'http://localhost:80'; Url = 'http://localhost/' }
    ) {
        (Connect-NeptuneML $Given -Unsigned -NoDefault).EndpointUrl.ToString() | Should -Be $Url
    }

    It 'is rejected when it is <Given>' -ForEach @(
        @{ Given = 'ftp://db.example.com' }
        @{ Given = 'https://user:hidden@db.example.com' }
        @{ Given = 'https://db.example.com?x=1' }
    ) {
        $failure = Get-Failure { Connect-NeptuneML $Given -Unsigned -NoDefault }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match '^-EndpointUrl'
        "$failure" | Should -Not -Match 'hidden'
    }
}

Describe 'A secret' {
    It 'is not in any record, message, error or object' {
        $body = '{"code":"AccessDeniedException","detailedMessage":"No."}'
        $server = New-ScriptedServer "HTTP/1.1 403 No`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n$body"
        try {
            $told = & {
                $ErrorActionPreference = 'Continue'
                $connection = Connect-NeptuneML $server.Url -Region us-east-1 -Credential $keys -MaxAttempts 1 -NoDefault `
                    -SessionToken (ConvertTo-SecureString $token -AsPlainText) -Verbose -Debug
                $connection
                Get-NeptuneMLDataProcessingJob job-1 -Connection $connection -Verbose -Debug
                [pscustomobject]@{ Id = 'x'; InputDataS3Location = 'nowhere'; ProcessedDataS3Location = 's3://b/o' } |
                    Start-NeptuneMLDataProcessingJob -EndpointUrl $server.Url -Region us-east-1 -Credential $keys -Verbose -Debug
            } *>&1
        }
        finally {
            $server.Dispose()
        }

        $server.Requests[0] | Should -Match 'Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/'
        $server.Requests[0] | Should -Match "X-Amz-Security-Token: $token"
        $written = $told | ForEach-Object { $_; "$($_.Exception)"; $_.TargetObject } | Format-List * -Force | Out-String -Width 4096
        $written | Should -Match 'AccessDenied'
        $written | Should -Match 'InvalidParameter'
        $watch = [NeptuneMl.Tests.SecretWatch]::Current
        $watch.FindIn($written) | Should -BeNullOrEmpty
        $watch.FindIn($server.Requests[0]) | Should -HaveCount 4 -Because 'scheme, hash of the body, signature and token of the request would be found'
        $watch.FindIn($secret) | Should -Be $secret
    }
}
