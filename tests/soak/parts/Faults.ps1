# Lifecycles under faults: everything is made exactly once, and everything is reported.
function Measure-Fault([string] $EmulatorPath, [hashtable] $Lifecycle, [int] $Count) {
    $emulator = Start-Emulator $EmulatorPath 0.2
    try {
        $before = @(Get-Resource $emulator.Url $Lifecycle.Service)
        # The first that is due hits, so that the later ones are set a little higher: 20 % throttling, 10 % 5xx, 10 % resets.
        $null = Set-Fault $emulator.Url @(
            @{ kind = 'Throttle'; rate = 0.2 }
            @{ kind = 'ServerError'; rate = 0.0625; status = 500 }
            @{ kind = 'ServerError'; rate = 0.0667; status = 503 }
            @{ kind = 'ResetBefore'; rate = 0.0714 }
            @{ kind = 'ResetAfter'; rate = 0.0769 }
        )
        $run = Start-Lifecycle $Lifecycle $emulator.Url $Count | Wait-Script
        $hits = Set-Fault $emulator.Url
        $injected = ($hits | ForEach-Object { "$($_.hits) $($_.kind)$($_.kind -eq 'ServerError' ? " $($_.status)" : '')" }) -join ', '
        New-Row $Lifecycle $emulator.Url $Count $before $run "$($Lifecycle.Name): $Count lifecycles of $($Lifecycle.Stages) stages under faults" $injected
    }
    finally {
        $emulator | Stop-Server
    }
}
