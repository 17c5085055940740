# From samples to figures, the table and the file.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

<#
.SYNOPSIS
    The median of numbers; null for no numbers.
#>
function Get-Median([AllowNull()] [AllowEmptyCollection()] [object[]] $Numbers) {
    [double[]] $sorted = @(@($Numbers).Where({ $null -ne $_ }) | Sort-Object)
    if ($sorted.Count -eq 0) { return $null }
    $middle = [Math]::Floor($sorted.Count / 2)
    return $sorted.Count % 2 ? $sorted[$middle] : ($sorted[$middle - 1] + $sorted[$middle]) / 2
}

<#
.SYNOPSIS
    Two numbers divided; null when one is missing.
#>
function Get-Ratio($Dividend, $Divisor) {
    if ($null -ne $Dividend -and $null -ne $Divisor) { $Dividend / $Divisor }
}

<#
.SYNOPSIS
    Runs subjects in alternation, A B C A B C, after one round that does not count; gives the samples of each by name.
.DESCRIPTION
    A subject whose name ends in ? is optional: when it fails, a message says so and the run continues without it.
#>
function Invoke-Rounds([string] $Title, [int] $Rounds, [Collections.Specialized.OrderedDictionary] $Subjects) {
    Write-Host "$Title, $Rounds rounds of $($Subjects.Keys.TrimEnd('?') -join ', ')"
    $samples = @{}
    foreach ($name in $Subjects.Keys) { $samples[$name.TrimEnd('?')] = [Collections.Generic.List[object]]::new() }
    $leftOut = @()
    foreach ($round in 0..$Rounds) {
        foreach ($name in @($Subjects.Keys).Where({ $_ -notin $leftOut })) {
            try {
                $sample = & $Subjects[$name]
            }
            catch {
                if (-not $name.EndsWith('?')) { throw }
                Write-Host "  not measured: $($name.TrimEnd('?')): $_"
                $leftOut += $name
                $samples[$name.TrimEnd('?')].Clear()
                continue
            }
            if ($round -gt 0) { $samples[$name.TrimEnd('?')].Add($sample) }
        }
    }
    return $samples
}

function Format-Number($Number) {
    switch ($Number) {
        { $null -eq $_ } { return '-' }
        { [Math]::Abs($_) -ge 100 } { return '{0:F0}' -f $_ }
        { [Math]::Abs($_) -ge 10 } { return '{0:F1}' -f $_ }
        { [Math]::Abs($_) -lt 0.1 -and $_ -ne 0 } { return '{0:F3}' -f $_ }
        default { return '{0:F2}' -f $_ }
    }
}

function Get-Verdict($Figure) {
    if ($null -eq $Figure.Value) { return 'not measured' }
    if (-not $Figure.Limit) { return '' }
    $isMet = $Figure.Limit -eq 'at least' ? $Figure.Value -ge $Figure.Budget : $Figure.Value -le $Figure.Budget
    return $isMet ? 'met' : 'not met'
}

<#
.SYNOPSIS
    Prints the figures against their budgets, as a table that docs/performance.md can take.
#>
function Show-Figures([object[]] $Figures) {
    $layout = '| {0,-28} | {1,8} | {2,13} | {3,-12} | {4,10} | {5,10} | {6,-5} |'
    Write-Host ''
    Write-Host ($layout -f 'key', 'value', 'budget', '', 'module', 'baseline', 'unit')
    Write-Host '|---|---|---|---|---|---|---|'
    foreach ($figure in $Figures) {
        $cells = "``$($figure.Key)``", (Format-Number $figure.Value), "$($figure.Limit) $($figure.Budget)".Trim(), (Get-Verdict $figure),
            (Format-Number $figure.Ours), (Format-Number $figure.Baseline), $figure.Unit
        Write-Host ($layout -f $cells)
    }
    Write-Host ''
}

<#
.SYNOPSIS
    Writes the figures under their keys, and everything else under 'details'.
#>
function Export-Figures([string] $Path, [object[]] $Figures, [Collections.IDictionary] $Details) {
    $document = [ordered]@{}
    foreach ($figure in $Figures) {
        $document[$figure.Key] = $null -eq $figure.Value ? $null : [Math]::Round([double] $figure.Value, 3)
    }
    $document.details = $Details
    $null = New-Item (Split-Path $Path) -ItemType Directory -Force
    Set-Content $Path ($document | ConvertTo-Json -Depth 8)
    Write-Host "written: $Path"
}

Export-ModuleMember -Function Get-Median, Get-Ratio, Invoke-Rounds, Show-Figures, Export-Figures
