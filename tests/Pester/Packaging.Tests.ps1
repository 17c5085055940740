BeforeAll {
    $repository = Split-Path (Split-Path $PSScriptRoot)
}

Describe 'Packing' {
    It 'refuses the clients that are built from source, and says how to have them all the same' {
        $output = dotnet pack --no-restore (Join-Path $repository 'src/NeptuneMl') '-p:AwsClients=Source' -o $TestDrive 2>&1 | Out-String

        $LASTEXITCODE | Should -Not -Be 0
        $output | Should -Match 'AllowSourceClients=true'
        Get-ChildItem $TestDrive | Should -BeNullOrEmpty
    }
}
