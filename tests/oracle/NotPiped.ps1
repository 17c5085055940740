# What PowerShell's binder does not take as a property of a piped object; dot-sourced. An entry goes when a test says that it can.
$notPiped = @(
    @{ Cmdlet = 'Update-NeptuneMLEndpoint'; Parameter = 'Id'; Object = @{ Id = 'e'; MLModelTrainingJobId = 't' } }
    @{ Cmdlet = 'Start-NeptuneMLTransformJob'; Parameter = 'TrainingJobName'; Object = @{ TrainingJobName = 't'; ModelTransformOutputS3Location = 's3://bucket/out' } }
)
