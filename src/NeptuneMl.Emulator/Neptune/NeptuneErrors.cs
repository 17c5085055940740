using NeptuneMl.Emulator.Dispatch;

namespace NeptuneMl.Emulator.Neptune;

/// <summary>
/// The errors of Neptune's API that the emulator answers with. Which one fits what is from the public list of the management API's
/// exceptions: https://docs.aws.amazon.com/neptune/latest/userguide/machine-learning-api-exceptions.html
/// </summary>
internal static class NeptuneErrors
{
    public static ServiceException BadRequest(string message) => new("BadRequestException", message);

    public static ServiceException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static ServiceException MissingParameter(string message) => new("MissingParameterException", message);

    public static ServiceException NotFound(string kind, string id) =>
        new("MLResourceNotFoundException", $"There is no {kind} with the id '{id}'.");
}
