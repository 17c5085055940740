using System.IO.Compression;
using System.Text;
using NeptuneMl.Emulator.Dispatch;
using NeptuneMl.Emulator.Http;

namespace NeptuneMl.Emulator.Faults;

/// <summary>What each kind of fault makes of an answer.</summary>
internal static class FaultyAnswers
{
    private const long HugeBytes = 100L * 1024 * 1024;
    private const int Depth = 100_000;

    private static readonly byte[] s_page = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Proxy authentication required</h1></body></html>\n");

    /// <summary>Answers in place of the operation, which does not run.</summary>
    public static void AnswerInstead(Fault fault, ServiceProtocol protocol, HttpResponse response, string requestId)
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
                throw new ArgumentException($"{fault.Kind} comes after the effect.", nameof(fault));
        }
    }

    /// <summary>Spoils the answer of an operation that has run.</summary>
    public static void Spoil(Fault fault, ServiceProtocol protocol, HttpResponse response, string requestId)
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
            case FaultKind.InvalidUtf8: response.ReplaceBody(NotUtf8(response.Body)); break;
            case FaultKind.Huge: response.Delivery = new Delivery { Padding = HugeBytes }; break;
            case FaultKind.Deep: response.ReplaceBody(DeepArray()); break;
            case FaultKind.Gzip:
                response.AddHeader("Content-Encoding", "gzip");
                response.ReplaceBody(Compressed(response.Body));
                break;
            default: throw new ArgumentException($"{fault.Kind} comes before the effect.", nameof(fault));
        }
    }

    private static void WriteServerError(Fault fault, ServiceProtocol protocol, HttpResponse response, string requestId)
    {
        // A gateway in front of the service does not speak its language.
        if (fault.Status == 500)
            protocol.WriteError(response, new ServiceException(protocol.InternalErrorCode, "An internal error occurred."), requestId);
        else
            response.ReplaceBody(Encoding.ASCII.GetBytes($"<html><body><h1>{fault.Status}</h1></body></html>"), "text/html");
        response.Status = fault.Status;
    }

    private static byte[] NotUtf8(ReadOnlySpan<byte> body)
    {
        byte[] spoilt = body.ToArray();
        int inText = spoilt.AsSpan().IndexOf("\":\""u8);
        if (inText >= 0 && inText + 3 < spoilt.Length)
            spoilt[inText + 3] = 0xff;
        return spoilt;
    }

    private static byte[] Compressed(ReadOnlySpan<byte> body)
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        return stream.ToArray();
    }

    private static byte[] DeepArray() => Encoding.ASCII.GetBytes($"{{\"id\":{new string('[', Depth)}{new string(']', Depth)}}}");
}
