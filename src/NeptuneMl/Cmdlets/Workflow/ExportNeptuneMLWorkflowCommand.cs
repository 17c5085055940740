using System.Text.RegularExpressions;
using NeptuneMl.Core.Workflows;
using NeptuneMl.Workflows;

namespace NeptuneMl.Cmdlets.Workflows;

/// <summary>Exports workflows to AWS Step Functions, as definitions in the Amazon States Language.</summary>
[Cmdlet(VerbsData.Export, "NeptuneMLWorkflow")]
[OutputType(typeof(string))]
public sealed partial class ExportNeptuneMLWorkflowCommand : PSCmdlet
{
    /// <summary>The paths of workflow files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The format: StepFunctions.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet("StepFunctions")]
    public string As { get; set; } = "";

    /// <summary>The ARN of the Lambda function that calls Neptune in its VPC. Required when a step is one of Neptune ML.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? LambdaFunctionArn { get; set; }

    /// <summary>The seconds between two polls of a job or resource: 1 to 86,400. Default: 300.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int PollSeconds { get; set; } = 300;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (LambdaFunctionArn is null || FunctionArn().IsMatch(LambdaFunctionArn)) return;
        ThrowTerminatingError(ErrorRecords.Create(
            Failures.InvalidParameter(
                nameof(LambdaFunctionArn), LambdaFunctionArn,
                "must be the ARN of a Lambda function, such as arn:aws:lambda:us-east-1:123456789012:function:neptune-ml"),
            LambdaFunctionArn));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            try
            {
                foreach (string file in FilePaths.Resolve(this, path)) WriteObject(Definition(file));
            }
            catch (NeptuneMLException failure)
            {
                WriteError(ErrorRecords.Create(failure, path));
            }
        }
    }

    private string Definition(string file)
    {
        Workflow workflow = WorkflowFile.LoadValid(file, null);
        WarnOfConnections(workflow);
        return StepFunctionsExport.Definition(workflow, LambdaFunctionArn, PollSeconds);
    }

    // The Lambda function gets the name of the connection of its step.
    private void WarnOfConnections(Workflow workflow)
    {
        string[] steps = [.. workflow.Steps
            .Where(step => step.Connection is not null && !StepCmdlet.Named(step.Cmdlet)!.IsNeptuneML)
            .Select(step => step.Name)];
        if (steps.Length == 0) return;
        WriteWarning(
            $"The connections of these steps are ignored: {string.Join(", ", steps)}. "
            + "A state machine calls Clean Rooms ML in its own Region and with its own role.");
    }

    [GeneratedRegex(
        @"\Aarn:[a-z-]+:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_.-]+(:[A-Za-z0-9_$.-]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FunctionArn();
}
