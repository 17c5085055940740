# Random workflows are run by a script that is killed again and again, under faults and quotas: every resource is made once, the
# journals agree with the services, a second plan reuses everything, and a changed value runs exactly its descendants again.
function Measure-Workflow([string] $EmulatorPath, [int] $Seed, [int] $Count, [int] $Kills, [switch] $Quota) {
    $folder = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "workflows-$([guid]::NewGuid())")
    $emulator = Start-Emulator $EmulatorPath 0.2 -Quota:$Quota
    try {
        $random = [random]::new($Seed)
        $graphs = @(1..$Count | ForEach-Object { New-Graph $folder "wf$_" $random.Next() $random.Next(3, 31) })
        $before = @(Get-Made $emulator.Url)
        $faults = @(
            @{ kind = 'Throttle'; rate = 0.1 }
            @{ kind = 'ServerError'; rate = 0.05; status = 503 }
            @{ kind = 'ResetBefore'; rate = 0.05 }
            @{ kind = 'ResetAfter'; rate = 0.05 }
            # Slow responses leave time for a kill between the effect of a start and the news of it.
            @{ kind = 'Slow'; operation = 'Start*'; rate = 0.3; seconds = 0.3 }
            @{ kind = 'Slow'; operation = 'Create*'; rate = 0.3; seconds = 0.3 }
        )
        $null = Set-Fault $emulator.Url $faults
        $killed = $hangs = 0
        $run = $null
        # A run that ends before its moment has come is not a kill.
        for ($attempt = 0; $attempt -lt 2 * $Kills -and $killed -lt $Kills -and -not $run; $attempt++) {
            $made = Measure-Operation $emulator.Url '^(Start|Create)'
            $wanted = $made + $random.Next(1, 12)
            $script = Start-Script "$PSScriptRoot/../scripts/workflows.ps1" @{ Url = $emulator.Url; Folder = $folder.FullName }
            $watch = [Diagnostics.Stopwatch]::StartNew()
            while (-not $script.Process.HasExited -and $watch.Elapsed.TotalSeconds -lt 120 -and (Measure-Operation $emulator.Url '^(Start|Create)') -lt $wanted) {
                $null = $script.Process.WaitForExit(20)
            }
            if ($watch.Elapsed.TotalSeconds -ge 120) { $hangs++ }
            if ($script.Process.WaitForExit($random.Next(0, 300))) { $run = $script | Wait-Script }
            else {
                Stop-Script $script
                $killed++
            }
        }
        $run ??= Start-Script "$PSScriptRoot/../scripts/workflows.ps1" @{ Url = $emulator.Url; Folder = $folder.FullName } | Wait-Script -PatienceSeconds (120 + 20 * $Count)
        $hits = Set-Fault $emulator.Url
        $injected = (@("$killed SIGKILL") + @($hits | Where-Object hits | ForEach-Object { "$($_.hits) $($_.kind)" })) -join ', '
        $askedTwice = Measure-Operation $emulator.Url '^(Start|Create)' refused
        $plans = Start-Script "$PSScriptRoot/../scripts/plans.ps1" @{ Url = $emulator.Url; Folder = $folder.FullName } | Wait-Script -PatienceSeconds (120 + 5 * $Count)
        New-WorkflowRow $emulator.Url $graphs $before $run $plans $injected $hangs ($Quota ? 0 : $askedTwice) $Seed $Quota
    }
    finally {
        $emulator | Stop-Server
        Remove-Item $folder -Recurse -Force
    }
}

function New-WorkflowRow([string] $Url, [object[]] $Graphs, [object[]] $Before, [object] $Run, [object] $Plans, [string] $Injected, [int] $Hangs, [int] $AskedTwice, [int] $Seed, [bool] $Quota) {
    $known = [System.Collections.Generic.HashSet[string]]::new([string[]] @($Before.Key))
    $there = @(Get-Made $Url | Where-Object { -not $known.Contains($_.Key) })
    $expected = ($Graphs | ForEach-Object { $_.Steps.Count } | Measure-Object -Sum).Sum
    $wrong = [System.Collections.Generic.List[string]]::new()
    foreach ($failure in @($Run.Value?.Failures)) { if ($failure) { $wrong.Add($failure) } }
    $planned = @($Plans.Value)
    $journaled = [System.Collections.Generic.HashSet[string]]::new()
    foreach ($graph in $Graphs) {
        $plan = $planned | Where-Object { $_ -and $_.Name -eq $graph.Name }
        if (-not $plan) { $wrong.Add("$($graph.Name): no plan"); continue }
        if ($plan.State -ne 'Succeeded') { $wrong.Add("$($graph.Name): the last run is $($plan.State)") }
        if ($plan.Again) { $wrong.Add("$($graph.Name): not reused: $($plan.Again -join '; ')") }
        $expectedRerun = @($graph.Descendants[$plan.Changed] | Sort-Object)
        if (Compare-Object $expectedRerun @($plan.Rerun)) { $wrong.Add("$($graph.Name): after a change of $($plan.Changed), $($plan.Rerun -join ' ') instead of $($expectedRerun -join ' ')") }
        if ($plan.Unread) { $wrong.Add("$($graph.Name): a journal cannot be read") }
        foreach ($key in $plan.Keys) { $null = $journaled.Add($key) }
    }
    $unsaid = @($there | Where-Object { -not $journaled.Contains($_.Key) })
    $gone = $journaled.Count - ($there.Count - $unsaid.Count)
    $slowest = ($planned | Measure-Object Seconds -Maximum).Maximum
    [pscustomobject] @{
        Part       = "$($Graphs.Count) random workflows of $expected steps, killed and run again$($Quota ? ', with quotas' : '')"
        Injected   = $Injected
        Saw        = @("$($there.Count) of $expected made, seed $Seed; the slowest plan took $([Math]::Round($slowest, 2)) s"; $wrong | Select-Object -First 3; ${Run}?.Hung; ${Plans}?.Hung) -match '\S' -join '; '
        Duplicates = [Math]::Max(0, $there.Count - $expected) + $AskedTwice
        Lost       = [Math]::Max(0, $expected - $there.Count) + $wrong.Count + $unsaid.Count + [Math]::Max(0, $gone)
        Hangs      = $Hangs + [int] [bool] ${Run}?.Hung + [int] [bool] ${Plans}?.Hung
    }
}

# Many workflows in batches, because a service has a list of each kind that every run reads: each batch has an emulator of its own, and
# every second one enforces the quotas. One row for those with quotas and one for the others.
function Measure-WorkflowBatch([string] $EmulatorPath, [int] $Count, [int] $Kills, [int] $Size = 25) {
    $batches = [Math]::Max(2, [int] [Math]::Ceiling($Count / $Size))
    $seed = Get-Random -Maximum 1000000
    $rows = 1..$batches | ForEach-Object -ThrottleLimit 4 -Parallel {
        $ErrorActionPreference = 'Stop'
        foreach ($module in 'Emulator', 'Scripts', 'Graphs') { Import-Module "$using:PSScriptRoot/../support/$module.psm1" }
        . "$using:PSScriptRoot/Workflows.ps1"
        Measure-Workflow $using:EmulatorPath -Seed ($using:seed + $_) -Count $using:Size -Kills ([Math]::Ceiling($using:Kills / $using:batches)) -Quota:($_ % 2 -eq 0)
    }
    foreach ($group in $rows | Group-Object { $_.Part -like '*quotas' }) {
        $made = ($group.Group.Saw | ForEach-Object { [int] ($_ -replace ' of .*') } | Measure-Object -Sum).Sum
        $expected = ($group.Group.Saw | ForEach-Object { [int] ($_ -replace '^\d+ of (\d+) .*', '$1') } | Measure-Object -Sum).Sum
        $injected = $group.Group.Injected -split ', ' | Group-Object { $_ -replace '^\d+ ' } | ForEach-Object {
            "$(($_.Group | ForEach-Object { [int] ($_ -replace ' .*') } | Measure-Object -Sum).Sum) $($_.Name)"
        }
        $slowest = ($group.Group.Saw | ForEach-Object { [double] ($_ -replace '.*the slowest plan took ([0-9.]+) s.*', '$1') } | Measure-Object -Maximum).Maximum
        $notes = @($group.Group | Where-Object { $_.Duplicates + $_.Lost + $_.Hangs } | ForEach-Object Saw)
        [pscustomobject] @{
            Part       = "$($group.Count * $Size) random workflows of 3 to 30 steps, killed and run again$($group.Name -eq 'True' ? ', with quotas' : '')"
            Injected   = $injected -join ', '
            Saw        = @("$made of $expected made; the slowest plan took $slowest s"; $notes) -join '; '
            Duplicates = ($group.Group | Measure-Object Duplicates -Sum).Sum
            Lost       = ($group.Group | Measure-Object Lost -Sum).Sum
            Hangs      = ($group.Group | Measure-Object Hangs -Sum).Sum
        }
    }
}
