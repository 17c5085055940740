using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace NeptuneMl.Core.Requests;

/// <summary>A request as it would be sent, for <c>-WhatIf</c>: method, path and body. The values of environment variables are masked, because
/// containers often get passwords in them.</summary>
/// <param name="Line">The method and the path with the query.</param>
/// <param name="Body">The body, or null when the request has none.</param>
internal sealed record RequestPreview(string Line, JsonNode? Body)
{
    private const string Environment = "environment";
    private const string Mask = "***";
    private const int MaxShort = 200;

    private static readonly JsonSerializerOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions s_indented = new(s_compact) { WriteIndented = true };

    /// <summary>The request on one line, truncated.</summary>
    public string Short => Printable.Text(Body is null ? Line : $"{Line} {Body.ToJsonString(s_compact)}", MaxShort);

    /// <summary>The whole request, with an indented body.</summary>
    public string Full => Body is null ? Printable.Text(Line) : $"{Printable.Text(Line)}\n{Body.ToJsonString(s_indented)}";

    /// <summary>Marshals a request as the SDK does.</summary>
    public static RequestPreview Of(AmazonWebServiceRequest request)
    {
        Type type = request.GetType();
        Type marshaller = type.Assembly.GetType(
            $"{type.Namespace}.Internal.MarshallTransformations.{type.Name}Marshaller", throwOnError: true)!;
        IRequest sent = ((IMarshaller<IRequest, AmazonWebServiceRequest>)Activator.CreateInstance(marshaller)!).Marshall(request);
        string path = Uri.UnescapeDataString(AWSSDKUtils.ResolveResourcePathV2(sent.ResourcePath, sent.PathResources));
        string[] query = [.. sent.ParameterCollection.GetSortedParametersList().Select(pair => $"{pair.Key}={pair.Value}")];
        string line = $"{sent.HttpMethod} {path}{(query.Length == 0 ? "" : $"?{string.Join('&', query)}")}";
        byte[] content = ContentOf(sent);
        JsonNode? body = content.Length == 0 ? null : JsonNode.Parse(Encoding.UTF8.GetString(content));
        MaskIn(body);
        return new RequestPreview(line, body);
    }

    private static byte[] ContentOf(IRequest request)
    {
        if (request.Content is { } content) return content;
        if (request.ContentStream is not { } stream) return [];
        using MemoryStream copy = new();
        stream.Position = 0;
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static void MaskIn(JsonNode? node)
    {
        foreach (JsonNode? item in node as JsonArray ?? []) MaskIn(item);
        foreach ((string name, JsonNode? value) in (node as JsonObject)?.ToArray() ?? [])
        {
            if (name != Environment || value is not JsonObject variables) MaskIn(value);
            else foreach (string variable in variables.Select(pair => pair.Key).ToArray()) variables[variable] = Mask;
        }
    }
}
