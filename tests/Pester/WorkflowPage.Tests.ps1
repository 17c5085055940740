BeforeDiscovery {
    # The blocks run in order, in one session, as a reader would type them.
    $page = Get-Content -Raw $PSScriptRoot/../../docs/workflows.md
    $blocks = [regex]::Matches($page, '(?ms)^```powershell\r?\n(.*?)^```').ForEach{
        @{ Line = $page.Substring(0, $_.Index).Split("`n").Count; Code = $_.Groups[1].Value }
    }
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    Push-Location (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())))
    $outputs = @{}
}

AfterAll {
    Stop-NeptuneMLEmulator
    $folder = Get-Location
    Pop-Location
    Remove-Item $folder -Recurse -Force
}

Describe 'docs/workflows.md' {
    It 'has a block at line <Line> that runs' -ForEach $blocks {
        $outputs[$Code] = . ([scriptblock]::Create($Code)) 2>&1
        $outputs[$Code] | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
    }

    It 'shows what the commands write' {
        $plans = $outputs.Values | ForEach-Object { $_ } | Where-Object { $_ -is [NeptuneMl.Workflows.WorkflowPlanStep] }
        $steps = $outputs.Values | ForEach-Object { $_ } | Where-Object { $_ -is [NeptuneMl.Workflows.WorkflowStepRun] }
        $finding = $outputs.Values | ForEach-Object { $_ } | Where-Object { $_ -is [NeptuneMl.Workflows.WorkflowFinding] }

        @($finding).Count, $finding.Suggestion | Should -Be 1, 'genres'
        ($plans | Group-Object Action -NoElement | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" }) | Should -Be 'Reuse 4', 'Start 4', 'Update 1'
        ($steps | Group-Object State -NoElement | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" }) | Should -Be 'Failed 1', 'Stopped 1', 'Succeeded 7'
        ($steps | Where-Object Action -EQ Retry).Attempt | Should -Be 2
    }
}
