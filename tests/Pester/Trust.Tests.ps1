# What the module tells of the ways in which it could be trusted too much.

BeforeAll { . $PSScriptRoot/Support/Setup.ps1 }

Describe 'Unencrypted HTTP' {
    It 'causes one warning for another host' {
        $warnings = & {
            Connect-NeptuneML -EndpointUrl http://192.0.2.1:8182 -Unsigned
            Connect-NeptuneML -EndpointUrl http://192.0.2.1:8182 -Unsigned
            Connect-CleanRoomsML -EndpointUrl http://192.0.2.2 -Region us-east-1
        } 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }
        $warnings.Count | Should -Be 2
        $warnings[0].Message | Should -Match '^Requests to http://192.0.2.1:8182/ use unencrypted HTTP'
        $warnings[1].Message | Should -Match 'http://192.0.2.2/'
    }

    It 'causes no warning for loopback or HTTPS: <_>' -ForEach 'http://127.0.0.1:1', 'http://localhost:1', 'http://[::1]:1', 'https://192.0.2.3' {
        Connect-NeptuneML -EndpointUrl $_ -Unsigned -WarningVariable warnings 3> $null | Should -Not -BeNullOrEmpty
        $warnings | Should -BeNullOrEmpty
    }
}

Describe 'Secrets' {
    It 'are not accepted as plain text by any parameter' {
        $parameters = Get-Command -Module NeptuneMl | ForEach-Object { $_.Parameters.Values } |
            Where-Object { @($_.Name) + $_.Aliases -match 'Secret|Password|Token$|PrivateKey|AccessKey' }
        $parameters.Name | Sort-Object -Unique | Should -Be 'SessionToken'
        $parameters.ParameterType | Sort-Object -Unique | Should -Be ([securestring])
    }

    Context 'of a fully recorded session' {
        BeforeAll {
            $transcript = Join-Path $TestDrive 'transcript.txt'
            $server = New-ScriptedServer "HTTP/1.1 403 No`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n{`"code`":`"AccessDeniedException`",`"detailedMessage`":`"No.`"}"
            $session = New-Session
            $settings = [Management.Automation.PSInvocationSettings] @{ AddToHistory = $true }
            $told = foreach ($line in @(
                    "`$null = Start-Transcript '$transcript'"
                    '$VerbosePreference = $DebugPreference = "Continue"'
                    '$null = Start-NeptuneMLEmulator -JobSeconds 0'
                    '$started = Start-NeptuneMLDataProcessingJob s3://b/in s3://b/out'
                    "`$connection = Connect-NeptuneML $($server.Url) -Region us-east-1 -Credential `$keys -SessionToken `$token -MaxAttempts 1"
                    'Get-NeptuneMLTrainingJob one'
                    'Get-NeptuneMLTrainingJob one -EndpointUrl http://127.0.0.1:1 -Region us-east-1 -Credential $keys'
                    'Get-NeptuneMLTrainingJob one -EndpointUrl http://127.0.0.1:1 -Region us-east-1 -Credential $keys.Password'
                    'Start-NeptuneMLTrainingJob -WhatIf -Id new -DataProcessingJobId one -TrainModelS3Location s3://b/m'
                    '$connection, $started | Format-List * -Force | Out-String -Width 4096'
                    '$connection, $started | ConvertTo-Json -Depth 6'
                    '[Management.Automation.PSSerializer]::Serialize(@($connection, $started, $Error[0]), 3)'
                    '$Error | Format-List * -Force | Out-String -Width 4096'
                    '$Error | Get-Error | Out-String -Width 4096'
                    '$Error | ForEach-Object { "$($_.Exception)"; $_.Exception.Data | Out-String; $_.InvocationInfo.BoundParameters | Out-String }'
                    'Get-Variable | Out-String -Width 4096'
                    'Stop-NeptuneMLEmulator; $null = Stop-Transcript'
                    '(Get-History).CommandLine'
                )) {
                $session.Commands.Clear()
                $session.Runspace.SessionStateProxy.SetVariable('keys', $keys)
                $session.Runspace.SessionStateProxy.SetVariable('token', (ConvertTo-SecureString 'sessionEXAMPLETOKEN' -AsPlainText))
                try { $session.AddScript($line).Invoke($null, $settings) } catch { "$_"; "$($_.Exception)" }
            }
            $streams = 'Error', 'Warning', 'Verbose', 'Debug', 'Information' | ForEach-Object { $session.Streams.$_ } | Format-List * -Force | Out-String -Width 4096
            Remove-Session $session
            $server.Dispose()
            $watch = [NeptuneMl.Tests.SecretWatch]::Current
        }

        It 'were sent' {
            $watch.FindIn($server.Requests[0]) | Should -Contain 'sessionEXAMPLETOKEN'
            $watch.FindIn($server.Requests[0]) | Should -Contain 'AWS4-HMAC-SHA256'
        }

        It 'are not in <_>' -ForEach 'output', 'streams', 'transcript' {
            $text = switch ($_) {
                'output' { $told | Out-String -Width 4096 }
                'streams' { $streams }
                'transcript' { Get-Content $transcript -Raw }
            }
            $text | Should -Match 'AccessDenied'
            $watch.FindIn($text) | Should -BeNullOrEmpty
        }
    }
}
