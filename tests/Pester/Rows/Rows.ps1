# Rows for every parameter of every cmdlet that takes values from the pipeline by property name; dot-sourced where the module is
# loaded. What a row must send is known to NeptuneMl.StrictServer, from api/ and apart from the module's own code.

. $PSScriptRoot/../../NeptuneMl.TestKit/TestKit.ps1
Add-TestAssembly $PSScriptRoot/../../NeptuneMl.StrictServer

# The ways in which a row is written; the last of the sampled ones gives the parameters by name. The other two have every value.
$sampledForms = 'JSON', 'JSON hashtable', 'hashtable', 'ordered dictionary', 'deserialized', 'by name'
$wholeForms = 'CSV', 'object'

# The parameters that take pipeline values by property name: of which cmdlet, and for which member of which operation.
function Get-RowParameter {
    foreach ($command in Get-Command -Module NeptuneMl) {
        $operations = ($command.ImplementingType.GetCustomAttributes($false) | Where-Object { $_.GetType().Name -eq 'ApiOperationAttribute' }).Operations
        # A publication is several calls; Publications.Tests.ps1 has its rows.
        if (-not $operations -or $command.Verb -eq 'Publish') { continue }
        foreach ($parameter in $command.Parameters.Values) {
            if ($parameter.ParameterSets.Values.ValueFromPipelineByPropertyName -notcontains $true) { continue }
            $member = $parameter.Attributes | Where-Object { $_.GetType().BaseType.Name -eq 'ApiMemberAttribute' }
            if (-not $member) { continue }
            # Which of the two is done is what the cmdlet is for; RowCases tests what a body says of it.
            if ($command.Name -eq 'Update-NeptuneMLEndpoint' -and $parameter.Name -eq 'Update') { continue }
            [pscustomobject] @{
                Command    = $command
                Operations = $operations
                Name       = $parameter.Name
                Path       = $member.Path
                # Only an object that comes down the pipeline whole can be a hashtable.
                TakesMany  = $parameter.ParameterType.IsArray
                ReadsRows  = "$($command.Parameters['InputObject'].ParameterType)" -eq [psobject]
            }
        }
    }
}

# The cases of a parameter: of a cmdlet that reads in several ways, those of the first operation that has the member.
function Get-RowCase([object] $Parameter) {
    foreach ($operation in $Parameter.Operations) {
        $cases = [NeptuneMl.StrictServer.Rows.RowSuite]::CasesOf($operation, $Parameter.Name, $Parameter.Path, $Parameter.Command.Name -eq 'Update-NeptuneMLEndpoint')
        if ($cases) { return $cases }
    }
}

function Test-RowForm([string] $Form, [object] $Case, [bool] $ReadsRows) {
    switch ($Form) {
        'CSV' { $Case.IsText }
        'JSON' { $Case.IsJson }
        'JSON hashtable' { $Case.IsJson -and $ReadsRows }
        { $_ -in 'hashtable', 'ordered dictionary' } { $ReadsRows }
        'object' { $true }
        # Serialization keeps an enumeration as a number, and a number that large as its digits.
        'deserialized' { $Case.What -notmatch 'enum|BigInteger' }
        # What is nothing is left out of a command.
        'by name' { -not $Case.IsBlank }
    }
}

# Which cases of a parameter a form has. Conversions depend on the type of the parameter, not on its name: two forms have every value
# at every parameter, and the others every value of every type, some of them at each parameter.
function Select-RowCase([string] $Form, [object] $Parameter, [object[]] $Cases, [int] $Number) {
    $isRead = $Parameter.Command.Verb -eq 'Get'
    $turn = $sampledForms.IndexOf($Form)
    for ($i = 0; $i -lt $Cases.Count; $i++) {
        # What a cmdlet reads when it is given nothing is its own affair.
        if ($isRead -and $Cases[$i].IsBlank) { continue }
        # On the command line an id may be several.
        if ($Form -eq 'by name' -and $Parameter.TakesMany -and $Parameter.Name -eq 'Id' -and ($Cases[$i].Value -is [array] -or $Cases[$i].Value -eq '[1]')) { continue }
        if (($turn -lt 0 -or ($i + $Number) % 7 -eq $turn) -and (Test-RowForm $Form $Cases[$i] $Parameter.ReadsRows)) { $Cases[$i] }
    }
}

function ConvertTo-RowObject($Value) {
    if ($Value -is [Collections.IDictionary]) {
        $members = [ordered]@{}
        foreach ($name in $Value.Keys) { $members[$name] = ConvertTo-RowObject $Value[$name] }
        return [pscustomobject] $members
    }
    if ($Value -is [array]) { return , @(foreach ($item in $Value) { ConvertTo-RowObject $item }) }
    $Value
}

function ConvertTo-RowTable($Value) {
    if ($Value -is [Collections.IDictionary]) {
        $members = @{}
        foreach ($name in $Value.Keys) { $members[$name] = ConvertTo-RowTable $Value[$name] }
        return $members
    }
    if ($Value -is [array]) { return , @(foreach ($item in $Value) { ConvertTo-RowTable $item }) }
    $Value
}

# A value as it is in a row of a form, before the row is written.
function ConvertTo-RowValue([string] $Form, $Value) {
    if ($Value -isnot [Collections.IDictionary] -and $Value -isnot [array]) { return $Value }
    switch ($Form) {
        'CSV' { ConvertTo-Json -InputObject $Value -Depth 20 -Compress }
        { $_ -in 'hashtable', 'by name' } { , (ConvertTo-RowTable $Value) }
        { $_ -in 'object', 'deserialized' } { , (ConvertTo-RowObject $Value) }
        default { , $Value }
    }
}

# The rows of cases, each a record for the pipeline; those of a file are written and read together.
function ConvertTo-Row([string] $Form, [object[]] $Cases) {
    $others = [ordered]@{}
    foreach ($name in $Cases[0].Others.Keys) { $others[$name] = ConvertTo-RowValue $Form $Cases[0].Others[$name] }
    $columns = foreach ($case in $Cases) {
        $row = $Form -in 'hashtable', 'by name' ? @{} : [ordered]@{}
        foreach ($name in $others.Keys) { $row[$name] = $others[$name] }
        if (-not $case.IsAbsent) { $row[$case.Parameter] = ConvertTo-RowValue $Form $case.Value }
        $row
    }
    foreach ($row in $columns) {
        switch ($Form) {
            # With a column that no parameter knows: a line with one empty cell would be no row.
            'CSV' { $row['Remark'] = 'x'; [pscustomobject] $row | ConvertTo-Csv | ConvertFrom-Csv }
            'JSON' { ConvertTo-Json -InputObject $row -Depth 20 | ConvertFrom-Json }
            'JSON hashtable' { ConvertTo-Json -InputObject $row -Depth 20 | ConvertFrom-Json -AsHashtable }
            'splatted' { ConvertTo-Json -InputObject $row -Depth 20 | ConvertFrom-Json -AsHashtable }
            'object' { [pscustomobject] $row }
            'deserialized' { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([pscustomobject] $row, 10)) }
            default { $row }
        }
    }
}

# Sends the rows of cases down one pipeline, or calls the cmdlet for each by name; what is wrong with each, as text.
function Invoke-Row([object] $Suite, [object] $Command, [string] $Form, [object[]] $Cases, [hashtable] $Arguments) {
    $rows = @(ConvertTo-Row $Form $Cases)
    $state = @{ Next = 0; Errors = [Collections.Generic.List[string]]::new(); Found = [Collections.Generic.List[string]]::new() }
    $judge = {
        if ($state.Next -gt 0) {
            $case = $Cases[$state.Next - 1]
            $difference = $Suite.Difference($case, $state.Errors)
            if ($difference) { $state.Found.Add("$($Command.Name) -$($case.Parameter), $Form, $($case.What): $difference") }
        }
        $state.Errors.Clear()
        $Suite.Begin()
    }
    if ($Form -in 'by name', 'splatted') {
        foreach ($row in $rows) {
            . $judge
            $state.Next++
            try { & $Command @row @Arguments -ErrorAction Stop > $null }
            catch { $state.Errors.Add("$_") }
        }
    }
    # What is read is checked while the next row is on its way already.
    elseif ($Command.Verb -eq 'Get') {
        foreach ($row in $rows) {
            . $judge
            $state.Next++
            try { foreach ($failure in , $row | & $Command @Arguments 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] }) { $state.Errors.Add("$failure") } }
            catch { $state.Errors.Add("$_") }
        }
    }
    else {
        try {
            & { foreach ($row in $rows) { . $judge; $state.Next++; , $row } } | & $Command @Arguments 2>&1 |
                ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { $state.Errors.Add("$_") } }
        }
        catch {
            $state.Found.Add("$($Command.Name) -$($Cases[0].Parameter), $Form, $($Cases[$state.Next - 1].What): ends the pipeline: $_")
            $state.Errors.Add("$_")
        }
    }
    . $judge
    $state.Found
}

# A server for both services, and what a cmdlet needs beside a row.
function New-RowSession([pscredential] $Credential) {
    $suite = [NeptuneMl.StrictServer.Rows.RowSuite]::new()
    @{
        Suite       = $suite
        NeptuneML   = Connect-NeptuneML $suite.Url -Unsigned -NoDefault -MaxAttempts 1
        CleanRooms  = Connect-CleanRoomsML -EndpointUrl $suite.Url -Region us-east-1 -Credential $Credential -NoDefault -MaxAttempts 1
    }
}

function Get-RowArgument([hashtable] $Session, [object] $Command) {
    $arguments = @{ Connection = $Command.Noun -like 'NeptuneML*' ? $Session.NeptuneML : $Session.CleanRooms; ThrottleLimit = 1 }
    if ($Command.Parameters.ContainsKey('Confirm')) { $arguments.Confirm = $false }
    $arguments
}

# Every value at every parameter in the forms given; of Sample values one. Writes a count of cases, and what is wrong with them.
function Invoke-RowForm([hashtable] $Session, [string[]] $Forms, [int] $Sample = 1) {
    $number = 0
    foreach ($parameter in Get-RowParameter) {
        $number++
        $cases = @(Get-RowCase $parameter)
        if (-not $cases) { [pscustomobject] @{ Form = $Forms[0]; Cases = 0; Command = $parameter.Command.Name; Parameter = $parameter.Name; Differences = @("$($parameter.Command.Name) -$($parameter.Name): api/ has no member $($parameter.Path)") } }
        foreach ($form in $Forms) {
            $chosen = @(Select-RowCase $form $parameter $cases $number)
            if ($Sample -gt 1) { $chosen = @(for ($i = $number % $Sample; $i -lt $chosen.Count; $i += $Sample) { $chosen[$i] }) }
            if (-not $chosen) { continue }
            $differences = @(Invoke-Row $Session.Suite $parameter.Command $form $chosen (Get-RowArgument $Session $parameter.Command))
            [pscustomobject] @{ Form = $form; Cases = $chosen.Count; Command = $parameter.Command.Name; Parameter = $parameter.Name; Differences = $differences }
        }
    }
}

# The cmdlets that send a body, each with its operation.
function Get-BodyCommand {
    foreach ($command in Get-Command -Module NeptuneMl -Verb New, Start, Set, Add, Update) {
        $operations = @(($command.ImplementingType.GetCustomAttributes($false) | Where-Object { $_.GetType().Name -eq 'ApiOperationAttribute' }).Operations)
        # Updating an endpoint is an operation of its own here only.
        if ($operations.Count -eq 1 -and $operations[0] -and $command.Name -ne 'Update-NeptuneMLEndpoint') { [pscustomobject] @{ Command = $command; Operation = $operations[0] } }
    }
}
