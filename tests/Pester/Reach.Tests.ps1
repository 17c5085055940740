# Connections through tunnels, load balancers and proxies. The cluster is an emulator that verifies signatures, behind TLS with a
# certificate of the cluster's name; only a relay or a proxy leads to it.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    $null = Start-NeptuneMLEmulator -JobSeconds 0
    Stop-NeptuneMLEmulator

    $cluster = 'movies.cluster-c0ffee1234.us-east-1.neptune.amazonaws.com'
    $authority = [NeptuneMl.TestKit.Http.TestAuthority]::new()
    $bundle = Join-Path $TestDrive 'authority.pem'
    Set-Content $bundle $authority.Pem
    # The module's own load context has the emulator, so its types have no names here.
    $types = [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'NeptuneMl.Emulator' })[0]
    $credentials = [Array]::CreateInstance($types.GetType('NeptuneMl.Emulator.SigningCredential'), 1)
    $credentials[0] = $types.GetType('NeptuneMl.Emulator.SigningCredential')::new($keys.UserName, $keys.GetNetworkCredential().Password, $null)
    $options = $types.GetType('NeptuneMl.Emulator.EmulatorOptions')::new()
    # The properties can be set only at creation, which PowerShell does not do for types without a name.
    @{ HostNames = [string[]] $cluster; Credentials = $credentials; JobDuration = [timespan]::Zero; RecordRequests = $true }.GetEnumerator() |
        ForEach-Object { $options.GetType().GetProperty($_.Key).SetValue($options, $_.Value) }
    $emulator = $types.GetType('NeptuneMl.Emulator.EmulatorServer')::StartAsync($options, [Threading.CancellationToken]::None).GetAwaiter().GetResult()

    # A TLS server with a certificate for the names, in front of the emulator.
    function New-TlsServer([string[]] $Name) {
        $server = New-Relay $emulator.Port
        $server.Certificate = $authority.Issue($Name)
        $server
    }
    function New-Relay([int] $Port, [ipaddress] $Address = [ipaddress]::Loopback) { [NeptuneMl.TestKit.Http.TcpRelay]::new($Port, $Address) }
    function New-Proxy([string] $User) {
        $ports = [Collections.Generic.Dictionary[string, int]]::new()
        $ports["${cluster}:8182"] = $tls.Port
        [NeptuneMl.TestKit.Http.ForwardProxy]::new($ports, ($User ? $User : [NullString]::Value))
    }

    $tls = New-TlsServer '*.cluster-c0ffee1234.us-east-1.neptune.amazonaws.com'
    $relay = New-Relay $tls.Port
    $proxyUser = [pscredential]::new('ann', (ConvertTo-SecureString 'proxyEXAMPLEKEY' -AsPlainText))
    $trusted = @{ Credential = $keys; CertificateAuthority = $bundle }
    $variables = 'NEPTUNEML_VIA', 'AWS_CA_BUNDLE', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY'

    function Reset-Session {
        Disconnect-NeptuneML
        Disconnect-CleanRoomsML
        $variables | ForEach-Object { Remove-Item env:$_ -ErrorAction Ignore }
        'Connect-NeptuneML:Via', 'Connect-*:CertificateAuthority' | ForEach-Object { $PSDefaultParameterValues.Remove($_) }
    }
}

AfterAll {
    $relay, $tls, $authority | ForEach-Object Dispose
    $null = $emulator.DisposeAsync().AsTask().Wait(10000)
}

Describe 'Connect-NeptuneML -Via' {
    AfterEach { Reset-Session }

    # The address is what the reader has after one of these.
    It 'reaches a cluster through <tunnel>' -ForEach @(
        @{ tunnel = 'ssh -L'; dialled = 'localhost' }
        @{ tunnel = 'SSM port forwarding'; dialled = '127.0.0.1' }
        @{ tunnel = 'a network load balancer'; dialled = [net.dns]::GetHostName() }
    ) {
        $address = $dialled -in 'localhost', '127.0.0.1' ? [ipaddress]::Loopback : [net.dns]::GetHostAddresses($dialled)[0]
        if (-not [ipaddress]::IsLoopback($address)) { Set-ItResult -Skipped -Because 'servers of tests listen on loopback only'; return }
        $port = (New-Relay $tls.Port $address).Port
        $connection = Connect-NeptuneML $cluster -Via "${dialled}:$port" @trusted
        $connection.Via | Should -Be "${dialled}:$port"
        $connection.EndpointUrl | Should -Be "https://${cluster}:8182/"
        $connection.Region | Should -Be us-east-1
        (Test-NeptuneMLConnection).IsHealthy | Should -BeTrue
        $job = Start-NeptuneMLDataProcessingJob @processing -Wait
        $job.Status | Should -Be Completed
        $emulator.Requests[-1].Headers.Where({ $_.Key -eq 'Host' }).Value | Should -Be "${cluster}:8182"
    }

    It 'accepts an IPv6 address' -Skip:(-not [Net.Sockets.Socket]::OSSupportsIPv6) {
        $ipv6 = New-Relay $tls.Port ([ipaddress]::IPv6Loopback)
        $null = Connect-NeptuneML $cluster -Via "[::1]:$($ipv6.Port)" @trusted
        (Test-NeptuneMLConnection).IsHealthy | Should -BeTrue
        $ipv6.Connections | Should -BeGreaterThan 0
    }

    It 'comes from <_>' -ForEach 'NEPTUNEML_VIA and AWS_CA_BUNDLE', '$PSDefaultParameterValues' {
        if ($_ -like 'NEPTUNEML*') {
            $env:NEPTUNEML_VIA = $relay.Address
            $env:AWS_CA_BUNDLE = $bundle
        }
        else {
            $PSDefaultParameterValues['Connect-NeptuneML:Via'] = $relay.Address
            $PSDefaultParameterValues['Connect-*:CertificateAuthority'] = $bundle
        }
        (Connect-NeptuneML $cluster -Credential $keys).Via | Should -Be $relay.Address
        (Test-NeptuneMLConnection).IsHealthy | Should -BeTrue
    }

    It 'from the variable applies to a call without a connection' {
        $env:NEPTUNEML_VIA = $relay.Address
        $env:AWS_CA_BUNDLE = $bundle
        (Test-NeptuneMLConnection -EndpointUrl $cluster -Credential $keys).IsHealthy | Should -BeTrue
    }

    It 'is kept by parameters for one call' {
        $null = Connect-NeptuneML $cluster -Via $relay.Address -CertificateAuthority $bundle -Credential ([pscredential]::new('AKIDNONE', $keys.Password))
        (Get-Failure { Test-NeptuneMLConnection }).FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'
        (Test-NeptuneMLConnection -Credential $keys).IsHealthy | Should -BeTrue
    }

    It 'is kept in other runspaces' {
        $connection = Connect-NeptuneML $cluster -Via $relay.Address @trusted
        $healthy = 1..2 | ForEach-Object -ThrottleLimit 2 -Parallel { (Test-NeptuneMLConnection -Connection $using:connection).IsHealthy }
        $healthy | Should -Be $true, $true
    }

    It 'is in a deserialized connection, from which another process connects again' {
        $connection = Connect-NeptuneML $cluster -Via $relay.Address @trusted
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($connection))
        $copy.Via | Should -Be $relay.Address
        Disconnect-NeptuneML
        $null = Connect-NeptuneML $copy.EndpointUrl -Via $copy.Via -CertificateAuthority $copy.CertificateAuthority -Credential $keys
        (Test-NeptuneMLConnection).IsHealthy | Should -BeTrue
    }

    It 'is shown in the table and in the list' {
        $connection = Connect-NeptuneML $cluster -Via localhost:8182 -Unsigned
        $connection | Format-Table | Out-String -Width 120 | Should -Match 'via localhost:8182 to https://movies\.'
        $connection | Format-List | Out-String -Width 160 | Should -Match '(?m)^Via +: localhost:8182\r?$'
    }

    It 'with the port of the endpoint if it has none' {
        (Connect-NeptuneML "${cluster}:8183" -Via localhost -Unsigned).Via | Should -Be localhost:8183
    }

    It 'rejects <_>' -ForEach 'https://localhost:8182', 'localhost:', '::1:8182', 'localhost:70000', '8182' {
        $failure = Get-Failure { Connect-NeptuneML $cluster -Via $_ }
        $failure.FullyQualifiedErrorId | Should -Be 'InvalidParameter,NeptuneMl.Cmdlets.NeptuneML.ConnectNeptuneMLCommand'
        $failure.Exception.ParameterName | Should -Be Via
        $failure.Exception.Message | Should -BeLike "-Via '$_' must be a host or host:port*"
        Get-NeptuneMLConnection | Should -BeNullOrEmpty
    }

    It 'names the variable whose value is malformed' {
        $env:NEPTUNEML_VIA = 'http://localhost'
        (Get-Failure { Connect-NeptuneML $cluster }).Exception.Message | Should -BeLike "NEPTUNEML_VIA 'http://localhost' must be*"
    }

    It 'does not apply to the emulator of the session' {
        $env:NEPTUNEML_VIA = '127.0.0.1:1'
        $env:AWS_CA_BUNDLE = "$TestDrive/none.pem"
        $env:HTTP_PROXY = 'http://127.0.0.1:1'
        try {
            $null = Start-NeptuneMLEmulator -JobSeconds 0
            (Test-NeptuneMLConnection).IsHealthy | Should -BeTrue
        }
        finally {
            Stop-NeptuneMLEmulator
            Remove-Item env:HTTP_PROXY
        }
    }
}

Describe 'A certificate' {
    AfterEach { Reset-Session }

    It 'of another server is the error TlsNameMismatch, which names both names and -Via' {
        $failure = Get-Failure { Test-NeptuneMLConnection -EndpointUrl "localhost:$($tls.Port)" -Region us-east-1 -Credential $keys }
        $failure.FullyQualifiedErrorId | Should -BeLike 'TlsNameMismatch,*'
        $failure.CategoryInfo.Category | Should -Be AuthenticationError
        $failure.Exception.Message | Should -Be "The certificate of localhost:$($tls.Port) is for '*.cluster-c0ffee1234.us-east-1.neptune.amazonaws.com', and not for 'localhost'."
        $failure.ErrorDetails.RecommendedAction | Should -BeLike "*Connect-NeptuneML <cluster endpoint> -Via localhost:$($tls.Port)"
    }

    It 'of another cluster behind -Via is refused before a request is sent' {
        $other = New-TlsServer books.cluster-beef.eu-west-1.neptune.amazonaws.com
        $tunnel = New-Relay $other.Port
        $before = $emulator.Requests.Count
        $null = Connect-NeptuneML $cluster -Via $tunnel.Address @trusted
        $failure = Get-Failure { Start-NeptuneMLDataProcessingJob @processing }
        $failure.FullyQualifiedErrorId | Should -BeLike 'TlsNameMismatch,*'
        $failure.Exception.Message | Should -Match "'books\.cluster-beef\.eu-west-1\.neptune\.amazonaws\.com', and not for '$([regex]::Escape($cluster))'"
        $failure.Exception.Attempts | Should -Be 0
        $emulator.Requests.Count | Should -Be $before
    }

    It 'of an unknown authority is the error TlsFailure, which names -CertificateAuthority' {
        $null = Connect-NeptuneML $cluster -Via $relay.Address -Credential $keys
        $failure = Get-Failure { Test-NeptuneMLConnection }
        $failure.FullyQualifiedErrorId | Should -BeLike 'TlsFailure,*'
        $failure.Exception.Message | Should -Match 'issuer of the certificate is not trusted: CN=NeptuneMl Test Authority'
        $failure.ErrorDetails.RecommendedAction | Should -Match '-CertificateAuthority, or the environment variable AWS_CA_BUNDLE'
    }

    It 'authority is a path relative to the location of the session' {
        Push-Location $TestDrive
        try { (Connect-NeptuneML $cluster -CertificateAuthority ./authority.pem -Unsigned).CertificateAuthority | Should -Be $bundle }
        finally { Pop-Location }
    }

    It 'authority <_> is an error, because it is no path of a file' -ForEach 'env:AWS_CA_BUNDLE', 'nodrive:\ca.pem' {
        $failure = Get-Failure { Connect-NeptuneML $cluster -CertificateAuthority $_ }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Be "-CertificateAuthority '$_' must be the path of a file."
    }

    It 'authority that is no file is an error that names the parameter' {
        $failure = Get-Failure { Connect-CleanRoomsML -Region us-east-1 -CertificateAuthority $TestDrive/none.pem }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -BeLike '-CertificateAuthority *none.pem* must be a file that can be read*'
    }
}

Describe 'Connect-NeptuneML -Proxy' {
    AfterEach { Reset-Session }

    It 'reaches a cluster through <scheme> with <user>' -ForEach @(
        @{ scheme = 'http'; user = 'no user' }, @{ scheme = 'http'; user = 'a user' }
        @{ scheme = 'socks5'; user = 'no user' }, @{ scheme = 'socks5'; user = 'a user' }
    ) {
        $credential = $user -eq 'a user' ? @{ ProxyCredential = $proxyUser } : @{}
        $proxy = New-Proxy ($user -eq 'a user' ? 'ann:proxyEXAMPLEKEY' : '')
        $connection = Connect-NeptuneML $cluster -Proxy "${scheme}://$($proxy.Address)" @credential @trusted
        (Test-NeptuneMLConnection).IsHealthy | Should -BeTrue
        $connection.Proxy | Should -Be ([uri] "${scheme}://$($proxy.Address)")
        $proxy.Targets[0] | Should -Be "$($scheme -eq 'http' ? 'CONNECT' : 'SOCKS5') ${cluster}:8182"
        $proxy.Dispose()
    }

    It 'comes from HTTPS_PROXY, and not for hosts in NO_PROXY' {
        $proxy = New-Proxy 'ann:proxyEXAMPLEKEY'
        $env:HTTPS_PROXY = "socks5://ann:proxyEXAMPLEKEY@$($proxy.Address)"
        $connection = Connect-NeptuneML $cluster @trusted
        $connection.Proxy | Should -Be ([uri] "socks5://$($proxy.Address)")
        (Test-NeptuneMLConnection).IsHealthy | Should -BeTrue
        $env:NO_PROXY = '.us-east-1.neptune.amazonaws.com'
        (Connect-NeptuneML $cluster @trusted).Proxy | Should -BeNullOrEmpty
        $proxy.Dispose()
    }

    It 'that needs a password is the error ProxyRefused, which names -ProxyCredential' {
        $proxy = New-Proxy 'ann:proxyEXAMPLEKEY'
        $null = Connect-NeptuneML $cluster -Proxy "http://$($proxy.Address)" @trusted
        $failure = Get-Failure { Test-NeptuneMLConnection }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ProxyRefused,*'
        $failure.Exception.Message | Should -Match "http://$($proxy.Address) .*HTTP 407"
        $failure.ErrorDetails.RecommendedAction | Should -Be 'Correct -Proxy and -ProxyCredential of Connect-NeptuneML.'
        $proxy.Dispose()
    }

    It 'that rejects the password of a SOCKS user is the error ProxyRefused' {
        $proxy = New-Proxy 'ann:proxyEXAMPLEKEY'
        $null = Connect-NeptuneML $cluster -Proxy "socks5://$($proxy.Address)" -ProxyCredential ([pscredential]::new('ann', $keys.Password)) @trusted
        $failure = Get-Failure { Test-NeptuneMLConnection }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ProxyRefused,*'
        $failure.Exception.Message | Should -BeLike "The proxy socks5://$($proxy.Address) refused the connection to ${cluster}:8182: *authenticate*"
        $proxy.Dispose()
    }

    It 'rejects a password in the address: <_>' -ForEach 'Connect-NeptuneML', 'Connect-CleanRoomsML' {
        $failure = Get-Failure { & $_ -EndpointUrl $cluster -Region us-east-1 -Proxy "http://ann:$($proxyUser.GetNetworkCredential().Password)@127.0.0.1:3128" }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failure.Exception.Message | Should -Be "-Proxy 'http://127.0.0.1:3128' must not contain a user name or a password; specify them with -ProxyCredential."
    }

    It '-ProxyCredential needs -Proxy' {
        (Get-Failure { Connect-NeptuneML $cluster -ProxyCredential $proxyUser }).Exception.Message | Should -Be '-ProxyCredential requires -Proxy.'
    }

    It 'shows no password anywhere' {
        $watch = [NeptuneMl.Tests.SecretWatch]::Current
        $told = foreach ($source in 'parameter', 'variable') {
            $parameters = $source -eq 'parameter' ? @{ Proxy = 'socks5://127.0.0.1:1'; ProxyCredential = $proxyUser } : @{}
            if ($source -eq 'variable') { $env:HTTPS_PROXY = 'http://ann:proxyEXAMPLEKEY@127.0.0.1:1' }
            $Error.Clear()
            foreach ($connection in (Connect-NeptuneML $cluster @parameters -Credential $keys -MaxAttempts 1), (Connect-CleanRoomsML -Region us-east-1 @parameters)) {
                $connection | Format-List * -Force
                $connection | ConvertTo-Json -Depth 6
                [Management.Automation.PSSerializer]::Serialize($connection, 4)
            }
            Test-NeptuneMLConnection -Verbose -Debug -ErrorAction SilentlyContinue *>&1
            $Error | Format-List * -Force
            $Error | Get-Error
            $Error | ForEach-Object { "$($_.Exception)"; $_.InvocationInfo.BoundParameters }
        }
        $text = $told | Out-String -Width 4096
        $text | Should -Match 'ProxyRefused'
        $watch.FindIn($text) | Should -BeNullOrEmpty
        $text | Should -Not -Match '\bann\b'
    }
}

Describe 'Connect-CleanRoomsML' {
    AfterEach { Reset-Session }

    It 'has -Proxy and -CertificateAuthority' {
        $connection = Connect-CleanRoomsML -Region us-east-1 -Proxy http://127.0.0.1:3128 -CertificateAuthority $bundle
        $connection.Proxy | Should -Be ([uri] 'http://127.0.0.1:3128')
        $connection.CertificateAuthority | Should -Be $bundle
        $connection | Format-List | Out-String -Width 160 | Should -Match 'Proxy +: http://127.0.0.1:3128'
    }

    It 'ignores NEPTUNEML_VIA' {
        $env:NEPTUNEML_VIA = 'not a host:'
        Connect-CleanRoomsML -Region us-east-1 | Should -Not -BeNullOrEmpty
    }
}
