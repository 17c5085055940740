using System.Text.RegularExpressions;
using NeptuneMl.Core.Setup;

namespace NeptuneMl.Cmdlets.CleanRooms;

/// <summary>Checks everything that custom models of a membership need, from the credentials to the delivery of logs.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CleanRoomsMLSetup")]
[OutputType(typeof(SetupCheck))]
[AdditionalOperation("ListTrainingDatasets")]
[AdditionalOperation("ListConfiguredModelAlgorithmAssociations")]
[AdditionalOperation("GetConfiguredModelAlgorithmAssociation")]
[AdditionalOperation("ListMLInputChannels")]
[AdditionalOperation("GetMLInputChannel")]
[AdditionalOperation("ListTrainedModels")]
[AdditionalOperation("GetTrainedModel")]
[AdditionalOperation("ListTrainedModelVersions")]
[AdditionalOperation("ListTrainedModelInferenceJobs")]
[AdditionalOperation("GetTrainedModelInferenceJob")]
[AdditionalOperation("GetMLConfiguration")]
[AdditionalOperation("ListAudienceModels")]
[AdditionalOperation("ListAudienceGenerationJobs")]
public sealed partial class TestCleanRoomsMLSetupCommand : CleanRoomsCommand
{
    /// <summary>The membership, a lowercase UUID. By default the membership of the connection.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MembershipCompleter))]
    [ApiMember<string>(Format = ParameterFormat.Identity)]
    public string? MembershipIdentifier { get; set; }

    /// <summary>The account that receives the logs of containers: 12 digits. By default the account of the membership.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? LogAccountId { get; set; }

    private protected override void Process()
    {
        if (PrepareOrReport(Prepare, Record.Target()) is { } setup) Calls.Start(setup.MembershipIdentifier, Session, setup.RunAsync);
    }

    private CleanRoomsSetup Prepare()
    {
        string membership = MembershipIdentifier ?? Session.Connection.MembershipIdentifier
            ?? throw new NeptuneMLException("-MembershipIdentifier is required.")
            {
                ErrorId = ErrorIds.InvalidParameter,
                ParameterName = nameof(MembershipIdentifier),
                RecommendedAction = "Specify -MembershipIdentifier, or set the default of the session with "
                    + "Connect-CleanRoomsML -MembershipIdentifier. Nothing was sent.",
            };
        if (!Membership().IsMatch(membership))
            throw Failures.InvalidParameter(nameof(MembershipIdentifier), membership, "must be a lowercase UUID");
        if (LogAccountId is not null && !Account().IsMatch(LogAccountId))
            throw Failures.InvalidParameter(nameof(LogAccountId), LogAccountId, "must be an account id of 12 digits");
        return new CleanRoomsSetup { MembershipIdentifier = membership, LogAccountId = LogAccountId };
    }

    [GeneratedRegex(@"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Membership();

    [GeneratedRegex(@"\A[0-9]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Account();
}
