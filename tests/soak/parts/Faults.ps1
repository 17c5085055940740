# Lifecycles under faults: everything started exactly once, and everything reported.
function Measure-Fault([string] $EmulatorPath, [int] $Count) {
    $emulator = Start-Emulator $EmulatorPath 0.2
    try {
        $null = Set-Fault $emulator.Url @(
            @{ kind = 'Throttle'; rate = 0.2 }
            @{ kind = 'ServerError'; rate = 0.05; status = 500 }
            @{ kind = 'ServerError'; rate = 0.05; status = 503 }
            @{ kind = 'ResetBefore'; rate = 0.06 }
            @{ kind = 'ResetAfter'; rate = 0.07 }
        )
        $result = Invoke-PowerShellFile "$PSScriptRoot/lifecycles.ps1" @{ Url = $emulator.Url; Count = $Count }
        $hits = Set-Fault $emulator.Url
        $there = @(Get-Resource $emulator.Url)
        return [pscustomobject] @{
            Part       = "$Count lifecycles of four stages under faults"
            Injected   = ($hits | ForEach-Object { "$($_.hits) $($_.kind)$($_.kind -eq 'ServerError' ? " $($_.status)" : '')" }) -join ', '
            Saw        = "$(${result}?.Reported) reported, $(${result}?.Failed) errors$(if (${result}?.Failed) { ": $($result.Failures -join '; ')" })"
            Duplicates = [Math]::Max(0, $there.Count - 4 * $Count)
            Lost       = 4 * $Count - $there.Count + $Count - ${result}?.Distinct
            Hangs      = [int] ($null -eq $result)
        }
    }
    finally {
        $emulator | Stop-Server
    }
}
