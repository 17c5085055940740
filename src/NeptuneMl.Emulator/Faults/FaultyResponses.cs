using System.IO.Compression;

namespace NeptuneMl.Emulator.Faults;

/// <summary>Applies a fault to a response.</summary>
internal static class FaultyResponses
{
    private const long HugeBytes = 100L * 1024 * 1024;
    private const int Depth = 100_000;

    private static readonly byte[] s_page = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Proxy authentication required</h1></body></html>\n");

    /// <summary>Writes the response of a fault that occurs before the effect; the operation is not executed.</summary>
    public static void ApplyBeforeEffect(Fault fault, ServiceProtocol protocol, HttpResponse response, string requestId)
    {
        switch (fault.Kind)
        {
            case FaultKind.Throttle:
                if (fault.Seconds is { } seconds)
                    response.AddHeader("Retry-After", Math.Ceiling(seconds).ToString(System.Globalization.CultureInfo.InvariantCulture));
                protocol.WriteError(response, new ServiceException(protocol.ThrottlingErrorCode, "Rate exceeded."), requestId);
                break;
            case FaultKind.ServerError:
                WriteServerError(fault, protocol, response, requestId);
                break;
            case FaultKind.ExpiredToken:
                protocol.WriteAccessError(
                    response, "ExpiredTokenException", "The security token included in the request is expired", requestId);
                break;
            case FaultKind.UnknownKey:
                protocol.WriteAccessError(
                    response, "UnrecognizedClientException", "The security token included in the request is invalid.", requestId);
                break;
            case FaultKind.ResetBefore:
                response.Delivery = new Delivery { Reset = true };
                break;
            case FaultKind.Outage:
                response.Delivery = new Delivery { Reset = true, Outage = TimeSpan.FromSeconds(fault.Seconds ?? 1) };
                break;
            default:
                throw new ArgumentException($"{fault.Kind} occurs after the effect.", nameof(fault));
        }
    }

    /// <summary>Modifies the response of an operation that has been executed.</summary>
    public static void ApplyAfterEffect(Fault fault, ServiceProtocol protocol, HttpResponse response, string requestId)
    {
        switch (fault.Kind)
        {
            case FaultKind.ResetAfter: response.Delivery = new Delivery { Reset = true }; break;
            case FaultKind.ServerErrorAfter: WriteServerError(fault, protocol, response, requestId); break;
            case FaultKind.Slow: response.Delivery = new Delivery { Pace = TimeSpan.FromSeconds(fault.Seconds ?? 1) }; break;
            case FaultKind.Truncate: response.Delivery = new Delivery { Sent = 0.5 }; break;
            case FaultKind.WrongLength: response.Delivery = new Delivery { Declared = 0.5 }; break;
            case FaultKind.HtmlPage: response.ReplaceBody(s_page, "text/html; charset=utf-8"); break;
            case FaultKind.WrongContentType: response.ReplaceBody(response.Body.ToArray(), "text/plain"); break;
            case FaultKind.InvalidUtf8: response.ReplaceBody(InvalidUtf8(response.Body)); break;
            case FaultKind.Huge: response.Delivery = new Delivery { Padding = HugeBytes }; break;
            case FaultKind.Deep: response.ReplaceBody(NestedArrays()); break;
            case FaultKind.Gzip:
                response.AddHeader("Content-Encoding", "gzip");
                response.ReplaceBody(Compress(response.Body));
                break;
            default: throw new ArgumentException($"{fault.Kind} occurs before the effect.", nameof(fault));
        }
    }

    private static void WriteServerError(Fault fault, ServiceProtocol protocol, HttpResponse response, string requestId)
    {
        // Status 502, 503 and 504 come from a gateway, which does not use the error format of the service.
        if (fault.Status == 500)
            protocol.WriteError(response, new ServiceException(protocol.InternalErrorCode, "An internal error occurred."), requestId);
        else
            response.ReplaceBody(Encoding.ASCII.GetBytes($"<html><body><h1>{fault.Status}</h1></body></html>"), "text/html");
        response.Status = fault.Status;
    }

    private static byte[] InvalidUtf8(ReadOnlySpan<byte> body)
    {
        byte[] bytes = body.ToArray();
        int inText = bytes.AsSpan().IndexOf("\":\""u8);
        if (inText >= 0 && inText + 3 < bytes.Length)
            bytes[inText + 3] = 0xff;
        return bytes;
    }

    private static byte[] Compress(ReadOnlySpan<byte> body)
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        return stream.ToArray();
    }

    private static byte[] NestedArrays() => Encoding.ASCII.GetBytes($"{{\"id\":{new string('[', Depth)}{new string(']', Depth)}}}");
}
