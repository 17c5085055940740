# A script is killed again and again and run again: nothing is made twice, and the last run reports everything.
function Measure-Kill([string] $EmulatorPath, [hashtable] $Lifecycle, [int] $Count, [int] $Kills) {
    $emulator = Start-Emulator $EmulatorPath 0.2
    try {
        $before = @(Get-Resource $emulator.Url $Lifecycle.Service)
        # Slow responses leave time for a kill between the effect of a start and the news of it.
        $faults = @(
            @{ kind = 'Throttle'; rate = 0.1 }
            @{ kind = 'ResetAfter'; rate = 0.05 }
            @{ kind = 'Slow'; operation = 'Start*'; rate = 0.4; seconds = 0.4 }
            @{ kind = 'Slow'; operation = 'Create*'; rate = 0.4; seconds = 0.4 }
        )
        $unsaid = [System.Collections.Generic.HashSet[string]]::new()
        $announced = ''
        $total = $Count * $Lifecycle.Stages
        $killed = [System.Collections.Generic.List[object]]::new()
        $hangs = 0
        # A run that ends before its moment has come is not a kill; another makes up for it.
        for ($attempt = 0; $attempt -lt 2 * $Kills -and $killed.Count -lt $Kills; $attempt++) {
            $null = Set-Fault $emulator.Url $faults
            $kill = Stop-Lifecycle $Lifecycle $emulator.Url $Count (Get-Moment $killed.Count $Kills (Measure-Made $emulator.Url) $total)
            $null = Set-Fault $emulator.Url
            # Where the module makes the ids, each has to be said before the request leaves.
            $announced += $kill.Said -match '^VERBOSE: (Start|Create) ' -join "`n"
            if ($Lifecycle.Arguments.Ids -eq 'Made') {
                Get-Resource $emulator.Url $Lifecycle.Service | Where-Object { -not $announced.Contains($_) } | ForEach-Object { $null = $unsaid.Add($_) }
            }
            if ($kill.Killed) { $killed.Add($kill) }
            $hangs += [int] $kill.Hung
        }
        $null = Set-Fault $emulator.Url $faults
        $run = Start-Lifecycle $Lifecycle $emulator.Url $Count @{ Resume = $true } | Wait-Script
        $null = Set-Fault $emulator.Url

        $moments = ($killed | Group-Object Moment -NoElement | ForEach-Object { "$($_.Count) $($_.Name)" }) -join ', '
        $at = @($killed.Made | Sort-Object)
        $quartiles = (0, 0.25, 0.5, 0.75, 1 | ForEach-Object { $at[[int] [Math]::Floor($_ * ($at.Count - 1))] }) -join '/'
        $row = New-Row $Lifecycle $emulator.Url $Count $before $run "$($Lifecycle.Name): $Count lifecycles, killed and run again" `
            -Injected "$($killed.Count) SIGKILL ($moments) with $quartiles made (quartiles) and $(($killed | Measure-Object Unheard -Sum).Sum) of them not yet told" `
            -Unsaid $unsaid
        $row.Hangs += $hangs
        return $row
    }
    finally {
        $emulator | Stop-Server
    }
}

# When the next kill is to come: while the script starts up, as soon as something has been made, while it waits, and while it goes
# on with what is all there already. What has to be there first grows from kill to kill.
function Get-Moment([int] $Done, [int] $Kills, [int] $Made, [int] $Total) {
    $growing = [Math]::Max(1, 0.8 * $Kills)
    return [pscustomobject] @{
        Name = $Done -ge $growing -or $Made -ge $Total ? 'at the end' : ('starting up', 'after a start', 'waiting', 'after a start')[$Done % 4]
        Made = [Math]::Min($Total, [Math]::Max($Made + 1, [int] [Math]::Floor($Total * $Done / $growing)))
    }
}

# Starts the script and kills it at its moment. One for which the moment does not come in two minutes has hung.
function Stop-Lifecycle([hashtable] $Lifecycle, [string] $Url, [int] $Count, [object] $Moment) {
    $madeBefore = Measure-Made $Url
    $readBefore = Measure-Operation $Url "^$($Lifecycle.LastRead)$"
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $script = Start-Lifecycle $Lifecycle $Url $Count @{ Resume = $true; ThrottleLimit = 16 }
    $pause = switch ($Moment.Name) {
        'starting up' { Get-Random -Minimum 50 -Maximum 900 }
        'waiting' { Get-Random -Minimum 50 -Maximum 600 }
        'at the end' { Get-Random -Minimum 0 -Maximum 300 }
        default { 0 }
    }
    $isDue = switch ($Moment.Name) {
        'starting up' { { $true } }
        'at the end' { $reads = Get-Random -Minimum 1 -Maximum $Count; { (Measure-Operation $Url "^$($Lifecycle.LastRead)$") -ge $readBefore + $reads } }
        default { { (Measure-Made $Url) -ge $Moment.Made } }
    }
    while (-not $script.Process.HasExited -and $watch.Elapsed.TotalSeconds -lt 120 -and -not (& $isDue)) { $null = $script.Process.WaitForExit(25) }
    $hung = $watch.Elapsed.TotalSeconds -ge 120
    $killed = -not $script.Process.WaitForExit($pause)
    if ($killed) { Stop-Script $script }
    $said = $script.Output.Result.Split("`n")
    $made = Measure-Made $Url
    return [pscustomobject] @{
        Moment  = $Moment.Name
        Killed  = $killed
        Hung    = $hung
        Made    = $made
        Unheard = $killed ? $made - $madeBefore - @($said -match "' was accepted\.$").Count : 0
        Said    = $said
    }
}
