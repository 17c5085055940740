# What the process holds after everything that can be collected has been, in MB.
function Get-HeldMemory {
    foreach ($pass in 1..3) {
        [GC]::Collect(2, [GCCollectionMode]::Forced, $true, $true)
        [GC]::WaitForPendingFinalizers()
    }
    $process = [Diagnostics.Process]::GetCurrentProcess()
    return [pscustomobject]@{
        WorkingSet = $process.WorkingSet64 / 1MB
        Peak       = $process.PeakWorkingSet64 / 1MB
        Managed    = [GC]::GetTotalMemory($false) / 1MB
    }
}
