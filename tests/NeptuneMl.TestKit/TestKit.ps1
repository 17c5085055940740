# Loads an assembly of the tests into PowerShell, as it was last built, and what it references.
function Add-TestAssembly([string] $Project) {
    $name = Split-Path $Project -Leaf
    Get-ChildItem "$Project/bin/*/*/$name.dll" | Sort-Object LastWriteTime | Select-Object -Last 1 | ForEach-Object { Add-Type -Path $_ }
}
