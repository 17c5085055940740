namespace NeptuneMl.Emulator.Dispatch;

/// <summary>Executes one operation.</summary>
/// <param name="input">The request, already validated against the API description.</param>
/// <param name="output">The writer, positioned inside the JSON object of the response; the handler writes the members.</param>
/// <exception cref="ServiceException">The service rejects the request.</exception>
internal delegate void OperationHandler(OperationInput input, Utf8JsonWriter output);
