BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
}

Describe 'Runspaces of one process' {
    BeforeAll {
        $sessions = 1..2 | ForEach-Object { New-Session }
        function Invoke-In([powershell] $Session, [string] $Script, $Argument) {
            $Session.Commands.Clear()
            $Session.AddScript($Script).AddArgument($Argument).Invoke()
            $Session.Streams.Error | Should -BeNullOrEmpty
        }
    }

    AfterAll {
        foreach ($session in $sessions) {
            $null = Invoke-In $session 'Stop-NeptuneMLEmulator'
            Remove-Session $session
        }
    }

    It 'have their own default connections' {
        $emulators = $sessions | ForEach-Object { Invoke-In $_ 'Start-NeptuneMLEmulator -JobSeconds 0' }
        $emulators[0].BaseAddress | Should -Not -Be $emulators[1].BaseAddress

        $script = 'Start-NeptuneMLDataProcessingJob -Id $args[0] s3://b/i s3://b/o'
        $both = foreach ($number in 0, 1) {
            $sessions[$number].Commands.Clear()
            $sessions[$number].AddScript($script).AddArgument("of-$number").BeginInvoke()
        }
        foreach ($number in 0, 1) { $null = $sessions[$number].EndInvoke($both[$number]) }

        foreach ($number in 0, 1) {
            Invoke-In $sessions[$number] 'Get-NeptuneMLDataProcessingJob -IdOnly' | Should -Be "of-$number"
            (Invoke-In $sessions[$number] 'Get-NeptuneMLConnection').EndpointUrl | Should -Be $emulators[$number].BaseAddress
        }
    }
}

Describe 'A connection' {
    BeforeEach {
        $emulator = Start-NeptuneMLEmulator -JobSeconds 0
    }

    AfterEach {
        Stop-NeptuneMLEmulator
    }

    It 'can be shared by ForEach-Object -Parallel' {
        $connection = $emulator.NeptuneMLConnection
        $arguments = $processing

        $jobs = 1..10 | ForEach-Object -Parallel {
            $settings = $using:arguments
            Start-NeptuneMLDataProcessingJob @settings -Id "parallel-$_" -Connection $using:connection -Wait -PollSeconds 0.05
        } -ThrottleLimit 5

        $jobs.Id | Sort-Object | Should -Be (1..10 | ForEach-Object { "parallel-$_" } | Sort-Object)
        Get-NeptuneMLDataProcessingJob -IdOnly | Should -HaveCount 10
    }

    It 'is the default until it is closed' {
        $job = Start-NeptuneMLDataProcessingJob @processing
        Disconnect-NeptuneML

        Get-NeptuneMLConnection | Should -BeNullOrEmpty
        $job.Connection.IsClosed | Should -BeTrue
        $failure = Get-Failure { $job | Get-NeptuneMLDataProcessingJob }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ConnectionClosed,*'
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect-NeptuneML'
    }

    It 'of one service stays open when the other is closed' {
        Disconnect-CleanRoomsML

        Get-CleanRoomsMLConnection | Should -BeNullOrEmpty
        Test-NeptuneMLConnection -Quiet | Should -BeTrue
    }

    It 'contains no secret' {
        $emulator.NeptuneMLConnection.CredentialSource | Should -Be 'given'
        $shown = $emulator.NeptuneMLConnection, $emulator.CleanRoomsMLConnection, $emulator | Format-List * -Force | Out-String
        $shown | Should -Not -Match 'secret|AKIA'
    }
}

Describe 'The emulator' {
    AfterEach {
        Stop-NeptuneMLEmulator
    }

    It 'runs once per runspace' {
        $emulator = Start-NeptuneMLEmulator

        $failure = Get-Failure { Start-NeptuneMLEmulator }

        $failure.FullyQualifiedErrorId | Should -BeLike 'EmulatorRunning,*'
        $failure.TargetObject | Should -Be $emulator
    }

    It 'closes its connections and loses its state when it stops' {
        $first = Start-NeptuneMLEmulator
        $null = Start-NeptuneMLDataProcessingJob @processing
        Stop-NeptuneMLEmulator

        Get-NeptuneMLConnection | Should -BeNullOrEmpty
        Get-CleanRoomsMLConnection | Should -BeNullOrEmpty
        $first.NeptuneMLConnection.IsClosed | Should -BeTrue
        $null = Start-NeptuneMLEmulator
        Get-NeptuneMLDataProcessingJob | Should -BeNullOrEmpty
    }

    It 'names the unavailable port' {
        $taken = New-ScriptedServer
        try {
            $failure = Get-Failure { Start-NeptuneMLEmulator -Port $taken.Port }

            $failure.FullyQualifiedErrorId | Should -BeLike 'PortUnavailable,*'
            $failure.Exception.Message | Should -Match "-Port $($taken.Port)"
        }
        finally {
            $taken.Dispose()
        }
    }
}
