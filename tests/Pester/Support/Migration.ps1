# The cmdlets of AWS Tools for PowerShell and their replacements; dot-sourced where the module is loaded.

$facts = Get-Content $PSScriptRoot/../Facts/vendor-cmdlets.json -Raw | ConvertFrom-Json -AsHashtable

function Get-ApiAttribute($Target, [string] $Name) {
    $Target.GetCustomAttributes($true) | Where-Object { ($_.GetType().Name -replace '`\d+$') -eq "${Name}Attribute" }
}

# The cmdlets of the module that call a service, and the operations they call.
function Get-ServiceCmdlet {
    foreach ($cmdlet in Get-Command -Module NeptuneMl) {
        $attribute = Get-ApiAttribute $cmdlet.ImplementingType ApiOperation
        if ($attribute) { @{ Cmdlet = $cmdlet; Operations = $attribute.Operations } }
    }
}

function Find-Parameter([Management.Automation.CmdletInfo] $Cmdlet, [string] $Name) {
    $Cmdlet.Parameters.Values | Where-Object { $_.Name -eq $Name -or $Name -in $_.Aliases }
}

# The path of the API member that a parameter sets, or nothing.
function Get-ApiPath([Management.Automation.CmdletInfo] $Cmdlet, [string] $Parameter) {
    $member = Get-ApiAttribute $Cmdlet.ImplementingType.GetProperty($Parameter) ApiMember
    if ($member) { $member.Path ?? $Parameter }
}

function Get-Migration {
    $callers = Get-ServiceCmdlet
    foreach ($vendor in $facts.cmdlets.GetEnumerator()) {
        @{
            Vendor      = $vendor.Key
            Operation   = $vendor.Value.operation
            Parameters  = $vendor.Value.parameters ?? @{}
            Replacement = @($callers | Where-Object { $vendor.Value.operation -cin $_.Operations } | ForEach-Object Cmdlet)
        }
    }
}

function Format-Code([string] $Code) {
    '`' + $Code + '`'
}

# The generated tables of docs/migrating.md by name, from the facts and the compiled module.
function Get-MigrationTable {
    $tables = [ordered]@{}
    $migrations = Get-Migration | Sort-Object { $_.Vendor -replace '^\w+-|List$' }, { $_.Vendor }
    foreach ($prefix in 'NEPT', 'CRML') {
        $of = $migrations | Where-Object Vendor -Like "*-$prefix*"
        $tables["$prefix cmdlets"] = @(
            '| AWS Tools for PowerShell | NeptuneMl |'
            '|---|---|'
            foreach ($migration in $of) {
                "| $(Format-Code $migration.Vendor) | $($migration.Replacement.ForEach{ Format-Code $_.Name } -join ', ') |"
            }
        ) -join "`n"
        $tables["$prefix parameters"] = @(
            '| cmdlet | AWS Tools for PowerShell | NeptuneMl |'
            '|---|---|---|'
            foreach ($cmdlet in $of.Replacement | Sort-Object Noun, Verb -Unique) {
                $differing = foreach ($migration in $of | Where-Object { $_.Replacement.Name -contains $cmdlet.Name }) {
                    foreach ($names in $migration.Parameters.Values) {
                        $parameter = Find-Parameter $cmdlet $names[0]
                        if ($parameter.SwitchParameter) { "$(Format-Code "-$($names[0]) `$true") | $(Format-Code "-$($parameter.Name)")" }
                        elseif ($parameter -and $parameter.Name -ne $names[0]) { "$(Format-Code "-$($names[0])") | $(Format-Code "-$($parameter.Name)")" }
                    }
                }
                $differing | Sort-Object -Unique | ForEach-Object { "| $(Format-Code $cmdlet.Name) | $_ |" }
            }
        ) -join "`n"
    }
    $tables
}

# The text with each table replaced between the markers with its name.
function Set-MigrationTable([string] $Text) {
    foreach ($table in (Get-MigrationTable).GetEnumerator()) {
        $marks = "(?s)(?<=<!-- $($table.Key) -->\n\n).*?(?=\n\n<!-- end -->)"
        if ($Text -notmatch $marks) { throw "docs/migrating.md has no markers for the table '$($table.Key)'." }
        $Text = [regex]::Replace($Text, $marks, { $table.Value })
    }
    $Text
}
