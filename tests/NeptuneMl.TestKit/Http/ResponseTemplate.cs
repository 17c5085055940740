using System.Text;

namespace NeptuneMl.TestKit.Http;

/// <summary>
/// One text as the response to every request, where <c>{id}</c> is the last part of the path; then the connection is closed.
/// The response for an id that begins with <c>held</c> waits until the id <c>release</c> is requested.
/// </summary>
internal sealed class ResponseTemplate(string text)
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ScriptedResponse Respond(ScriptedRequest request, int index)
    {
        string id = request.Path[(request.Path.LastIndexOf('/') + 1)..];
        if (id == "release") _released.TrySetResult();
        return new ScriptedResponse(Encoding.UTF8.GetBytes(text.Replace("{id}", id, StringComparison.Ordinal)), AfterResponse.Close)
        {
            Ready = id.StartsWith("held", StringComparison.Ordinal) ? _released.Task : Task.CompletedTask,
        };
    }
}
