# What the module's cmdlets can be called with, found from the module and api/: for each parameter set, arguments that it takes.

# The parameters of a cmdlet that are members of the API, with their paths.
function Get-ApiPath([type] $Cmdlet) {
    $paths = @{}
    foreach ($property in $Cmdlet.GetProperties()) {
        $member = $property.CustomAttributes | Where-Object { $_.AttributeType.Name -eq 'ApiMemberAttribute`1' }
        if ($member) { $paths[$property.Name] = [string] $member.ConstructorArguments[0].Value -replace '^$', $property.Name }
    }
    $paths
}

function Get-ApiOperation([type] $Cmdlet) {
    $attribute = $Cmdlet.CustomAttributes | Where-Object { $_.AttributeType.Name -eq 'ApiOperationAttribute' }
    if ($attribute) { $attribute.ConstructorArguments[0].Value.Value }
}

# The value at a path such as resourceConfig.instanceType or trainingData[0].type.
function Get-ValueAt([object] $Document, [string] $Path) {
    foreach ($name in $Path.Split('.')) {
        if ($Document -isnot [Collections.IDictionary]) { return }
        $key = $Document.Keys | Where-Object { $_ -eq ($name -replace '\[0\]') }
        if (-not $key) { return }
        $Document = $Document[$key]
        if ($name.EndsWith('[0]')) { $Document = $Document[0] }
    }
    , $Document
}

# Each parameter set of each cmdlet, with arguments that it takes and what its parameters' members are in a full input.
function Get-CallShape([string] $Url) {
    $samples = (Invoke-WebRequest "$Url/_strict/samples").Content | ConvertFrom-Json -AsHashtable
    $keys = [pscredential]::new('AKIDEXAMPLE', (ConvertTo-SecureString 'sample' -AsPlainText))
    $connections = @{
        NeptuneMLConnection    = Connect-NeptuneML $Url -Region us-east-1 -Credential $keys -NoDefault -MaxAttempts 1
        CleanRoomsMLConnection = Connect-CleanRoomsML -EndpointUrl $Url -Region us-east-1 -Credential $keys -NoDefault -MaxAttempts 1
    }
    $inferenceSample = @{ EndpointId = 'endpoint-1'; NodeId = 'node-1'; Property = 'genre'; EdgeLabel = 'rated'; TargetLabel = 'movie' }
    $common = [Management.Automation.PSCmdlet]::CommonParameters + 'WhatIf', 'Confirm'
    $shapes = foreach ($command in Get-Command -Module NeptuneMl) {
        $paths = Get-ApiPath $command.ImplementingType
        $operations = @(Get-ApiOperation $command.ImplementingType)
        foreach ($set in $command.ParameterSets) {
            $inputs = @($operations | ForEach-Object { $samples[$_].full }) + @{}
            # Of an operation with alternatives, the input that has what the set demands.
            $demanded = @($set.Parameters | Where-Object { $_.IsMandatory -and $paths[$_.Name] } | ForEach-Object Name)
            $full = $inputs | Sort-Object { $document = $_; @($demanded | Where-Object { $null -ne (Get-ValueAt $document $paths[$_]) }).Count } -Descending -Stable | Select-Object -First 1
            $required = @($operations | ForEach-Object { $samples[$_].required } | Where-Object { $_ })
            $arguments = @{}
            $valid = @{}
            foreach ($parameter in $set.Parameters | Where-Object Name -NotIn $common) {
                $name, $path = $parameter.Name, $paths[$parameter.Name]
                $type = $parameter.ParameterType.Name -replace '\[\]$'
                if ($type -in $connections.Keys) { $arguments[$name] = $connections[$type] }
                elseif ($path) {
                    $valid[$name] = Get-ValueAt $full $path
                    # A document that the API takes as text.
                    if ($parameter.ParameterType -eq [object] -and $valid[$name] -is [string]) { $valid[$name] = '{"key":"value"}' }
                    $hasLeaves = $paths.Values | Where-Object { $_ -like "$path[[.]*" }
                    $isRequired = @($required | Where-Object { $null -ne (Get-ValueAt $_ $path) }).Count -eq $required.Count -and $required -and -not $hasLeaves
                    if ($parameter.IsMandatory -or $isRequired) { $arguments[$name] = $valid[$name] }
                }
                # What an inference is about is no member of the API: the cmdlet makes Gremlin of it.
                elseif ($command.Noun -eq 'NeptuneMLInference' -and $inferenceSample[$name]) {
                    $valid[$name] = $inferenceSample[$name]
                    if ($parameter.IsMandatory) { $arguments[$name] = $inferenceSample[$name] }
                }
                elseif ($parameter.IsMandatory -and $parameter.ParameterType -eq [switch]) { $arguments[$name] = $true }
                # Of the module alone, such as a path or an id of which the cmdlet makes several requests.
                elseif ($parameter.IsMandatory -and $type -eq 'String') { $arguments[$name] = 'missing' }
            }
            if ($command.Verb -eq 'Connect') { $arguments += @{ EndpointUrl = $Url; Region = 'us-east-1'; NoDefault = $true } }
            if ($command.Parameters.ContainsKey('Confirm')) { $arguments.Confirm = $false }
            [pscustomobject] @{ Command = $command; Set = $set; Operations = $operations; Arguments = $arguments; Valid = $valid; Common = $common }
        }
    }
    Add-PipedObject $shapes
    $shapes
}

# Parameters that take a result are given one that another cmdlet emits, those that take any object a row.
function Add-PipedObject([object[]] $Shapes) {
    $known = @{}
    foreach ($shape in $Shapes | Where-Object { $_.Operations -and $_.Set.Parameters.Name -notcontains 'InputObject' } | Sort-Object { $_.Command.Verb -eq 'Get' }) {
        $result = Complete-Argument $shape
        if ($null -ne $result -and $result -isnot [string]) { $known[$result.GetType()] ??= $result }
    }
    foreach ($shape in $Shapes) {
        foreach ($parameter in $shape.Set.Parameters | Where-Object Name -EQ InputObject) {
            if ($parameter.ParameterType -eq [psobject]) {
                # What takes anything is given a row with everything.
                $shape.Valid.InputObject = $shape.Arguments.InputObject = [pscustomobject] $shape.Valid
                continue
            }
            $type = $parameter.ParameterType.IsArray ? $parameter.ParameterType.GetElementType() : $parameter.ParameterType
            $fitting = $known.Keys | Where-Object { $type.IsAssignableFrom($_) } | Sort-Object { $_.FullName -notin $shape.Command.OutputType.Name }, { $_.Name -ne 'TrainingJob' }, Name
            $shape.Valid.InputObject = $shape.Arguments.InputObject = $known[@($fitting)[0]]
        }
        if ($shape.Arguments['InputObject']) { $null = Complete-Argument $shape }
    }
}

# Some members are required only because of others: what the module asks for is given, and the result emitted.
function Complete-Argument([object] $Shape) {
    # What a sample says never changes, and need not be waited for.
    $limit = $Shape.Command.Verb -eq 'Wait' ? @{ TimeoutSeconds = 0.1 } : @{}
    while ($true) {
        try {
            $arguments = $Shape.Arguments
            return & $Shape.Command @arguments @limit -ErrorAction Stop | Select-Object -First 1
        }
        catch [NeptuneMl.NeptuneMLException] {
            # The server knows only its samples, not what was made before.
            if ($_.Exception.ErrorId -ne 'InvalidParameter') { return }
            # Of two ways to say something, the first one is taken whole.
            $way = [regex]::Match($_.Exception.Message, '^either (?<way>.+?),? or ').Groups['way'].Value
            $missing = @($way ? [regex]::Matches($way, '(?<=-)\w+').Value : $_.Exception.ParameterName) | Where-Object { $_ -and -not $arguments.ContainsKey($_) -and $null -ne $Shape.Valid[$_] }
            if (-not $missing) { return }
            foreach ($name in $missing) { $arguments[$name] = $Shape.Valid[$name] }
        }
    }
}
