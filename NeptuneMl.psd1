@{
    # The first loads the second as a ReadyToRun image where there is one; the engine would load a root module before either.
    NestedModules          = 'NeptuneMl.Loader.dll', 'NeptuneMl.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = 'b8a3f6d1-4c27-4f0e-9a55-6d1f0c7e2b94'
    Author                 = 'NeptuneMl contributors'
    CompanyName            = 'NeptuneMl'
    Copyright              = 'Copyright (c) NeptuneMl contributors'
    Description            = 'Cmdlets for machine learning on Amazon Neptune ML and AWS Clean Rooms ML: typed results for the pipeline, waiting, validation before the request is sent, and an emulator of both services for learning and tests.'

    PowerShellVersion      = '7.6'
    CompatiblePSEditions   = @('Core')

    FormatsToProcess       = @(
        'NeptuneMl.Jobs.Format.ps1xml'
        'NeptuneMl.CleanRooms.Format.ps1xml'
        'NeptuneMl.Jobs.ByConnection.Format.ps1xml'
        'NeptuneMl.CleanRooms.ByConnection.Format.ps1xml'
        'NeptuneMl.Connections.Format.ps1xml'
        'NeptuneMl.Workflows.Format.ps1xml'
    )

    CmdletsToExport        = @(
        'Add-CleanRoomsResourceTag'
        'Connect-CleanRoomsML'
        'Connect-NeptuneML'
        'Disconnect-CleanRoomsML'
        'Disconnect-NeptuneML'
        'Get-CleanRoomsAudienceExportJob'
        'Get-CleanRoomsAudienceGenerationJob'
        'Get-CleanRoomsAudienceModel'
        'Get-CleanRoomsConfiguredAudienceModel'
        'Get-CleanRoomsConfiguredAudienceModelPolicy'
        'Get-CleanRoomsConfiguredModelAlgorithm'
        'Get-CleanRoomsConfiguredModelAlgorithmAssociation'
        'Get-CleanRoomsMLConfiguration'
        'Get-CleanRoomsMLConnection'
        'Get-CleanRoomsMLInputChannel'
        'Get-CleanRoomsResourceTag'
        'Get-CleanRoomsTrainedModel'
        'Get-CleanRoomsTrainedModelExportJob'
        'Get-CleanRoomsTrainedModelInferenceJob'
        'Get-CleanRoomsTrainingDataset'
        'Get-NeptuneMLConnection'
        'Get-NeptuneMLDataProcessingJob'
        'Get-NeptuneMLEndpoint'
        'Get-NeptuneMLRequiredPolicy'
        'Get-NeptuneMLTrainingJob'
        'Get-NeptuneMLTransformJob'
        'New-CleanRoomsAudienceModel'
        'New-CleanRoomsConfiguredAudienceModel'
        'New-CleanRoomsConfiguredModelAlgorithm'
        'New-CleanRoomsConfiguredModelAlgorithmAssociation'
        'New-CleanRoomsMLInputChannel'
        'New-CleanRoomsTrainedModel'
        'New-CleanRoomsTrainingDataset'
        'New-NeptuneMLEndpoint'
        'Remove-CleanRoomsAudienceGenerationJob'
        'Remove-CleanRoomsAudienceModel'
        'Remove-CleanRoomsConfiguredAudienceModel'
        'Remove-CleanRoomsConfiguredAudienceModelPolicy'
        'Remove-CleanRoomsConfiguredModelAlgorithm'
        'Remove-CleanRoomsConfiguredModelAlgorithmAssociation'
        'Remove-CleanRoomsMLConfiguration'
        'Remove-CleanRoomsMLInputChannelData'
        'Remove-CleanRoomsResourceTag'
        'Remove-CleanRoomsTrainedModelOutput'
        'Remove-CleanRoomsTrainingDataset'
        'Remove-NeptuneMLEndpoint'
        'Set-CleanRoomsConfiguredAudienceModelPolicy'
        'Set-CleanRoomsMLConfiguration'
        'Start-CleanRoomsAudienceExportJob'
        'Start-CleanRoomsAudienceGenerationJob'
        'Start-CleanRoomsTrainedModelExportJob'
        'Start-CleanRoomsTrainedModelInferenceJob'
        'Start-NeptuneMLDataProcessingJob'
        'Start-NeptuneMLEmulator'
        'Start-NeptuneMLTrainingJob'
        'Start-NeptuneMLTransformJob'
        'Stop-CleanRoomsTrainedModel'
        'Stop-CleanRoomsTrainedModelInferenceJob'
        'Stop-NeptuneMLDataProcessingJob'
        'Stop-NeptuneMLEmulator'
        'Stop-NeptuneMLTrainingJob'
        'Stop-NeptuneMLTransformJob'
        'Test-CleanRoomsMLConnection'
        'Test-CleanRoomsMLSetup'
        'Test-NeptuneMLConnection'
        'Test-NeptuneMLSetup'
        'Test-NeptuneMLWorkflow'
        'Update-CleanRoomsConfiguredAudienceModel'
        'Update-NeptuneMLEndpoint'
        'Wait-CleanRoomsJob'
        'Wait-NeptuneMLJob'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()

    PrivateData            = @{
        PSData = @{
            Tags         = @('AWS', 'Neptune', 'NeptuneML', 'CleanRooms', 'MachineLearning')
            LicenseUri   = 'https://www.apache.org/licenses/LICENSE-2.0'
            ProjectUri   = '{RepositoryUrl}'
            ReleaseNotes = '{ReleaseNotes}' # from CHANGELOG.md
        }
    }
}
