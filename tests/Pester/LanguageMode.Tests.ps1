# Strict mode, and sessions in which scripts may not do everything.

BeforeAll {
    . $PSScriptRoot/Support/Setup.ps1
    . $PSScriptRoot/Support/Unattended.ps1

    # Everything that administrators do, in the language that is left in constrained mode.
    $work = @'
$processing = Start-NeptuneMLDataProcessingJob -Id graph -InputDataS3Location s3://b/in -ProcessedDataS3Location s3://b/out -Wait -PollSeconds 0.05
$endpoint = $processing | Start-NeptuneMLTrainingJob -TrainModelS3Location s3://b/models -SourceS3DirectoryPath s3://b/code -Wait -PollSeconds 0.05 |
    New-NeptuneMLEndpoint -Wait -PollSeconds 0.05
$model = New-CleanRoomsTrainedModel -Name model -MembershipIdentifier 5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10 -InstanceType ml.m5.xlarge -VolumeSizeInGB 30 `
    -ConfiguredModelAlgorithmAssociationArn (Get-CleanRoomsConfiguredModelAlgorithmAssociation 5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10)[0].ConfiguredModelAlgorithmAssociationArn `
    -DataChannel @{ channelName = 'train'; mlInputChannelArn = (Get-CleanRoomsMLInputChannel 5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10)[0].MLInputChannelArn } `
    -Tag @{ team = 'x' } -Hyperparameter @{ depth = 3 } -MaxRuntimeInSeconds 3600 -Wait -PollSeconds 0.05
$model | Get-CleanRoomsResourceTag | Out-Null
"$($endpoint.State) $($model.State)"
$endpoint, $model | Format-List * | Out-String | Out-Null
($endpoint | Format-Table -ShowError | Out-String) -match 'InService'
(TabExpansion2 'Get-NeptuneMLDataProcessingJob -Id gr' 37).CompletionMatches.CompletionText
Get-NeptuneMLTrainingJob missing -ErrorAction SilentlyContinue -ErrorVariable failure
$failure[0].FullyQualifiedErrorId
'@
    $done = 'Succeeded Succeeded', 'True', 'graph', 'MLResourceNotFound,NeptuneMl.Cmdlets.NeptuneML.GetNeptuneMLTrainingJobCommand'
}

Describe 'The cmdlets' {
    It 'work in a session that is switched to <Mode> after the import' -ForEach @{ Mode = 'FullLanguage' }, @{ Mode = 'ConstrainedLanguage' } {
        $run = Invoke-Unattended @"
Set-StrictMode -Version Latest
Import-Module NeptuneMl
`$null = Start-NeptuneMLEmulator -JobSeconds 0
`$ExecutionContext.SessionState.LanguageMode = '$Mode'
$work
"`$(`$ExecutionContext.SessionState.LanguageMode)"
"@

        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Trim() -split '\r?\n' | Should -Be ($done + $Mode)
    }

    It 'work in a session created with ConstrainedLanguage' {
        $state = [initialsessionstate]::CreateDefault2()
        $state.LanguageMode = 'ConstrainedLanguage'
        $state.ImportPSModule('NeptuneMl')
        $runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.Open()
        $session = [powershell]::Create($runspace)
        try {
            $null = $session.AddCommand('Start-NeptuneMLEmulator').AddParameter('JobSeconds', 0).Invoke()
            $session.Commands.Clear()
            $output = $session.AddScript($work).Invoke()

            $session.Streams.Error | Should -BeNullOrEmpty
            $output | Should -Be $done
        }
        finally {
            $session.Commands.Clear()
            $null = $session.AddCommand('Stop-NeptuneMLEmulator').Invoke()
            Remove-Session $session
        }
    }
}

Describe 'The views' {
    It 'access only existing properties in strict mode' {
        $types = [NeptuneMl.TrainingJob].Assembly.GetExportedTypes() |
            Where-Object { $_.IsClass -and -not $_.IsAbstract -and $_.GetConstructor(@()) -and -not $_.IsSubclassOf([Attribute]) -and -not $_.IsSubclassOf([Exception]) }
        Set-StrictMode -Version Latest
        foreach ($type in $types) {
            $empty = [Activator]::CreateInstance($type)
            $shown = ($empty | Format-Table -ShowError | Out-String) + ($empty | Format-List -ShowError | Out-String)
            $shown | Should -Not -Match '#ERR|Exception' -Because $type
        }
    }
}
