# What writes, reads and compares numbers, times and names, where a comma is a decimal sign, the year is another and i is not the
# small letter of I. All suites run so with the option -Culture of the build.

Describe 'In culture <_>' -ForEach 'tr-TR', 'ar-SA' {
    BeforeAll {
        Import-Module NeptuneMl
        . $PSScriptRoot/Support/Unattended.ps1
        $suites = 'Views', 'Completion', 'Binding', 'InvalidInput', 'OutputType' | ForEach-Object { "'$PSScriptRoot/$_.Tests.ps1'" }
        $run = $IsWindows ? $null : (Invoke-Unattended -PatienceSeconds 300 -Environment @{ LC_ALL = "$($_ -replace '-', '_').UTF-8"; PSModulePath = $env:PSModulePath } @"
Import-Module Pester -MinimumVersion 5.5 -MaximumVersion 5.99
`$configuration = New-PesterConfiguration
`$configuration.Run.Path = $($suites -join ', ')
`$configuration.Run.PassThru = `$true
`$configuration.Output.Verbosity = 'None'
`$result = Invoke-Pester -Configuration `$configuration
[ordered] @{
    Culture = [cultureinfo]::CurrentCulture.Name
    Passed  = `$result.PassedCount
    Failed  = @(`$result.Failed + `$result.FailedContainers | ForEach-Object { "`$(`$_.ExpandedPath): `$(`$_.ErrorRecord[0])" })
} | ConvertTo-Json -Compress
"@)
    }

    It 'all values are written, read and compared as in other cultures' {
        if ($IsWindows) { Set-ItResult -Skipped -Because 'a process takes its culture from outside on Linux and macOS only'; return }

        $run.Hung | Should -BeFalse
        $result = $run.Output.Trim().Split("`n")[-1] | ConvertFrom-Json
        $result.Culture | Should -Be $_
        $result.Failed | Should -BeNullOrEmpty
        $result.Passed | Should -BeGreaterThan 100
    }
}
