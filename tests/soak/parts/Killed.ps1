# The script is killed again and again and run again: nothing is started twice, and the last run reports everything.
function Measure-Kill([string] $EmulatorPath, [int] $Count, [int] $Kills) {
    $emulator = Start-Emulator $EmulatorPath 0.2
    try {
        $null = Set-Fault $emulator.Url @(@{ kind = 'Throttle'; rate = 0.1 }, @{ kind = 'ResetAfter'; rate = 0.05 })
        $survived = 0
        foreach ($kill in 1..$Kills) {
            $survived += Stop-Midway $emulator.Url $Count
        }
        $result = Invoke-PowerShellFile "$PSScriptRoot/lifecycles.ps1" @{ Url = $emulator.Url; Count = $Count }
        $null = Set-Fault $emulator.Url
        $there = @(Get-Resource $emulator.Url)
        return [pscustomobject] @{
            Part       = "$Count lifecycles, killed and run again"
            Injected   = "$($Kills - $survived) SIGKILL at random moments, throttling, lost answers"
            Saw        = "$(${result}?.Reported) reported by the last run, $(${result}?.Failed) errors$(if (${result}?.Failed) { ": $($result.Failures -join '; ')" })"
            Duplicates = [Math]::Max(0, $there.Count - 4 * $Count)
            Lost       = 4 * $Count - $there.Count + $Count - ${result}?.Distinct
            Hangs      = [int] ($null -eq $result)
        }
    }
    finally {
        $emulator | Stop-Server
    }
}

# Starts the script and kills it at a random moment; 1 when it had ended before.
function Stop-Midway([string] $Url, [int] $Count) {
    $process = Start-PowerShellFile "$PSScriptRoot/lifecycles.ps1" @{ Url = $Url; Count = $Count }
    $ended = $process.WaitForExit((Get-Random -Minimum 300 -Maximum 2500))
    if (-not $ended) {
        $process.Kill()
        $process.WaitForExit()
    }
    return [int] $ended
}
