using System.Management.Automation;
using NeptuneMl.CleanRooms;
using NeptuneMl.Completion;
using NeptuneMl.Conversion;
using NeptuneMl.Core.CleanRooms;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>
/// Reads trained models, as a member or as the collaboration sees them (API: <c>GetTrainedModel</c>, <c>ListTrainedModels</c>,
/// <c>ListTrainedModelVersions</c>, <c>GetCollaborationTrainedModel</c>, <c>ListCollaborationTrainedModels</c>).
/// </summary>
// No default parameter set: with the one that lists, the binder would list the membership of a table row that names a resource too.
[Cmdlet(VerbsCommon.Get, "CleanRoomsTrainedModel")]
[OutputType(typeof(TrainedModel))]
[ApiOperation("GetTrainedModel", "ListTrainedModels", "ListTrainedModelVersions", "GetCollaborationTrainedModel", "ListCollaborationTrainedModels")]
public sealed class GetCleanRoomsTrainedModelCommand : CleanRoomsReadCommand
{
    /// <summary>The membership to list. With an ARN it is taken from there unless given.</summary>
    [Parameter(ParameterSetName = "Membership", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Model", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Versions", ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The collaboration whose view to read.</summary>
    [Parameter(ParameterSetName = "Collaboration", Mandatory = true)]
    [ApiMember<string>]
    public string? CollaborationIdentifier { get; set; }

    /// <summary>The ARN of one model.</summary>
    [Parameter(ParameterSetName = "Model", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Versions", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>]
    public string? TrainedModelArn { get; set; }

    /// <summary>One version of the model. By default the latest.</summary>
    [Parameter(ParameterSetName = "Piped")]
    [Parameter(ParameterSetName = "Model", ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "Collaboration", ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? VersionIdentifier { get; set; }

    /// <summary>Lists every version of the model.</summary>
    [Parameter(ParameterSetName = "Versions", Mandatory = true)]
    public SwitchParameter AllVersions { get; set; }

    /// <summary>Lists the versions with this status only.</summary>
    [Parameter(ParameterSetName = "Versions")]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ApiMember<string>]
    public string? Status { get; set; }

    /// <summary>From the pipeline: a model to read again, in the view that it came from.</summary>
    // Not mandatory: the binder would look no further than a mandatory parameter that takes the object itself.
    [Parameter(ParameterSetName = "Piped", ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    public TrainedModel? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (AllVersions) ReadAll(TrainedModels.ListVersions, TrainedModelArn);
        else if (InputObject is { } known && VersionIdentifier is null) ReadAgain(TrainedModels.Resource, known);
        else if (InputObject is { } model) ReadVersion(model);
        else Read(TrainedModels.Resource, TrainedModelArn, MembershipIdentifier, CollaborationIdentifier);
    }

    // In the view that the model came from.
    private void ReadVersion(TrainedModel model)
    {
        (string Member, object? Value) owner = model.CreatorAccountId is null
            ? ("membershipIdentifier", model.MembershipIdentifier)
            : ("collaborationIdentifier", model.CollaborationIdentifier);
        ReadOne((model.CreatorAccountId is null ? TrainedModels.Resource.Get : TrainedModels.Resource.GetShared)!, model.TrainedModelArn, ("trainedModelArn", model.TrainedModelArn), owner);
    }
}
