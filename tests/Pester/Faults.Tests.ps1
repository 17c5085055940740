# What a user sees when the network, the services or the credentials are at fault.

BeforeAll { Import-Module NeptuneMl }

Describe 'Start-NeptuneMLEmulator -Fault' {
    AfterEach { Stop-NeptuneMLEmulator }

    It 'starts every job once under throttling and lost responses, and writes them with -Verbose' {
        $null = Start-NeptuneMLEmulator -JobSeconds 0 -FaultSeed 3 -Fault @{ Kind = 'Throttle'; Rate = 0.2 }, @{ Kind = 'ResetAfter'; Operation = 'Start*'; Rate = 0.3 }
        $verbose = $null
        $jobs = 1..20 | ForEach-Object { [pscustomobject] @{ InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = "s3://b/out/$_"; Id = "job-$_" } } |
            Start-NeptuneMLDataProcessingJob -Verbose 4>&1 -ErrorVariable failures |
            ForEach-Object { if ($_ -is [System.Management.Automation.VerboseRecord]) { $verbose += "$_`n" } else { $_ } }

        $failures | Should -BeNullOrEmpty
        $jobs.Id | Should -Be (1..20 | ForEach-Object { "job-$_" })
        $verbose | Should -Match 'Retrying'
        $verbose | Should -Match 'Checking whether it took effect'
        (Get-NeptuneMLDataProcessingJob -IdOnly).Count | Should -Be 20
    }

    It 'accepts a removal with a lost response, and writes an error for a resource that never existed' {
        $null = Start-NeptuneMLEmulator -Fault @{ Kind = 'ResetAfter'; Operation = 'Delete*'; Times = 1 }, @{ Kind = 'Throttle'; Operation = 'Delete*'; Skip = 2; Times = 1 }
        $algorithm = New-CleanRoomsConfiguredModelAlgorithm -Name churn -RoleArn arn:aws:iam::123456789012:role/CleanRoomsML -TrainingImageUri 123456789012.dkr.ecr.us-east-1.amazonaws.com/churn:1

        $said = Remove-CleanRoomsConfiguredModelAlgorithm $algorithm.ConfiguredModelAlgorithmArn -Confirm:$false -Verbose -ErrorAction Stop 4>&1
        "$said" | Should -Match 'the resource no longer exists; an attempt without a response removed it'
        (Get-CleanRoomsConfiguredModelAlgorithm).Name | Should -Not -Contain churn
        { Remove-CleanRoomsConfiguredModelAlgorithm $algorithm.ConfiguredModelAlgorithmArn -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceNotFound*'
    }

    It 'names the invalid value of a fault' {
        { Start-NeptuneMLEmulator -Fault @{ Kind = 'Throttle'; Rate = 7 } } | Should -Throw "*-Fault*Rate '7' is not a number from 0 to 1*" -ErrorId 'InvalidParameter*'
        { Start-NeptuneMLEmulator -Fault @{ Operation = 'x' } } | Should -Throw '*Kind is required*'
    }

    It 'lets other processes set faults over HTTP' {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 0
        $uri = "$($emulator.BaseAddress)_emulator/faults"
        $null = Invoke-RestMethod $uri -Method Put -ContentType application/json -Body '[{"kind":"ServerError","operation":"GetEngineStatus"}]'
        { Test-NeptuneMLConnection -ErrorAction Stop } | Should -Throw -ErrorId 'InternalFailure*'
        (Invoke-RestMethod $uri)[0].hits | Should -BeGreaterThan 0
        $null = Invoke-RestMethod $uri -Method Delete
        (Test-NeptuneMLConnection).Status | Should -Be 'healthy'
    }

    It 'reports <expected> for <kind>' -ForEach @(
        @{ Kind = 'Throttle'; Expected = 'Throttled' }
        @{ Kind = 'ServerError'; Expected = 'InternalFailure' }
        @{ Kind = 'ExpiredToken'; Expected = 'CredentialsExpired' }
        @{ Kind = 'ResetBefore'; Expected = 'EndpointUnreachable' }
        @{ Kind = 'UnknownKey'; Expected = 'AccessDenied' }
        @{ Kind = 'Truncate'; Expected = 'UnexpectedResponse' }
        @{ Kind = 'WrongLength'; Expected = 'UnexpectedResponse' }
        @{ Kind = 'HtmlPage'; Expected = 'UnexpectedResponse' }
        @{ Kind = 'Huge'; Expected = 'UnexpectedResponse' }
        @{ Kind = 'Deep'; Expected = 'UnexpectedResponse' }
        @{ Kind = 'Gzip'; Expected = 'UnexpectedResponse' }
        @{ Kind = 'InvalidUtf8'; Expected = 'UnexpectedResponse' }
    ) {
        $null = Start-NeptuneMLEmulator -Fault @{ Kind = $kind }
        { Test-NeptuneMLConnection -ErrorAction Stop } | Should -Throw -ErrorId "$expected*"
    }

    It 'reads <kind> responses' -ForEach @(@{ Kind = 'WrongContentType' }, @{ Kind = 'Slow' }) {
        $null = Start-NeptuneMLEmulator -Fault @{ Kind = $kind; Seconds = 0.2 }
        (Test-NeptuneMLConnection).Status | Should -Be 'healthy'
    }
}

Describe 'Start-NeptuneMLEmulator -Credential' {
    BeforeAll {
        $key = [pscredential]::new('AKIDEXAMPLE000000001', (ConvertTo-SecureString 'a/secret+withEXAMPLEKEY' -AsPlainText))
        $other = [pscredential]::new('AKIDEXAMPLE000000001', (ConvertTo-SecureString 'anotherEXAMPLEKEY' -AsPlainText))
        $script:emulator = Start-NeptuneMLEmulator -JobSeconds 0 -Credential $key
    }

    AfterAll { Stop-NeptuneMLEmulator }

    It 'accepts the signatures of its connections' {
        (Test-NeptuneMLConnection).Status | Should -Be 'healthy'
        Get-CleanRoomsTrainedModel 11111111-2222-3333-4444-555555555555 | Should -BeNullOrEmpty
    }

    It 'rejects another secret, another Region and a missing signature' {
        { Test-NeptuneMLConnection -EndpointUrl $emulator.BaseAddress -Region us-east-1 -Credential $other -ErrorAction Stop } | Should -Throw -ErrorId 'AccessDenied*'
        { Test-NeptuneMLConnection -EndpointUrl $emulator.BaseAddress -Region eu-west-1 -Credential $key -ErrorAction Stop } | Should -Throw -ErrorId 'AccessDenied*'
        Connect-NeptuneML -EndpointUrl $emulator.BaseAddress -Region us-east-1 -Unsigned | ForEach-Object {
            { Test-NeptuneMLConnection -Connection $_ -ErrorAction Stop } | Should -Throw -ErrorId 'AccessDenied*'
        }
    }
}

Describe 'A skewed clock' {
    It 'is corrected from the service response' {
        $key = [pscredential]::new('AKIDEXAMPLE000000001', (ConvertTo-SecureString 'secretEXAMPLEKEY' -AsPlainText))
        $null = Start-NeptuneMLEmulator -Credential $key -ClockSkewSeconds 3600
        try { Get-CleanRoomsTrainedModel 11111111-2222-3333-4444-555555555555 | Should -BeNullOrEmpty }
        finally { Stop-NeptuneMLEmulator }
    }
}
