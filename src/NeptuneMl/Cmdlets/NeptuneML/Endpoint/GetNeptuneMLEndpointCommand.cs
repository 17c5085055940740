namespace NeptuneMl.Cmdlets.NeptuneML;

/// <summary>Gets inference endpoints by id, from the pipeline, or all (API: <c>GetMLEndpoint</c>, <c>ListMLEndpoints</c>).</summary>
[Cmdlet(VerbsCommon.Get, "NeptuneMLEndpoint", DefaultParameterSetName = "List")]
[OutputType(typeof(MLEndpoint), typeof(string))]
[ApiOperation("GetMLEndpoint", "ListMLEndpoints")]
public sealed class GetNeptuneMLEndpointCommand : NeptuneMLReadCommand<MLEndpoint>
{
    private protected override Resource<MLEndpoint> Resource => MLEndpoints.Resource;
}
