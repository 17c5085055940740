using Amazon.Neptunedata.Model;
using static NeptuneMl.Core.Operations.Operation<NeptuneMl.DataProcessingJob>;
using Client = Amazon.Neptunedata.IAmazonNeptunedata;

namespace NeptuneMl.Core.NeptuneML;

internal static class DataProcessingJobs
{
    public static readonly Resource<DataProcessingJob> Resource = new(new IdIdentity<DataProcessingJob>("processedDataS3Location"))
    {
        Get = Of((Client client, GetMLDataProcessingJobRequest request, Token token) => client.GetMLDataProcessingJobAsync(request, token)),
        ListIds = Operation<string>.Of(
            (Client client, ListMLDataProcessingJobsRequest request, Token token) => client.ListMLDataProcessingJobsAsync(request, token)),
        Create = Of(
            (Client client, StartMLDataProcessingJobRequest request, Token token) => client.StartMLDataProcessingJobAsync(request, token)),
        Remove = Operation<NoContent>.Of(
            (Client client, CancelMLDataProcessingJobRequest request, Token token) =>
                client.CancelMLDataProcessingJobAsync(request, token)),
    };
}
