# Runs cases of the oracle through the cmdlets; dot-sourced where the module is loaded.

. $PSScriptRoot/../NeptuneMl.TestKit/TestKit.ps1
Add-TestAssembly $PSScriptRoot/NeptuneMl.Oracle

# What AWS Tools for PowerShell call the parameters: names that were not chosen here, for members of the API.
$toolsNames = @{}
foreach ($cmdlet in (Get-Content $PSScriptRoot/../Pester/Facts/vendor-cmdlets.json -Raw | ConvertFrom-Json -AsHashtable).cmdlets.Values) {
    $names = $toolsNames[$cmdlet.operation] ??= @{}
    foreach ($group in $cmdlet.parameters, $cmdlet.newer) {
        foreach ($path in $group.Keys) { $names[$path] = $group[$path] }
    }
}

# Parameters that AWS Tools do not have, for members that theirs take within a structure.
$table = 'trainingData[0].inputConfig.dataSource.glueDataSource'
$ownNames = @{
    CreateTrainingDataset = @{
        'trainingData[0].type'               = 'Type'
        'trainingData[0].inputConfig.schema' = 'Schema'
        "$table.databaseName"                = 'DatabaseName'
        "$table.tableName"                   = 'TableName'
        "$table.catalogId"                   = 'CatalogId'
    }
}

# The cmdlets that call an operation, and their parameters by every name.
$cmdletsOf = @{}
$parametersOf = @{}
foreach ($command in Get-Command -Module NeptuneMl) {
    $attribute = $command.ImplementingType.GetCustomAttributes($false) | Where-Object { $_.GetType().Name -eq 'ApiOperationAttribute' }
    foreach ($operation in $attribute.Operations) { $cmdletsOf[$operation] = @($cmdletsOf[$operation] | Where-Object { $_ }) + $command }
    $byName = $parametersOf[$command.Name] = @{}
    foreach ($parameter in $command.Parameters.Values) {
        $sets = $parameter.ParameterSets.Values
        $known = @{
            Name       = $parameter.Name
            Names      = @($parameter.Name) + $parameter.Aliases
            ByProperty = $sets.ValueFromPipelineByPropertyName -contains $true
            IsDocument = $parameter.ParameterType -eq [object]
            ByValue    = $sets.ValueFromPipeline -contains $true
        }
        foreach ($name in $known.Names) { $byName[$name] = $known }
    }
}

function Get-OracleCmdlet([object] $Case) {
    $fitting = @($cmdletsOf[$Case.operation])
    # Checks of the connection and of the setup call operations that other cmdlets are for.
    if ($fitting.Count -gt 1) { $fitting = @($fitting | Where-Object { $_.Verb -ne 'Test' -or $_.Noun -eq 'NeptuneMLConnection' }) }
    # A publication is several calls.
    if ($fitting.Count -gt 1) { $fitting = @($fitting | Where-Object Verb -NE Publish) }
    # Updating an endpoint is a cmdlet of its own.
    if ($fitting.Count -gt 1) { $fitting = @($fitting | Where-Object { ($_.Verb -eq 'Update') -eq [bool] $Case.input.update }) }
    if ($fitting.Count -ne 1) { throw "$($Case.operation) has $($fitting.Count) cmdlets." }
    $fitting[0]
}

# The arguments for a member of the input: one, or those of the members that it holds. Each is the parameter, the value, and the
# names that the parameter may be given by.
function Get-OracleArgument([object] $Case, [hashtable] $Parameters, [string] $Path, $Value) {
    $own = $ownNames[$Case.operation]
    $given = @(${own}?[$Path]) + @($toolsNames[$Case.operation]?[$Path]) | Where-Object { $_ }
    $pascal = $Path.Substring(0, 1).ToUpperInvariant() + $Path.Substring(1)
    $isWhole = $Case.way -eq 'whole' -and $Parameters[$pascal]
    if ($Value -is [Collections.IDictionary] -and -not $given -and -not $isWhole) {
        foreach ($member in $Value.Keys) { Get-OracleArgument $Case $Parameters "$Path.$member" $Value[$member] }
        return
    }
    # A list of one item has parameters for what is in the item.
    if ($own -and $Value -is [array] -and $Value.Count -eq 1 -and -not $isWhole -and $own.Keys.Where({ $_.StartsWith("$Path[0].") })) {
        foreach ($member in $Value[0].Keys) { Get-OracleArgument $Case $Parameters "$Path[0].$member" $Value[0][$member] }
        return
    }
    foreach ($name in @($given) + $pascal + $pascal.Replace('.', '_') + $pascal.Split('.')[-1]) {
        $parameter = $name ? $Parameters[$name] : $null
        if (-not $parameter) { continue }
        # A time is milliseconds since 1970 in a case; a script has one with any offset.
        if ($Path -in $Case.times) { $Value = [datetimeoffset]::FromUnixTimeMilliseconds($Value).ToOffset([timespan]::FromMinutes($Case.pick % 1200 - 600)) }
        # The API's own name is one of them where only its case differs.
        $names = @($parameter.Names) + @($given) + @($parameter.Names | Where-Object { $_ -eq $Path } | ForEach-Object { $Path }) | Where-Object { $_ }
        return @{ Parameter = $parameter; Names = @($names | Select-Object -Unique); Value = $Value }
    }
    throw "No parameter takes $Path."
}

# What a case calls: a cmdlet, its arguments, and what is piped to it. The way is by parameter names; by aliases, those of AWS
# Tools for PowerShell among them; as properties of a piped object, under any of the names; or with structures given whole.
function Get-OracleCall([object] $Case) {
    $command = Get-OracleCmdlet $Case
    $arguments = @{}
    foreach ($name in $Case.beside.Keys) { $arguments[$name] = $Case.beside[$name] }
    if ($command.Parameters.ContainsKey('Confirm')) { $arguments.Confirm = $false }
    $piped = [ordered]@{}
    $itself = $null
    $pick = $Case.pick
    $parameters = $parametersOf[$command.Name]
    $all = foreach ($member in $Case.input.Keys) {
        if ($Case.operation -ne 'CreateMLEndpoint' -or $member -ne 'update') { Get-OracleArgument $Case $parameters $member $Case.input[$member] }
    }
    foreach ($argument in $all) {
        $name = $Case.way -in 'name', 'whole' ? $argument.Parameter.Name : $argument.Names[$pick % $argument.Names.Count]
        $pick = $pick -shr 1
        # A cell of white space is an empty cell, but an argument is sent as it is.
        $isPiped = $Case.way -eq 'pipe' -and $argument.Value -notmatch '\A[ \t\r\n\v\f]*\z'
        if ($isPiped -and $argument.Parameter.ByValue) { $itself = $argument.Value }
        elseif ($isPiped -and $argument.Parameter.ByProperty) { $piped[$name] = $argument.Value }
        elseif ($argument.Parameter.IsDocument) { $arguments[$name] = ConvertTo-OracleDocument $argument.Value $pick }
        else { $arguments[$name] = $argument.Value }
    }
    # Beside a value that is piped itself, nothing else can be.
    if ($null -ne $itself) {
        foreach ($name in $piped.Keys) { $arguments[$name] = $piped[$name] }
        $piped.Clear()
    }
    [pscustomobject] @{ Command = $command; Arguments = $arguments; Piped = $itself ?? ($piped.Count ? [pscustomobject] $piped : $null) }
}

# A structure as hashtables, as objects such as ConvertFrom-Json makes, or as the text of a JSON file.
function ConvertTo-OracleDocument($Value, [int] $Pick) {
    if ($Value -is [string]) { return $Value }
    switch ($Pick % 3) {
        0 { , $Value }
        1 { , (ConvertTo-OracleObject $Value) }
        2 { ConvertTo-Json -InputObject $Value -Depth 20 -EscapeHandling ($Pick % 2 ? 'Default' : 'EscapeNonAscii') }
    }
}

function ConvertTo-OracleObject($Value) {
    if ($Value -is [object[]] -and $Value[0] -is [Collections.IDictionary]) { return , @($Value | ForEach-Object { ConvertTo-OracleObject $_ }) }
    if ($Value -isnot [Collections.IDictionary]) { return , $Value }
    $members = [ordered]@{}
    foreach ($name in $Value.Keys) { $members[$name] = ConvertTo-OracleObject $Value[$name] }
    [pscustomobject] $members
}

# A server that plays both services, and connections to it with keys and with a session token.
function New-OracleSession {
    $session = @{
        Server  = [NeptuneMl.Oracle.OracleServer]::new()
        Results = [NeptuneMl.Oracle.ResultComparison]::new((Get-Content $PSScriptRoot/results.json -Raw))
    }
    $session.Signers = @(
        @{ accessKey = 'AKIDEXAMPLE'; secretKey = 'oracle/secret+EXAMPLEKEY'; region = 'us-east-1' }
        @{ accessKey = 'ASIDEXAMPLE'; secretKey = 'other/secret+EXAMPLEKEY'; region = 'eu-west-1'; token = 'a+session/EXAMPLETOKEN' }
    ) | ForEach-Object {
        $at = @{ EndpointUrl = $session.Server.Url; Region = $_.region; NoDefault = $true; MaxAttempts = 1 }
        $at.Credential = [pscredential]::new($_.accessKey, (ConvertTo-SecureString $_.secretKey -AsPlainText))
        if ($_.token) { $at.SessionToken = ConvertTo-SecureString $_.token -AsPlainText }
        @{ Keys = $_; Connections = @{ neptunedata = Connect-NeptuneML @at; cleanroomsml = Connect-CleanRoomsML @at } }
    }
    $session
}

# Runs a case: what it is about, what is different from what the oracle says, and the requests that it has to sign.
function Invoke-OracleCase([hashtable] $Session, [string] $Line) {
    $json = [Text.Json.Nodes.JsonNode]::Parse($Line)
    $case = [NeptuneMl.Oracle.PlainJson]::Of($json)
    $signer = $Session.Signers | Where-Object { $_.Keys.region -eq $case.region }
    $outcome = [pscustomobject] @{ Case = $case.case; Kind = $case.kind; Operation = $case.operation; What = "$($case.members), $($case.way)"; Differences = @(); ToSign = @() }
    try {
        $call = Get-OracleCall $case
    }
    catch {
        $outcome.Differences = @("$_")
        return $outcome
    }

    $arguments = $call.Arguments
    $arguments.Connection = $signer.Connections[$case.service]
    $Session.Server.Begin($json)
    $written, $failure = @(), $null
    try {
        if ($null -ne $call.Piped) { $written = @($call.Piped | & $call.Command @arguments -ErrorAction Stop -WarningAction Ignore) }
        else { $written = @(& $call.Command @arguments -ErrorAction Stop -WarningAction Ignore) }
    }
    catch {
        $failure = $_
    }
    $outcome.Differences = @(
        if ($case.error) { Compare-OracleError $case.error $failure }
        elseif ($failure) { "$($failure.FullyQualifiedErrorId): $failure" }
        else { $Session.Results.Differences($json, $written, $call.Command.OutputType.Type -contains [void] -or $call.Command.Parameters.ContainsKey('PassThru')) }
        $Session.Server.Differences($json)
    )
    $outcome.ToSign = $Session.Server.ToSign($json, $signer.Keys)
    $outcome
}

function Compare-OracleError([object] $Expected, [Management.Automation.ErrorRecord] $Failure) {
    if (-not $Failure) { return 'no error' }
    $exception = $Failure.Exception
    if ($exception.ServiceCode -cne $Expected.code) { "the service code is '$($exception.ServiceCode)' instead of '$($Expected.code)' ($($Failure.FullyQualifiedErrorId))" }
    if ($exception.HttpStatus -ne $Expected.status) { "the status is $($exception.HttpStatus) instead of $($Expected.status)" }
    if ("$($exception.RequestId)" -cne "$($Expected.requestId)") { "the request id is '$($exception.RequestId)' instead of '$($Expected.requestId)'" }
    # A message about a missing Neptune resource names the resource instead. A long ARN can leave no room for the text.
    $isReplaced = $exception.ErrorId -ceq 'MLResourceNotFound' -or $exception.Message.EndsWith('…')
    if (-not $isReplaced -and -not $exception.Message.Contains($Expected.message, [StringComparison]::Ordinal)) { "the message is '$($exception.Message)' instead of '$($Expected.message)'" }
}

# The Python that has botocore, or nothing. Windows has a python3 that only opens the Store.
function Find-OraclePython {
    foreach ($python in Get-Command python3, python -CommandType Application -ErrorAction Ignore) {
        & $python -c 'import botocore' *> $null
        if ($LASTEXITCODE -eq 0) { return $python }
    }
}

# The lines that the oracle prints; nothing where there is no Python that has botocore.
function Invoke-OracleProgram([string[]] $Arguments, [string[]] $Lines) {
    $python = Find-OraclePython
    if (-not $python) { return }
    $encoding = [Console]::OutputEncoding
    [Console]::OutputEncoding = [Text.Encoding]::UTF8
    try {
        $program = "$PSScriptRoot/oracle.py"
        if ($Lines) { $Lines | & $python $program @Arguments } else { & $python $program @Arguments }
        if ($LASTEXITCODE -ne 0) { throw "oracle.py $Arguments ended with exit code $LASTEXITCODE." }
    }
    finally {
        [Console]::OutputEncoding = $encoding
    }
}
