# The JSON Schema of workflow files, made from the cmdlets that can be steps, their help and api/; dot-sourced where the module is loaded.

$workflowTypes = (Get-Command Test-NeptuneMLWorkflow).ImplementingType.Assembly
$knownValues = ([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'NeptuneMl.Core' } | Select-Object -First 1)?.GetType('NeptuneMl.Core.Validation.KnownValues')
$apiFiles = foreach ($name in 'neptunedata', 'cleanroomsml') { Get-Content "$PSScriptRoot/../../../api/$name.json" -Raw | ConvertFrom-Json -AsHashtable }

# A text that is completed, and may be another one or a reference.
function Get-TextSchema([string[]] $Known) {
    $Known ? [ordered]@{ anyOf = @([ordered]@{ enum = @($Known) }, [ordered]@{ type = 'string' }) } : [ordered]@{ type = 'string' }
}

function Get-OrReference([Collections.IDictionary] $Schema) {
    [ordered]@{ anyOf = @($Schema, [ordered]@{ '$ref' = '#/definitions/reference' }) }
}

function Get-NumberSchema([string] $Type, [Collections.IDictionary] $Shape) {
    $schema = [ordered]@{ type = $Type }
    if ($null -ne $Shape.min) { $schema.minimum = $Shape.min }
    if ($null -ne $Shape.max) { $schema.maximum = $Shape.max }
    Get-OrReference $schema
}

# One or several: lists may have a single value, or a reference.
function Get-ListSchema($Item) {
    [ordered]@{ anyOf = @([ordered]@{ type = 'array'; items = $Item }, $Item) }
}

function Get-MapSchema {
    Get-OrReference ([ordered]@{ type = 'object'; additionalProperties = [ordered]@{ type = @('string', 'number', 'boolean') } })
}

# The shape of a member of an operation's input.
function Get-MemberShape([Collections.IDictionary] $Api, [string] $Operation, [string] $Path) {
    $name = $Api.operations[$Operation].input
    foreach ($part in $Path.Split('.')) {
        $members = $Api.shapes[$name].members
        $member = $part -replace '\[0\]$'
        $name = $members[@($members.Keys | Where-Object { $_ -eq $member })[0]].shape
        if ($part -ne $member) { $name = $Api.shapes[$name].member.shape }
    }
    $name
}

# The schema of a shape of the API; structures become definitions.
function Get-ShapeSchema([Collections.IDictionary] $Api, [string] $Name, [Collections.IDictionary] $Definitions) {
    $shape = $Api.shapes[$Name]
    switch ($shape.type) {
        { $_ -in 'integer', 'long' } { Get-NumberSchema 'integer' $shape }
        'double' { Get-NumberSchema 'number' $shape }
        'boolean' { Get-OrReference ([ordered]@{ type = 'boolean' }) }
        'timestamp' { [ordered]@{ type = @('string', 'number') } }
        'list' { Get-ListSchema (Get-ShapeSchema $Api $shape.member.shape $Definitions) }
        'map' { Get-MapSchema }
        'structure' {
            if (-not $Definitions.Contains($Name)) {
                $Definitions[$Name] = $null
                $schema = [ordered]@{ type = 'object' }
                if ($shape.members.Count -gt 0) {
                    $schema.properties = [ordered]@{}
                    foreach ($member in $shape.members.Keys | Sort-Object -Culture '') { $schema.properties[$member] = Get-ShapeSchema $Api $shape.members[$member].shape $Definitions }
                    if ($shape.required) { $schema.required = @($shape.required) }
                    $schema.additionalProperties = $false
                }
                $Definitions[$Name] = $schema
            }
            # JSON text and references are structures too.
            [ordered]@{ anyOf = @([ordered]@{ '$ref' = "#/definitions/$Name" }, [ordered]@{ type = 'string' }) }
        }
        default { Get-TextSchema @($shape.enum) }
    }
}

# The schema of a class of the module: its own names are completed, those of the API are accepted too.
function Get-ClassSchema([type] $Class, [Collections.IDictionary] $Definitions) {
    if (-not $Definitions.Contains($Class.Name)) {
        $schema = [ordered]@{ type = 'object'; properties = [ordered]@{}; patternProperties = [ordered]@{} }
        foreach ($property in $Class.GetProperties() | Where-Object CanWrite) {
            $member = $property.PropertyType -eq [string[]] ? (Get-ListSchema ([ordered]@{ type = 'string' })) : [ordered]@{ type = 'string' }
            $schema.properties[$property.Name] = $member
            $schema.patternProperties["^[$([char]::ToLowerInvariant($property.Name[0]))$($property.Name[0])]$($property.Name.Substring(1) -creplace '^LI', '[lL]I')$"] = $member
        }
        $schema.additionalProperties = $false
        $Definitions[$Class.Name] = $schema
    }
    [ordered]@{ '$ref' = "#/definitions/$($Class.Name)" }
}

function Get-ParameterSchema($Step, $Parameter, [Collections.IDictionary] $Definitions) {
    $type = [Nullable]::GetUnderlyingType($Parameter.Type) ?? $Parameter.Type
    if (-not $Parameter.Member) { return [ordered]@{ type = 'string' } }
    $api = $apiFiles | Where-Object { $_.operations.Contains($Step.Operation) }
    $name = Get-MemberShape $api $Step.Operation $Parameter.Member.Path
    switch ($type) {
        ([string]) { Get-TextSchema @($knownValues.GetMethod('Of').Invoke($null, @($Step.Operation, $Parameter.Member.Path))) }
        ([int]) { Get-NumberSchema 'integer' $api.shapes[$name] }
        ([double]) { Get-NumberSchema 'number' $api.shapes[$name] }
        { $_ -in [bool], [switch] } { Get-OrReference ([ordered]@{ type = 'boolean' }) }
        ([DateTimeOffset]) { [ordered]@{ type = @('string', 'number') } }
        ([object]) { Get-ShapeSchema $api $name $Definitions }
        ([string[]]) {
            $item = Get-TextSchema @($knownValues.GetMethod('Of').Invoke($null, @($Step.Operation, $Parameter.Member.Path)))
            # A receiver is also given as in the API.
            if ("$($Parameter.Member.Format)" -eq 'Receivers') { $item = [ordered]@{ anyOf = @($item, [ordered]@{ type = 'object' }) } }
            Get-ListSchema $item
        }
        ([int[]]) { Get-ListSchema (Get-OrReference ([ordered]@{ type = 'integer' })) }
        ([Collections.IDictionary]) {
            $map = Get-MapSchema
            # Tags are also given as objects with Key and Value.
            if ("$($Parameter.Member.Format)" -eq 'Tags') { $map.anyOf += [ordered]@{ type = 'array'; items = [ordered]@{ type = 'object' } } }
            $map
        }
        default {
            $class = Get-ClassSchema $type.GetElementType() $Definitions
            $list = Get-ListSchema $class
            $list.anyOf += [ordered]@{ type = 'string' }
            # Columns and metrics are also given as one map of names.
            if ($type.GetElementType().Name -in 'DatasetColumn', 'MetricDefinition') { $list.anyOf += [ordered]@{ type = 'object' } }
            $list
        }
    }
}

function Get-Sentence($Help) {
    "$($Help.description.Text -join ' ')" -replace '\s+', ' '
}

function Get-WorkflowSchema {
    $steps = $workflowTypes.GetType('NeptuneMl.Workflows.StepCmdlet').GetProperty('All').GetValue($null)
    $names = $workflowTypes.GetType('NeptuneMl.Workflows.WorkflowNames')
    $pattern = $names.GetField('Pattern').GetValue($null)
    $parameterPattern = $names.GetField('ParameterPattern').GetValue($null)
    $stepName = [ordered]@{ type = 'string'; pattern = $pattern }
    $definitions = [ordered]@{
        reference = [ordered]@{ description = 'A reference to a parameter of the workflow, {Export}, or to a property of a step''s result, {process.Id}.'; type = 'string'; pattern = '\{[A-Za-z]' }
        stepNames = [ordered]@{ anyOf = @($stepName, [ordered]@{ type = 'array'; items = $stepName }) }
        parameter = [ordered]@{
            description          = 'A parameter: a default value, or a type, a default and a description.'
            anyOf                = @(
                [ordered]@{ type = @('string', 'number', 'boolean', 'array', 'null') }
                [ordered]@{
                    type                 = 'object'
                    properties           = [ordered]@{
                        Type        = [ordered]@{ description = 'The type of the values. By default the type of the default, else String.'; enum = @($workflowTypes.GetType('NeptuneMl.Workflows.WorkflowParameters').GetProperty('Types').GetValue($null)) }
                        Default     = [ordered]@{ description = 'The value when the caller gives none. Without a default, the caller must give a value.' }
                        Description = [ordered]@{ description = 'What the value is for.'; type = 'string' }
                    }
                    additionalProperties = $false
                }
            )
        }
    }
    $structures = [ordered]@{}
    $withs = [ordered]@{}
    $defaults = [ordered]@{}
    foreach ($step in $steps.Values) {
        $help = @{}
        (Get-Help $step.Name -Full).parameters.parameter | ForEach-Object { $help[$_.name] = Get-Sentence $_ }
        $properties = [ordered]@{}
        foreach ($parameter in $step.Parameters | Sort-Object Name -Culture '') {
            $schema = [ordered]@{ description = $help[$parameter.Name] }
            $made = Get-ParameterSchema $step $parameter $structures
            foreach ($key in $made.Keys) { $schema[$key] = $made[$key] }
            $properties[$parameter.Name] = $schema
            # An alias is accepted and not completed.
            if (-not $defaults.Contains($parameter.Name)) { $defaults[$parameter.Name] = [ordered]@{ description = $schema.description } }
        }
        $aliases = @($step.Parameters | ForEach-Object Aliases | Sort-Object -Culture '')
        $with = [ordered]@{ type = 'object'; properties = $properties }
        if ($aliases) { $with.patternProperties = [ordered]@{ "^($($aliases -join '|'))$" = $true } }
        $with.additionalProperties = $false
        $withs[$step.Name] = $with
    }
    $definitions.step = [ordered]@{
        description          = 'A step: one cmdlet that starts or creates something, with its parameters.'
        type                 = 'object'
        properties           = [ordered]@{
            Run        = [ordered]@{ description = 'The cmdlet.'; enum = @($steps.Keys) }
            From       = [ordered]@{ description = 'The step, or the steps, whose results are piped to the cmdlet.'; '$ref' = '#/definitions/stepNames' }
            With       = [ordered]@{ description = 'The parameters of the cmdlet.'; type = 'object' }
            Connection = [ordered]@{ description = 'The name of the connection; by default the one of the workflow.'; type = 'string' }
            DependsOn  = [ordered]@{ description = 'Steps that end before this one begins, although it takes nothing from them.'; '$ref' = '#/definitions/stepNames' }
        }
        required             = @('Run')
        additionalProperties = $false
        allOf                = @(foreach ($name in $withs.Keys) {
                [ordered]@{
                    'if'   = [ordered]@{ properties = [ordered]@{ Run = [ordered]@{ const = $name } }; required = @('Run') }
                    'then' = [ordered]@{ properties = [ordered]@{ With = [ordered]@{ '$ref' = "#/definitions/$name" } } }
                }
            })
    }
    foreach ($name in $withs.Keys) { $definitions[$name] = $withs[$name] }
    foreach ($name in $structures.Keys | Sort-Object -Culture '') { $definitions[$name] = $structures[$name] }
    [ordered]@{
        '$schema'            = 'http://json-schema.org/draft-07/schema#'
        title                = 'Workflow of NeptuneMl'
        description          = 'A workflow of Amazon Neptune ML and AWS Clean Rooms ML steps. Made from the cmdlets by tests/Pester/Support/Update-WorkflowSchema.ps1.'
        type                 = 'object'
        properties           = [ordered]@{
            '$schema'   = [ordered]@{ description = 'The path of this schema, from which editors complete.'; type = 'string' }
            Name        = [ordered]@{ description = 'The name of the workflow; by default the name of the file.'; type = 'string'; pattern = $pattern }
            Description = [ordered]@{ description = 'What the workflow is for.'; type = 'string' }
            Parameters  = [ordered]@{ description = 'Values that the caller may set.'; type = 'object'; propertyNames = [ordered]@{ pattern = $parameterPattern }; additionalProperties = [ordered]@{ '$ref' = '#/definitions/parameter' } }
            Connection  = [ordered]@{ description = 'The name of the connection of the steps that name none; by default the default connection of the session.'; type = 'string' }
            Defaults    = [ordered]@{ description = 'Parameters of every step whose cmdlet has them.'; type = 'object'; properties = $defaults }
            Tags        = [ordered]@{ description = 'Tags of every step whose cmdlet has the parameter Tag.'; type = 'object'; additionalProperties = [ordered]@{ type = @('string', 'number', 'boolean') } }
            Steps       = [ordered]@{ description = 'The steps by name.'; type = 'object'; minProperties = 1; propertyNames = [ordered]@{ pattern = $pattern }; additionalProperties = [ordered]@{ '$ref' = '#/definitions/step' } }
        }
        required             = @('Steps')
        additionalProperties = $false
        definitions          = $definitions
    }
}

function Get-WorkflowSchemaText {
    ((Get-WorkflowSchema | ConvertTo-Json -Depth 40) -replace "`r") + "`n"
}
