# Warm start: processes a new export with the features of an earlier processing, starts the training from the models of an earlier one,
# and updates the live endpoint with the new model.
@{
    Name        = 'retrain'
    Description = 'A new model behind the live endpoint, trained from the one before.'

    Parameters  = @{
        Export     = @{ Type = 'String'; Description = 'The S3 location of the new export.' }
        Processing = @{ Type = 'String'; Description = 'The ID of the data processing job that the training used.' }
        Training   = @{ Type = 'String'; Description = 'The ID of the training job to start from.' }
        Bucket     = 'movie-graph-ml'
        Trials     = 4
    }

    Steps       = @{
        process = @{
            Run  = 'Start-NeptuneMLDataProcessingJob'
            With = @{
                InputDataS3Location         = '{Export}'
                ProcessedDataS3Location     = 's3://{Bucket}/processed'
                PreviousDataProcessingJobId = '{Processing}'
            }
        }
        train   = @{
            Run  = 'Start-NeptuneMLTrainingJob'
            From = 'process'
            With = @{
                TrainModelS3Location       = 's3://{Bucket}/models'
                PreviousModelTrainingJobId = '{Training}'
                MaxHPONumberOfTrainingJobs = '{Trials}'
            }
        }
        serve   = @{
            Run  = 'New-NeptuneMLEndpoint'
            From = 'train'
            With = @{ Id = 'genres-live'; InstanceType = 'ml.m5.xlarge' }
        }
    }
}
