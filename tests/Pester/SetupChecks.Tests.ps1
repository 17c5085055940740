BeforeDiscovery {
    Import-Module NeptuneMl
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
}

Describe 'Test-NeptuneMLSetup' {
    AfterEach {
        Stop-NeptuneMLEmulator
    }

    It 'writes one object for each check of a healthy cluster, without a finding' {
        $null = Start-NeptuneMLEmulator -JobSeconds 0 -Credential $keys
        $checks = Test-NeptuneMLSetup

        $checks | ForEach-Object { $_ | Should -BeOfType NeptuneMl.SetupCheck }
        ($checks.Name | Sort-Object -Unique).Count | Should -Be $checks.Count
        $checks | Where-Object Result -In Warning, Failed | Should -BeNullOrEmpty
        $checks[0].PSObject.Properties.Name | Should -Be 'Cluster', 'Name', 'Result', 'Detail', 'Fix'
        $checks.Cluster | Sort-Object -Unique | Should -Be (Get-NeptuneMLConnection).EndpointUrl.Authority
    }

    It 'groups the checks of several connections by their names' {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 0
        $staging = Connect-NeptuneML $emulator.BaseAddress -Unsigned -Name staging -NoDefault
        $checks = Test-NeptuneMLSetup -Connection $staging, $emulator.NeptuneMLConnection
        Disconnect-NeptuneML staging

        ($checks | Group-Object Cluster).Name | Should -Be $emulator.BaseAddress.Authority, 'staging'
        $checks | Out-String -Width 80 | Should -Match 'Connection: staging'
    }

    It 'writes a denied action with the policy statement that allows it' {
        $null = Start-NeptuneMLEmulator -JobSeconds 0 -DeniedAction neptune-db:GetMLEndpointStatus
        $finding = Test-NeptuneMLSetup | Where-Object Result -EQ Failed

        $finding.Name | Should -Be 'Permission GetMLEndpointStatus'
        ($finding.Fix | ConvertFrom-Json).Action | Should -Be 'neptune-db:GetMLEndpointStatus'
    }

    It 'writes checks as they complete' {
        $null = Start-NeptuneMLEmulator -JobSeconds 0 -Fault @{ Kind = 'Slow'; Seconds = 600 }
        $first = Invoke-Within 20 'Test-NeptuneMLSetup -EndpointUrl $args[0] -Unsigned | Select-Object -First 1' (Get-NeptuneMLConnection).EndpointUrl
        $first.Output.Count | Should -Be 1
    }

    It 'finds a cluster without a role, and accepts a role of the cluster' {
        $role = 'arn:aws:iam::123456789012:role/NeptuneML'
        $null = Start-NeptuneMLEmulator -JobSeconds 0 -ClusterRole @()
        (Test-NeptuneMLSetup | Where-Object Name -EQ 'Neptune role').Fix | Should -BeLike 'aws neptune add-role-to-db-cluster *'
        Stop-NeptuneMLEmulator
        $null = Start-NeptuneMLEmulator -JobSeconds 0 -ClusterRole $role
        (Test-NeptuneMLSetup -NeptuneIamRoleArn $role | Where-Object Name -EQ 'Neptune role').Result | Should -Be Passed
    }

    It 'is a table that fits <_> columns' -ForEach 80, 120 {
        $null = Start-NeptuneMLEmulator -JobSeconds 0 -EngineStatus recovery
        $lines = (Test-NeptuneMLSetup | Out-String -Width $_) -replace "`e\[[0-9;]*m" -split "`r?`n"

        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        "$lines" | Should -Match 'Fix: while'
    }
}

Describe 'Test-CleanRoomsMLSetup' {
    AfterEach {
        Stop-NeptuneMLEmulator
    }

    It 'has no finding for the sample membership, by argument and from the pipeline' {
        $null = Start-NeptuneMLEmulator -JobSeconds 0 -Credential $keys
        $checks = Test-CleanRoomsMLSetup $membership
        $piped = Get-CleanRoomsMLConfiguration $membership | Test-CleanRoomsMLSetup

        $checks | Where-Object Result -In Warning, Failed | Should -BeNullOrEmpty
        $piped.Name | Sort-Object | Should -Be ($checks.Name | Sort-Object)
    }

    It 'checks the membership of the connection by default, and requires one' {
        $endpoint = (Start-NeptuneMLEmulator -JobSeconds 0 -Credential $keys).BaseAddress
        $place = @{ EndpointUrl = $endpoint; Region = 'us-east-1'; Credential = $keys }
        { Test-CleanRoomsMLSetup @place } | Should -Throw -ErrorId 'InvalidParameter*' -ExpectedMessage '-MembershipIdentifier is required.'
        $null = Connect-CleanRoomsML @place -MembershipIdentifier $membership
        $checks = Test-CleanRoomsMLSetup

        $checks | Where-Object Result -In Warning, Failed | Should -BeNullOrEmpty
        $checks.Name | Should -Contain 'ML configuration'
    }

    It 'finds a missing ML configuration, with the command that sets one' {
        $null = Start-NeptuneMLEmulator -JobSeconds 0
        Remove-CleanRoomsMLConfiguration $membership -Confirm:$false
        $finding = Test-CleanRoomsMLSetup $membership | Where-Object Result -In Warning, Failed

        $finding.Name | Should -Be 'ML configuration'
        $finding.Fix | Should -BeLike "Set-CleanRoomsMLConfiguration -MembershipIdentifier $membership *"
    }

    It 'finds unpublished logs of a job' {
        $null = Start-NeptuneMLEmulator -JobSeconds 0 -LogFailure 'The role lacks logs:CreateLogStream.'
        $null = New-CleanRoomsTrainedModel @training -Name churn @fast
        $finding = Test-CleanRoomsMLSetup $membership | Where-Object Result -EQ Failed

        $finding.Name | Should -Be "Log delivery of trained model 'churn'"
        $finding.Detail | Should -BeLike '*The role lacks logs:CreateLogStream.'
    }

    It 'finds an account that -LogAccountId names and the policy does not allow' {
        $null = Start-NeptuneMLEmulator -JobSeconds 0
        $finding = Test-CleanRoomsMLSetup $membership -LogAccountId 111122223333 | Where-Object Result -EQ Warning

        $finding.Detail | Should -BeLike '*111122223333*'
    }

    It 'rejects <Name> <Value>' -ForEach @{ Name = 'MembershipIdentifier'; Value = 'movies' }, @{ Name = 'LogAccountId'; Value = '12' } {
        $null = Start-NeptuneMLEmulator -JobSeconds 0
        $arguments = @{ MembershipIdentifier = $membership }
        $arguments[$Name] = $Value
        { Test-CleanRoomsMLSetup @arguments } | Should -Throw -ErrorId 'InvalidParameter*' -ExpectedMessage "*$Name '$Value'*"
    }
}

Describe 'Get-NeptuneMLRequiredPolicy of the setup checks' {
    It 'allows exactly the operations that <Cmdlet> calls' -ForEach @{ Cmdlet = 'Test-NeptuneMLSetup'; Arguments = @() }, @{ Cmdlet = 'Test-CleanRoomsMLSetup'; Arguments = @('5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10') } {
        $services = (Get-Content $PSScriptRoot/../../api/permissions.json -Raw | ConvertFrom-Json -AsHashtable).services
        $permissions = $services.neptunedata + $services.CleanRoomsML
        $emulator = Start-NeptuneMLEmulator -JobSeconds 0
        try {
            $null = & $Cmdlet @Arguments
            $called = (Invoke-RestMethod "$($emulator.BaseAddress)_emulator/operations").operation | ForEach-Object { $permissions[$_][0].action } | Sort-Object -Unique
        }
        finally {
            Stop-NeptuneMLEmulator
        }

        $allowed = (Get-NeptuneMLRequiredPolicy $Cmdlet | ConvertFrom-Json).Statement.Action | Where-Object { $_ -notlike 'cleanrooms:*' } | Sort-Object
        $allowed | Should -Be $called
    }

    It 'allows S3 actions only with the parameters that need them' {
        $actions = { param($names) (Get-NeptuneMLRequiredPolicy Test-NeptuneMLSetup -Parameter $names | ConvertFrom-Json).Statement.Action -like 's3:*' }
        & $actions Region | Should -BeNullOrEmpty
        & $actions S3Location | Should -Be 's3:ListBucket'
        & $actions S3Location, CheckS3Write | Sort-Object | Should -Be 's3:DeleteObject', 's3:ListBucket', 's3:PutObject'
    }
}
