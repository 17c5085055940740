BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $null = Start-NeptuneMLEmulator -JobSeconds 0
    $model = New-CleanRoomsTrainedModel @training -Name tagged -Tag @{ team = 'graph' } @fast
    $job = $model | Start-CleanRoomsTrainedModelInferenceJob @inference -Name tagged @fast

    function Get-Tag($Resource) { ($Resource | Get-CleanRoomsResourceTag).Tags }
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'Tags' {
    It 'are added to any piped resource under its own ARN' {
        $job | Add-CleanRoomsResourceTag -Tag @{ stage = 'test' }

        (Get-Tag $job)['stage'] | Should -Be 'test'
        (Get-Tag $model).Keys | Should -Not -Contain 'stage'
    }

    It 'are added to every result of a list' {
        $null = New-CleanRoomsTrainedModel @training -Name another @fast

        Get-CleanRoomsTrainedModel $membership | Add-CleanRoomsResourceTag -Tag @{ cost = '42' }

        $tags = Get-CleanRoomsTrainedModel $membership | Get-CleanRoomsResourceTag
        $tags.Count | Should -BeGreaterOrEqual 2
        $tags | ForEach-Object { $_.Tags['cost'] | Should -Be '42' }
    }

    It 'are changed without affecting other tags' {
        $model | Add-CleanRoomsResourceTag -Tag @{ team = 'audience' }
        $model | Add-CleanRoomsResourceTag -Tag @{ owner = 'eva' }

        (Get-Tag $model)['team'] | Should -Be 'audience'
        (Get-Tag $model)['owner'] | Should -Be 'eva'
    }

    It 'can be objects with Key and Value' {
        Add-CleanRoomsResourceTag $model.TrainedModelArn ([pscustomobject] @{ Key = 'one'; Value = '1' }), @{ Key = 'two'; Value = '2' }

        (Get-Tag $model)['one'] | Should -Be '1'
        (Get-Tag $model)['two'] | Should -Be '2'
    }

    It 'are one object for each resource, even without tags' {
        $bare = New-CleanRoomsTrainedModel @training -Name bare @fast

        $tags = @($model, $bare | Get-CleanRoomsResourceTag)

        $tags.ResourceArn | Should -Be $model.TrainedModelArn, $bare.TrainedModelArn
        $tags[1].Tags.Count | Should -Be 0
        $tags[0].TagKey | Should -Contain 'team'
    }

    It 'are copied by piping read tags' {
        $copy = New-CleanRoomsTrainedModel @training -Name copy @fast

        $model | Get-CleanRoomsResourceTag | Add-CleanRoomsResourceTag -ResourceArn $copy.TrainedModelArn

        "$($copy | Get-CleanRoomsResourceTag)" | Should -Be "$($model | Get-CleanRoomsResourceTag)"
    }

    It 'are removed by key, even when some are missing' {
        $some = New-CleanRoomsTrainedModel @training -Name some -Tag @{ a = '1'; b = '2'; c = '3' } @fast

        $some | Remove-CleanRoomsResourceTag -TagKey a, b, z -Confirm:$false

        (Get-Tag $some).Keys | Should -Be 'c'
    }

    It 'are removed by a script block over read tags' {
        $some = New-CleanRoomsTrainedModel @training -Name chosen -Tag @{ team = 'x'; 'tmp-a' = '1'; 'tmp-b' = '2' } @fast

        $some | Get-CleanRoomsResourceTag | Remove-CleanRoomsResourceTag -TagKey { $_.TagKey -like 'tmp-*' } -Confirm:$false

        (Get-Tag $some).Keys | Should -Be 'team'
    }

    It 'are all removed by piping read tags' {
        $all = New-CleanRoomsTrainedModel @training -Name all -Tag @{ a = '1'; b = '2' } @fast

        $all | Get-CleanRoomsResourceTag | Remove-CleanRoomsResourceTag -Confirm:$false
        (Get-Tag $all).Count | Should -Be 0

        $all | Get-CleanRoomsResourceTag | Remove-CleanRoomsResourceTag -Confirm:$false
        $all | Get-CleanRoomsResourceTag | Add-CleanRoomsResourceTag -ResourceArn $model.TrainedModelArn
    }

    It 'bind from table columns' {
        $row = [pscustomobject] @{ ResourceArn = $model.TrainedModelArn; TagKey = 'no-such-key' }

        $row | Remove-CleanRoomsResourceTag -Confirm:$false
        ($row | Get-CleanRoomsResourceTag).ResourceArn | Should -Be $model.TrainedModelArn
    }
}

Describe 'An invalid tag' {
    It 'is rejected before a request is sent: <Because>' -ForEach @(
        @{ Because = 'a reserved key'; Tag = @{ 'aws:x' = '1' }; Message = '-Tag: the key.*aws:' }
        @{ Because = 'a value too long'; Tag = @{ a = 'x' * 257 }; Message = '-Tag .*256' }
        @{ Because = 'a key twice'; Tag = @{ Key = 'a'; Value = '1' }, @{ Key = 'a'; Value = '2' }; Message = "the key 'a' more than once" }
    ) {
        $failure = Get-Failure { $model | Add-CleanRoomsResourceTag -Tag $Tag }

        $failure.Exception.Message | Should -Match $Message
        $failure.CategoryInfo.Category | Should -BeIn 'InvalidArgument', 'InvalidData'
    }

    It 'is any tag of an untaggable resource' {
        $failure = Get-Failure { Add-CleanRoomsResourceTag arn:aws:s3:::bucket -Tag @{ a = '1' } }

        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Match '-ResourceArn .*can have tags'
    }

    It 'is an error only for its own resource' {
        $ghost = [pscustomobject] @{ ResourceArn = Get-SampleArn trained-model }

        $read = $ghost, $model | Get-CleanRoomsResourceTag -ErrorVariable failures -ErrorAction SilentlyContinue

        $read.ResourceArn | Should -Be $model.TrainedModelArn
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
        $failures[0].TargetObject | Should -Be $ghost.ResourceArn
    }
}

Describe '-WhatIf on tags' {
    It 'names the tags and the resource without a change' {
        $before = "$($model | Get-CleanRoomsResourceTag)"
        $sessionHost = [NeptuneMl.Tests.RecordingHost]::new()
        $session = New-Session $sessionHost
        $null = $session.AddScript('param($model) $model | Add-CleanRoomsResourceTag -Tag @{ late = 1 } -WhatIf; $model | Remove-CleanRoomsResourceTag -TagKey team -WhatIf').AddArgument($model).Invoke()
        Remove-Session $session

        $lines = $sessionHost.Lines | Sort-Object
        $lines | Should -HaveCount 2
        $lines[0] | Should -BeLike "*`"Add`" on target `"tags late of '$(($model.TrainedModelArn -split '/')[-1])' in us-east-1`"*"
        $lines[1] | Should -BeLike "*`"Remove`" on target `"tags team of '$(($model.TrainedModelArn -split '/')[-1])' in us-east-1`"*"
        "$($model | Get-CleanRoomsResourceTag)" | Should -Be $before
    }
}
