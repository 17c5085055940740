# The examples in docs/workflows, run against the emulator.

BeforeDiscovery {
    $examples = 'movies.psd1', 'churn.json', 'refresh.psd1', 'retrain.psd1'
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $folder = Join-Path $PSScriptRoot '../../docs/workflows'
    $emulator = Start-NeptuneMLEmulator -JobSeconds 0.1

    # The jobs that a refresh and a new training continue from.
    $values = @{}
    $first = Invoke-NeptuneMLWorkflow (Join-Path $folder movies.psd1) -JournalPath (Join-Path $TestDrive first) -PollSeconds 0.05
    $keys = @{}
    $first.Steps | ForEach-Object { $keys[$_.Name] = $_.Key }
    foreach ($name in 'refresh.psd1', 'retrain.psd1') {
        $values[$name] = @{ Export = 's3://movie-graph-ml/export/2026-12-01'; Processing = $keys.process; Training = $keys.genres }
    }
    $services = (Get-Content $PSScriptRoot/../../api/permissions.json -Raw | ConvertFrom-Json -AsHashtable).services
    $permissions = $services.neptunedata + $services.CleanRoomsML

    function Get-CalledOperation {
        $calls = @{}
        Invoke-RestMethod "$($emulator.BaseAddress)_emulator/operations" | ForEach-Object { $_ } | ForEach-Object { $calls[$_.operation] = $_ | ConvertTo-Json -Compress }
        $calls
    }
}

AfterAll {
    Stop-NeptuneMLEmulator
}

Describe 'The workflow <_>' -ForEach $examples {
    BeforeAll {
        $file = Join-Path $folder $_
        $arguments = @{ Path = $file; JournalPath = Join-Path $TestDrive "$_.runs" }
        if ($values[$_]) { $arguments.Parameter = $values[$_] }
        $before = Get-CalledOperation
        $run = Invoke-NeptuneMLWorkflow @arguments -PollSeconds 0.05
        $after = Get-CalledOperation
    }

    It 'succeeds, and a second plan reuses every step' {
        $run.State | Should -Be Succeeded -Because ($run.Steps | Format-Table Name, State, Reason, FailureReason | Out-String -Width 200)
        $plan = Invoke-NeptuneMLWorkflow @arguments -Plan
        $plan.Action | Select-Object -Unique | Should -Be Reuse
        @($plan).Count | Should -Be @($run.Steps).Count
    }

    It 'calls only operations that its policy allows' {
        $called = @($after.Keys | Where-Object { $after[$_] -ne $before[$_] })
        $called.Count | Should -BeGreaterThan 2
        $allowed = (Get-NeptuneMLRequiredPolicy -Path $file | ConvertFrom-Json).Statement.Action
        $called | ForEach-Object { $permissions[$_][0].action } | Where-Object { $_ -notin $allowed } | Should -BeNullOrEmpty
    }
}

Describe 'The live endpoint' {
    It 'is updated by a refresh and by a new training' {
        $endpoint = Get-NeptuneMLEndpoint genres-live
        $endpoint.State | Should -Be Succeeded
        # The last example is the new training.
        @(Get-NeptuneMLEndpoint -IdOnly) | Should -Be 'genres-live'
    }
}
