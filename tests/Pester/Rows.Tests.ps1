# What leaves for a row, whatever it is written in and whatever its cells hold: exactly what it says, or nothing and one error. The
# cases are made from the parameters of the cmdlets and from api/, so that a new parameter is covered by itself; see Rows/Rows.ps1.

BeforeDiscovery {
    $forms = 'CSV', 'object', 'JSON', 'JSON hashtable', 'hashtable', 'ordered dictionary', 'deserialized', 'by name'
    $cultures = 'de-DE', 'tr-TR', ''
    Import-Module NeptuneMl
    . $PSScriptRoot/Rows/Rows.ps1
    $bodies = Get-BodyCommand | ForEach-Object { @{ Cmdlet = $_.Command.Name; Operation = $_.Operation } }
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1

    # In a non-interactive session: a cmdlet that prompts for a parameter would wait for ever.
    function Invoke-Rows([string] $Script, [object[]] $ArgumentList) {
        $run = Invoke-Within 300 @"
`$VerbosePreference = 'SilentlyContinue'
. '$PSScriptRoot/Support/Setup.ps1'
. '$PSScriptRoot/Rows/Rows.ps1'
`$session = New-RowSession `$keys
try { & { $Script } @args } finally { `$session.Suite.Dispose() }
"@ $ArgumentList
        if ($run.Errors) { throw "$($run.Errors[0])" }
        $run.Output
    }

    function Assert-NoDifference([object[]] $Outcomes) {
        ($Outcomes | Measure-Object Cases -Sum).Sum | Should -BeGreaterThan 0
        $found = @($Outcomes.Differences)
        if ($found) { throw "$($found.Count) of $(($Outcomes | Measure-Object Cases -Sum).Sum) rows:`n$(($found | Select-Object -First 20 | ForEach-Object { $_.Length -gt 700 ? "$($_.Substring(0, 700))…" : $_ }) -join "`n")" }
    }
}

Describe 'A row' {
    BeforeAll {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $outcomes = Invoke-Rows 'Invoke-RowForm $session ($wholeForms + $sampledForms)'
        $count = ($outcomes | Measure-Object Cases -Sum).Sum
        $global:RunNotes += "Rows: $count rows for $(@($outcomes | Group-Object Command, Parameter).Count) parameters of $(@($outcomes.Command | Select-Object -Unique).Count) cmdlets in $([int] $watch.Elapsed.TotalSeconds) s"
    }

    It 'given as <_> is sent exactly or is one error that names the parameter' -ForEach $forms {
        Assert-NoDifference ($outcomes | Where-Object Form -EQ $_)
    }

    It 'is tested with every parameter that binds by property name' {
        @($outcomes | Group-Object Command, Parameter).Count | Should -BeGreaterThan 250
        $count | Should -BeGreaterThan 20000
    }
}

Describe 'A row under the culture "<_>"' -ForEach $cultures {
    It 'sends the same request' {
        $outcomes = Invoke-Rows @'
            $before = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $args[0]
                if ([cultureinfo]::CurrentCulture.Name -ne $args[0]) { throw 'The culture is another.' }
                Invoke-RowForm $session 'CSV', 'object', 'deserialized' -Sample 9
            }
            finally { [cultureinfo]::CurrentCulture = $before }
'@ $_

        Assert-NoDifference $outcomes
    }
}

Describe 'A body written for the AWS CLI or boto3' {
    It 'exists for all 19 operations with a body' {
        . $PSScriptRoot/Rows/Rows.ps1
        @(Get-BodyCommand) | Should -HaveCount 19
    }

    Context '<Operation>' -ForEach $bodies {
        It 'is sent completely when it is <Way>' -ForEach @{ Way = 'piped' }, @{ Way = 'splatted' } {
            $outcomes = Invoke-Rows @'
                $command = Get-Command $args[0]
                $cases = [NeptuneMl.StrictServer.Rows.RowSuite]::BodiesOf($args[1])
                $form = $args[2] -eq 'piped' ? 'JSON' : 'splatted'
                foreach ($case in $cases) {
                    [pscustomobject] @{ Cases = 1; Differences = @(Invoke-Row $session.Suite $command $form $case (Get-RowArgument $session $command)) }
                }
'@ $Cmdlet, $Operation, $Way

            $outcomes.Count | Should -BeGreaterOrEqual 2
            Assert-NoDifference $outcomes
        }
    }
}

Describe 'A structure and a parameter for one of its members' {
    It 'combine when they agree and are an error when they contradict' {
        $outcomes = Invoke-Rows @'
            foreach ($parameter in Get-RowParameter | Where-Object { $_.Operations.Count -eq 1 }) {
                $cases = [NeptuneMl.StrictServer.Rows.RowSuite]::MergedCasesOf($parameter.Operations, $parameter.Name, $parameter.Path)
                foreach ($form in 'JSON', 'hashtable', 'CSV', 'splatted') {
                    foreach ($case in $cases) {
                        [pscustomobject] @{ Cases = 1; Differences = @(Invoke-Row $session.Suite $parameter.Command $form $case (Get-RowArgument $session $parameter.Command)) }
                    }
                }
            }
'@
        $outcomes.Count | Should -BeGreaterThan 100
        Assert-NoDifference $outcomes
    }
}
