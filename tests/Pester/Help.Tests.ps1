BeforeDiscovery {
    Import-Module NeptuneMl
    $cmdlets = (Get-Command -Module NeptuneMl).Name
}

Describe 'Help of <_>' -ForEach $cmdlets {
    BeforeAll {
        $cmdlet = Get-Command $_
        $help = Get-Help $_ -Full
    }

    It 'has a synopsis and a description' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match ([regex]::Escape($cmdlet.Name))
        ($help.Description.Text -join '') | Should -Not -BeNullOrEmpty
    }

    It 'shows at least two examples with code' {
        @($help.Examples.Example | Where-Object { "$($_.Code)".Trim() }).Count | Should -BeGreaterOrEqual 2
    }

    It 'describes every parameter' {
        $common = [Management.Automation.Cmdlet]::CommonParameters
        foreach ($name in $cmdlet.Parameters.Keys | Where-Object { $_ -notin $common }) {
            $parameter = Get-Help $cmdlet.Name -Parameter $name
            "$($parameter.Description.Text)" | Should -Not -BeNullOrEmpty -Because "-$name is a parameter"
        }
    }

    It 'shows a syntax for every parameter set' {
        @($help.Syntax.SyntaxItem).Count | Should -Be $cmdlet.ParameterSets.Count
    }
}

Describe 'about_NeptuneMl' {
    It 'is found by Get-Help' {
        Get-Help about_NeptuneMl | Out-String | Should -Match 'about_NeptuneMl'
    }
}
