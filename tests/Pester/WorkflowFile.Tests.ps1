# Workflow files: both formats, every kind of mistake, and the checks of every cmdlet that can be a step.

BeforeDiscovery {
    Import-Module NeptuneMl
    $steps = (Get-Command Test-NeptuneMLWorkflow).ImplementingType.Assembly.GetType('NeptuneMl.Workflows.StepCmdlet')
    $stepCmdlets = @($steps.GetProperty('All').GetValue($null).Keys)

    # The sign § is before the place of the mistake, and is not in the file.
    $process = "process = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = 's3://b/out' } }"
    $train = "train = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'process'; With = @{ TrainModelS3Location = 's3://b/models' } }"
    $mistakes = @(
        @{ Mistake = 'an unknown key'; Text = "@{ §Setps = @{ $process } }"; Path = 'Setps'; Message = "Unknown key 'Setps'"; Suggestion = 'Steps' }
        @{ Mistake = 'no steps'; Text = '§@{ Name = "x" }'; Path = 'Steps'; Message = 'Steps is required' }
        @{ Mistake = 'an empty map of steps'; Text = '@{ Steps = §@{} }'; Path = 'Steps'; Message = 'at least one step' }
        @{ Mistake = 'a list of steps'; Text = "@{ Steps = §@('a') }"; Path = 'Steps'; Message = 'must be a map, not a list' }
        @{ Mistake = 'an invalid name'; Text = "@{ Name = §'my movies'; Steps = @{ $process } }"; Path = 'Name'; Message = "Name 'my movies' must be"; Suggestion = 'my-movies' }
        @{ Mistake = 'a name that is a number'; Text = "@{ Name = §5; Steps = @{ $process } }"; Path = 'Name'; Message = 'must be a string, not an integer' }
        @{ Mistake = 'an invalid name of a step'; Text = "@{ Steps = @{ §'a b' = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = 'j' } } } }"; Path = "Steps['a b']"; Message = "'a b' must be"; Suggestion = 'a-b' }
        @{ Mistake = 'a step that is no map'; Text = "@{ Steps = @{ a = §'New-NeptuneMLEndpoint' } }"; Path = 'Steps.a'; Message = 'must be a map, not a string' }
        @{ Mistake = 'a step without a cmdlet'; Text = '@{ Steps = @{ §a = @{ With = @{} } } }'; Path = 'Steps.a.Run'; Message = 'Run is required' }
        @{ Mistake = 'an unknown key of a step'; Text = "@{ Steps = @{ a = @{ §Rnu = 'New-NeptuneMLEndpoint' } } }"; Path = 'Steps.a.Rnu'; Message = "Unknown key 'Rnu'"; Suggestion = 'Run' }
        @{ Mistake = 'an unknown cmdlet'; Text = "@{ Steps = @{ a = @{ Run = §'New-NeptunMLEndpoint' } } }"; Path = 'Steps.a.Run'; Message = "'New-NeptunMLEndpoint' is not a cmdlet"; Suggestion = 'New-NeptuneMLEndpoint' }
        @{ Mistake = 'a cmdlet that starts nothing'; Text = "@{ Steps = @{ a = @{ Run = §'Get-NeptuneMLEndpoint' } } }"; Path = 'Steps.a.Run'; Message = 'starts or creates nothing' }
        @{ Mistake = 'a cmdlet that changes an existing resource'; Text = "@{ Steps = @{ a = @{ Run = §'Set-CleanRoomsConfiguredAudienceModelPolicy' } } }"; Path = 'Steps.a.Run'; Message = 'starts or creates nothing' }
        @{ Mistake = 'a mistyped With'; Text = "@{ Steps = @{ a = @{ Run = 'Start-NeptuneMLDataProcessingJob'; §Wiht = @{ InputDataS3Location = 's3://b/in' } } } }"; Path = 'Steps.a.Wiht'; Message = "Unknown key 'Wiht'"; Suggestion = 'With' }
        @{ Mistake = 'a missing parameter without With'; Text = "@{ Steps = @{ §a = @{ Run = 'New-NeptuneMLEndpoint' } } }"; Path = 'Steps.a'; Message = 'Either MLModelTrainingJobId, or MLModelTransformJobId must be given' }
        @{ Mistake = 'From an unknown step'; Text = "@{ Steps = @{ $process; a = @{ Run = 'Start-NeptuneMLTrainingJob'; From = §'proces'; With = @{ TrainModelS3Location = 's3://b/m' } } } }"; Path = 'Steps.a.From'; Message = "no step 'proces'"; Suggestion = 'process' }
        @{ Mistake = 'From a step of another class'; Text = "@{ Steps = @{ $process; a = @{ Run = 'New-NeptuneMLEndpoint'; From = §'process' } } }"; Path = 'Steps.a.From'; Message = 'accepts TrainingJob, TransformJob by From, and not the DataProcessingJob' }
        @{ Mistake = 'From twice the same step'; Text = "@{ Steps = @{ $process; a = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'process', §'process'; With = @{ TrainModelS3Location = 's3://b/m' } } } }"; Path = 'Steps.a.From[1]'; Message = 'specified twice' }
        @{ Mistake = 'From two steps of one class'; Text = "@{ Steps = @{ $process; p2 = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = 's3://b/out' } }; a = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'process', §'p2'; With = @{ TrainModelS3Location = 's3://b/m' } } } }"; Path = 'Steps.a.From[1]'; Message = "takes DataProcessingJobId from one step, and has it from step 'process'" }
        @{ Mistake = 'a value that From gives too'; Text = "@{ Steps = @{ $process; a = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'process'; With = @{ TrainModelS3Location = 's3://b/m'; DataProcessingJobId = §'other' } } } }"; Path = 'Steps.a.With.DataProcessingJobId'; Message = "taken from step 'process' by From" }
        @{ Mistake = 'DependsOn an unknown step'; Text = "@{ Steps = @{ $process; a = @{ Run = 'New-NeptuneMLEndpoint'; DependsOn = 'process', §'porcess'; With = @{ MLModelTrainingJobId = 'j' } } } }"; Path = 'Steps.a.DependsOn[1]'; Message = "no step 'porcess'"; Suggestion = 'process' }
        @{ Mistake = 'a step that depends on itself'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; DependsOn = §'a'; With = @{ MLModelTrainingJobId = 'j' } } } }"; Path = 'Steps.a.DependsOn'; Message = "'a' depends on itself" }
        @{ Mistake = 'a cycle'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; DependsOn = §'b'; With = @{ MLModelTrainingJobId = 'j' } }; b = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = '{a.Id}' } } } }"; Path = 'Steps.a.DependsOn'; Message = 'a → b → a' }
        @{ Mistake = 'a reference to a step that needs a property'; Text = "@{ Steps = @{ $process; a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = §'{process}' } } } }"; Path = 'Steps.a.With.MLModelTrainingJobId'; Message = "names the step 'process'"; Suggestion = '{process.Id}' }
        @{ Mistake = 'a reference of another type'; Text = "@{ Steps = @{ $process; a = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'process'; With = @{ TrainModelS3Location = 's3://b/m'; MaxHPONumberOfTrainingJobs = §'{process.Id}' } } } }"; Path = 'Steps.a.With.MaxHPONumberOfTrainingJobs'; Message = 'must be an integer, and \{process.Id\} is a string' }
        @{ Mistake = 'a list within a text'; Text = "@{ Steps = @{ $process; $train; a = @{ Run = 'New-NeptuneMLEndpoint'; From = 'train'; With = @{ Id = §'x-{train.MLModels}' } } } }"; Path = 'Steps.a.With.Id'; Message = 'is a list, which a longer string cannot contain' }
        @{ Mistake = 'a parameter that With cannot have'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = 'j'; §Wait = `$true } } } }"; Path = 'Steps.a.With.Wait'; Message = 'is not a parameter of the request' }
        @{ Mistake = 'a parameter and its alias'; Text = "@{ Steps = @{ a = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = 's3://b/in'; ProcessedDataS3Location = 's3://b/out'; Subnet = 'subnet-1'; §Subnets = 'subnet-2' } } } }"; Path = 'Steps.a.With.Subnets'; Message = "'Subnets' is specified twice: it is 'Subnet' too" }
        @{ Mistake = 'parameters that contradict each other'; Text = "@{ Steps = @{ a = @{ Run = 'Set-CleanRoomsMLConfiguration'; With = @{ RoleArn = 'arn:aws:iam::123456789012:role/a'; DefaultOutputLocation = §@{ roleArn = 'arn:aws:iam::123456789012:role/b'; destination = @{ s3Destination = @{ s3Uri = 's3://b/o' } } } } } } }"; Path = 'Steps.a.With.RoleArn'; Message = 'contradicts'; Anywhere = $true }
        @{ Mistake = 'a default that no step uses'; Text = "@{ Defaults = @{ §InstanceTyp = 'ml.m5.xlarge' }; Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = 'j' } } } }"; Path = 'Defaults.InstanceTyp'; Message = 'No step has a cmdlet'; Suggestion = 'InstanceType' }
        @{ Mistake = 'a default that breaks a rule'; Text = "@{ Defaults = @{ InstanceCount = §0 }; Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = 'j' } }; b = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = 'j' } } } }"; Path = 'Defaults.InstanceCount'; Message = 'must be at least 1' }
        @{ Mistake = 'a default with a reference to a step'; Text = "@{ Defaults = @{ ModelName = §'{a.Id}' }; Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = 'j' } } } }"; Path = 'Defaults.ModelName'; Message = 'which only With can have' }
        @{ Mistake = 'tags that no step uses'; Text = "@{ §Tags = @{ team = 'x' }; Steps = @{ $process } }"; Path = 'Tags'; Message = 'Neptune ML has no tags' }
        @{ Mistake = 'a tag with a reserved key'; Text = "@{ Tags = @{ §'aws:x' = 'y' }; Steps = @{ a = @{ Run = 'New-CleanRoomsConfiguredModelAlgorithm'; With = @{ RoleArn = 'arn:aws:iam::123456789012:role/r'; InferenceImageUri = '123456789012.dkr.ecr.us-east-1.amazonaws.com/i:1' } } } }"; Path = "Tags['aws:x']"; Message = 'must not start with aws:' }
        @{ Mistake = 'an unknown key of a parameter'; Text = "@{ Parameters = @{ P = @{ §Typ = 'List' } }; Steps = @{ $process } }"; Path = 'Parameters.P.Typ'; Message = "Unknown key 'Typ'"; Suggestion = 'Type' }
        @{ Mistake = 'an unknown type of a parameter'; Text = "@{ Parameters = @{ P = @{ Type = §'Integr' } }; Steps = @{ $process } }"; Path = 'Parameters.P.Type'; Message = 'must be one of String, Integer'; Suggestion = 'Integer' }
        @{ Mistake = 'a default of another type'; Text = "@{ Parameters = @{ P = @{ Type = 'Integer'; Default = §'x' } }; Steps = @{ $process } }"; Path = 'Parameters.P.Default'; Message = "default value of 'P' must be an Integer, not a string" }
        @{ Mistake = 'a default of a parameter with a reference'; Text = "@{ Parameters = @{ P = §'{Q}'; Q = 'x' }; Steps = @{ $process } }"; Path = 'Parameters.P'; Message = 'has no references'; Suggestion = '{{Q}}' }
        @{ Mistake = 'an invalid name of a parameter'; Text = "@{ Parameters = @{ §'a.b' = 'x' }; Steps = @{ $process } }"; Path = "Parameters['a.b']"; Message = "The name 'a.b' must be" }
        @{ Mistake = 'a value of a parameter that breaks a rule'; Text = "@{ Parameters = @{ N = 0 }; Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = 'j'; InstanceCount = §'{N}' } } } }"; Path = 'Steps.a.With.InstanceCount'; Message = 'InstanceCount 0 must be at least 1' }
        @{ Mistake = 'a parameter without a value of another type'; Text = "@{ Parameters = @{ L = @{ Type = 'List' } }; Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = 'j'; InstanceCount = §'{L}' } } } }"; Path = 'Steps.a.With.InstanceCount'; Message = 'must be an integer, and \{L\} is a List' }
        @{ Mistake = 'a connection with a wildcard'; Text = "@{ Connection = §'prod*'; Steps = @{ $process } }"; Path = 'Connection'; Message = 'without wildcards' }
        @{ Mistake = 'a connection of an unknown parameter'; Text = "@{ Connection = §'{Stage}'; Steps = @{ $process } }"; Path = 'Connection'; Message = "no parameter 'Stage'" }
        @{ Mistake = 'two steps with one id'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ Id = 'live'; MLModelTrainingJobId = 'j' } }; b = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ Id = §'live'; MLModelTrainingJobId = 'k' } } } }"; Path = 'Steps.b.With.Id'; Message = "Id 'live' is the one of step 'a' too" }
        @{ Mistake = 'a nearly valid value'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = 'j'; ModelName = §'rotat' } } } }"; Path = 'Steps.a.With.ModelName'; Message = 'must be one of'; Suggestion = 'rotate' }
        @{ Mistake = 'a variable'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = §`$env:JOB } } } }"; Path = 'Steps.a.With.MLModelTrainingJobId'; Message = 'The variable \$env:JOB is not allowed' }
        @{ Mistake = 'a string with a variable'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = §`"x-`$job`" } } } }"; Path = 'Steps.a.With.MLModelTrainingJobId'; Message = 'has a variable or code' }
        @{ Mistake = 'a call'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = (§Get-Date) } } } }"; Path = 'Steps.a.With.MLModelTrainingJobId'; Message = 'not in quotes' }
        @{ Mistake = 'a call with an argument'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = §Get-Date -AsUTC } } } }"; Path = 'Steps.a.With.MLModelTrainingJobId'; Message = 'has only data' }
        @{ Mistake = 'a sub-expression'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = §`$(1) } } } }"; Path = 'Steps.a.With.MLModelTrainingJobId'; Message = 'is code' }
        @{ Mistake = 'an operator'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = §'a' + 'b' } } } }"; Path = 'Steps.a.With.MLModelTrainingJobId'; Message = 'is code' }
        @{ Mistake = 'a static method'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = §[guid]::NewGuid() } } } }"; Path = 'Steps.a.With.MLModelTrainingJobId'; Message = 'is code' }
        @{ Mistake = 'a script block'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = §{ 1 } } } } }"; Path = 'Steps.a.With.MLModelTrainingJobId'; Message = 'is code' }
        @{ Mistake = 'a computed key'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = 'j'; §`$x = 1 } } } }"; Path = 'Steps.a.With'; Message = 'The key \$x is code' }
        @{ Mistake = 'a statement before the data'; Text = "§`$x = 1`n@{ Steps = @{ $process } }"; Path = ''; Message = 'must be one hashtable' }
        @{ Mistake = 'two hashtables'; Text = "§@{ Steps = @{ $process } }`n@{}"; Path = ''; Message = 'must be one hashtable' }
        @{ Mistake = 'parameters of a script'; Text = "§param([int] `$x)`n@{ Steps = @{ $process } }"; Path = ''; Message = 'must be one hashtable' }
        @{ Mistake = 'a syntax error'; Text = "@{ Steps = @{ $process §} "; Path = ''; Message = 'not valid'; Anywhere = $true }
        @{ Mistake = 'a key that is given twice'; Text = "@{ Steps = @{ $process }; §steps = @{} }"; Path = ''; Message = 'Duplicate keys' }
        @{ Mistake = 'a number that is too large'; Text = "@{ Steps = @{ a = @{ Run = 'New-NeptuneMLEndpoint'; With = @{ MLModelTrainingJobId = 'j'; InstanceCount = §99999999999999999999999999999999 } } } }"; Path = 'Steps.a.With.InstanceCount'; Message = 'InstanceCount' }
    )
    $jsonMistakes = @(
        @{ Mistake = 'text after the end'; Text = '{ "Steps": {} } §x'; Path = ''; Message = 'not valid JSON' }
        @{ Mistake = 'a missing comma'; Text = "{ `"Name`": `"a`"`n  §`"Steps`": {} }"; Path = ''; Message = 'not valid JSON' }
        @{ Mistake = 'an empty file'; Text = '§'; Path = ''; Message = 'not valid JSON' }
        @{ Mistake = 'a list'; Text = '§[]'; Path = ''; Message = 'must be a map' }
        @{ Mistake = 'a key that is given twice'; Text = '{ "Steps": { "a": { "Run": "New-NeptuneMLEndpoint", "With": { "MLModelTrainingJobId": "j" } } }, §"steps": {} }'; Path = 'steps'; Message = "as 'Steps' too: keys ignore case" }
        @{ Mistake = 'a wide character before the mistake'; Text = '{ "Description": "日本語 𝒳", §"Nmae": "x", "Steps": { "a": { "Run": "New-NeptuneMLEndpoint", "With": { "MLModelTrainingJobId": "j" } } } }'; Path = 'Nmae'; Message = 'Unknown key'; Suggestion = 'Name' }
        @{ Mistake = 'an escaped lone surrogate'; Text = '{ "Description": §"\ud800", "Steps": { "a": { "Run": "New-NeptuneMLEndpoint", "With": { "MLModelTrainingJobId": "j" } } } }'; Path = 'Description'; Message = 'lone surrogate' }
        @{ Mistake = 'a number that is too large'; Text = '{ "Name": §1e999, "Steps": { "a": { "Run": "New-NeptuneMLEndpoint", "With": { "MLModelTrainingJobId": "j" } } } }'; Path = 'Name'; Message = ''; Anywhere = $true }
    )
}

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/../NeptuneMl.TestKit/TestKit.ps1
    Add-TestAssembly $PSScriptRoot/../NeptuneMl.StrictServer

    $module = (Get-Command Test-NeptuneMLWorkflow).ImplementingType.Assembly
    $steps = $module.GetType('NeptuneMl.Workflows.StepCmdlet').GetProperty('All').GetValue($null)
    $workflowFile = $module.GetType('NeptuneMl.Workflows.WorkflowFile')

    function New-File([string] $Name, [string] $Text) {
        $path = Join-Path $TestDrive $Name
        [IO.File]::WriteAllText($path, $Text)
        $path
    }

    # The file without the sign §, and the line and column of the sign.
    function Read-Marked([string] $Text) {
        $before = $Text.Substring(0, $Text.IndexOf('§'))
        @{
            Text   = $Text.Remove($before.Length, 1)
            Line   = ($before.ToCharArray() -eq "`n").Count + 1
            Column = $before.Length - $before.LastIndexOf("`n")
        }
    }

    function Assert-Mistake([string] $Extension, [hashtable] $Expected) {
        $marked = Read-Marked $Expected.Text
        $file = New-File "mistake$Extension" $marked.Text
        $found = @(Test-NeptuneMLWorkflow $file)
        $shown = ($found | ForEach-Object { "$_ [$($_.Suggestion)]" }) -join "`n"
        if ($Expected.Anywhere) { $found.Count | Should -BeGreaterThan 0 }
        else {
            $found.Count | Should -Be 1 -Because $shown
            $found[0].Path | Should -BeExactly $Expected.Path
            "$($found[0].Line):$($found[0].Column)" | Should -Be "$($marked.Line):$($marked.Column)" -Because $shown
        }
        $found[0].File | Should -Be $file
        $found[0].Message | Should -Match $Expected.Message
        $found[0].Message | Should -Match '\.$'
        if ($Expected.Suggestion) { $found[0].Suggestion | Should -BeExactly $Expected.Suggestion }
    }
}

Describe 'Test-NeptuneMLWorkflow' {
    Context 'with a .psd1 file that has <Mistake>' -ForEach $mistakes {
        It 'writes one finding with the place' { Assert-Mistake '.psd1' $_ }
    }

    Context 'with a .json file that has <Mistake>' -ForEach $jsonMistakes {
        It 'writes one finding with the place' { Assert-Mistake '.json' $_ }
    }

    # Files made from api/ with the parameters of the cmdlet: valid ones with values on the edge of every limit, and ones with one mistake.
    Context 'with files whose step is <_>' -ForEach $stepCmdlets {
        BeforeAll {
            $step = $steps[$_]
            $paths = [Collections.Generic.Dictionary[string, string]]::new()
            $step.Parameters | Where-Object Member | ForEach-Object { $paths[$_.Name] = $_.Member.Path }
            $structures = @($step.Parameters | Where-Object { $_.Member -and $_.Type -eq [object] }).Name
            $separated = @($step.Parameters | Where-Object { "$($_.Member.Format)" -in 'Separated', 'Receivers' }).Name
            $check = $workflowFile.GetMethod('Check')
            $cases = $valid = 0
            $kinds = @{}
            $wrong = foreach ($case in [NeptuneMl.StrictServer.Workflows.WorkflowCases]::new($_, $step.Operation, $paths, [string[]] $structures, [string[]] $separated).Make()) {
                $cases++
                if ($null -eq $case.Path) { $valid++ } else { $kinds[$case.What.Split(':')[0]]++ }
                $findings = $check.Invoke($null, @("/generated$($case.Extension)", $case.Text, $null)).Findings
                $isRight = $null -eq $case.Path ? $findings.Count -eq 0 : $findings.Count -gt 0 -and
                    -not ($findings | Where-Object { $_.Path -cne $case.Path -or $_.Line -ne $case.Line -or $_.Column -ne $case.Column }) -and
                    (-not $case.Suggestion -or $findings[0].Suggestion -eq $case.Suggestion)
                if (-not $isRight) { "$($case.What) ($($case.Extension)), expected at $($case.Line):$($case.Column): $($case.Path): found $($findings -join '; ')" }
            }
        }

        It 'writes nothing for valid files, and for others only the mistake, at its place' {
            if ($wrong) { throw "$(@($wrong).Count) of $cases files:`n$((@($wrong) | Select-Object -First 20) -join "`n")" }
            $valid | Should -BeGreaterThan 10
            $kinds.Count | Should -BeGreaterThan 6
        }
    }

    # Every result with every cmdlet: accepted, or one finding at From.
    It 'accepts From exactly the results that the cmdlet accepts' {
        $pairs = 0
        foreach ($step in $steps.Values) {
            foreach ($source in $steps.Values) {
                $file = New-File 'pair.psd1' "@{ Steps = @{ a = @{ Run = '$($source.Name)' }; b = @{ Run = '$($step.Name)'`n From = 'a' } } }"
                $about = @(Test-NeptuneMLWorkflow $file | Where-Object Path -EQ 'Steps.b.From')
                $about.Count | Should -Be ($step.Accepts($source.Result) ? 0 : 1) -Because "$($step.Name) from $($source.Name)"
                if ($about) { $about[0].Line | Should -Be 2 } else { $pairs++ }
            }
        }
        $pairs | Should -BeGreaterThan 12
    }

    Context 'with several mistakes' {
        BeforeAll {
            $file = New-File 'several.psd1' @'
@{
    Nmae  = 'x'
    Steps = @{
        process = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = '{Exprot}' } }
        train   = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'proces'; With = @{ TrainModelS3Location = 'http://b' } }
    }
}
'@
            $found = @(Test-NeptuneMLWorkflow $file)
        }

        It 'writes all of them in the order of the file' {
            $found.Path | Should -Be 'Nmae', 'Steps.process.With.ProcessedDataS3Location', 'Steps.process.With.InputDataS3Location', 'Steps.train.From', 'Steps.train.With.TrainModelS3Location'
        }

        It 'shows place, message and suggestion in the table, within <_> columns' -ForEach 80, 120 {
            $lines = ($found | Out-String -Width $_) -split "`n"
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
            "$lines" | Should -Match 'several\.psd1:2:5'
            "$lines" | Should -Match 'Suggestion: Name'
        }

        It 'converts to JSON without type noise' {
            $copy = $found[0] | ConvertTo-Json | ConvertFrom-Json
            $copy.PSObject.Properties.Name | Should -Be 'File', 'Line', 'Column', 'Path', 'Message', 'Suggestion'
            $copy.Line | Should -Be 2
        }
    }

    Context 'with a valid file' {
        BeforeAll {
            $valid = @'
@{
    Parameters = @{ Export = @{ Type = 'String' }; Count = 1 }
    Connection = '{Export}'
    Steps = @{
        process = @{ Run = 'start-neptunemldataprocessingjob'; With = @{ inputDataS3Location = 's3://b/{Export}'; ProcessedDataS3Location = 's3://b/{{x}}' } }
        serve = @{ Run = 'New-NeptuneMLEndpoint'; DependsOn = @('process'); With = @{ MLModelTrainingJobId = 'j'; InstanceCount = '{Count}' } }
    }
}
'@
            $file = New-File 'valid.psd1' $valid
        }

        It 'writes nothing, and how many steps there are with -Verbose' {
            $output = Test-NeptuneMLWorkflow $file -Verbose 4>&1
            $output | Should -BeOfType ([Management.Automation.VerboseRecord])
            "$output" | Should -Match "'valid' has 2 steps and no mistakes"
        }

        It 'accepts piped files and wildcards' {
            $null = New-File 'second.json' '{ "$schema": "x", /* a comment */ "Steps": { "a": { "Run": "New-NeptuneMLEndpoint", "With": { "MLModelTrainingJobId": "j" } }, } }'
            Get-ChildItem $file, (Join-Path $TestDrive second.json) | Test-NeptuneMLWorkflow | Should -BeNullOrEmpty
            Test-NeptuneMLWorkflow (Join-Path $TestDrive 's[e]cond.*') | Should -BeNullOrEmpty
        }

        It 'checks the values of -Parameter' {
            Test-NeptuneMLWorkflow $file -Parameter @{ Export = 'x'; Count = 3 } | Should -BeNullOrEmpty
            $found = Test-NeptuneMLWorkflow $file -Parameter @{ export = 'x'; Count = 0 }
            $found.Path | Should -Be 'Steps.serve.With.InstanceCount'
            (Test-NeptuneMLWorkflow $file -Parameter @{ Export = 'a*' }).Message | Should -Match 'without wildcards'
        }

        It 'writes one error for -Parameter <Value>' -ForEach @(
            @{ Value = @{ Count = 1 }; Message = "-Parameter is required for 'Export': -Parameter @{ Export = … }" }
            @{ Value = @{ Export = 'x'; Cuont = 1 }; Message = "-Parameter has 'Cuont', which is not a parameter of the workflow; the nearest one is 'Count'" }
            @{ Value = @{ Export = 'x'; Count = 'many' }; Message = "-Parameter.Count 'many' must be an integer, written with digits only" }
            @{ Value = @{ Export = $null }; Message = "-Parameter has no value for 'Export', which is a String" }
        ) {
            Test-NeptuneMLWorkflow $file -Parameter $Value -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            "$($failures[0])" | Should -BeLike "$Message*"
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        }

        It 'runs nothing of the file' {
            $global:WorkflowFileRan = $false
            $null = Test-NeptuneMLWorkflow (New-File 'code.psd1' '@{ Steps = @{ a = $($global:WorkflowFileRan = $true) } }')
            $global:WorkflowFileRan | Should -BeFalse
        }

        It 'writes the same in the culture <_>' -ForEach 'tr-TR', 'de-DE' {
            $before = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = $_
                Test-NeptuneMLWorkflow $file -Parameter @{ Export = 'x' } | Should -BeNullOrEmpty
            }
            finally { [cultureinfo]::CurrentCulture = $before }
        }

        It 'completes -Parameter with the parameters of the file' {
            $line = "Test-NeptuneMLWorkflow '$file' -Parameter "
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be "@{ Export = '' }", "@{ Export = ''; Count = 1 }"
        }
    }

    Context 'with a file that cannot be read' {
        It 'writes one error for <Name>' -ForEach @(
            @{ Name = 'a file that does not exist'; File = 'nowhere.psd1'; Message = '*does not exist*' }
            @{ Name = 'a pattern without files'; File = 'nowhere*.psd1'; Message = '*matches no file*' }
            @{ Name = 'another extension'; File = 'script.ps1'; Message = '*must have the extension .psd1 or .json*' }
            @{ Name = 'a folder'; File = 'folder.json'; Message = '*is a folder*' }
            @{ Name = 'another provider'; File = 'Env:PATH'; Message = '*is not a path of the file system*' }
        ) {
            $null = New-File 'script.ps1' '@{}'
            $null = New-Item -ItemType Directory (Join-Path $TestDrive folder.json) -Force
            $path = $File -like '*:*' ? $File : (Join-Path $TestDrive $File)
            Test-NeptuneMLWorkflow $path -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            "$($failures[0])" | Should -BeLike $Message
        }

        It 'writes a finding for a file that is not UTF-8' {
            $file = Join-Path $TestDrive latin.json
            [IO.File]::WriteAllBytes($file, [byte[]] (0x22, 0xe4, 0x22))
            (Test-NeptuneMLWorkflow $file).Message | Should -Match 'UTF-8'
        }

        It 'reads <Encoding> with a byte order mark' -ForEach @{ Encoding = 'utf8BOM' }, @{ Encoding = 'unicode' } {
            $file = Join-Path $TestDrive bom.json
            Set-Content $file '{ "Steps": { "a": { "Run": "New-NeptuneMLEndpoint", "With": { "MLModelTrainingJobId": "j" } } } }' -Encoding $Encoding
            Test-NeptuneMLWorkflow $file | Should -BeNullOrEmpty
        }

        It 'writes one finding for a file that is nested too deeply, in <_>' -ForEach '.json', '.psd1' {
            $open, $close = $_ -eq '.json' ? ('{ "a": ', ' }') : ('@{ a = ', ' }')
            foreach ($depth in 100, 5000) {
                $found = @(Test-NeptuneMLWorkflow (New-File "deep$_" (($open * $depth) + '1' + ($close * $depth))))
                $found.Count | Should -BeGreaterThan 0
                $found.Count | Should -BeLessThan 5
                "$($found.Message)" | Should -Match 'depth|deep'
            }
        }
    }
}
