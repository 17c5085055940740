BeforeDiscovery {
    $neighbours = foreach ($order in 'before', 'after') {
        @{ Neighbour = 'an AWS SDK of version 3.7'; Order = $order }
        @{ Neighbour = 'older assemblies of every shared name'; Order = $order }
        @{ Neighbour = 'newer assemblies of every shared name'; Order = $order }
    }
}

BeforeAll {
    . $PSScriptRoot/Support/Isolation/Setup.ps1

    $sharedName = Get-SharedName
    $ownSdk = $sharedName | Where-Object Name -EQ 'AWSSDK.Core'
    $succeeded = @('Succeeded') * 5

    # The path of each neighbour, and what its cmdlet returns as long as it gets its own assemblies.
    $older, $newer = '0.0.1.0', '99.0.0.0' | ForEach-Object {
        $path = New-Stranger $sharedName $_
        @{ Path = $path; Response = $sharedName | ForEach-Object { Get-Identity (Join-Path (Split-Path $path) "$($_.Name).dll") } }
    }
    $module = @{
        'older assemblies of every shared name' = $older
        'newer assemblies of every shared name' = $newer
    }
    if ($otherSdk = Get-OtherSdk) {
        $module['an AWS SDK of version 3.7'] = @{
            Path   = New-OtherModule $otherSdk
            Response = (Get-Identity $otherSdk), 'sts.eu-west-1.amazonaws.com'
        }
    }
}

Describe 'Beside a module with <Neighbour>, imported <Order> it' -ForEach $neighbours {
    BeforeAll {
        $other = $module[$Neighbour]
        $session = if ($other) {
            Invoke-InFreshProcess -Argument $other.Path, $Order {
                param($path, $order)
                if ($order -eq 'after') {
                    $null = Import-Module $path
                    $other = Get-Outcome { Get-Neighbour }
                }
                Import-Module NeptuneMl
                $ours = Get-Outcome { Invoke-Lifecycle }
                if ($order -eq 'before') {
                    $null = Import-Module $path
                    $other = Get-Outcome { Get-Neighbour }
                }
                [pscustomobject]@{
                    Ours     = @($ours) + @(Get-Outcome { Invoke-Lifecycle })
                    Other    = @($other) + @(Get-Outcome { Get-Neighbour })
                    OurSdk   = (Get-LoadedAssembly NeptuneMl AWSSDK.Core).FullName
                    Strays   = @((Get-LoadedAssembly Default AWSSDK.*).Location | Where-Object { $_ -notlike "$(Split-Path $path)*" })
                    Borrowed = Get-Outcome { Test-Resolution AWSSDK.DynamoDBv2 NeptuneMl }
                }
            }
        }
    }

    BeforeEach {
        if (-not $session) {
            Set-ItResult -Skipped -Because 'the configured feeds have no AWSSDK.Core of version 3.7'
        }
    }

    It 'works on both services, with its own SDK' {
        $session.Ours | Should -Be ($succeeded + $succeeded)
        $session.OurSdk | Should -Be $ownSdk.FullName
    }

    It 'leaves the assemblies of the other module loaded' {
        $session.Other | Should -Be ($other.Response + $other.Response)
        $session.Strays | Should -BeNullOrEmpty
    }

    It 'does not load SDK assemblies of the other module' {
        $session.Borrowed | Should -BeFalse
    }
}

Describe 'Credentials of another module' {
    It 'are accepted from any version of the SDK' {
        if (-not $otherSdk) {
            Set-ItResult -Skipped -Because 'the configured feeds have no AWSSDK.Core of version 3.7'
            return
        }
        $session = Invoke-InFreshProcess -Argument $module['an AWS SDK of version 3.7'].Path {
            Import-Module $args[0], NeptuneMl
            $emulator = Start-NeptuneMLEmulator
            $credential = New-NeighbourCredential
            $connection = Connect-NeptuneML -EndpointUrl $emulator.BaseAddress -Region us-east-1 -Credential $credential
            [pscustomobject]@{
                Sdk    = $credential.GetType().Assembly.FullName
                Status = (Test-NeptuneMLConnection -Connection $connection).Status
            }
            Stop-NeptuneMLEmulator
        }

        $session.Sdk | Should -Be (Get-Identity $otherSdk)
        $session.Status | Should -Be 'healthy'
    }
}

Describe 'The default load context' {
    BeforeAll {
        $session = Invoke-InFreshProcess {
            Import-Module NeptuneMl
            $null = Invoke-Lifecycle
            $url = (Start-NeptuneMLEmulator -JobSeconds 0).BaseAddress
            $null = Test-NeptuneMLSetup
            $withoutS3 = @(Get-LoadedAssembly NeptuneMl AWSSDK.S3)
            $location = Test-NeptuneMLSetup -S3Location s3://movies -S3EndpointUrl $url | Where-Object Name -EQ 'S3 s3://movies'
            Stop-NeptuneMLEmulator
            [pscustomobject]@{
                WithoutS3  = $withoutS3.Count
                WithS3     = @(Get-LoadedAssembly NeptuneMl AWSSDK.S3).Count
                S3         = "$($location.Result)"
                Default    = 'AWSSDK*', 'NeptuneMl*' |
                    ForEach-Object { Get-LoadedAssembly Default $_ } |
                    ForEach-Object { $_.GetName().Name } |
                    Sort-Object
                Private    = @(Get-LoadedAssembly NeptuneMl * | ForEach-Object { $_.GetName().Name })
                Nameable   = [NeptuneMl.TrainingJob].FullName, [NeptuneMl.CleanRooms.TrainedModel].FullName
                SdkType    = [bool] ('Amazon.RegionEndpoint' -as [type])
                HandsOut   = 'AWSSDK.Core', 'AWSSDK.SSO', 'NeptuneMl.ServiceClients' | Where-Object { Test-Resolution $_ }
                References = [NeptuneMl.Sessions.ModuleCleanup].Assembly.GetReferencedAssemblies().Name
            }
        }
    }

    It 'contains only the cmdlets, the result types and the loader' {
        $session.Default | Should -Be 'NeptuneMl', 'NeptuneMl.Contracts', 'NeptuneMl.Loader'
        $session.Private | Should -Contain 'AWSSDK.Core'
        $session.SdkType | Should -BeFalse
    }

    It 'loads the S3 client only for -S3Location, in the context of the module' {
        $session.S3 | Should -Be 'Passed'
        $session.WithoutS3 | Should -Be 0
        $session.WithS3 | Should -Be 1
    }

    It 'gives access to the result types' {
        $session.Nameable | Should -Be 'NeptuneMl.TrainingJob', 'NeptuneMl.CleanRooms.TrainedModel'
    }

    It 'does not resolve the dependencies of the module for others' {
        $session.HandsOut | Should -BeNullOrEmpty
    }

    It 'contains cmdlets without a reference to the AWS SDK' {
        $session.References | Should -Contain 'NeptuneMl.Core'
        $session.References | Where-Object { $_ -like 'AWSSDK*' } | Should -BeNullOrEmpty
    }
}

Describe 'The ReadyToRun images of a platform' {
    BeforeAll {
        $system = $IsWindows ? 'win' : $IsMacOS ? 'osx' : 'linux'
        $architecture = "$([Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture)".ToLowerInvariant()
        $copy = Join-Path $TestDrive 'images/NeptuneMl'
        $images = Join-Path $copy "dependencies/$system-$architecture"
        Copy-Item $moduleFolder $copy -Recurse -Force
        $null = New-Item $images -ItemType Directory -Force

        function Get-LoadedFrom {
            Invoke-InFreshProcess -Argument $copy {
                Import-Module (Join-Path $args[0] 'NeptuneMl.psd1')
                Split-Path (Get-Command Get-NeptuneMLTrainingJob).ImplementingType.Assembly.Location
                Split-Path ([NeptuneMl.TrainingJob].Assembly.Location)
            }
        }
    }

    It 'are loaded for the cmdlets and the result types' {
        # A copy has the same module version id as the assembly, and so does an image.
        Copy-Item (Join-Path $copy 'NeptuneMl.dll'), (Join-Path $copy 'NeptuneMl.Contracts.dll') $images

        Get-LoadedFrom | Should -Be $images, $images
    }

    It 'are optional' {
        Get-ChildItem $images | Remove-Item

        Get-LoadedFrom | Should -Be $copy, $copy
    }
}

Describe 'Removing and importing again' {
    It 'keeps types, objects and connections valid through Remove-Module and two Import-Module -Force' {
        $session = Invoke-InFreshProcess {
            Import-Module NeptuneMl
            $type = [NeptuneMl.DataProcessingJob]
            $connection = (Start-NeptuneMLEmulator -JobSeconds 0.02).NeptuneMLConnection
            $job = Start-NeptuneMLDataProcessingJob @processing @fast

            Remove-Module NeptuneMl
            Import-Module NeptuneMl
            Import-Module NeptuneMl -Force
            Import-Module NeptuneMl -Force

            $trained = $job | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://bucket/models @fast -Connection $connection
            $again = $job | Get-NeptuneMLDataProcessingJob
            Stop-NeptuneMLEmulator
            [pscustomobject]@{
                SameType = [object]::ReferenceEquals($type, $again.GetType())
                Trained  = "$($trained.State)"
                Ours     = Invoke-Lifecycle
                Copies   = @((Get-LoadContext NeptuneMl)).Count
            }
        }

        $session.SameType | Should -BeTrue
        $session.Trained | Should -Be 'Succeeded'
        $session.Ours | Should -Be $succeeded
        $session.Copies | Should -Be 1
    }

    It 'resolves its own assemblies only while imported' {
        $session = Invoke-InFreshProcess {
            Import-Module NeptuneMl
            Test-Resolution NeptuneMl.Core
            Remove-Module NeptuneMl
            Test-Resolution NeptuneMl.Core
            Import-Module NeptuneMl
            Import-Module NeptuneMl -Force
            Test-Resolution NeptuneMl.Core
            Remove-Module NeptuneMl
            Test-Resolution NeptuneMl.Core
        }

        $session | Should -Be $true, $false, $true, $false
    }

    It 'in one runspace does not affect other runspaces' {
        $session = Invoke-InFreshProcess {
            Import-Module NeptuneMl
            Invoke-InSession 1 { Import-Module NeptuneMl; Remove-Module NeptuneMl }
            Invoke-Lifecycle
        }

        $session | Should -Be $succeeded
    }

    It 'does not affect a module that has imported it' {
        Set-Content $TestDrive/Dependent.psm1 'Import-Module NeptuneMl', ". '$PSScriptRoot/Support/Isolation/Session.ps1'"
        $session = Invoke-InFreshProcess -Argument "$TestDrive/Dependent.psm1" {
            Import-Module $args[0]
            Import-Module NeptuneMl
            Remove-Module NeptuneMl
            & (Get-Module Dependent) { Invoke-Lifecycle }
        }

        $session | Should -Be $succeeded
    }

    It 'from a second folder keeps the first folder for the process' {
        Copy-Item $moduleFolder $TestDrive/copy/NeptuneMl -Recurse
        $session = Invoke-InFreshProcess -Argument "$TestDrive/copy/NeptuneMl" {
            Import-Module NeptuneMl
            $first = (Get-Module NeptuneMl).ModuleBase
            # PowerShell may refuse to extend the same types twice.
            try { Import-Module $args[0] } catch [Management.Automation.RuntimeException] { }
            $both = Invoke-Lifecycle
            Remove-Module NeptuneMl
            Import-Module $args[0]
            [pscustomobject]@{
                First   = $first
                Ours    = $both + (Invoke-Lifecycle)
                Folders = 'Default', 'NeptuneMl' |
                    ForEach-Object { Get-LoadedAssembly $_ NeptuneMl* } |
                    ForEach-Object { (Split-Path $_.Location) -replace '[\\/]dependencies.*' } |
                    Sort-Object -Unique
            }
        }

        $session.Ours | Should -Be ($succeeded + $succeeded)
        $session.Folders | Should -Be $session.First
    }
}

Describe 'Runspaces' {
    It 'import and work concurrently with their own emulators and connections' {
        $session = Invoke-InFreshProcess {
            Invoke-InSession 4 { Import-Module NeptuneMl; Invoke-Lifecycle }
        }

        $session | Should -Be ($succeeded * 4)
    }

    It 'share one connection in ForEach-Object -Parallel' {
        $session = Invoke-InFreshProcess {
            Import-Module NeptuneMl
            $connection = (Start-NeptuneMLEmulator -JobSeconds 0.02).NeptuneMLConnection
            $jobs = 1..24 | ForEach-Object -ThrottleLimit 6 -Parallel {
                $settings, $fast = $using:processing, $using:fast
                Start-NeptuneMLDataProcessingJob @settings @fast -Id "job-$_" -Connection $using:connection
            }
            [pscustomobject]@{
                States = $jobs | ForEach-Object { "$($_.State)" } | Sort-Object -Unique
                Ids    = $jobs.Id | Sort-Object { [int] ($_ -replace '\D') }
                Listed = Get-NeptuneMLDataProcessingJob -IdOnly | Sort-Object { [int] ($_ -replace '\D') }
            }
            Stop-NeptuneMLEmulator
        }

        $expected = 1..24 | ForEach-Object { "job-$_" }
        $session.States | Should -Be 'Succeeded'
        $session.Ids | Should -Be $expected
        $session.Listed | Should -Be $expected
    }
}
