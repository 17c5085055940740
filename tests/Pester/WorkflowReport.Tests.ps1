# What the page contains is tested in NeptuneMl.Core.Tests, with AngleSharp and in a browser.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/Support/WorkflowRuns.ps1

    $run = New-SampleRun
    $run | Export-NeptuneMLWorkflowReport -Path $TestDrive/expected.html
    $expected = Get-Content $TestDrive/expected.html -Raw
    $page = Join-Path $TestDrive page.html
}

Describe 'Export-NeptuneMLWorkflowReport' {
    AfterEach {
        Remove-Item $page -Force -ErrorAction Ignore
    }

    Context 'when a run is piped' {
        It 'writes one HTML page in UTF-8 without a byte order mark, and returns nothing' {
            $run | Export-NeptuneMLWorkflowReport $page | Should -BeNullOrEmpty
            [IO.File]::ReadAllBytes($page)[0] | Should -Be ([byte][char] '<')
            $text = Get-Content $page -Raw
            $text | Should -BeLike '<!DOCTYPE html>*movies*AlgorithmError*</html>'
            foreach ($step in $run.Steps) { [regex]::Matches($text, "<tr id=`"step-\d+`"><th scope=`"row`"><bdi>$($step.Name)</bdi>") | Should -HaveCount 1 }
        }

        It 'returns the file with -PassThru' {
            $file = $run | Export-NeptuneMLWorkflowReport $page -PassThru
            $file | Should -BeOfType System.IO.FileInfo
            $file.FullName | Should -Be $page
            $file.Length | Should -BeGreaterThan 10000
        }

        It 'writes nothing with -WhatIf' {
            $run | Export-NeptuneMLWorkflowReport $page -WhatIf -PassThru | Should -BeNullOrEmpty
            $page | Should -Not -Exist
        }

        It 'accepts the run as an argument' {
            Export-NeptuneMLWorkflowReport -InputObject $run -Path $page
            Get-Content $page -Raw | Should -BeExactly $expected
        }
    }

    Context 'when a copy of a run is piped' {
        It 'writes the same page for <Name>' -ForEach @(
            @{ Name = 'Export-Clixml'; Copy = { $run | Export-Clixml $TestDrive/run.xml -Depth 3; Import-Clixml $TestDrive/run.xml } }
            @{ Name = 'a background job'; Copy = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($run, 3)) } }
            @{ Name = 'ConvertTo-Json'; Copy = { $run | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
            @{ Name = 'Select-Object'; Copy = { $run | Select-Object * } }
        ) {
            & $Copy | Export-NeptuneMLWorkflowReport $page
            Get-Content $page -Raw | Should -BeExactly $expected
        }

        It 'writes the same page for a run with one step, one dependency and no times' {
            $one = New-SampleRun
            $one = [NeptuneMl.Workflows.WorkflowRun] @{
                Name = 'one'; RunId = 'r'; State = 'Running'; Path = 'a'; JournalPath = 'b'; StartTime = $one.StartTime
                Steps = [NeptuneMl.Workflows.WorkflowStepRun[]] @($one.Steps[6])
            }
            $one | Export-NeptuneMLWorkflowReport $page
            $live = Get-Content $page -Raw
            [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($one, 3)) | Export-NeptuneMLWorkflowReport $page
            Get-Content $page -Raw | Should -BeExactly $live
        }
    }

    Context 'when a workflow file is specified' {
        BeforeAll {
            $null = Start-NeptuneMLEmulator -JobSeconds 0
            $file = Join-Path $TestDrive movies.psd1
            Set-Content $file "@{ Steps = @{ process = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = 's3://bucket/in'; ProcessedDataS3Location = 's3://bucket/out' } } } }"
            $first = Invoke-NeptuneMLWorkflow $file
            $last = Invoke-NeptuneMLWorkflow $file
            Stop-NeptuneMLEmulator
            Remove-Item $file
        }

        It 'writes the report of its last run' {
            Export-NeptuneMLWorkflowReport $file -Path $page
            Get-Content $page -Raw | Should -BeLike "*<code>$($last.RunId)</code>*Reuse*"
        }

        It 'reads the journals of another folder with -JournalPath' {
            Export-NeptuneMLWorkflowReport $TestDrive/other.psd1 -Path $page -JournalPath $TestDrive/movies.runs
            Get-Content $page -Raw | Should -BeLike "*<code>$($last.RunId)</code>*"
        }

        It 'writes the same steps for the run that Invoke-NeptuneMLWorkflow returned' {
            $first | Export-NeptuneMLWorkflowReport $page
            Get-Content $page -Raw | Should -BeLike "*<code>$($first.RunId)</code>*<bdi>process</bdi>*Start*Start-NeptuneMLDataProcessingJob*$($first.Steps[0].Key)*"
        }

        It 'writes an error for a workflow without runs' {
            Export-NeptuneMLWorkflowReport $TestDrive/none.psd1 -Path $page -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure | Should -HaveCount 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
            $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*Invoke-NeptuneMLWorkflow*'
            $page | Should -Not -Exist
        }
    }

    Context 'when the file exists' {
        BeforeEach { Set-Content $page 'before' }

        It 'overwrites it' {
            $run | Export-NeptuneMLWorkflowReport $page
            Get-Content $page -Raw | Should -BeExactly $expected
        }

        It 'writes an error with -NoClobber, and keeps the file' {
            $run | Export-NeptuneMLWorkflowReport $page -NoClobber -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure | Should -HaveCount 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
            $failure[0].CategoryInfo.Category | Should -Be 'ResourceExists'
            $failure[0].TargetObject.RunId | Should -Be $run.RunId
            $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*omit -NoClobber*'
            Get-Content $page | Should -Be 'before'
        }
    }

    Context 'when the path is unusual' {
        It 'writes to a path with wildcard characters, quotes and spaces' {
            $file = Join-Path $TestDrive "a [1] 'b' ``c.html"
            $run | Export-NeptuneMLWorkflowReport $file
            [IO.File]::Exists($file) | Should -BeTrue
            $run | Export-NeptuneMLWorkflowReport -LiteralPath $file
        }

        It 'resolves a PowerShell drive and the current location' {
            $null = New-PSDrive Report FileSystem $TestDrive
            $run | Export-NeptuneMLWorkflowReport Report:/drive.html
            Push-Location Report:/
            try { $run | Export-NeptuneMLWorkflowReport relative.html }
            finally { Pop-Location }
            "$TestDrive/drive.html", "$TestDrive/relative.html" | Should -Exist
        }

        It 'writes an error for <Name>' -ForEach @(
            @{ Name = 'a path of another provider'; Where = 'env:report.html'; Id = 'InvalidParameter' }
            @{ Name = 'a drive that does not exist'; Where = 'nodrive:/report.html'; Id = 'InvalidParameter' }
            @{ Name = 'a folder that does not exist'; Where = 'TestDrive:/no/such/folder/report.html'; Id = 'FileNotWritten' }
        ) {
            $run | Export-NeptuneMLWorkflowReport $Where -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure | Should -HaveCount 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $failure[0].Exception.ParameterName | Should -Be 'Path'
        }
    }

    Context 'when several runs are piped' {
        It 'writes one file for each run to a folder' {
            $folder = New-Item (Join-Path $TestDrive reports) -ItemType Directory
            $files = (New-SampleRun -RunId one), (New-SampleRun -RunId two) | Export-NeptuneMLWorkflowReport $folder -PassThru
            $files.Name | Should -Be 'movies-one.html', 'movies-two.html'
            $files | Should -Exist
        }

        It 'writes an error for the second run to one file' {
            (New-SampleRun -RunId one), (New-SampleRun -RunId two) | Export-NeptuneMLWorkflowReport $page -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure | Should -HaveCount 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*folder*'
            Get-Content $page -Raw | Should -BeLike '*<code>one</code>*'
        }

        It 'writes no file outside of the folder for a hostile name' {
            $folder = New-Item (Join-Path $TestDrive inner/deep) -ItemType Directory
            $file = New-SampleRun -Name '../../<b>|:*?"/etc' -RunId "..`0/x" | Export-NeptuneMLWorkflowReport $folder -PassThru
            $file.DirectoryName | Should -Be $folder.FullName
            Get-ChildItem $folder | Should -HaveCount 1
        }
    }

    Context 'when the input is not a run' {
        It 'writes an error for <Name>' -ForEach @(
            @{ Name = 'text'; Value = { 'movies.psd1' }; Rule = 'not a string' }
            @{ Name = 'a file'; Value = { Get-Item $PSCommandPath }; Rule = 'not a value of type FileInfo' }
            @{ Name = 'another object'; Value = { [pscustomobject] @{ Name = 'movies'; RunId = 'x' } }; Rule = 'not an object' }
            @{ Name = 'a run without steps'; Value = { [NeptuneMl.Workflows.WorkflowRun] @{ Name = 'movies'; RunId = 'x' } }; Rule = 'Steps' }
            @{ Name = 'a step'; Value = { [NeptuneMl.Workflows.WorkflowStepRun] @{ Name = 'movies' } }; Rule = 'not a value of type WorkflowStepRun' }
        ) {
            & $Value | Export-NeptuneMLWorkflowReport $page -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure | Should -HaveCount 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
            "$($failure[0])" | Should -BeLike "-InputObject must *$Rule*"
            $page | Should -Not -Exist
        }
    }

    Context 'when an independent validator reads the pages' {
        BeforeAll {
            $hostile = New-SampleRun -Name "<script>alert(1)</script> `u{202E}`"'&]]>" -FailureReason "</style><!-- `0`u{FFFF}"
            $run | Export-NeptuneMLWorkflowReport $TestDrive/validated-1.html
            $hostile | Export-NeptuneMLWorkflowReport $TestDrive/validated-2.html

            # Installed from the lock file, in the folder that the task clean removes.
            $validator = Join-Path $PSScriptRoot ../../artifacts/html-validate
            $node = Get-Command node, npm -CommandType Application -ErrorAction Ignore
            $isAvailable = if (@($node.Name | Sort-Object -Unique).Count -ge 2) {
                $source = Join-Path $PSScriptRoot ../report
                $lock = Get-Content $validator/package-lock.json -Raw -ErrorAction Ignore
                $null = New-Item $validator -ItemType Directory -Force
                Get-ChildItem $source -Force -File | Copy-Item -Destination $validator
                if (-not (Test-Path $validator/node_modules) -or $lock -cne (Get-Content $source/package-lock.json -Raw)) {
                    Push-Location $validator
                    try { $null = & npm ci --ignore-scripts --no-audit --no-fund --loglevel=error 2>&1 }
                    finally { Pop-Location }
                }
                Test-Path $validator/node_modules/html-validate/bin/html-validate.mjs
            }
        }

        It 'finds no mistake' {
            if (-not $isAvailable -and $env:CI -ne 'true') { Set-ItResult -Skipped -Because 'Node.js or the npm package html-validate is not installed here' }
            $isAvailable | Should -BeTrue -Because 'Node.js and the packages of tests/report have to be installed where CI is true'
            $output = & node $validator/node_modules/html-validate/bin/html-validate.mjs --config $validator/.htmlvalidate.json $TestDrive/validated-1.html $TestDrive/validated-2.html 2>&1
            $LASTEXITCODE | Should -Be 0 -Because ($output -join "`n")
        }
    }
}
