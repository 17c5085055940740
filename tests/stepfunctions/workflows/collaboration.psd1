# Every kind of step of Clean Rooms ML: an audience, and a model of the members' own algorithm.
@{
    Name        = 'collaboration'
    Description = 'An audience and a trained model of one collaboration.'

    Parameters  = @{
        Bucket  = 'shop-ml'
        Epochs  = @{ Type = 'Integer'; Default = 10 }
        Seed    = @{ Type = 'Boolean'; Default = $true }
        Query   = @{ Type = 'String'; Description = 'The query of the channel.' }
        Volume  = @{ Type = 'Integer'; Default = 30 }
    }

    Defaults    = @{
        MembershipIdentifier = '5f0b3c1e-8c2d-4e7a-9b61-3d2f8a4c7e10'
        RoleArn              = 'arn:aws:iam::123456789012:role/CleanRoomsML'
        OutputRoleArn        = 'arn:aws:iam::123456789012:role/CleanRoomsML'
    }
    Tags        = @{ team = 'graph'; bucket = '{Bucket}' }

    Steps       = @{
        settings    = @{ Run = 'Set-CleanRoomsMLConfiguration'; With = @{ S3Uri = 's3://{Bucket}/output' } }

        dataset     = @{
            Run  = 'New-CleanRoomsTrainingDataset'
            With = @{ DatabaseName = 'shop'; TableName = 'events'; Schema = @{ user = 'USER_ID'; item = 'ITEM_ID'; at = 'TIMESTAMP' } }
        }
        lookalike   = @{
            Run  = 'New-CleanRoomsAudienceModel'
            From = 'dataset'
            With = @{ TrainingDataEndTime = '2026-11-28T00:00:00Z' }
        }
        audiences   = @{
            Run  = 'New-CleanRoomsConfiguredAudienceModel'
            From = 'lookalike'
            With = @{
                OutputS3Uri = 's3://{Bucket}/audiences'; SharedAudienceMetric = 'ALL'; MinMatchingSeedSize = 100
                AudienceSizeType = 'PERCENTAGE'; AudienceSizeBin = 5, 10
            }
        }
        audience    = @{
            Run  = 'Start-CleanRoomsAudienceGenerationJob'
            From = 'audiences'
            With = @{ S3Uri = 's3://{Bucket}/seed.csv'; IncludeSeedInOutput = '{Seed}' }
        }
        fivepercent = @{
            Run  = 'Start-CleanRoomsAudienceExportJob'
            From = 'audience'
            With = @{ AudienceSizeType = 'PERCENTAGE'; AudienceSizeValue = 5; Description = "5 % of the users of '{audiences.Name}'" }
        }

        algorithm   = @{
            Run  = 'New-CleanRoomsConfiguredModelAlgorithm'
            With = @{
                TrainingImageUri  = '123456789012.dkr.ecr.us-east-1.amazonaws.com/training:1'
                InferenceImageUri = '123456789012.dkr.ecr.us-east-1.amazonaws.com/inference:1'
            }
        }
        association = @{
            Run  = 'New-CleanRoomsConfiguredModelAlgorithmAssociation'
            From = 'algorithm'
            With = @{ FileToExport = 'MODEL'; MaxExportSizeInGB = 10 }
        }
        channel     = @{
            Run  = 'New-CleanRoomsMLInputChannel'
            From = 'association'
            With = @{ QueryString = '{Query}'; RetentionInDays = 7 }
        }
        model       = @{
            Run  = 'New-CleanRoomsTrainedModel'
            From = 'channel'
            With = @{
                Name = 'churn'; InstanceType = 'ml.m5.xlarge'; VolumeSizeInGB = '{Volume}'; MaxRuntimeInSeconds = 3600
                Hyperparameter = @{ epochs = '{Epochs}'; note = 'it''s {{final}}' }
            }
        }
        scores      = @{
            Run       = 'Start-CleanRoomsTrainedModelInferenceJob'
            From      = 'model'
            DependsOn = 'settings'
            With      = @{
                MLInputChannelArn = '{channel.MLInputChannelArn}'; OutputMemberAccountId = '123456789012'; InstanceType = 'ml.m5.xlarge'
                Environment = @{ MODEL = '{model.Name}'; IMAGE = '{model.TrainingContainerImageDigest}' }
            }
        }
        artifacts   = @{
            Run       = 'Start-CleanRoomsTrainedModelExportJob'
            From      = 'model'
            DependsOn = 'settings'
            With      = @{ OutputMemberAccountId = '123456789012' }
        }
    }
}
