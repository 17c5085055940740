using Amazon.Runtime.Documents;

namespace NeptuneMl.Core.Results;

/// <summary>Converts free-form JSON of the SDK to values that scripts can use.</summary>
internal static class PlainDocument
{
    /// <summary>Returns text, a number, a Boolean, or nested dictionaries and arrays; null for null.</summary>
    public static object? Of(Document document)
    {
        if (document.IsBool()) return document.AsBool();
        if (document.IsDictionary()) return document.AsDictionary().ToDictionary(pair => pair.Key, pair => Of(pair.Value));
        if (document.IsDouble()) return document.AsDouble();
        if (document.IsInt()) return document.AsInt();
        if (document.IsLong()) return document.AsLong();
        if (document.IsList()) return document.AsList().Select(Of).ToArray();
        return document.IsString() ? document.AsString() : null;
    }
}
