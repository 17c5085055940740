BeforeAll {
    $module = Import-Module NeptuneMl -PassThru
    $folder = Split-Path $module.Path
    $manifest = Import-PowerShellDataFile (Join-Path $folder 'NeptuneMl.psd1')
}

Describe 'The module folder' {
    It 'passes Test-ModuleManifest' {
        { Test-ModuleManifest (Join-Path $folder 'NeptuneMl.psd1') -ErrorAction Stop } | Should -Not -Throw
    }

    It 'exports every compiled cmdlet and lists no other' {
        $compiled = $module.ImplementingAssembly.GetExportedTypes() |
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

    It 'keeps at its top only what loads beside PowerShell' {
        (Get-ChildItem $folder -Filter *.dll).Name | Sort-Object | Should -Be 'NeptuneMl.Contracts.dll', 'NeptuneMl.dll'
    }

    It 'brings no assembly that PowerShell or .NET ships' {
        $shipped = Get-ChildItem $PSHOME, ([Runtime.InteropServices.RuntimeEnvironment]::GetRuntimeDirectory()) -Filter *.dll
        $brought = Get-ChildItem (Join-Path $folder 'dependencies') -Filter *.dll

        $brought.Name | Should -Contain 'AWSSDK.Core.dll'
        $brought.Name | Where-Object { $_ -in $shipped.Name } | Should -BeNullOrEmpty
    }

    It 'brings <_>, which the SDK loads by name for some credentials' -ForEach 'AWSSDK.SSO', 'AWSSDK.SSOOIDC', 'AWSSDK.SecurityToken' {
        Join-Path $folder "dependencies/$_.dll" | Should -Exist
    }
}
