# Which Region, credentials and address a connection gets, and what one call may change of it.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $job = '{"id":"e","status":"InService"}'

    # Who signed the last request, and for which Region: AKID/eu-west-1
    function Get-Signer($Server) {
        $Server.Requests[-1] -match 'Credential=([^/]+)/\d+/([^/]+)/' | Should -BeTrue
        '{0}/{1}' -f $Matches[1], $Matches[2]
    }
    $other = [pscredential]::new('AKIDOTHER', $keys.Password)
    $variables = 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_EC2_METADATA_SERVICE_ENDPOINT'
    $files = $env:AWS_SHARED_CREDENTIALS_FILE
    Set-Content $TestDrive/credentials @'
[ann]
aws_access_key_id = AKIDANN
aws_secret_access_key = annEXAMPLEKEY
region = eu-north-1
[bob]
aws_access_key_id = AKIDBOB
aws_secret_access_key = bobEXAMPLEKEY
region = sa-east-1
'@

    function Reset-Session {
        Disconnect-NeptuneML
        Disconnect-CleanRoomsML
        $variables | ForEach-Object { Remove-Item env:$_ -ErrorAction Ignore }
        $env:AWS_SHARED_CREDENTIALS_FILE = $files
        $env:AWS_EC2_METADATA_DISABLED = 'true'
        if ($server) { $server.Dispose() }
    }
}

Describe 'Connect-NeptuneML' {
    AfterEach { Reset-Session }

    It 'reads the Region <region> from <name>' -ForEach @(
        @{ name = 'db.c6lwjjfhbm6a.neptune.cn-northwest-1.amazonaws.com.cn'; region = 'cn-northwest-1' }
        @{ name = 'neptune.cluster-abc.us-east-1.neptune.amazonaws.com'; region = 'us-east-1' }
        @{ name = 'vpce-0abc.neptune.us-east-1.vpce.amazonaws.com'; region = 'us-east-1' }
        @{ name = 'db.cluster-abc.us-iso-east-1.neptune.c2s.ic.gov'; region = 'us-iso-east-1' }
    ) {
        (Connect-NeptuneML $_.name -WarningVariable warnings).Region | Should -Be $_.region
        $warnings | Should -BeNullOrEmpty
    }

    It 'prefers the Region of the cluster to <_>' -ForEach 'AWS_REGION', 'AWS_DEFAULT_REGION', 'StoredAWSRegion', 'AWS_PROFILE' {
        switch ($_) {
            'StoredAWSRegion' { $StoredAWSRegion = 'eu-west-2' }
            'AWS_PROFILE' { $env:AWS_SHARED_CREDENTIALS_FILE = "$TestDrive/credentials"; $env:AWS_PROFILE = 'ann' }
            default { Set-Item env:$_ eu-west-2 }
        }
        (Connect-NeptuneML db.cluster-abc.us-east-1.neptune.amazonaws.com -WarningVariable warnings).Region | Should -Be us-east-1
        $warnings | Should -BeNullOrEmpty
    }

    It 'warns once when -Region contradicts the cluster' {
        $null = Connect-NeptuneML db.cluster-abc.us-east-1.neptune.amazonaws.com -Region eu-west-1 -WarningVariable warnings 3> $null
        $warnings | Should -HaveCount 1
        $warnings[0] | Should -Match 'us-east-1'
        Start-NeptuneMLDataProcessingJob s3://b/i s3://b/o -Credential $other -WhatIf -WarningVariable warnings 3> $null
        $warnings | Should -BeNullOrEmpty
    }

    It 'warns about an unknown Region with the nearest ones, and signs for it' {
        $server = New-ScriptedServer -Json $job
        $null = Connect-NeptuneML $server.Url -Region us-esat-1 -Credential $keys -WarningVariable warnings 3> $null
        $warnings | Should -HaveCount 1
        $warnings[0] | Should -Match 'us-east-1'
        $null = Get-NeptuneMLEndpoint e
        Get-Signer $server | Should -Be 'AKIDEXAMPLE/us-esat-1'
    }

    It 'rejects <_>, the address of the export service' -ForEach 'https://abc.execute-api.us-east-1.amazonaws.com/v1', 'abc.execute-api.cn-north-1.amazonaws.com.cn' {
        $failure = Get-Failure { Connect-NeptuneML $_ }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match 'Neptune-Export'
    }
}

Describe 'Parameters for one call' {
    AfterEach { Reset-Session }

    It '<parameters.Keys> keeps the connected cluster' -ForEach @(
        @{ parameters = @{ Region = 'eu-west-1' }; signer = 'AKIDEXAMPLE/eu-west-1' }
        @{ parameters = @{ ProfileName = 'ann' }; signer = 'AKIDANN/us-east-1' }
        @{ parameters = @{ Credential = 'other' }; signer = 'AKIDOTHER/us-east-1' }
        @{ parameters = @{ Region = 'eu-west-1'; ProfileName = 'ann' }; signer = 'AKIDANN/eu-west-1' }
        @{ parameters = @{ Region = 'eu-west-1'; Credential = 'other' }; signer = 'AKIDOTHER/eu-west-1' }
    ) {
        $env:AWS_SHARED_CREDENTIALS_FILE = "$TestDrive/credentials"
        if ($parameters.Credential) { $parameters.Credential = $other }
        $server = New-ScriptedServer -Json $job
        $null = Connect-NeptuneML $server.Url -Region us-east-1 -Credential $keys
        $null = Get-NeptuneMLEndpoint e @parameters
        Get-Signer $server | Should -Be $signer
        $null = Get-NeptuneMLEndpoint e
        Get-Signer $server | Should -Be 'AKIDEXAMPLE/us-east-1' -Because 'the connection itself has not changed'

        $connection = Connect-NeptuneML $server.Url -Region us-east-2 -Credential $keys -NoDefault
        $null = Get-NeptuneMLEndpoint e -Connection $connection @parameters
        Get-Signer $server | Should -Be $signer.Replace('us-east-1', 'us-east-2')
        $server.Requests | Should -HaveCount 3

        $null = Connect-CleanRoomsML -EndpointUrl $server.Url -Region us-east-1 -Credential $keys
        $null = Get-CleanRoomsTrainingDataset @parameters -ErrorAction Ignore
        Get-Signer $server | Should -Be $signer
    }

    It '-Unsigned keeps the connected cluster' {
        $server = New-ScriptedServer -Json $job
        $null = Connect-NeptuneML $server.Url -Region us-east-1 -Credential $keys
        $null = Get-NeptuneMLEndpoint e -Unsigned
        $server.Requests[-1] | Should -Not -Match 'Authorization'
    }

    It '-EndpointUrl uses another cluster' {
        $server = New-ScriptedServer -Json $job
        $null = Connect-NeptuneML http://127.0.0.1:1 -Region us-east-1 -Credential $keys
        $null = Get-NeptuneMLEndpoint e -EndpointUrl $server.Url -Region eu-west-1 -Credential $other
        Get-Signer $server | Should -Be 'AKIDOTHER/eu-west-1'
    }

    It 'fail with a closed connection' {
        $connection = Connect-NeptuneML http://127.0.0.1:1 -Region us-east-1 -Credential $keys
        Disconnect-NeptuneML
        (Get-Failure { Get-NeptuneMLEndpoint e -Connection $connection -Region eu-west-1 }).FullyQualifiedErrorId | Should -BeLike 'ConnectionClosed,*'
    }
}

Describe 'Environment variables' {
    AfterEach { Reset-Session }

    It 'are read when a connection is made' {
        $env:AWS_SHARED_CREDENTIALS_FILE = "$TestDrive/credentials"
        $server = New-ScriptedServer -Json $job
        foreach ($name in 'ann', 'bob', 'ann') {
            foreach ($region in 'us-east-1', 'eu-west-1', $null) {
                $env:AWS_PROFILE = $name
                $env:AWS_REGION = $region
                $expected = 'AKID{0}/{1}' -f $name.ToUpperInvariant(), ($region ?? @{ ann = 'eu-north-1'; bob = 'sa-east-1' }[$name])

                $null = Get-NeptuneMLEndpoint e -EndpointUrl $server.Url
                Get-Signer $server | Should -Be $expected
                $null = Connect-NeptuneML $server.Url
                $env:AWS_PROFILE = 'nobody'
                $null = Get-NeptuneMLEndpoint e
                Get-Signer $server | Should -Be $expected -Because 'the connection was made before the variable changed'
            }
        }
    }

    It 'with credentials are read when a connection is made' {
        $server = New-ScriptedServer -Json $job
        $env:AWS_REGION = 'us-east-1'
        $env:AWS_SECRET_ACCESS_KEY = 'variableEXAMPLEKEY'
        foreach ($id in 'AKIDONE', 'AKIDTWO', 'AKIDONE') {
            $env:AWS_ACCESS_KEY_ID = $id
            $null = Get-NeptuneMLEndpoint e -EndpointUrl $server.Url
            Get-Signer $server | Should -Be "$id/us-east-1"
            $null = Connect-NeptuneML $server.Url
            $env:AWS_ACCESS_KEY_ID = 'AKIDLATER'
            $null = Get-NeptuneMLEndpoint e
            Get-Signer $server | Should -Be "$id/us-east-1"
        }
    }

    It 'prefer AWS_REGION to AWS_DEFAULT_REGION' {
        $env:AWS_DEFAULT_REGION = 'ap-south-1'
        (Connect-CleanRoomsML).Region | Should -Be ap-south-1
        $env:AWS_REGION = 'eu-west-1'
        (Connect-CleanRoomsML).Region | Should -Be eu-west-1
        $env:AWS_REGION = ' '
        (Connect-CleanRoomsML).Region | Should -Be ap-south-1
    }

    It 'a silent instance metadata service delays a pipeline by one second and not once for each id' {
        $server = New-ScriptedServer
        $env:AWS_EC2_METADATA_DISABLED = $null
        $env:AWS_EC2_METADATA_SERVICE_ENDPOINT = $server.Url
        $null = Connect-NeptuneML http://127.0.0.1:1 -Region us-east-1
        $null = 'a', 'b', 'c' | Get-NeptuneMLEndpoint -ThrottleLimit 1 -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures | Should -HaveCount 3
        $failures.FullyQualifiedErrorId | Should -BeLike 'CredentialsMissing,*'
        $server.Requests | Should -HaveCount 1
    }
}

Describe 'A profile without credentials' {
    AfterEach { Reset-Session }

    It 'causes an error with the reason and a command: <reason>' -ForEach @(
        @{ reason = 'SSO session is missing'; command = 'aws sso login --profile p'; profile = "sso_start_url = https://x.awsapps.com/start`nsso_region = us-east-1`nsso_account_id = 123456789012`nsso_role_name = R" }
        @{ reason = 'MFA device'; command = 'aws configure export-credentials --profile p'; profile = "role_arn = arn:aws:iam::123456789012:role/r`nsource_profile = p2`nmfa_serial = arn:aws:iam::123456789012:mfa/u`n[p2]`naws_access_key_id = A`naws_secret_access_key = pEXAMPLESECRET" }
        @{ reason = 'failed with exit code 3'; command = 'aws configure export-credentials --profile p'; profile = 'credential_process = echo pEXAMPLESECRET >&2; exit 3' }
        @{ reason = 'wrote malformed output'; command = 'aws configure export-credentials --profile p'; profile = 'credential_process = echo pEXAMPLESECRET' }
        @{ reason = 'form a cycle \(p -> p2 -> p\)'; command = 'source_profile'; profile = "role_arn = arn:aws:iam::123456789012:role/r`nsource_profile = p2`n[p2]`nrole_arn = arn:aws:iam::123456789012:role/r`nsource_profile = p" }
        @{ reason = "source_profile 'nobody'"; command = 'aws configure list-profiles'; profile = "role_arn = arn:aws:iam::123456789012:role/r`nsource_profile = nobody" }
    ) {
        Set-Content $TestDrive/failing "[p]`n$profile"
        $env:AWS_SHARED_CREDENTIALS_FILE = "$TestDrive/failing"
        $failure = Get-Failure { Get-NeptuneMLEndpoint e -EndpointUrl http://127.0.0.1:1 -Region us-east-1 -ProfileName p }
        $failure.FullyQualifiedErrorId | Should -BeLike 'CredentialsMissing,*'
        $failure.Exception.Message | Should -Match $reason
        $failure.ErrorDetails.RecommendedAction | Should -BeLike "*$command*"
        # Not of the form SecretWatch looks for: the SDK's own exception, which the module replaces, quotes the process.
        "$($failure.Exception)" | Should -Not -Match 'EXAMPLESECRET'
    }
}

Describe 'A proxy' {
    AfterEach {
        Reset-Session
        Remove-Item env:HTTP_PROXY, env:HTTPS_PROXY, env:NO_PROXY -ErrorAction Ignore
    }

    It 'that rejects a request is named without its user, with NO_PROXY as recommendation: <_>' -ForEach 'http', 'https' {
        $server = New-ScriptedServer "HTTP/1.1 407 No`r`nProxy-Authenticate: Basic realm=`"x`"`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
        $env:HTTP_PROXY = $env:HTTPS_PROXY = "http://ann:hunter2@127.0.0.1:$($server.Port)"
        $failure = Get-Failure { Get-NeptuneMLEndpoint e -EndpointUrl "${_}://db.cluster-abc.us-east-1.neptune.amazonaws.com" -Credential $keys 3> $null }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ProxyRefused,*'
        $failure.CategoryInfo.Category | Should -Be ConnectionError
        $failure.Exception.Message | Should -Match "http://127.0.0.1:$($server.Port) "
        $failure.ErrorDetails.RecommendedAction | Should -BeLike "*NO_PROXY = 'db.cluster-abc.us-east-1.neptune.amazonaws.com'"
        "$($failure.Exception) $($failure | Get-Error | Out-String)" | Should -Not -Match 'hunter2|ann'
        $failure.Exception.Attempts | Should -Be 0
        $server.Requests.Count | Should -BeLessOrEqual 2 -Because 'the second request has the password'
    }

    It 'is read when the connection is made, and not used for <_>' -ForEach '127.0.0.1', '127.0.0.0/8', '*' {
        $server = New-ScriptedServer -Json $job
        $null = Get-NeptuneMLEndpoint e -EndpointUrl $server.Url -Unsigned
        $env:HTTP_PROXY = 'http://127.0.0.1:1'
        (Get-Failure { Get-NeptuneMLEndpoint e -EndpointUrl $server.Url -Unsigned }).FullyQualifiedErrorId | Should -BeLike 'ProxyRefused,*'
        $env:NO_PROXY = $_
        (Get-NeptuneMLEndpoint e -EndpointUrl $server.Url -Unsigned).Id | Should -Be e
        $env:HTTP_PROXY = $null
        (Get-NeptuneMLEndpoint e -EndpointUrl $server.Url -Unsigned).Id | Should -Be e
    }
}

Describe 'An ARN of another Region' {
    AfterEach { Reset-Session }

    It 'is an error that names both Regions, and -Region is the fix' {
        $server = New-ScriptedServer -Json '{"trainingDatasets":[]}'
        $null = Connect-CleanRoomsML -EndpointUrl $server.Url -Region us-east-1 -Credential $keys
        $arn = (Get-AccountArn training-dataset).Replace('us-east-1', 'eu-west-1')
        $failure = Get-Failure { Get-CleanRoomsTrainingDataset $arn }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match 'Region eu-west-1.*Region us-east-1'
        $server.Requests | Should -HaveCount 0
        $null = Get-CleanRoomsTrainingDataset $arn -Region eu-west-1 -ErrorAction Ignore
        Get-Signer $server | Should -Be 'AKIDEXAMPLE/eu-west-1'
    }
}

Describe 'Update-NeptuneMLEndpoint without a model' {
    It 'writes an error before a request is sent' {
        $server = New-ScriptedServer -Json $job
        $failure = Get-Failure { Update-NeptuneMLEndpoint e -InstanceCount 2 -EndpointUrl $server.Url -Unsigned }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match '-MLModelTrainingJobId or -MLModelTransformJobId'
        $server.Requests | Should -HaveCount 0
        $server.Dispose()
    }
}
