using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace NeptuneMl.Core.Calls;

/// <summary>
/// The form of an operation's answer: which members are structures, lists, maps and plain values. The SDK's readers take it
/// for granted. Where an answer has another form they read a member of one structure into another, or add to a list without
/// end; so what does not have it is not given to them. Members that nobody knows may have any form.
/// </summary>
internal sealed class AnswerShape
{
    private static readonly ConcurrentDictionary<Type, AnswerShape> s_known = new();

    private readonly AnswerForm _form;
    private readonly (byte[] Name, AnswerShape Shape)[] _members = [];
    private readonly AnswerShape? _item;

    private AnswerShape(Type type)
    {
        Type[] parts = type.GenericTypeArguments;
        _form = FormOf(type);
        if (_form is AnswerForm.List or AnswerForm.Map) _item = Of(parts[^1]);
        if (_form is AnswerForm.Structure)
        {
            _members =
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Select(property => (Encoding.UTF8.GetBytes(char.ToLowerInvariant(property.Name[0]) + property.Name[1..]), Of(property.PropertyType))),
            ];
        }
    }

    private enum AnswerForm
    {
        Value,
        Structure,
        List,
        Map,
        Anything,
    }

    /// <summary>Whether the operation has nothing to say, so that an empty answer is a whole one.</summary>
    public bool IsEmpty => _members.Length == 0;

    /// <summary>The shape of a response of the SDK, or of a part of one.</summary>
    public static AnswerShape Of(Type type) => s_known.GetOrAdd(type, static found => new AnswerShape(found));

    /// <summary>What is wrong with a body, or null.</summary>
    public string? FaultIn(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return IsEmpty ? null : "it is empty";
        Utf8JsonReader reader = new(body);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return "it is not a JSON object";
            if (FaultAt(ref reader) is { } fault) return fault;
            // Whatever follows is none of it, and fails here.
            return reader.Read() ? "it goes on after its end" : null;
        }
        // The second is what the reader makes of names that are not text.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "it is not JSON";
        }
    }

    private static AnswerForm FormOf(Type type)
    {
        if (type == typeof(Document)) return AnswerForm.Anything;
        if (type.IsValueType || type == typeof(string) || typeof(ConstantClass).IsAssignableFrom(type)) return AnswerForm.Value;
        if (!type.IsGenericType) return AnswerForm.Structure;
        return type.GenericTypeArguments.Length == 1 ? AnswerForm.List : AnswerForm.Map;
    }

    // A fault begins with where it is, and every level puts its own part of the path before it: so a path costs nothing until
    // there is a fault.
    private string? FaultAt(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        switch (_form)
        {
            case AnswerForm.Value when reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray):
                return null;
            case AnswerForm.Structure when reader.TokenType == JsonTokenType.StartObject:
                return FaultInMembers(ref reader);
            case AnswerForm.Map when reader.TokenType == JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                    if (reader.Read() && _item!.FaultAt(ref reader) is { } fault) return $"[]{fault}";
                return null;
            case AnswerForm.List when reader.TokenType == JsonTokenType.StartArray:
                for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                    if (_item!.FaultAt(ref reader) is { } fault) return string.Create(CultureInfo.InvariantCulture, $"[{index}]{fault}");
                return null;
            case AnswerForm.Anything:
                reader.Skip();
                return null;
            default:
                return $" is {Words(reader.TokenType)}, where {Words(_form)} belongs";
        }
    }

    private string? FaultInMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            (byte[] name, AnswerShape? shape) = MemberAt(ref reader);
            reader.Read();
            if (shape is null) reader.Skip();
            else if (shape.FaultAt(ref reader) is { } fault) return $"{Encoding.UTF8.GetString(name)}{(fault[0] is ' ' or '[' ? "" : ".")}{fault}";
        }

        return null;
    }

    private (byte[] Name, AnswerShape? Shape) MemberAt(ref Utf8JsonReader reader)
    {
        foreach ((byte[] Name, AnswerShape Shape) member in _members)
            if (reader.ValueTextEquals(member.Name)) return member;
        return ([], null);
    }

    private static string Words(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "a structure",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        _ => "true or false",
    };

    private static string Words(AnswerForm form) => form switch
    {
        AnswerForm.Value => "a plain value",
        AnswerForm.List => "a list",
        _ => "a structure",
    };
}
