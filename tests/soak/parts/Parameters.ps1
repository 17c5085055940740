# Odd values into every parameter of every cmdlet: each call ends in output or in an error that says what is wrong, and nothing
# is sent that api/ forbids.
Import-Module (Join-Path $PSScriptRoot '../support/Scripts.psm1'), (Join-Path $PSScriptRoot '../../bench/support/Processes.psm1')

function Invoke-ParameterFuzz([int] $Seed, [double] $Seconds, [int] $Cases = [int]::MaxValue) {
    $server = Start-Server 'dotnet', (Find-StrictServer)
    # Addresses that are made up lead to the server, which sends them back; nothing leaves the machine.
    $surroundings = @{
        HTTP_PROXY = $server.Url; HTTPS_PROXY = $server.Url; NO_PROXY = '127.0.0.1'; AWS_EC2_METADATA_DISABLED = 'true'
        AWS_CONFIG_FILE = 'no-such-file'; AWS_SHARED_CREDENTIALS_FILE = 'no-such-file'
    }
    $before = @{}
    try {
        foreach ($name in $surroundings.Keys) {
            $before[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $surroundings[$name])
        }
        $script = Start-Script "$PSScriptRoot/../scripts/parameters.ps1" @{ Url = $server.Url; Seed = $Seed; Seconds = $Seconds; Cases = $Cases }
        try {
            $script | Wait-Script -PatienceSeconds ($Seconds + 120)
        }
        catch {
            throw "$_`nThe last case was $($script.Output.Result.TrimEnd().Split("`n")[-1])"
        }
    }
    finally {
        foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
        $server | Stop-Server
    }
}

# As it was built last, whatever the configuration.
function Find-StrictServer {
    Get-ChildItem "$PSScriptRoot/../../NeptuneMl.StrictServer/bin" -Filter NeptuneMl.StrictServer.dll -Recurse | Sort-Object LastWriteTime | Select-Object -Last 1 | ForEach-Object FullName
}

function Measure-Parameter([double] $Seconds) {
    $run = Invoke-ParameterFuzz (Get-Random -Maximum 1000000) $Seconds
    if ($run.Hung) {
        return [pscustomobject] @{ Part = 'Odd values in parameters'; Injected = ''; Saw = $run.Hung; Duplicates = 0; Lost = 0; Hangs = 1 }
    }
    $result = $run.Value
    $wrong = @($result.Faults) + @($result.Forbidden)
    return [pscustomobject] @{
        Part       = "Odd values in $($result.Parameters) parameters of $($result.Sets) parameter sets"
        Injected   = "$($result.Cases) odd values"
        Saw        = "$($result.Outcomes.none) taken, the others refused; $($result.Requests) requests, $(@($result.Forbidden).Count) that api/ forbids; $($result.PeakBytes -shr 20) MB at most$(if ($wrong) { ": $(($wrong | Select-Object -First 3) -join '; ')" })"
        Duplicates = 0
        Lost       = $wrong.Count
        Hangs      = @($result.Slow).Count
    }
}
