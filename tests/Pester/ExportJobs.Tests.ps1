BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $null = Start-NeptuneMLEmulator -JobSeconds 0 -FailingJob @{ 'bad*' = 'The receiver has no ML configuration.' }
    $model = New-CleanRoomsTrainedModel @training -Name exported -Description 'of the model' @fast
    $receiver = @{ OutputMemberAccountId = $account }
    $other = '210987654321'
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'An export of a trained model' {
    It 'returns the request values at once and the values of the service with -Wait' {
        $started = $model | Start-CleanRoomsTrainedModelExportJob -Name started -Description 'for the partner' @receiver

        $started.Status | Should -BeNullOrEmpty
        $started.State | Should -Be 'Pending'
        $started.TrainedModelArn | Should -Be $model.TrainedModelArn
        $started.MembershipIdentifier | Should -Be $membership
        $started.CollaborationIdentifier | Should -Be $model.CollaborationIdentifier
        $started.OutputMemberAccountId | Should -Be $account
        $started.Description | Should -Be 'for the partner'

        $done = $started | Wait-CleanRoomsJob -PollSeconds 0.05

        $done.State | Should -Be 'Succeeded'
        $done.CreatorAccountId | Should -Be $account
        $done.CreationTime | Should -Not -BeNullOrEmpty
        $done.Description | Should -Be 'for the partner'
    }

    It 'takes only the identity of a piped model' {
        $export = $model | Start-CleanRoomsTrainedModelExportJob -Name bare @receiver @fast

        $export.Name | Should -Be 'bare'
        $export.Description | Should -BeNullOrEmpty
    }

    It 'requires only the ARN of the model' {
        $export = Start-CleanRoomsTrainedModelExportJob -TrainedModelArn $model.TrainedModelArn -Name by-arn @receiver @fast

        $export.State | Should -Be 'Succeeded'
        $export.CollaborationIdentifier | Should -Be $model.CollaborationIdentifier
    }

    It 'binds table rows' {
        $exports = @(
            [pscustomobject] @{ TrainedModelArn = $model.TrainedModelArn; Name = 'row-1'; OutputMemberAccountId = $account }
            [pscustomobject] @{ TrainedModelArn = $model.TrainedModelArn; Name = 'row-2'; OutputMemberAccountId = $other; CollaborationIdentifier = $model.CollaborationIdentifier }
        ) | Start-CleanRoomsTrainedModelExportJob @fast

        $exports.Name | Sort-Object | Should -Be 'row-1', 'row-2'
        $exports.State | Should -Be 'Succeeded', 'Succeeded'
    }

    It 'is not confused with others of its name' {
        $first = $model | Start-CleanRoomsTrainedModelExportJob -Name weekly @receiver
        $second = $model | Start-CleanRoomsTrainedModelExportJob -Name weekly -OutputMemberAccountId $other

        $done = $first, $second | Wait-CleanRoomsJob -PollSeconds 0.05

        $done.OutputMemberAccountId | Sort-Object | Should -Be $account, $other
        ($first | Get-CleanRoomsTrainedModelExportJob).OutputMemberAccountId | Should -Be $account
        ($second | Get-CleanRoomsTrainedModelExportJob).OutputMemberAccountId | Should -Be $other
    }

    It 'writes an error with the reason when it fails' {
        $failure = Get-Failure { $model | Start-CleanRoomsTrainedModelExportJob -Name bad-receiver @receiver @fast }

        $failure.FullyQualifiedErrorId | Should -BeLike 'JobFailed,*'
        $failure.TargetObject.Name | Should -Be 'bad-receiver'
        $failure.Exception.Message | Should -Match 'The receiver has no ML configuration\.'
    }

    It 'is not started for a missing model' {
        $failure = Get-Failure { Start-CleanRoomsTrainedModelExportJob -TrainedModelArn (Get-SampleArn trained-model) -Name lost @receiver }

        $failure.FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
    }

    It 'is rejected before a request is sent: <Rule>' -ForEach @(
        @{ Rule = '^-Name is required'; Arguments = @{ OutputMemberAccountId = '123456789012' } }
        @{ Rule = '^-OutputMemberAccountId .*account id of 12 digits'; Arguments = @{ Name = 'x'; OutputMemberAccountId = '12' } }
        @{ Rule = '^-OutputMemberAccountId .*at most 1'; Arguments = @{ Name = 'x'; OutputMemberAccountId = '123456789012', '210987654321' } }
    ) {
        $failure = Get-Failure { $model | Start-CleanRoomsTrainedModelExportJob @Arguments }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match $Rule
    }
}

Describe 'The exports of a model' {
    BeforeAll {
        $listed = New-CleanRoomsTrainedModel @training -Name listed @fast
        $null = 'one', 'two' | ForEach-Object { $listed | Start-CleanRoomsTrainedModelExportJob -Name $_ @receiver @fast }
    }

    It 'are listed for a piped model, its ARN or a row' {
        ($listed | Get-CleanRoomsTrainedModelExportJob).Name | Sort-Object | Should -Be 'one', 'two'
        (Get-CleanRoomsTrainedModelExportJob $listed.TrainedModelArn).Name | Sort-Object | Should -Be 'one', 'two'
        ($listed | Select-Object TrainedModelArn | Get-CleanRoomsTrainedModelExportJob).Name | Sort-Object | Should -Be 'one', 'two'
        (Get-CleanRoomsTrainedModelExportJob $listed.TrainedModelArn -CollaborationIdentifier $listed.CollaborationIdentifier).Name | Sort-Object | Should -Be 'one', 'two'
    }

    It 'do not include those of another version' {
        $listed | Get-CleanRoomsTrainedModelExportJob -TrainedModelVersionIdentifier (New-Guid) | Should -BeNullOrEmpty
    }

    It 'are shown as one line each' {
        $lines = ($listed | Get-CleanRoomsTrainedModelExportJob | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ }

        $lines | Should -HaveCount 4
        $lines[0] | Should -Match 'Name +State +Created +Duration +Output'
        $lines[-1] | Should -Match "one .*Succeeded.* $account"
    }
}

Describe 'The collaboration view' {
    It 'is used when a resource is read again' {
        $job = $model | Start-CleanRoomsTrainedModelInferenceJob @inference -Name seen @fast
        $shared = Get-CleanRoomsTrainedModelInferenceJob -CollaborationIdentifier $model.CollaborationIdentifier | Where-Object Name -EQ seen
        $sharedModel = Get-CleanRoomsTrainedModel -CollaborationIdentifier $model.CollaborationIdentifier -TrainedModelArn $model.TrainedModelArn

        ($shared | Get-CleanRoomsTrainedModelInferenceJob).CreatorAccountId | Should -Be $account
        ($shared | Wait-CleanRoomsJob).TrainedModelInferenceJobArn | Should -Be $job.TrainedModelInferenceJobArn
        ($sharedModel | Get-CleanRoomsTrainedModel).CreatorAccountId | Should -Be $account
        ($sharedModel | Get-CleanRoomsTrainedModelInferenceJob).CreatorAccountId | Should -Contain $account
        ($model | Get-CleanRoomsTrainedModel).CreatorAccountId | Should -BeNullOrEmpty
    }

    It 'filters model versions by status' {
        ($model | Get-CleanRoomsTrainedModel -AllVersions -Status ACTIVE).Name | Should -Be 'exported'
        $model | Get-CleanRoomsTrainedModel -AllVersions -Status INACTIVE | Should -BeNullOrEmpty
        (Get-Failure { $model | Get-CleanRoomsTrainedModel -AllVersions -Status DONE }).Exception.Message | Should -Match '^-Status ''DONE'' must be one of'
    }
}

Describe 'Rows that name a trained model' {
    It 'read only that model' {
        ($model | Select-Object TrainedModelArn, MembershipIdentifier | Get-CleanRoomsTrainedModel).Name | Should -Be 'exported'
        ([pscustomobject] @{ MembershipIdentifier = $membership } | Get-CleanRoomsTrainedModel).Name | Should -Contain 'exported'
    }

    It 'start inference' {
        $row = [pscustomobject] @{
            TrainedModelArn = $model.TrainedModelArn; Name = 'row'; MLInputChannelArn = $inference.MLInputChannelArn
            OutputMemberAccountId = $account; InstanceType = 'ml.m5.xlarge'; InstanceCount = '2'
        }

        $job = $row | Start-CleanRoomsTrainedModelInferenceJob @fast

        $job.Name | Should -Be 'row'
        $job.InstanceCount | Should -Be 2
        ($job | Select-Object TrainedModelInferenceJobArn, MembershipIdentifier | Get-CleanRoomsTrainedModelInferenceJob).Name | Should -Be 'row'
    }
}
