namespace NeptuneMl.Emulator.Neptune;

/// <summary>The errors of the Neptune API that the emulator returns, chosen by the public list of the exceptions of the management API:
/// https://docs.aws.amazon.com/neptune/latest/userguide/machine-learning-api-exceptions.html</summary>
internal static class NeptuneErrors
{
    public static ServiceException BadRequest(string message) => new("BadRequestException", message);

    public static ServiceException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static ServiceException MissingParameter(string message) => new("MissingParameterException", message);

    public static ServiceException NotFound(string kind, string id) =>
        new("MLResourceNotFoundException", $"There is no {kind} with the id '{id}'.");
}
