# A cut of the soak: a few odd values for every parameter. What holds requests to api/ is built with the solution, by code of its own.

Describe 'Unusual values in every parameter of every cmdlet' {
    BeforeAll {
        . $PSScriptRoot/../soak/parts/Parameters.ps1
        $run = Invoke-ParameterFuzz -Seed 1 -Seconds 120 -Cases 2500
        $result = $run.Value
    }

    It 'never hang' {
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

    It 'never send a request that violates api/' {
        $result.Forbidden | Should -BeNullOrEmpty
    }

    It 'use memory proportional to their size' {
        $result.KeptBytes | Should -BeLessThan 200MB
        $result.PeakBytes | Should -BeLessThan 1GB
    }
}
