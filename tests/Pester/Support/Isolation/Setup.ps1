# Other modules to be beside, and fresh processes to be beside them in; dot-sourced by Isolation.Tests.ps1.

Add-Type -AssemblyName (Join-Path $PSHOME 'Microsoft.CodeAnalysis.dll'), (Join-Path $PSHOME 'Microsoft.CodeAnalysis.CSharp.dll')

$platform = @(Get-ChildItem (Join-Path $PSHOME 'ref') -Filter *.dll).FullName + [psobject].Assembly.Location |
    ForEach-Object { [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile($_) }

$moduleFolder = (Get-Module NeptuneMl -ListAvailable | Select-Object -First 1).ModuleBase

function Get-Identity([string] $Path) {
    [Reflection.AssemblyName]::GetAssemblyName($Path).FullName
}

# Compiles to a file whose assembly has the file's name, as Add-Type does not.
function New-Assembly([string] $Path, [string] $Source, [string[]] $Reference, [byte[]] $PublicKey) {
    $options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary)
    if ($PublicKey) {
        $options = $options.WithCryptoPublicKey([Collections.Immutable.ImmutableArray]::ToImmutableArray($PublicKey)).WithPublicSign($true)
    }
    $references = $platform + @($Reference | Where-Object { $_ } | ForEach-Object { [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile($_) })
    $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create(
        [IO.Path]::GetFileNameWithoutExtension($Path),
        [Microsoft.CodeAnalysis.SyntaxTree[]] [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($Source),
        [Microsoft.CodeAnalysis.MetadataReference[]] $references,
        $options)

    $null = New-Item (Split-Path $Path) -ItemType Directory -Force
    $file = [IO.File]::Create($Path)
    try {
        $result = $compilation.Emit($file)
    }
    finally {
        $file.Dispose()
    }
    if (-not $result.Success) {
        throw "$Path does not compile: $($result.Diagnostics -join '; ')"
    }
}

# An AWSSDK.Core of version 3.7, or nothing when the configured feeds have none.
function Get-OtherSdk {
    $project = Join-Path $PSScriptRoot 'OtherSdk.csproj'
    $intermediate = Join-Path $TestDrive 'obj/'
    $response = dotnet msbuild $project -restore -nologo "-p:BaseIntermediateOutputPath=$intermediate" `
        '-t:ResolvePackageAssets' '-getItem:RuntimeCopyLocalItems'
    if ($LASTEXITCODE -eq 0) {
        ($response | ConvertFrom-Json).Items.RuntimeCopyLocalItems.FullPath | Where-Object { (Split-Path $_ -Leaf) -eq 'AWSSDK.Core.dll' }
    }
}

# A binary module with that SDK beside it.
function New-OtherModule([string] $Sdk) {
    $path = Join-Path $TestDrive 'other/OtherModule.dll'
    New-Assembly $path (Get-Content (Join-Path $PSScriptRoot 'OtherModule.cs') -Raw) $Sdk
    Copy-Item $Sdk (Split-Path $path)
    $path
}

# The assemblies that a session could hold under a name of ours, or of the SDK's that ours could ask for. NeptuneMl.dll
# loads its own neighbours Core and Emulator by name from the session, so these two names are taken.
function Get-SharedName {
    $brought = Get-ChildItem (Join-Path $moduleFolder 'dependencies') -Filter *.dll |
        Where-Object BaseName -NotIn 'NeptuneMl.Core', 'NeptuneMl.Emulator' |
        ForEach-Object { [Reflection.AssemblyName]::GetAssemblyName($_.FullName) }
    $sdk = $brought | Where-Object Name -EQ 'AWSSDK.Core'
    $others = 'AWSSDK.Neptunedata', 'AWSSDK.CleanRoomsML', 'AWSSDK.S3', 'NeptuneMl.ServiceClients' |
        Where-Object { $_ -notin $brought.Name } |
        ForEach-Object {
            $name = [Reflection.AssemblyName]::new($_)
            if ($_ -like 'AWSSDK.*') { $name.SetPublicKey($sdk.GetPublicKey()) }
            $name
        }
    @($brought) + $others
}

# A binary module whose assemblies have these names in another version, and nothing else in common with ours. Its cmdlet
# says which assemblies it works with.
function New-Stranger([Reflection.AssemblyName[]] $Name, [version] $Version) {
    $folder = Join-Path $TestDrive "stranger-$Version"
    $classes = foreach ($assembly in $Name) {
        $class = $assembly.Name -replace '\W', '_'
        $source = @"
            [assembly: System.Reflection.AssemblyVersion("$Version")]
            namespace Stranger { public static class $class { public static string Identity => typeof($class).Assembly.FullName!; } }
"@
        New-Assembly "$folder/$($assembly.Name).dll" $source -PublicKey $assembly.GetPublicKey()
        $class
    }

    $path = "$folder/StrangerModule.dll"
    $source = @"
        using System.Management.Automation;

        [Cmdlet(VerbsCommon.Get, "Neighbour")]
        public sealed class GetNeighbourCommand : Cmdlet
        {
            protected override void EndProcessing() =>
                WriteObject(new[] { $(($classes | ForEach-Object { "Stranger.$_.Identity" }) -join ', ') }, enumerateCollection: true);
        }
"@
    New-Assembly $path $source @($Name | ForEach-Object { "$folder/$($_.Name).dll" })
    $path
}

# Runs a script in a PowerShell of its own, with what Session.ps1 defines, and returns what it returned. A failure there
# is a failure here.
function Invoke-InFreshProcess([scriptblock] $Script, [string[]] $Argument) {
    $file = Join-Path $TestDrive "$(New-Guid).ps1"
    Set-Content $file @"
        `$ErrorActionPreference = 'Stop'
        `$PSStyle.OutputRendering = 'PlainText'
        . '$PSScriptRoot/Session.ps1'
        `$returned = & { $Script } @args
        ConvertTo-Json @(`$returned) -Depth 3 | Set-Content '$file.json'
"@
    Import-Module $PSScriptRoot/../../../../build/PowerShellProcess.psm1
    $program, $arguments = @(Get-PowerShellCommand) + '-NoProfile', '-NonInteractive', '-File', $file + $Argument
    $output = & $program @arguments 2>&1
    if ($LASTEXITCODE -ne 0) {
        throw "The fresh process failed: $($output -join "`n")"
    }
    Get-Content "$file.json" -Raw | ConvertFrom-Json
}
