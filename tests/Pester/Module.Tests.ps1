BeforeAll {
    $module = Import-Module NeptuneMl -PassThru
    $folder = Split-Path $module.Path
    $manifest = Import-PowerShellDataFile (Join-Path $folder 'NeptuneMl.psd1')
}

Describe 'The module folder' {
    It 'passes Test-ModuleManifest' {
        { Test-ModuleManifest (Join-Path $folder 'NeptuneMl.psd1') -ErrorAction Stop } | Should -Not -Throw
    }

    It 'has the change log of its version as release notes' {
        $lines = Get-Content (Join-Path $PSScriptRoot '../../CHANGELOG.md')
        $headings = 0..($lines.Count - 1) | Where-Object { $lines[$_].StartsWith('## ') }
        $start = $headings | Where-Object { $lines[$_].StartsWith("## $($manifest.ModuleVersion) ") }
        $end = ($headings | Where-Object { $_ -gt $start } | Select-Object -First 1) ?? $lines.Count

        $manifest.PrivateData.PSData.ReleaseNotes | Should -Be ($lines[($start + 1)..($end - 1)] -join "`n").Trim()
    }

    It 'has the address of the project' {
        $manifest.PrivateData.PSData.ProjectUri | Should -Match '^https://'
    }

    It 'exports every compiled cmdlet and lists no other' {
        $compiled = [NeptuneMl.Sessions.ModuleCleanup].Assembly.GetExportedTypes() |
            ForEach-Object { $_.GetCustomAttributes([Management.Automation.CmdletAttribute], $false) } |
            ForEach-Object { "$($_.VerbName)-$($_.NounName)" } |
            Sort-Object

        $manifest.CmdletsToExport | Sort-Object | Should -Be $compiled
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be $compiled
    }

    It 'exports nothing but cmdlets' {
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
    }

    It 'uses approved verbs' {
        $module.ExportedCmdlets.Values.Verb | Sort-Object -Unique | Should -BeIn (Get-Verb).Verb
    }

    It 'has only assemblies of the default load context at its top' {
        (Get-ChildItem $folder -Filter *.dll).Name | Sort-Object | Should -Be 'NeptuneMl.Contracts.dll', 'NeptuneMl.dll', 'NeptuneMl.Loader.dll'
    }

    It 'contains no assembly of PowerShell or .NET' {
        $shipped = Get-ChildItem $PSHOME, ([Runtime.InteropServices.RuntimeEnvironment]::GetRuntimeDirectory()) -Filter *.dll
        $brought = Get-ChildItem (Join-Path $folder 'dependencies') -Filter *.dll

        $brought.Name | Should -Contain 'AWSSDK.Core.dll'
        $brought.Name | Where-Object { $_ -in $shipped.Name } | Should -BeNullOrEmpty
    }

    It 'contains <_>, which the SDK loads by name' -ForEach 'AWSSDK.SSO', 'AWSSDK.SSOOIDC', 'AWSSDK.SecurityToken' {
        Join-Path $folder "dependencies/$_.dll" | Should -Exist
    }
}

Describe 'A session' {
    BeforeEach {
        . $PSScriptRoot/Support/Setup.ps1
        $session = New-Session -WithoutModule
        function Invoke-Here([string] $Script) {
            $session.Commands.Clear()
            $session.AddScript($Script).Invoke()
        }
    }

    AfterEach {
        Remove-Session $session
    }

    It 'has no new variable, function, alias or preference after the import' {
        $state = 'Get-Variable | ForEach-Object Name; Get-Command -CommandType Function, Alias, Filter | ForEach-Object Name; Get-ChildItem env: | ForEach-Object Name'
        $changing = '?', '^', '$', 'Error', 'args', 'input', 'MyInvocation', 'PSCmdlet', 'StackTrace', 'LASTEXITCODE', 'PSDefaultParameterValues'
        $null = Invoke-Here 'Get-Variable | Out-Null; Get-Command Get-Command | Out-Null'
        $before = Invoke-Here $state
        $null = Invoke-Here 'Import-Module NeptuneMl'
        $after = Invoke-Here $state

        $after | Where-Object { $_ -notin $before -and $_ -notin $changing } | Should -BeNullOrEmpty
    }

    It 'has no connection after the import' {
        Invoke-Here 'Import-Module NeptuneMl; Get-NeptuneMLConnection; Get-CleanRoomsMLConnection' | Should -BeNullOrEmpty
        $session.Streams.Error | Should -BeNullOrEmpty
    }

    It 'has no cmdlets after Remove-Module and has them after another import' {
        Invoke-Here 'Import-Module NeptuneMl; Remove-Module NeptuneMl; Get-Module NeptuneMl; Get-Command -ListImported | Where-Object Source -EQ NeptuneMl' | Should -BeNullOrEmpty

        $status = Invoke-Here 'Import-Module NeptuneMl; $null = Start-NeptuneMLEmulator -JobSeconds 0; Test-NeptuneMLConnection -Quiet; Stop-NeptuneMLEmulator'

        $status | Should -BeTrue
        $session.Streams.Error | Should -BeNullOrEmpty
    }

    It 'can name the result types' {
        $names = Invoke-Here 'Import-Module NeptuneMl; [NeptuneMl.TrainingJob], [NeptuneMl.CleanRooms.TrainedModel], [NeptuneMl.JobState], [NeptuneMl.NeptuneMLException] | ForEach-Object Name'

        $names | Should -Be 'TrainingJob', 'TrainedModel', 'JobState', 'NeptuneMLException'
    }
}
