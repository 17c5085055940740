using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.CleanRooms;
using NeptuneMl.Commands;
using NeptuneMl.Core.CleanRooms;
using NeptuneMl.Core.Connections;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Hands the artifacts of a trained model to members of the collaboration (API: <c>StartTrainedModelExportJob</c>).</summary>
// No default parameter set: with one, the binder would prefer the name of a model that is piped in to the model, or miss columns of a table.
[Cmdlet(VerbsLifecycle.Start, "CleanRoomsTrainedModelExportJob", SupportsShouldProcess = true)]
[OutputType(typeof(TrainedModelExportJob))]
[ApiOperation("StartTrainedModelExportJob")]
public sealed class StartCleanRoomsTrainedModelExportJobCommand : CleanRoomsStartCommand<TrainedModelExportJob>
{
    private const string ByArn = nameof(ByArn);
    private const string FromModel = nameof(FromModel);

    /// <summary>The trained model itself, from the pipeline. Only what identifies it is taken from there.</summary>
    [Parameter(ParameterSetName = FromModel, Mandatory = true, ValueFromPipeline = true)]
    public TrainedModel? InputObject { get; set; }

    /// <summary>The ARN of the trained model.</summary>
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember]
    public string? TrainedModelArn { get; set; }

    /// <summary>The version of the model. By default the one the service chooses.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? TrainedModelVersionIdentifier { get; set; }

    /// <summary>The membership that the job belongs to: a UUID. By default the one in the model's ARN.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration of the model, in whose list the job is found again. By default it is the model's, or read from it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The name of the job: 1 to 63 characters.</summary>
    // Left to the rules of the API for a model that is piped in: the binder would miss the columns of a table for it.
    [Parameter(ParameterSetName = ByArn, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [ApiMember]
    public string? Name { get; set; }

    /// <summary>The account that receives the artifacts: 12 digits. The API takes one.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("OutputConfiguration_Member", "OutputConfiguration_Members")]
    [AllowEmptyCollection]
    [ReceiverTransformation]
    [ApiMember("outputConfiguration.members")]
    public string[] OutputMemberAccountId { get; set; } = [];

    /// <summary>A description: up to 255 characters.</summary>
    [Parameter(ParameterSetName = ByArn, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = FromModel)]
    [ApiMember]
    public string? Description { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        CleanRoomsSession session = Session();
        string? arn = InputObject?.TrainedModelArn ?? TrainedModelArn;
        string? collaboration = CollaborationIdentifier ?? InputObject?.CollaborationIdentifier;
        SendChange(
            InputObject, "trained model export job", $"in {session.Connection.Region}", "Start",
            () => TrainedModelExportJobs.PrepareStart(
                session, ParameterMap.Read(this, ("trainedModelArn", arn), ("membershipIdentifier", Arns.MembershipOf(arn))), collaboration));
    }
}
