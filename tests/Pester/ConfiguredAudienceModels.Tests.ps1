BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $emulator = Start-NeptuneMLEmulator -JobSeconds 0
    $audience = New-CleanRoomsTrainingDataset shop @table | New-CleanRoomsAudienceModel -Name shoppers -Description 'not of the offer' -Tag @{ from = 'the audience model' } @fast
    $offer = @{
        OutputS3Uri          = 's3://bucket/audiences'
        OutputRoleArn        = $table.RoleArn
        SharedAudienceMetric = 'ALL'
    }
    $offered = $audience | New-CleanRoomsConfiguredAudienceModel -Name offered -AudienceSizeType ABSOLUTE -AudienceSizeBin 100, 200 -Tag @{ team = 'x' } @offer

    # One of its own for each test that changes it.
    function New-Offer { $audience | New-CleanRoomsConfiguredAudienceModel -Name "offer $(New-Guid)" @offer }
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'A configured audience model' {
    It 'is what was asked for when it has been made, and all of it when it is read' {
        $offered.Name, $offered.AudienceModelArn, $offered.Status | Should -Be 'offered', $audience.AudienceModelArn, $null

        $read = $offered | Get-CleanRoomsConfiguredAudienceModel

        $read.ConfiguredAudienceModelArn | Should -Be $offered.ConfiguredAudienceModelArn
        $read.Status, $read.OutputS3Uri, $read.OutputRoleArn | Should -Be 'ACTIVE', 's3://bucket/audiences', $table.RoleArn
        $read.SharedAudienceMetrics | Should -Be 'ALL'
        $read.AudienceSizeType, $read.AudienceSizeBins | Should -Be 'ABSOLUTE', @(100, 200)
        $read.Tags['team'] | Should -Be 'x'
        $read.CreationTime | Should -BeOfType [DateTimeOffset]
    }

    It 'takes only the ARN of a piped audience model' {
        $offered.Description | Should -BeNullOrEmpty
        $offered.Tags.Keys | Should -Be 'team'
    }

    It 'is created by ARN, from table columns and with the names of AWS Tools for PowerShell' {
        $row = [pscustomobject] @{
            AudienceModelArn = $audience.AudienceModelArn; Name = 'from a row'; OutputS3Uri = 's3://bucket/row'; OutputRoleArn = $table.RoleArn
            SharedAudienceMetric = 'NONE'; MinMatchingSeedSize = '30'; Description = 'a row'
        }
        $made = @($row | New-CleanRoomsConfiguredAudienceModel) + @(
            New-CleanRoomsConfiguredAudienceModel -AudienceModelArn $audience.AudienceModelArn -Name vendor -S3Destination_S3Uri s3://bucket/v `
                -OutputConfig_RoleArn $table.RoleArn -SharedAudienceMetrics NONE -AudienceSizeConfig_AudienceSizeType PERCENTAGE -AudienceSizeConfig_AudienceSizeBins 5
        )

        $read = $made | Get-CleanRoomsConfiguredAudienceModel
        $read.OutputS3Uri | Should -Be 's3://bucket/row', 's3://bucket/v'
        $read.Description | Should -Be 'a row', $null
        $read[0].MinMatchingSeedSize, $read[1].AudienceSizeBins | Should -Be 30, 5
    }

    It 'is listed, and each item can be read' {
        $listed = Get-CleanRoomsConfiguredAudienceModel

        $listed.Name | Should -Contain 'offered'
        ($listed | Get-CleanRoomsConfiguredAudienceModel).Name | Should -Be $listed.Name
    }

    It 'is removed' {
        $gone = New-Offer

        $gone | Remove-CleanRoomsConfiguredAudienceModel -Confirm:$false

        (Get-Failure { $gone | Get-CleanRoomsConfiguredAudienceModel }).FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
    }

    It 'is rejected before a request is sent: <Because>' -ForEach @(
        @{ Because = 'too few users'; Wrong = @{ MinMatchingSeedSize = 24 }; Message = '-MinMatchingSeedSize 24 .*25' }
        @{ Because = 'sizes without a type'; Wrong = @{ AudienceSizeBin = 5 }; Message = '-AudienceSizeType is required' }
        @{ Because = 'a type without sizes'; Wrong = @{ AudienceSizeType = 'ABSOLUTE' }; Message = '-AudienceSizeBin .*is required' }
        @{ Because = 'a size beyond all'; Wrong = @{ AudienceSizeType = 'ABSOLUTE'; AudienceSizeBin = 1, 20000001 }; Message = '-AudienceSizeBin 20000001 at audienceSizeConfig\.audienceSizeBins\[1\]' }
        @{ Because = 'a word of no meaning'; Wrong = @{ ChildResourceTagOnCreatePolicy = 'MAYBE' }; Message = "-ChildResourceTagOnCreatePolicy 'MAYBE' .*FROM_PARENT_RESOURCE" }
    ) {
        $failure = Get-Failure { New-CleanRoomsConfiguredAudienceModel -AudienceModelArn $audience.AudienceModelArn -Name wrong @offer @Wrong }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match $Message
        (Get-CleanRoomsConfiguredAudienceModel).Name | Should -Not -Contain 'wrong'
    }
}

Describe 'An update' {
    It 'changes only the given members and writes the updated model' {
        $changed = $offered | Update-CleanRoomsConfiguredAudienceModel -MinMatchingSeedSize 250 -Description 'larger seeds'

        $changed.MinMatchingSeedSize, $changed.Description | Should -Be 250, 'larger seeds'
        $changed.Name, $changed.Status, $changed.OutputS3Uri | Should -Be 'offered', 'ACTIVE', 's3://bucket/audiences'
        $changed.AudienceSizeBins | Should -Be 100, 200
    }

    It 'does not overwrite changes made after the piped object was read' {
        $mine = New-Offer
        $old = $mine | Get-CleanRoomsConfiguredAudienceModel
        $null = $mine | Update-CleanRoomsConfiguredAudienceModel -OutputS3Uri s3://bucket/theirs -OutputRoleArn $table.RoleArn

        ($old | Update-CleanRoomsConfiguredAudienceModel -MinMatchingSeedSize 99).OutputS3Uri | Should -Be 's3://bucket/theirs'
    }

    It 'binds an ARN and table columns' {
        $mine = New-Offer
        $row = [pscustomobject] @{ ConfiguredAudienceModelArn = $mine.ConfiguredAudienceModelArn; MinMatchingSeedSize = '77' }

        (Update-CleanRoomsConfiguredAudienceModel $mine.ConfiguredAudienceModelArn -AudienceSizeType PERCENTAGE -AudienceSizeBin 1, 2).AudienceSizeBins | Should -Be 1, 2
        ($row | Update-CleanRoomsConfiguredAudienceModel).MinMatchingSeedSize | Should -Be 77
    }

    It 'writes each model in order, and an error for a missing one' {
        $first, $last = (New-Offer), (New-Offer)
        $ghost = [pscustomobject] @{ ConfiguredAudienceModelArn = Get-AccountArn configured-audience-model }

        $changed = $first, $ghost, $last | Update-CleanRoomsConfiguredAudienceModel -Description new -ErrorVariable failures -ErrorAction SilentlyContinue

        $changed.Name | Should -Be $first.Name, $last.Name
        $failures.FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
    }

    It 'with an incomplete location is not sent' {
        (Get-Failure { $offered | Update-CleanRoomsConfiguredAudienceModel -OutputS3Uri s3://bucket/x }).Exception.Message |
            Should -Match '-OutputRoleArn .*is required'
    }
}

Describe 'A policy' {
    BeforeAll {
        $policy = [ordered] @{
            Version   = '2012-10-17'
            Statement = @([ordered] @{ Sid = 'Partner'; Effect = 'Allow'; Principal = @{ AWS = $account }; Action = @('cleanrooms-ml:StartAudienceGenerationJob'); Resource = '*' })
        }
        $text = '{"Version":"2012-10-17","Statement":[{"Sid":"Partner","Effect":"Allow","Principal":{"AWS":"' + $account + '"},"Action":["cleanrooms-ml:StartAudienceGenerationJob"],"Resource":"*"}]}'
    }

    It 'accepts <Form> and is read back' -ForEach @(
        @{ Form = 'a hashtable'; Make = { $policy } }
        @{ Form = 'an object'; Make = { $text | ConvertFrom-Json } }
        @{ Form = 'text'; Make = { $text } }
    ) {
        $set = New-Offer | Set-CleanRoomsConfiguredAudienceModelPolicy -ConfiguredAudienceModelPolicy (& $Make)

        $read = $set | Get-CleanRoomsConfiguredAudienceModelPolicy
        $read.PolicyText | Should -BeExactly $text
        $read.PolicyHash | Should -Be $set.PolicyHash
        $read.Policy.Statement[0].Principal.AWS | Should -Be $account
        @($read.Policy.Statement[0].Keys) | Should -BeExactly 'Sid', 'Effect', 'Principal', 'Action', 'Resource'
    }

    It 'accepts the lines of a file' {
        Set-Content TestDrive:/policy.json ($policy | ConvertTo-Json -Depth 9)

        $set = New-Offer | Set-CleanRoomsConfiguredAudienceModelPolicy -ConfiguredAudienceModelPolicy (Get-Content TestDrive:/policy.json)

        $set.Policy.Statement[0].Sid | Should -Be 'Partner'
    }

    It 'keeps order and case when read, edited and set' {
        $model = New-Offer
        $null = $model | Set-CleanRoomsConfiguredAudienceModelPolicy -ConfiguredAudienceModelPolicy $policy

        $read = $model | Get-CleanRoomsConfiguredAudienceModelPolicy
        $read.Policy.Statement[0].Action += 'cleanrooms-ml:StartAudienceExportJob'
        $read.Policy.Statement += [ordered] @{ sid = 'é<b>'; Effect = 'Deny' }
        $set = $read | Set-CleanRoomsConfiguredAudienceModelPolicy

        $set.PolicyText | Should -BeExactly $text.Replace('"cleanrooms-ml:StartAudienceGenerationJob"]', '"cleanrooms-ml:StartAudienceGenerationJob","cleanrooms-ml:StartAudienceExportJob"]').Replace('"*"}]', '"*"},{"sid":"é<b>","Effect":"Deny"}]')
        $set.PolicyHash | Should -Not -Be $read.PolicyHash
    }

    It 'changed in the meantime is not overwritten without -Force' {
        $model = New-Offer
        $mine = $model | Set-CleanRoomsConfiguredAudienceModelPolicy -ConfiguredAudienceModelPolicy $policy
        $theirs = $model | Set-CleanRoomsConfiguredAudienceModelPolicy -ConfiguredAudienceModelPolicy '{"Version":"theirs"}'

        $failure = Get-Failure { $mine | Set-CleanRoomsConfiguredAudienceModelPolicy }

        $failure.FullyQualifiedErrorId | Should -BeLike 'Validation,*'
        $failure.Exception.Message | Should -Match 'previousPolicyHash'
        ($model | Get-CleanRoomsConfiguredAudienceModelPolicy).PolicyHash | Should -Be $theirs.PolicyHash
        ($mine | Set-CleanRoomsConfiguredAudienceModelPolicy -PreviousPolicyHash '').PolicyHash | Should -Be $mine.PolicyHash
        ($theirs | Set-CleanRoomsConfiguredAudienceModelPolicy -PreviousPolicyHash $mine.PolicyHash).PolicyHash | Should -Be $theirs.PolicyHash
    }

    It 'supports preconditions' {
        $model = New-Offer
        $set = @{ ConfiguredAudienceModelPolicy = $policy }

        (Get-Failure { $model | Set-CleanRoomsConfiguredAudienceModelPolicy @set -PolicyExistenceCondition POLICY_MUST_EXIST }).FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
        $null = $model | Set-CleanRoomsConfiguredAudienceModelPolicy @set -PolicyExistenceCondition POLICY_MUST_NOT_EXIST
        (Get-Failure { $model | Set-CleanRoomsConfiguredAudienceModelPolicy @set -PolicyExistenceCondition POLICY_MUST_NOT_EXIST }).FullyQualifiedErrorId | Should -BeLike 'Validation,*'
    }

    It 'that is a file path or not a JSON object is rejected: <_>' -ForEach 'policy.json', '[1]', '{"a":}' {
        $given = $_
        $failure = Get-Failure { Set-CleanRoomsConfiguredAudienceModelPolicy $offered.ConfiguredAudienceModelArn $given }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match '-ConfiguredAudienceModelPolicy .*JSON'
    }

    It 'can be deleted' {
        $model = New-Offer
        $null = $model | Set-CleanRoomsConfiguredAudienceModelPolicy -ConfiguredAudienceModelPolicy $policy

        $model | Remove-CleanRoomsConfiguredAudienceModelPolicy -Confirm:$false

        (Get-Failure { $model | Get-CleanRoomsConfiguredAudienceModelPolicy }).FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
    }
}
