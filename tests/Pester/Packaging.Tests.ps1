BeforeAll {
    $repository = Split-Path (Split-Path $PSScriptRoot)
}

Describe 'Packing' {
    It 'rejects clients built from source and names the option that allows them' {
        $output = dotnet pack --no-restore (Join-Path $repository 'src/NeptuneMl') '-p:AwsClients=Source' -o $TestDrive 2>&1 | Out-String

        $LASTEXITCODE | Should -Not -Be 0
        $output | Should -Match 'AllowSourceClients=true'
        Get-ChildItem $TestDrive | Should -BeNullOrEmpty
    }
}
