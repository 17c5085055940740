# The cmdlets beside botocore, the AWS SDK for Python: what they send for the same input, what they read from the same bytes, and how
# they sign. tests/oracle has the program that asks botocore. NEPTUNEML_ORACLE_SEED and NEPTUNEML_ORACLE_ROUNDS say which and how
# many cases; the committed vectors are cases too, which need no Python.

BeforeDiscovery {
    $operations = foreach ($line in Get-Content $PSScriptRoot/../oracle/vectors.jsonl | Select-Object -Skip 1) { ($line | ConvertFrom-Json).operation }
    $operations = $operations | Select-Object -Unique
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/../oracle/Oracle.ps1

    $seed = $env:NEPTUNEML_ORACLE_SEED ?? (Get-Random -Maximum 1000000)
    $rounds = $env:NEPTUNEML_ORACLE_ROUNDS ?? 4
    $vectors = @(Get-Content $PSScriptRoot/../oracle/vectors.jsonl)
    $heading = $vectors[0] | ConvertFrom-Json
    $generated = @(Invoke-OracleProgram 'cases', '--seed', $seed, '--rounds', $rounds)
    $live = $generated ? ($generated[0] | ConvertFrom-Json) : $null

    # In a non-interactive session: a cmdlet that prompts for a parameter would wait for ever.
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $run = Invoke-Within 600 {
        $VerbosePreference = 'SilentlyContinue'
        . "$($args[0])/Oracle.ps1"
        $session = New-OracleSession
        foreach ($line in $args[1]) { Invoke-OracleCase $session $line }
        $session.Server.Dispose()
    } "$PSScriptRoot/../oracle", @(@($vectors | Select-Object -Skip 1) + @($generated | Select-Object -Skip 1))
    if ($run.Errors) { throw "$($run.Errors[0])" }
    $outcomes = $run.Output
    # The first of them are the vectors, which have numbers of their own.
    for ($i = 0; $i -lt $vectors.Count - 1; $i++) { $outcomes[$i].Case = "vector $($outcomes[$i].Case)" }

    $differences = @{}
    function Add-Difference([string] $Operation, [string] $Kind, [string] $Case, [string] $Text) {
        $differences["$Operation $Kind"] = @($differences["$Operation $Kind"] | Where-Object { $_ }) + "case ${Case}: $Text"
    }
    foreach ($outcome in $outcomes) {
        foreach ($text in $outcome.Differences) { Add-Difference $outcome.Operation $outcome.Kind "$($outcome.Case) ($($outcome.What))" $text }
    }
    # The signatures of all requests, whatever the case is about.
    $toSign = @($outcomes.ToSign)
    $signed = @(if ($live) { Invoke-OracleProgram 'sign' $toSign | ForEach-Object { $_ | ConvertFrom-Json } })
    for ($i = 0; $i -lt $signed.Count; $i++) {
        if ($signed[$i].problems) { Add-Difference $signed[$i].operation 'request' $signed[$i].case ($signed[$i].problems -join '; ') }
    }

    $counts = $outcomes | Group-Object Operation, Kind -AsHashTable -AsString
    $kinds = $outcomes | Where-Object Case -NotLike 'vector *' | Group-Object Kind -AsHashTable -AsString
    $global:RunNotes += $(
        if ($live) {
            "Oracle: botocore $($live.botocore), seed $seed; $($kinds.request.Count) requests, $($kinds.response.Count) responses and $($kinds.error.Count) errors compared, " +
            "$($signed.Count) signatures, $($vectors.Count - 1) vectors, in $([int] $watch.Elapsed.TotalSeconds) s"
        }
        else {
            "Oracle: Python or botocore is missing; $($vectors.Count - 1) committed vectors were compared, no signatures"
        }
    )

    # What is different in a kind of case of an operation, if anything, and how to see it again.
    function Assert-NoDifference([string] $Operation, [string] $Kind) {
        $counts["$Operation, $Kind"] | Should -Not -BeNullOrEmpty -Because 'there are such cases'
        $found = @($differences["$Operation $Kind"])
        if ($found[0]) {
            throw "$($found.Count) differences. See one again with ./tests/oracle/run.ps1 -Seed $seed -Case <number>`n$(($found | Select-Object -First 10 | ForEach-Object { $_.Length -gt 1000 ? "$($_.Substring(0, 1000))…" : $_ }) -join "`n")"
        }
    }
}

Describe 'The oracle' {
    It 'is available' {
        if (-not $live -and $env:CI -ne 'true') { Set-ItResult -Skipped -Because 'Python 3 with botocore is not installed here' }
        $live | Should -Not -BeNullOrEmpty -Because 'Python 3 with botocore has to be installed where CI is true'
    }

    It 'compares every operation' {
        ($live ?? $heading).operations | Where-Object { $_ -notin $outcomes.Operation } | Should -BeNullOrEmpty
    }

    It 'makes a thousand requests and five hundred responses in a run' {
        if (-not $live) { Set-ItResult -Skipped -Because 'Python 3 with botocore is not installed here' }
        $kinds.request.Count | Should -BeGreaterOrEqual 1000
        $kinds.response.Count | Should -BeGreaterOrEqual 500
        $signed | Should -HaveCount $toSign.Count
    }

    It 'agrees with the committed vectors' {
        if (-not $live) { Set-ItResult -Skipped -Because 'Python 3 with botocore is not installed here' }
        Invoke-OracleProgram 'check' ($vectors | Select-Object -Skip 1) | Should -BeNullOrEmpty
    }
}

Describe '<_>' -ForEach $operations {
    It 'is sent and signed as by botocore' {
        Assert-NoDifference $_ request
    }

    It 'is read as by botocore' {
        Assert-NoDifference $_ response
    }

    It 'fails with the error of botocore' {
        if (-not $live) { Set-ItResult -Skipped -Because 'the vectors have each error once, and not for every operation' }
        Assert-NoDifference $_ error
    }
}
