# Trains a model on an export of a graph of movies, computes its predictions, and serves it.
@{
    Name        = 'movies'
    Description = 'From an export of the graph to a live endpoint.'

    Parameters  = @{
        Export = 's3://movie-graph-ml/export/2026-11-28'
        Bucket = @{ Type = 'String'; Default = 'movie-graph-ml'; Description = 'The bucket of everything that the steps write.' }
    }

    Steps       = @{
        process   = @{
            Run  = 'Start-NeptuneMLDataProcessingJob'
            With = @{ InputDataS3Location = '{Export}'; ProcessedDataS3Location = 's3://{Bucket}/processed' }
        }
        genres    = @{
            Run  = 'Start-NeptuneMLTrainingJob'
            From = 'process'
            With = @{ TrainModelS3Location = 's3://{Bucket}/models'; MaxHPONumberOfTrainingJobs = 10 }
        }
        transform = @{
            Run  = 'Start-NeptuneMLTransformJob'
            From = 'genres'
            With = @{ ModelTransformOutputS3Location = 's3://{Bucket}/transform' }
        }
        serve     = @{
            Run  = 'New-NeptuneMLEndpoint'
            From = 'genres'
            With = @{ Id = 'genres-live'; InstanceType = 'ml.m5.xlarge' }
        }
    }
}
