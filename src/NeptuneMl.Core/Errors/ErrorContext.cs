namespace NeptuneMl.Core.Errors;

/// <summary>The input of the recommendation for a service error.</summary>
/// <param name="Message">The service's text.</param>
/// <param name="Service">The service's name in messages.</param>
/// <param name="Trace">The call, or null.</param>
internal sealed record ErrorContext(string Message, string Service, CallTrace? Trace);
