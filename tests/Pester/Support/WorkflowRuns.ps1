# Runs of workflows, as Invoke-NeptuneMLWorkflow returns them.

# The run that docs/report.png shows: it has failed, one step was reused, one is still running, and one is blocked.
function New-SampleRun([string] $Name = 'movies', [string] $RunId = '20261128T175300Z-4f1c', [string] $FailureReason = 'AlgorithmError: the model artifacts do not match the data configuration.') {
    $start = [DateTimeOffset] '2026-11-28T17:53:00Z'
    $steps = @(
        @{ Name = 'process'; State = 'Succeeded'; Action = 'Reuse'; Reason = "Data processing job '$Name-process-1f0c22ab' has succeeded."; Cmdlet = 'Start-NeptuneMLDataProcessingJob'; Key = "$Name-process-1f0c22ab"; Status = 'Completed'; From = 1; To = 2 }
        @{ Name = 'genres'; State = 'Succeeded'; Action = 'Start'; Reason = "Training job '$Name-genres-8c1f03aa' does not exist."; Cmdlet = 'Start-NeptuneMLTrainingJob'; Key = "$Name-genres-8c1f03aa"; DependsOn = 'process'; Status = 'Completed'; From = 3; To = 1210; LogUrl = 'https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Faws$252Fsagemaker$252FTrainingJobs' }
        @{ Name = 'ratings'; State = 'Succeeded'; Action = 'Start'; Reason = "Training job '$Name-ratings-52d0e1b9' does not exist."; Cmdlet = 'Start-NeptuneMLTrainingJob'; Key = "$Name-ratings-52d0e1b9"; DependsOn = 'process'; Status = 'Completed'; From = 4; To = 1506 }
        @{ Name = 'transform'; State = 'Failed'; Action = 'Retry'; Reason = "Attempt 1 has failed, and -RetryFailed is specified."; Cmdlet = 'Start-NeptuneMLTransformJob'; Key = "$Name-transform-77e1b0c4-2"; DependsOn = 'genres'; Attempt = 2; Status = 'Failed'; From = 1212; To = 1630; FailureReason = $FailureReason; LogUrl = 'https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Faws$252Fsagemaker$252FProcessingJobs' }
        @{ Name = 'serve-genres'; State = 'Running'; Action = 'Update'; Reason = "The model of endpoint 'genres-live' has changed."; Cmdlet = 'New-NeptuneMLEndpoint'; Key = 'genres-live'; DependsOn = 'genres'; Status = 'Updating'; From = 1213 }
        @{ Name = 'serve-ratings'; State = 'Succeeded'; Action = 'Start'; Reason = "Endpoint 'ratings-live' does not exist."; Cmdlet = 'New-NeptuneMLEndpoint'; Key = 'ratings-live'; DependsOn = 'ratings'; Status = 'InService'; From = 1508; To = 1777 }
        @{ Name = 'refresh'; State = 'Stopped'; Action = 'Blocked'; Reason = "It depends on 'transform', which has failed."; Cmdlet = 'Start-NeptuneMLTransformJob'; DependsOn = 'transform', 'ratings' }
    )
    $all = foreach ($step in $steps) {
        $properties = @{ Attempt = 1; DependsOn = [string[]] @($step.DependsOn | Where-Object { $_ }) }
        foreach ($key in $step.Keys -notmatch '^(From|To|DependsOn)$') { $properties[$key] = $step[$key] }
        if ($step.From) {
            $properties.StartTime = $start.AddSeconds($step.From)
            $properties.DurationInSeconds = ($step.To ?? 1800) - $step.From
        }
        if ($step.To) { $properties.EndTime = $start.AddSeconds($step.To) }
        [NeptuneMl.Workflows.WorkflowStepRun] $properties
    }
    [NeptuneMl.Workflows.WorkflowRun] @{
        Name = $Name; RunId = $RunId; State = 'Failed'; Steps = [NeptuneMl.Workflows.WorkflowStepRun[]] $all
        Path = "/home/ada/$Name.psd1"; JournalPath = "/home/ada/$Name.runs/$RunId.jsonl"
        StartTime = $start; EndTime = $start.AddSeconds(1800); DurationInSeconds = 1800
    }
}
