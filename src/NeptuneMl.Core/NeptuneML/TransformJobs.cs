using Amazon.Neptunedata.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.TransformJob>;
using Client = Amazon.Neptunedata.IAmazonNeptunedata;

namespace NeptuneMl.Core.NeptuneML;

internal static class TransformJobs
{
    public static readonly Resource<TransformJob> Resource = new(new IdIdentity<TransformJob>("modelTransformOutputS3Location"))
    {
        Get = Of((Client client, GetMLModelTransformJobRequest request, Token token) => client.GetMLModelTransformJobAsync(request, token)),
        ListIds = Operation<string>.Of(
            (Client client, ListMLModelTransformJobsRequest request, Token token) => client.ListMLModelTransformJobsAsync(request, token)),
        Create = Of(
            (Client client, StartMLModelTransformJobRequest request, Token token) => client.StartMLModelTransformJobAsync(request, token)),
        Remove = Operation<NoContent>.Of(
            (Client client, CancelMLModelTransformJobRequest request, Token token) =>
                client.CancelMLModelTransformJobAsync(request, token)),
    };
}
