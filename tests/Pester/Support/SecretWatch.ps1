# Begins to watch for secrets; dot-sourced by the run, so that it watches all of it, and by suites that may run alone.
if (-not ('NeptuneMl.Tests.SecretWatch' -as [type])) {
    Add-Type -Path $PSScriptRoot/SecretWatch.cs
}
$null = [NeptuneMl.Tests.SecretWatch]::Current
