# A small cut of the soak: nothing is made twice and nothing is lost, under faults and after kills.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/../soak/support/Lifecycles.psm1"
    $lifecycles = @(Get-Lifecycle | ForEach-Object { @{ Name = $_.Name } })
}

Describe 'A script of many lifecycles' {
    BeforeAll {
        . "$PSScriptRoot/Support/Setup.ps1"
        Import-Module "$PSScriptRoot/../soak/support/Lifecycles.psm1"
        $emulator = Get-ChildItem "$PSScriptRoot/../../src/NeptuneMl.Emulator/bin/*/net10.0/NeptuneMl.Emulator.dll" | Sort-Object LastWriteTime | Select-Object -Last 1
        $rows = Invoke-Measurement $emulator.FullName (Get-Lifecycle | ForEach-Object {
                @{ Part = 'Measure-Fault'; Lifecycle = $_; Size = @{ Count = 20 } }
                @{ Part = 'Measure-Kill'; Lifecycle = $_; Size = @{ Count = 12; Kills = 4 } }
            })
    }

    It 'creates and reports every resource once under throttling, errors and lost responses (<Name>)' -ForEach $lifecycles {
        $row = @($rows | Where-Object Part -Like "${Name}: * under faults")
        $row | Should -HaveCount 1
        $row.Injected | Should -Match '[1-9]\d* Throttle.*[1-9]\d* ServerError.*[1-9]\d* ResetAfter'
        $row.Duplicates, $row.Lost, $row.Hangs | Should -Be 0, 0, 0 -Because $row.Saw
    }

    It 'creates and reports every resource once when it is killed and run again (<Name>)' -ForEach $lifecycles {
        $row = @($rows | Where-Object Part -Like "${Name}: * killed and run again")
        $row | Should -HaveCount 1
        $row.Injected | Should -Match '^[1-9]\d* SIGKILL'
        $row.Duplicates, $row.Lost, $row.Hangs | Should -Be 0, 0, 0 -Because $row.Saw
    }
}

Describe 'The soak watchdog' {
    BeforeAll { Import-Module "$PSScriptRoot/../soak/support/Scripts.psm1" }

    It 'kills a script that hangs and reports its last output' {
        $path = Join-Path $TestDrive 'endless.ps1'
        Set-Content $path 'Write-Output first, second, "still waiting"; [Threading.Thread]::Sleep(-1)'
        $script = Start-Script $path @{}
        $run = Wait-Script $script -PatienceSeconds 15
        $run.Hung | Should -BeLike 'not ended after 15 s; it said last: first / second / still waiting'
        $run.Value | Should -BeNullOrEmpty
        $script.Process.HasExited | Should -BeTrue
    }
}
