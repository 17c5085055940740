# Two trainings side by side, one of which fails, and a graph that is not series-parallel: 'both' and 'first' share only one source.
@{
    Name  = 'branches'
    Steps = @{
        export  = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = 's3://shop-ml/export'; ProcessedDataS3Location = 's3://shop-ml/processed' } }
        archive = @{ Run = 'Start-NeptuneMLDataProcessingJob'; With = @{ InputDataS3Location = 's3://shop-ml/archive'; ProcessedDataS3Location = 's3://shop-ml/processed' } }
        first   = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'export'; With = @{ TrainModelS3Location = 's3://shop-ml/models' } }
        both    = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'archive'; DependsOn = 'export'; With = @{ TrainModelS3Location = 's3://shop-ml/models' } }
        bad     = @{ Run = 'Start-NeptuneMLTrainingJob'; From = 'export'; With = @{ TrainModelS3Location = 's3://shop-ml/models'; EnableManagedSpotTraining = $true } }
        lost    = @{ Run = 'New-NeptuneMLEndpoint'; From = 'bad' }
        live    = @{ Run = 'New-NeptuneMLEndpoint'; From = 'first'; With = @{ Id = 'shop-live'; InstanceType = 'ml.m5.xlarge' } }
    }
}
