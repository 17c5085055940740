# What the module tells of the ways in which it could be trusted too much.

BeforeAll { Import-Module NeptuneMl }

Describe 'Plain HTTP' {
    It 'is warned of once for an address that is not this machine' {
        $warnings = & {
            Connect-NeptuneML -EndpointUrl http://192.0.2.1:8182 -Unsigned
            Connect-NeptuneML -EndpointUrl http://192.0.2.1:8182 -Unsigned
            Connect-CleanRoomsML -EndpointUrl http://192.0.2.2 -Region us-east-1
        } 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }
        $warnings.Count | Should -Be 2
        $warnings[0].Message | Should -Match '^Requests to http://192.0.2.1:8182/ go over plain HTTP'
        $warnings[1].Message | Should -Match 'http://192.0.2.2/'
    }

    It 'is not warned of on this machine, and https is not either: <_>' -ForEach 'http://127.0.0.1:1', 'http://localhost:1', 'http://[::1]:1', 'https://192.0.2.3' {
        Connect-NeptuneML -EndpointUrl $_ -Unsigned -WarningVariable warnings 3> $null | Should -Not -BeNullOrEmpty
        $warnings | Should -BeNullOrEmpty
    }
}
