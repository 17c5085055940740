using System.Text.Json;

namespace NeptuneMl.Emulator.Dispatch;

/// <summary>Serves one operation.</summary>
/// <param name="input">The request, already valid by the API description.</param>
/// <param name="output">Positioned inside the answer's object: the handler writes its members.</param>
/// <exception cref="ServiceException">The service refuses the request.</exception>
internal delegate void OperationHandler(OperationInput input, Utf8JsonWriter output);
