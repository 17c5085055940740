# A cut of the soak: a few odd values for every parameter. What holds requests to api/ is built with the solution, by code of its own.

Describe 'Odd values in every parameter of every cmdlet' {
    BeforeAll {
        . $PSScriptRoot/../soak/parts/Parameters.ps1
        $run = Invoke-ParameterFuzz -Seed 1 -Seconds 120 -Cases 2500
        $result = $run.Value
    }

    It 'always come to an end' {
        $run.Hung | Should -BeNullOrEmpty
        $result.Slow | Should -BeNullOrEmpty
    }

    It 'reach every parameter of every parameter set, and the wire' {
        Import-Module NeptuneMl
        $result.Cmdlets | Should -Be (Get-Command -Module NeptuneMl).Count
        $result.Cases | Should -BeGreaterThan $result.Parameters
        $result.Requests | Should -BeGreaterThan 200
    }

    It 'end in output, or in an error that names the parameter' {
        $result.Faults | Should -BeNullOrEmpty
    }

    It 'never make a request that api/ forbids' {
        $result.Forbidden | Should -BeNullOrEmpty
    }

    It 'take no more memory than they are large' {
        $result.KeptBytes | Should -BeLessThan 200MB
        $result.PeakBytes | Should -BeLessThan 1GB
    }
}
