# In processes of their own, as schedulers and CI start them: no terminal, nobody to ask.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/Support/Unattended.ps1

    # A job that runs until it is stopped.
    $running = @'
Import-Module NeptuneMl
$null = Start-NeptuneMLEmulator -JobSeconds 600
$null = Start-NeptuneMLDataProcessingJob -Id running -InputDataS3Location s3://b/in -ProcessedDataS3Location s3://b/out

'@
}

Describe 'A change that requires confirmation in a non-interactive session' {
    It 'is an error of every cmdlet that confirms, and is made when confirmation is off' {
        Import-Module $PSScriptRoot/../bench/support/Processes.psm1
        . $PSScriptRoot/../soak/parts/Parameters.ps1
        $server = Start-Server 'dotnet', (Find-StrictServer)
        try {
            $run = Invoke-Unattended @"
`$ErrorActionPreference = 'Stop'
Import-Module NeptuneMl
. '$PSScriptRoot/../soak/support/CallShapes.ps1'
`$url = '$($server.Url)'
function Get-Count { (Invoke-RestMethod "`$url/_strict").responded }
`$shapes = Get-CallShape `$url | Where-Object { `$_.Command.Verb -in 'Stop', 'Remove' -and `$_.Operations }
`$results = foreach (`$shape in `$shapes) {
    `$arguments = `$shape.Arguments.Clone()
    `$arguments.Remove('Confirm')
    `$before = Get-Count
    `$failure = try { & `$shape.Command @arguments; 'nothing' } catch { `$_ }
    & `$shape.Command @arguments -WhatIf *> `$null
    `$refused = Get-Count
    & `$shape.Command @arguments -Confirm:`$false
    & { `$ConfirmPreference = 'None'; & `$shape.Command @arguments }
    [pscustomobject] @{
        Name = `$shape.Command.Name; Id = `$failure.FullyQualifiedErrorId; Message = "`$failure"; Target = "`$(`$failure.TargetObject)"
        Advice = `$failure.ErrorDetails.RecommendedAction; Sent = `$refused - `$before; SentThen = (Get-Count) - `$refused
    }
}
ConvertTo-Json -InputObject @(`$results) -Compress
"@
        }
        finally {
            $server | Stop-Server
        }

        $run.Errors | Should -BeNullOrEmpty
        $refusals = $run.Output.Trim().Split("`n")[-1] | ConvertFrom-Json
        $asking = Get-Command -Module NeptuneMl -Verb Stop, Remove | Where-Object { $_.Parameters.ContainsKey('Confirm') }
        $refusals.Name | Sort-Object -Unique | Should -Be ($asking.Name | Sort-Object)
        foreach ($refusal in $refusals) {
            $refusal.Id | Should -BeLike 'ConfirmationMissing,*' -Because $refusal.Name
            $refusal.Message | Should -Match "^$($refusal.Name) requires confirmation, but the session is non-interactive: .*Nothing was sent\. Specify -Confirm:.false"
            $refusal.Message | Should -Match ([regex]::Escape($refusal.Target))
            $refusal.Advice | Should -Match '\$ConfirmPreference'
            $refusal.Sent | Should -Be 0 -Because $refusal.Name
            $refusal.SentThen | Should -BeGreaterOrEqual 2 -Because $refusal.Name
        }
    }

    It 'does not prompt or hang with <Options> and an input that is <Kind>' -ForEach @(
        @{ Options = @('-NonInteractive'); Kind = 'Open' }
        @{ Options = @(); Kind = 'Closed' }
        @{ Options = @(); Kind = 'Open' }
        @{ Options = @(); Kind = 'Text' }
    ) {
        $run = Invoke-Unattended -Options $Options -StandardInput $Kind "$running Stop-NeptuneMLDataProcessingJob running; (Get-NeptuneMLDataProcessingJob running).Status"

        $run.Hung | Should -BeFalse
        $run.Said | Should -Match 'Stop-NeptuneMLDataProcessingJob requires confirmation, but the session is non-interactive: Cancel, data processing job ''running'''
        $run.Said | Should -Not -Match 'Are you sure'
        $run.Output.Trim() | Should -Be 'InProgress'
    }

    It 'prompts in a background job and is rejected in a thread job' {
        $run = Invoke-Unattended @"
$running
`$url = "`$((Get-NeptuneMLConnection).EndpointUrl)"
1 | ForEach-Object -Parallel { Import-Module NeptuneMl; try { Stop-NeptuneMLDataProcessingJob running -EndpointUrl `$using:url -Unsigned } catch { `$_.FullyQualifiedErrorId } }
`$job = Start-Job { Import-Module NeptuneMl; Stop-NeptuneMLDataProcessingJob running -EndpointUrl `$using:url -Unsigned -Confirm:`$false }
`$null = `$job | Wait-Job | Receive-Job
(Get-NeptuneMLDataProcessingJob running).Status
"@

        $run.Output.Trim() -split '\s+' | Should -Be 'ConfirmationMissing,NeptuneMl.Cmdlets.NeptuneML.StopNeptuneMLDataProcessingJobCommand', 'Stopping'
    }
}

Describe '-Debug' {
    It 'shows the verbose messages without a prompt' {
        $run = Invoke-Unattended "$running Stop-NeptuneMLDataProcessingJob running -Confirm:`$false -Debug; Start-NeptuneMLDataProcessingJob -Id another -InputDataS3Location s3://b/in -ProcessedDataS3Location s3://b/out -Debug 5>&1 | Out-String -Width 300"

        $run.Said | Should -Match "data processing job 'another' was accepted"
        $run.Said | Should -Not -Match 'NonInteractive|continue'
        $run.Errors | Should -BeNullOrEmpty
    }
}

Describe 'A missing mandatory parameter' {
    It 'is an error that names the parameter, without a prompt or a request' {
        $run = Invoke-Unattended -StandardInput Open @'
Import-Module NeptuneMl
$failures = foreach ($command in Get-Command -Module NeptuneMl | Where-Object { $_.ParameterSets | ForEach-Object Parameters | Where-Object IsMandatory }) {
    try { & $command -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId)" }
}
$failures | Sort-Object -Unique | ForEach-Object { ($_ -split ',')[0] } | Sort-Object -Unique
'@

        $run.Hung | Should -BeFalse
        $run.Errors | Should -BeNullOrEmpty
        # A cmdlet that lists without its mandatory parameters says that it knows no service.
        $run.Output.Trim() -split '\s+' | Should -BeIn 'AmbiguousParameterSet', 'EndpointMissing', 'MissingMandatoryParameter', 'RegionMissing', 'CredentialsMissing'
        $run.Output | Should -Match 'MissingMandatoryParameter'
    }
}

Describe 'Exit codes' {
    BeforeAll {
        $emulator = "Import-Module NeptuneMl; `$null = Start-NeptuneMLEmulator -JobSeconds 0 -FailingJob @{ 'bad*' = 'It broke.' }`n"
    }

    It '<What>' -ForEach @(
        @{ What = 'an error about one input leaves 0, and the script goes on'; Script = 'Get-NeptuneMLEndpoint missing; "went on, $?"'; Code = 0; Output = 'went on, False' }
        @{ What = 'a wrong argument ends its statement only, and leaves 0'; Script = 'Get-NeptuneMLEndpoint -MaxItems 0; "went on, $?"'; Code = 0; Output = 'went on, False' }
        @{ What = '-ErrorAction Stop ends the script with 1'; Script = 'Get-NeptuneMLEndpoint missing -ErrorAction Stop; "went on"'; Code = 1; Output = '' }
        @{ What = '$ErrorActionPreference ends the script with 1'; Script = '$ErrorActionPreference = "Stop"; Get-NeptuneMLEndpoint missing; "went on"'; Code = 1; Output = '' }
        @{ What = 'a job that fails while it is waited for ends such a script with 1'; Code = 1; Output = ''
            Script = '$ErrorActionPreference = "Stop"; Start-NeptuneMLDataProcessingJob -Id bad -InputDataS3Location s3://b/i -ProcessedDataS3Location s3://b/o -Wait -PollSeconds 0.1; "went on"' }
        @{ What = 'a missing confirmation ends such a script with 1'; Script = '$ErrorActionPreference = "Stop"; Remove-NeptuneMLEndpoint any; "went on"'; Code = 1; Output = '' }
        @{ What = 'what succeeds leaves 0'; Script = '$ErrorActionPreference = "Stop"; Get-NeptuneMLEndpoint; "$?"'; Code = 0; Output = 'True' }
    ) {
        $run = Invoke-Unattended ($emulator + $Script)

        $run.ExitCode | Should -Be $Code -Because $run.Said
        $run.Output.Trim() | Should -Be $Output
    }

    It 'of -Command follow its last statement: <Code> for <Script>' -ForEach @(
        @{ Script = 'Get-NeptuneMLEndpoint missing'; Code = 1 }
        @{ Script = 'Get-NeptuneMLEndpoint missing; Get-NeptuneMLEndpoint'; Code = 0 }
    ) {
        (Invoke-Unattended -AsCommand ($emulator + $Script)).ExitCode | Should -Be $Code
    }

    It 'of the example in the help distinguish temporary failures: <Code>' -ForEach @(
        @{ Fault = "@{ Kind = 'Throttle'; Rate = 1 }"; Code = 75; Id = 'Throttled' }
        @{ Fault = "@{ Kind = 'Throttle'; Rate = 0 }"; Code = 1; Id = 'MLResourceNotFound' }
    ) {
        $about = (Get-Help about_NeptuneMl) -split '\r?\n' -match '\S'
        $from = [Array]::FindIndex([string[]] $about, [Predicate[string]] { $args[0] -match '^\s*\$ErrorActionPreference = ''Stop''' })
        $to = [Array]::FindIndex([string[]] $about, $from, [Predicate[string]] { $args[0] -match 'exit ' })
        $way = $about[$from..($to + 1)] -join "`n" -replace 'Get-NeptuneMLEndpoint -Id \S+', 'Get-NeptuneMLEndpoint -Id missing'

        $run = Invoke-Unattended "Import-Module NeptuneMl; `$null = Start-NeptuneMLEmulator -Fault $Fault`n$way"

        $run.ExitCode | Should -Be $Code -Because $run.Said
        $run.Errors | Should -Match "^$Id`: "
    }
}

Describe 'Environments' {
    BeforeAll {
        $lifecycle = @'
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module NeptuneMl
$null = Start-NeptuneMLEmulator -JobSeconds 0.5
$job = Start-NeptuneMLDataProcessingJob -InputDataS3Location s3://b/in -ProcessedDataS3Location s3://b/out -Wait -PollSeconds 0.1
"$($job.State) in $((Get-Module NeptuneMl).ModuleBase)"
'@
        $built = (Get-Module NeptuneMl).ModuleBase

        function Copy-Module([string] $Folder) {
            $null = New-Item $Folder -ItemType Directory -Force
            Copy-Item -LiteralPath $built -Destination (Join-Path $Folder NeptuneMl) -Recurse
        }

        function Assert-Succeeded($Run, [string] $Base) {
            $Run.Hung | Should -BeFalse
            $Run.Errors | Should -BeNullOrEmpty
            $Run.Output.Trim() | Should -Be "Succeeded in $Base"
            $Run.ExitCode | Should -Be 0
        }
    }

    It 'can lack a terminal type, a home folder and a folder for temporary files' {
        if ($IsWindows) { Set-ItResult -Skipped -Because 'these variables are not used on Windows'; return }

        Assert-Succeeded (Invoke-Unattended $lifecycle -Environment @{ TERM = $null; HOME = $null; TMPDIR = '/nowhere' }) $built
    }

    It 'can have the module in a folder of <What>' -ForEach @(
        @{ What = 'spaces, brackets and other scripts'; Name = "a b [x] ``c' é 日本 (1)" }
        @{ What = 'more than 260 characters'; Name = ("$('d' * 60)/" * 5).TrimEnd('/') }
    ) {
        $folder = Join-Path $TestDrive $Name
        Copy-Module $folder

        # By its path: PowerShell itself takes brackets in the module path for a pattern.
        $import = $lifecycle -replace 'Import-Module NeptuneMl', "Import-Module '$(Join-Path $folder NeptuneMl/NeptuneMl.psd1 | ForEach-Object Replace "'" "''")'"
        Assert-Succeeded (Invoke-Unattended $import) (Join-Path $folder NeptuneMl)
    }

    # An instrumented module writes what it ran to a file.
    It 'can be read-only' -Tag NotInstrumented {
        if (-not (Get-Command setpriv -ErrorAction Ignore) -or (id -u) -ne 0) { Set-ItResult -Skipped -Because 'only root can become another user, and with setpriv'; return }
        $folder = Join-Path ([IO.Path]::GetTempPath()) "neptuneml-$(New-Guid)"
        Copy-Module $folder
        try {
            chmod -R a+rX,a-w $folder
            chmod a+rx $TestDrive
            # PowerShell and .NET may be in a folder that only root reads, so this user may read everything and write nothing.
            $user = 'setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'
            $run = Invoke-Unattended $lifecycle -AsCommand -Through $user -Environment @{ PSModulePath = $folder; HOME = '/nowhere' }

            Assert-Succeeded $run (Join-Path $folder NeptuneMl)
        }
        finally {
            chmod -R u+w $folder
            Remove-Item -LiteralPath $folder -Recurse -Force
        }
    }
}
