# The request of every parameter set of every cmdlet, against an emulator that works out signatures on its own.

Describe 'The signature of a request' {
    BeforeAll {
        . "$PSScriptRoot/Support/Setup.ps1"
        . "$PSScriptRoot/../soak/support/CallShapes.ps1"
        Import-Module "$PSScriptRoot/../bench/support/Processes.psm1"
        function Get-Built([string] $Pattern) { Get-ChildItem "$PSScriptRoot/../../$Pattern" | Sort-Object LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName }

        $strict = Start-Server 'dotnet', (Get-Built 'tests/NeptuneMl.StrictServer/bin/*/*/NeptuneMl.StrictServer.dll')
        # Setup checks also send requests that are to be rejected, model metrics requests to S3, and workflows those of their steps; they have suites of their own.
        function Test-Caller([object] $Command) { [NeptuneMl.Pipelines.PipelineCommand].IsAssignableFrom($Command.ImplementingType) -and $Command.Noun -notlike '*MLSetup' -and $Command.Noun -notin 'NeptuneMLModelMetric', 'NeptuneMLWorkflow' }

        # A set that only says what is missing sends nothing.
        $shapes = @(Get-CallShape $strict.Url | Where-Object { Test-Caller $_.Command })

        # How many requests were taken or refused for what they ask, and how many for their signature.
        function Get-Outcome {
            $outcome = @{ Passed = 0; Denied = 0 }
            foreach ($operation in Invoke-RestMethod "$($emulator.Url)/_emulator/operations") {
                foreach ($counts in $operation) {
                    $outcome.Passed += $counts.done + $counts.refused
                    $outcome.Denied += $counts.denied
                }
            }
            $outcome
        }

        # Sends what a parameter set sends, signed as a profile says.
        function Send-Shape([object] $Shape, [hashtable] $Connections) {
            $arguments = $Shape.Arguments.Clone()
            foreach ($parameter in $Shape.Set.Parameters | Where-Object { ($_.ParameterType.Name -replace "\[\]$") -in $Connections.Keys }) {
                $arguments[$parameter.Name] = $Connections[$parameter.ParameterType.Name -replace "\[\]$"]
            }
            # A result is read again over the connection that it came from.
            $connection = if ($arguments.InputObject) { $arguments.InputObject.GetType().GetProperty('Connection') }
            if ($connection) {
                $connection.SetValue($arguments.InputObject, $Connections[$connection.PropertyType.Name])
            }
            if ($Shape.Command.Parameters.ContainsKey('PollSeconds')) { $arguments.PollSeconds = 0.05 }
            try { $null = & $Shape.Command @arguments -ErrorAction SilentlyContinue -WarningAction Ignore }
            catch [NeptuneMl.NeptuneMLException] { }
        }

        # The parameter sets of which not every request came to what it should.
        function Get-Exception([string] $ProfileName, [scriptblock] $IsAsItShould) {
            $at = @{ EndpointUrl = $emulator.Url; Region = 'us-east-1'; ProfileName = $ProfileName; NoDefault = $true; MaxAttempts = 1 }
            $connections = @{ NeptuneMLConnection = Connect-NeptuneML @at; CleanRoomsMLConnection = Connect-CleanRoomsML @at }
            $before = Get-Outcome
            foreach ($shape in $shapes) {
                Send-Shape $shape $connections
                $after = Get-Outcome
                $passed, $denied = ($after.Passed - $before.Passed), ($after.Denied - $before.Denied)
                $before = $after
                if (-not (& $IsAsItShould $passed $denied)) { "$($shape.Command.Name) $($shape.Set.Name): $passed passed, $denied denied" }
            }
        }
    }

    AfterAll { $strict | Stop-Server }

    It 'is tested with every cmdlet that calls a service' {
        $callers = Get-Command -Module NeptuneMl | Where-Object { Test-Caller $_ }
        $shapes.Command.Name | Select-Object -Unique | Should -Be $callers.Name
        $shapes.Count | Should -Be @($callers.ParameterSets | Where-Object Name -NE 'WithoutModel').Count
    }

    Context 'with <Signer>' -ForEach @{ Signer = 'keys'; SignsAs = 'signer'; Token = $null }, @{ Signer = 'a session token'; SignsAs = 'session'; Token = 'a+session/token==' } {
        BeforeAll {
            $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN = 'AKIDEXAMPLE', 'right secret/with+signs', $Token
            $emulator = Start-Server 'dotnet', (Get-Built 'src/NeptuneMl.Emulator/bin/*/net10.0/NeptuneMl.Emulator.dll'), '--port', '0', '--job-seconds', '0', '--verify-signatures'
            Remove-Item env:AWS_ACCESS_KEY_ID, env:AWS_SECRET_ACCESS_KEY, env:AWS_SESSION_TOKEN -ErrorAction Ignore
        }

        AfterAll { $emulator | Stop-Server }

        It 'is valid for every parameter set' {
            Get-Exception $SignsAs { param($Passed, $Denied) $Passed -gt 0 -and $Denied -eq 0 } | Should -BeNullOrEmpty
        }

        It 'is rejected with another secret for every parameter set' {
            Get-Exception "$SignsAs-guessing" { param($Passed, $Denied) $Passed -eq 0 -and $Denied -gt 0 } | Should -BeNullOrEmpty
        }
    }
}
