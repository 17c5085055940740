# Waiting: for very many jobs, while looks fail, the service restarts and keys expire, and stopped at any moment.
function Measure-Waiting([string] $EmulatorPath, [int] $Jobs, [int] $Stops) {
    $few = [Math]::Min(200, $Jobs)
    $failing = Start-WaitingScript $EmulatorPath 4 wait @{ Count = $few } @(
        @{ kind = 'Throttle'; operation = 'Get*'; rate = 0.2 }
        @{ kind = 'ServerError'; operation = 'Get*'; rate = 0.2; status = 503 }
        @{ kind = 'Truncate'; operation = 'Get*'; rate = 0.2 }
        @{ kind = 'HtmlPage'; operation = 'Get*'; rate = 0.2 }
    )
    $restarted = Start-WaitingScript $EmulatorPath 4 wait @{ Count = $few } @(@{ kind = 'Outage'; operation = 'Get*'; skip = $few; rate = 0.01; seconds = 0.5 })
    $expiring = Start-WaitingScript $null 0 expiry @{ Count = 100; Seconds = 10 }
    $stopped = Start-WaitingScript $EmulatorPath 0.5 stops @{ Count = $Stops } @(
        @{ kind = 'Throttle'; rate = 0.1 }
        @{ kind = 'ResetAfter'; operation = 'Start*'; rate = 0.3 }
        @{ kind = 'ResetAfter'; operation = 'Create*'; rate = 0.3 }
        @{ kind = 'Slow'; rate = 0.1; seconds = 0.3 }
    )
    Wait-WaitingScript $failing | ForEach-Object { New-WaitingRow "wait for $few jobs while 60 % of the responses are malformed or errors" $_.Injected $few $_.Run $_.Run.Value }
    Wait-WaitingScript $restarted | ForEach-Object { New-WaitingRow "wait for $few jobs while the service restarts" $_.Injected $few $_.Run $_.Run.Value }
    Wait-WaitingScript $expiring | ForEach-Object {
        New-WaitingRow 'wait for 100 jobs while credentials expire' "$($_.Run.Value?.Expired) credentials expired, each replaced 0.3 s later" 100 $_.Run $_.Run.Value
    }
    Wait-WaitingScript $stopped | ForEach-Object { New-StopRow $Stops $_.Injected $_.Run }

    $run = (Wait-WaitingScript (Start-WaitingScript $EmulatorPath 5 manyJobs @{ Count = $Jobs })).Run
    foreach ($how in 'StartAndWait', 'Wait') {
        $value = ${run}?.Value?.$how
        $cost = $value ? "$($value.Seconds) s, $($value.CpuSeconds) s of CPU, $($value.PeakMB) MB at most" : $null
        New-WaitingRow ($how -eq 'Wait' ? "wait for $Jobs jobs at once" : "start $Jobs jobs with -Wait") 'nothing' $Jobs $run $value $cost
    }
}

function Start-WaitingScript([string] $EmulatorPath, [double] $JobSeconds, [string] $Name, [hashtable] $Parameters, [hashtable[]] $Fault = @()) {
    $emulator = $null
    if ($EmulatorPath) {
        $emulator = Start-Emulator $EmulatorPath $JobSeconds
        $null = Set-Fault $emulator.Url $Fault
        $Parameters = $Parameters + @{ Url = $emulator.Url }
    }
    [pscustomobject] @{ Emulator = $emulator; Script = Start-Script "$PSScriptRoot/../scripts/waiting/$Name.ps1" $Parameters }
}

function Wait-WaitingScript([object] $Started) {
    try {
        $run = $Started.Script | Wait-Script -PatienceSeconds 120
        $hits = if ($Started.Emulator) { Set-Fault $Started.Emulator.Url }
        [pscustomobject] @{
            Run      = $run
            Injected = ($hits | ForEach-Object { "$($_.hits) $($_.kind)" }) -join ', '
        }
    }
    finally {
        $Started.Emulator | Stop-Server
    }
}

function New-WaitingRow([string] $Part, [string] $Injected, [int] $Count, [object] $Run, [object] $Value, [string] $Cost) {
    $Value ??= [pscustomobject] @{ Reported = 0; Distinct = 0; Failed = 0; Warnings = 0; Failures = @() }
    [pscustomobject] @{
        Part       = $Part
        Injected   = $Injected
        Saw        = @("$($Value.Reported) reported, $($Value.Failed) errors, $($Value.Warnings) warnings"; $Cost; $Value.Failures; $Run.Hung) -match '\S' -join '; '
        Duplicates = $Value.Reported - $Value.Distinct
        Lost       = $Count - $Value.Distinct
        Hangs      = [int] [bool] $Run.Hung
    }
}

function New-StopRow([int] $Count, [string] $Injected, [object] $Run) {
    $value = $Run.Value
    [pscustomobject] @{
        Part       = "$Count pipelines stopped at random moments"
        Injected   = "$(${value}?.Interrupted) stops, $Injected"
        Saw        = @(
            "stopped within $(${value}?.SlowestSeconds) s, half of them within $(${value}?.MedianSeconds) s"
            "$(${value}?.MoreThreads) threads and $(${value}?.MoreTimers) timers more than after the first, $(${value}?.Sockets) connections, $(${value}?.Unobserved) unobserved exceptions"
            ${value}?.Doing
            $Run.Hung
        ) -match '\S' -join '; '
        Duplicates = 0
        # A session that cannot be used any more, or an exception that nobody sees.
        Lost       = ${value}?.Unusable + ${value}?.Unobserved
        Hangs      = [int] [bool] $Run.Hung + ${value}?.Hangs
    }
}
