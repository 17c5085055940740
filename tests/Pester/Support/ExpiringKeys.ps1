# An emulator that verifies signatures with keys that end when a test says so; dot-sourced by the suites that need it.

# In a load context of its own, so that it stands in for nothing of the module's.
$emulatorAssembly = [Runtime.Loader.AssemblyLoadContext]::new('emulator with expiring keys').LoadFromAssemblyPath(
    (Join-Path (Get-Module NeptuneMl).ModuleBase 'dependencies/NeptuneMl.Emulator.dll'))

function Get-EmulatorType([string] $Name) {
    $emulatorAssembly.GetType("NeptuneMl.Emulator.$Name", $true)
}

function New-Key([string] $Name, [datetimeoffset] $Expires = [datetimeoffset]::MaxValue) {
    $key = (Get-EmulatorType SigningCredential)::new("AKID$Name", "secret-$Name", "token-$Name")
    $key.Expires = $Expires
    $key
}

# The emulator sees at once when a test replaces one of the keys.
function Start-KeyedEmulator([array] $Keys, [double] $JobSeconds) {
    $options = (Get-EmulatorType EmulatorOptions)::new()
    $options.Credentials = $Keys
    $options.JobDuration = [timespan]::FromSeconds($JobSeconds)
    (Get-EmulatorType EmulatorServer)::StartAsync($options, [Threading.CancellationToken]::None).GetAwaiter().GetResult()
}

# What this process, and any session in it, finds in its environment.
function Set-EnvironmentKey($Key) {
    $env:AWS_ACCESS_KEY_ID = ${Key}?.AccessKeyId
    $env:AWS_SECRET_ACCESS_KEY = ${Key}?.SecretAccessKey
    $env:AWS_SESSION_TOKEN = ${Key}?.SessionToken
}
