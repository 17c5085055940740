BeforeDiscovery {
    Import-Module NeptuneMl
    $cmdlets = (Get-Command -Module NeptuneMl).Name
}

Describe 'Help of <_>' -ForEach $cmdlets {
    BeforeAll {
        $names = (Get-Command -Module NeptuneMl).Name
        $permissions = @{}
        foreach ($service in (Get-Content $PSScriptRoot/../../api/permissions.json -Raw | ConvertFrom-Json -AsHashtable).services.Values) { $permissions += $service }
        $cmdlet = Get-Command $_
        $help = Get-Help $_ -Full
        # What is only taken from scripts that were written for something else is neither completed nor described.
        $hidden = $cmdlet.Parameters.Values | Where-Object { $_.Attributes.DontShow -contains $true } | ForEach-Object Name
        $descriptions = @{}
        foreach ($parameter in $help.Parameters.Parameter) {
            $descriptions[$parameter.Name] = "$($parameter.Description.Text)"
        }
    }

    It 'has a synopsis of one sentence, and a description' {
        $help.Synopsis | Should -Match '^[A-Z][^.]+\.$'
        ($help.Description.Text -join '') | Should -Not -BeNullOrEmpty
    }

    It 'shows at least two examples, each with a title and code' {
        $examples = @($help.Examples.Example)

        $examples.Count | Should -BeGreaterOrEqual 2
        foreach ($example in $examples) {
            $example.Title | Should -Match 'Example \d: \w'
            $example.Code | Should -Not -BeNullOrEmpty
        }
    }

    It 'describes every parameter' {
        $common = [Management.Automation.Cmdlet]::CommonParameters
        foreach ($name in $cmdlet.Parameters.Keys | Where-Object { $_ -notin $common -and $_ -notin $hidden }) {
            $descriptions[$name] | Should -Match '\w.*\.$' -Because "-$name is a parameter"
        }
    }

    It 'names the API member of every parameter that has one' {
        foreach ($property in $cmdlet.ImplementingType.GetProperties()) {
            $member = $property.GetCustomAttributes($true) | Where-Object { $_.GetType().Name -eq 'ApiMemberAttribute`1' }
            if ($member -and $property.Name -notin $hidden) {
                $name = [regex]::Escape($member.Path ?? $property.Name)
                # Not -Match, for which i and I are different letters in some cultures.
                [regex]::IsMatch($descriptions[$property.Name], "\(API: $name\)", 'IgnoreCase, CultureInvariant') | Should -BeTrue -Because "-$($property.Name) is a member"
            }
        }
    }

    It 'ends its description with the permissions of every operation that it calls' {
        $operations = ($cmdlet.ImplementingType.GetCustomAttributes($true) | Where-Object { $_.GetType().Name -eq 'ApiOperationAttribute' }).Operations
        $last = @($help.Description.Text)[-1]

        foreach ($operation in $operations) {
            foreach ($permission in $permissions[$operation]) { $last | Should -Match "^Required permissions?: .*\b$($permission.action)\b" }
        }
        if ($operations -and $cmdlet.Parameters.ContainsKey('Wait')) { $last | Should -Match '; with -Wait also (neptune-db|cleanrooms-ml):(Get|List)\w+' }
    }

    It 'shows a syntax for every parameter set' {
        @($help.Syntax.SyntaxItem).Count | Should -Be $cmdlet.ParameterSets.Count
    }

    It 'describes every output type' {
        $declared = @($cmdlet.OutputType.Name | Where-Object { $_ -ne 'System.Void' })
        $described = @($help.ReturnValues.ReturnValue | Where-Object { "$($_.Description.Text)" })

        $described.Type.Name | Sort-Object | Should -Be ($declared | Sort-Object)
    }

    It 'links to public documentation and existing pages' {
        $links = @($help.RelatedLinks.NavigationLink)
        $pages = $links | Where-Object { -not $_.Uri }

        $links[0].Uri | Should -Match '^https://docs\.aws\.amazon\.com/'
        $pages.LinkText | Should -Contain 'about_NeptuneMl'
        $pages.LinkText | Should -BeIn ($names + 'about_NeptuneMl')
    }
}

Describe 'about_NeptuneMl' {
    BeforeAll {
        $about = Get-Help about_NeptuneMl | Out-String -Width 200
    }

    It 'is found by Get-Help' {
        (Get-Help about_*Neptune*).Name | Should -Be 'about_NeptuneMl'
        $about | Should -Match 'LONG DESCRIPTION'
    }

    It 'explains <_>' -ForEach 'connecting', 'chaining', 'waiting', 'concurrency and order', 'errors', 'retries', 'emulator', 'limits' {
        $about | Should -MatchExactly "(?m)^$($_.ToUpperInvariant())\r?$"
    }

    It 'lists every error id of the module' {
        $ids = [NeptuneMl.NeptuneMLException].Assembly.GetType('NeptuneMl.ErrorIds').GetFields().ForEach{ $_.GetValue($null) }

        $ids.Count | Should -BeGreaterThan 10
        foreach ($id in $ids) {
            $about | Should -MatchExactly "\b$id\b"
        }
    }

    It 'lists every API error under its error id' {
        $renamed = @{ TooManyRequests = 'Throttled'; Throttling = 'Throttled' }
        $errors = foreach ($file in 'neptunedata', 'cleanroomsml') {
            $api = Join-Path (Split-Path (Split-Path $PSScriptRoot)) "api/$file.json"
            (Get-Content $api -Raw | ConvertFrom-Json -AsHashtable).operations.GetEnumerator() |
                Where-Object { $file -eq 'cleanroomsml' -or $_.Key -cmatch 'ML|GetEngineStatus|ExecuteGremlinQuery' } |
                ForEach-Object { $_.Value.errors }
        }

        foreach ($name in $errors | Sort-Object -Unique) {
            $id = $name -replace 'Exception$'
            $about | Should -MatchExactly "\b$($renamed[$id] ?? $id)\b"
        }
    }
}

Describe 'The help files' {
    It 'mention only existing cmdlets' {
        $files = Get-ChildItem (Join-Path (Get-Module NeptuneMl).ModuleBase 'en-US') -File
        $mentioned = ($files | Select-String '\b[A-Z][a-z]+-(NeptuneML|CleanRooms)\w*' -AllMatches -CaseSensitive).Matches.Value

        $mentioned | Sort-Object -Unique | Should -Be ((Get-Command -Module NeptuneMl).Name | Sort-Object)
    }
}
