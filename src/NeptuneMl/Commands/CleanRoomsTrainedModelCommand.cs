using System.Management.Automation;
using NeptuneMl.Binding;
using NeptuneMl.Conversion;

namespace NeptuneMl.Commands;

/// <summary>A cmdlet that changes one trained model, or one version of it.</summary>
public abstract class CleanRoomsTrainedModelCommand : CleanRoomsMembershipChangeCommand
{
    private protected CleanRoomsTrainedModelCommand() { }

    /// <summary>The ARN of the model.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CleanRoomsArnCompleter))]
    [ApiMember<string>(Form = ParameterForm.Identity)]
    public string TrainedModelArn { get; set; } = "";

    /// <summary>The version of the model. By default the first.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ApiMember<string>]
    public string? VersionIdentifier { get; set; }
}
