# Incremental refresh: processes a new export with the features of an earlier processing, applies the model of an earlier training to
# the result, and updates the live endpoint. The model is not trained again, which takes minutes instead of hours.
#
#   Invoke-NeptuneMLWorkflow ./refresh.psd1 -Parameter @{ Export = 's3://movie-graph-ml/export/2026-12-01'; Processing = 'movies-process-…'; Training = 'movies-genres-…' }
@{
    Name        = 'refresh'
    Description = 'New data behind the live endpoint, without a new training.'

    Parameters  = @{
        Export     = @{ Type = 'String'; Description = 'The S3 location of the new export.' }
        Processing = @{ Type = 'String'; Description = 'The ID of the data processing job that the training used.' }
        Training   = @{ Type = 'String'; Description = 'The ID of the training job whose model is served.' }
        Bucket     = 'movie-graph-ml'
        Endpoint   = 'genres-live'
    }

    Steps       = @{
        process   = @{
            Run  = 'Start-NeptuneMLDataProcessingJob'
            With = @{
                InputDataS3Location         = '{Export}'
                ProcessedDataS3Location     = 's3://{Bucket}/processed'
                PreviousDataProcessingJobId = '{Processing}'
            }
        }
        transform = @{
            Run  = 'Start-NeptuneMLTransformJob'
            With = @{
                DataProcessingJobId            = '{process.Id}'
                MLModelTrainingJobId           = '{Training}'
                ModelTransformOutputS3Location = 's3://{Bucket}/transform'
            }
        }
        serve     = @{
            Run  = 'New-NeptuneMLEndpoint'
            From = 'transform'
            # With an Id of its own, the endpoint is updated when its model changes.
            With = @{ Id = '{Endpoint}'; InstanceType = 'ml.m5.xlarge' }
        }
    }
}
