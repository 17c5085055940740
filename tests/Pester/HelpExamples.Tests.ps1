BeforeDiscovery {
    Import-Module NeptuneMl
    $cmdlets = (Get-Command -Module NeptuneMl).Name
    $examples = foreach ($cmdlet in $cmdlets) {
        foreach ($example in (Get-Help $cmdlet).Examples.Example) {
            @{ Cmdlet = $cmdlet; Title = $example.Title.Trim('- '); Code = $example.Code }
        }
    }
}

Describe 'The examples in the help' -ForEach @{ Examples = $examples } {
    BeforeAll {
        . $PSScriptRoot/Support/Setup.ps1

        # What a reader does: an emulator, unless the page is about starting one, and then the example as it stands; here the
        # emulator verifies every signature, unless the example is about doing without.
        # What the cmdlet itself emits is collected, whatever the example goes on to do with it. Every stream is on, so that
        # all that can be said is said, and what is not there is an error.
        $session = {
            param($Cmdlet, $Code, $JobSeconds)

            Set-StrictMode -Version Latest
            Import-Module NeptuneMl
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            if ($Code -notmatch '-Unsigned|Invoke-RestMethod') {
                $PSDefaultParameterValues['Start-NeptuneMLEmulator:Credential'] =
                    [pscredential]::new('AKIAEXAMPLEKEY000001', (ConvertTo-SecureString 'a secret/with+signs' -AsPlainText))
            }
            if ($Cmdlet -ne 'Start-NeptuneMLEmulator') {
                $null = Start-NeptuneMLEmulator -JobSeconds $JobSeconds
            }
            # Examples write files of the same names.
            $folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid()))
            Push-Location $folder
            $PSDefaultParameterValues['Publish-NeptuneMLModel:JournalPath'] = Join-Path $folder publications
            try {
                $PSDefaultParameterValues["${Cmdlet}:OutVariable"] = '+emitted'
                $null = . ([scriptblock]::Create($Code))
                $emitted
            }
            finally {
                Stop-NeptuneMLEmulator
                Pop-Location
                Remove-Item $folder -Recurse -Force
            }
        }.ToString()

        # Each in a runspace with an emulator of its own. They run side by side, because they spend their time waiting for
        # jobs; those that take longest begin first.
        $runs = $Examples | Sort-Object { $_.Cmdlet -notlike 'Stop-*' } | ForEach-Object -ThrottleLimit 16 -Parallel {
            $run = [pscustomobject]@{ Cmdlet = $_.Cmdlet; Title = $_.Title; Emitted = @(); Failures = @(); Told = '' }
            # What is to be cancelled has to be under way still.
            $parameters = @{ Cmdlet = $_.Cmdlet; Code = $_.Code; JobSeconds = $_.Cmdlet -like 'Stop-*' ? 5 : 0.2 }
            $shell = [powershell]::Create([Management.Automation.RunspaceMode]::NewRunspace)
            try {
                $run.Emitted = @($shell.AddScript($using:session).AddParameters($parameters).Invoke() | Where-Object { $null -ne $_ })
                $run.Failures = @($shell.Streams.Error)
            }
            catch {
                $run.Failures = @($_)
            }
            finally {
                $said = foreach ($stream in 'Error', 'Warning', 'Verbose', 'Debug', 'Information') { $shell.Streams.$stream }
                $run.Told = $run.Emitted + $said | ForEach-Object { $_; "$($_.Exception)"; "$($_.ErrorDetails)" } | Format-List * -Force | Out-String -Width 4096
                $shell.Dispose()
            }
            $run
        }
    }

    Context '<Cmdlet>, <Title>' -ForEach $examples {
        BeforeAll {
            $run = $runs | Where-Object { $_.Cmdlet -eq $Cmdlet -and $_.Title -eq $Title }
        }

        It 'calls the cmdlet' {
            $script = [scriptblock]::Create($Code).Ast
            $calls = $script.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)

            $calls | ForEach-Object { $_.GetCommandName() } | Should -Contain $Cmdlet
        }

        It 'runs against the emulator as written' {
            @($run).Count | Should -Be 1
            $run.Failures | Should -BeNullOrEmpty
        }

        It 'writes no secret to any stream' {
            [NeptuneMl.Tests.SecretWatch]::Current.FindIn($run.Told) | Should -BeNullOrEmpty
        }

        It 'writes only the declared output types' {
            foreach ($object in $run.Emitted) {
                $object.GetType().FullName | Should -BeIn (Get-Command $Cmdlet).OutputType.Name
            }
        }
    }

    It 'are checked for secrets with every stream on' {
        ($runs.Told -match '-> 200 in').Count | Should -BeGreaterThan ($examples.Count / 2) -Because 'debug messages tell of the calls'
    }

    Context '<_>' -ForEach $cmdlets {
        It 'writes output in some example, unless it has none' {
            $cmdlet = $_
            $declared = @((Get-Command $cmdlet).OutputType.Name -ne 'System.Void')
            $emitted = @(($runs | Where-Object Cmdlet -EQ $cmdlet).Emitted)

            $emitted.Count -gt 0 | Should -Be ($declared.Count -gt 0)
        }
    }
}
