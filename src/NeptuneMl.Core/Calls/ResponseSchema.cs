using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Amazon.Runtime.Documents;

namespace NeptuneMl.Core.Calls;

/// <summary>The schema of an operation's response: which members are structures, lists, maps, strings and numbers. The SDK's unmarshallers
/// do not validate it. Given a malformed response they read members into the wrong structure, append to a list without end, or fail, and
/// then the SDK retries the request although it may have taken effect. So a malformed response never reaches them. Unknown members may have
/// any schema.</summary>
internal sealed class ResponseSchema
{
    private static readonly ConcurrentDictionary<Type, ResponseSchema> s_known = new();

    private readonly SchemaKind _kind;
    private readonly Member[] _members = [];
    private readonly ResponseSchema? _item;
    private readonly Func<string, bool>? _canParse;
    private readonly bool _isInteger;

    private ResponseSchema(Type type)
    {
        Type[] parts = type.GenericTypeArguments;
        _kind = KindOf(type);
        _canParse = ParserFor(Nullable.GetUnderlyingType(type));
        _isInteger = (Nullable.GetUnderlyingType(type) ?? type) is { } value && (value == typeof(int) || value == typeof(long));
        if (_kind is SchemaKind.List or SchemaKind.Map) _item = Of(parts[^1]);
        if (_kind is SchemaKind.Structure)
        {
            _members =
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Select(property => new Member(
                        Encoding.UTF8.GetBytes(char.ToLowerInvariant(property.Name[0]) + property.Name[1..]),
                        Of(property.PropertyType))),
            ];
        }
    }

    private enum SchemaKind
    {
        Value,
        Structure,
        List,
        Map,
        Anything,
    }

    /// <summary>Whether the operation returns no members, so that an empty body is a complete response.</summary>
    public bool IsEmpty => _members.Length == 0;

    // The name of the processing job in responses of earlier engine versions.
    private static ReadOnlySpan<byte> LegacyProcessingJob => "processingJobDefinition"u8;

    private static ReadOnlySpan<byte> ProcessingJob => "processingJob"u8;

    /// <summary>The schema of a response class of the SDK, or of a part of one.</summary>
    public static ResponseSchema Of(Type type) => s_known.GetOrAdd(type, static found => new ResponseSchema(found));

    /// <summary>The schema error of a body, or null.</summary>
    /// <param name="body">The complete body.</param>
    /// <param name="repairs">Receives the replacements that the unmarshallers need.</param>
    public string? ErrorIn(ReadOnlySpan<byte> body, List<ResponseRepair> repairs)
    {
        if (body.IsEmpty) return IsEmpty ? null : "it is empty";
        Utf8JsonReader reader = new(body);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return "it is not a JSON object";
            if (ErrorAt(ref reader, repairs) is { } error) return error;
            // Trailing data fails here.
            return reader.Read() ? "it has trailing data" : null;
        }
        // InvalidOperationException: a name or string is not valid UTF-8.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "it is not valid JSON";
        }
    }

    private static SchemaKind KindOf(Type type)
    {
        if (type == typeof(Document)) return SchemaKind.Anything;
        if (type.IsValueType || type == typeof(string) || typeof(ConstantClass).IsAssignableFrom(type)) return SchemaKind.Value;
        if (!type.IsGenericType) return SchemaKind.Structure;
        return type.GenericTypeArguments.Length == 1 ? SchemaKind.List : SchemaKind.Map;
    }

    // An error starts with its path, and each level prepends its own part: so a path costs nothing until there is an error.
    private string? ErrorAt(ref Utf8JsonReader reader, List<ResponseRepair> repairs)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        switch (_kind)
        {
            case SchemaKind.Value when reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray):
                if (_canParse is null) return Skip(ref reader);
                return _canParse(TextAt(ref reader)) || TryRepair(ref reader, repairs) ? null : " cannot be parsed";
            case SchemaKind.Structure when reader.TokenType == JsonTokenType.StartObject:
                return ErrorInMembers(ref reader, repairs);
            case SchemaKind.Map when reader.TokenType == JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    CheckUtf8(ref reader);
                    if (reader.Read() && _item!.ErrorAt(ref reader, repairs) is { } error) return $"[]{error}";
                }

                return null;
            case SchemaKind.List when reader.TokenType == JsonTokenType.StartArray:
                for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    if (_item!.ErrorAt(ref reader, repairs) is { } error)
                        return string.Create(CultureInfo.InvariantCulture, $"[{index}]{error}");
                }

                return null;
            case SchemaKind.Anything:
                return Skip(ref reader);
            default:
                return $" is {NameOf(reader.TokenType)}, but must be {NameOf(_kind)}";
        }
    }

    private string? ErrorInMembers(ref Utf8JsonReader reader, List<ResponseRepair> repairs)
    {
        bool hasProcessingJob = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            CheckUtf8(ref reader);
            Member? member = MemberAt(ref reader);
            if (member is not null) hasProcessingJob |= member.Name.AsSpan().SequenceEqual(ProcessingJob);
            else if (!hasProcessingJob && reader.ValueTextEquals(LegacyProcessingJob)) member = Renamed(ref reader, repairs);
            reader.Read();
            if (member is null) Skip(ref reader);
            else if (member.Schema.ErrorAt(ref reader, repairs) is { } error)
                return $"{Encoding.UTF8.GetString(member.Name)}{(error[0] is ' ' or '[' ? "" : ".")}{error}";
        }

        return null;
    }

    private Member? Renamed(ref Utf8JsonReader reader, List<ResponseRepair> repairs)
    {
        Member? current = Array.Find(_members, member => member.Name.AsSpan().SequenceEqual(ProcessingJob));
        if (current is null) return null;
        // The length of an escaped name in the body is unknown.
        if (reader.ValueIsEscaped) return null;
        repairs.Add(new ResponseRepair((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2, "\"processingJob\""));
        return current;
    }

    private Member? MemberAt(ref Utf8JsonReader reader)
    {
        foreach (Member member in _members)
            if (reader.ValueTextEquals(member.Name)) return member;
        return null;
    }

    // 5.0 and 1e1 are integers in JSON, which the SDK's unmarshallers cannot parse.
    private bool TryRepair(ref Utf8JsonReader reader, List<ResponseRepair> repairs)
    {
        if (!_isInteger || reader.TokenType != JsonTokenType.Number) return false;
        string text = Encoding.UTF8.GetString(reader.ValueSpan);
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            || number != decimal.Truncate(number))
        {
            return false;
        }

        string integer = decimal.Truncate(number).ToString("0", CultureInfo.InvariantCulture);
        if (!_canParse!(integer)) return false;
        repairs.Add(new ResponseRepair((int)reader.TokenStartIndex, reader.ValueSpan.Length, integer));
        return true;
    }

    // Parses as the SDK does.
    private static Func<string, bool>? ParserFor(Type? type)
    {
        if (type == typeof(int)) return text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);
        if (type == typeof(long)) return text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);
        if (type == typeof(double))
            return text => double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);
        if (type == typeof(bool)) return text => text.Length == 0 || bool.TryParse(text, out _);
        return null;
    }

    private static string TextAt(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);

    /// <summary>Skips a value; its names and strings must be valid UTF-8.</summary>
    private static string? Skip(ref Utf8JsonReader reader)
    {
        for (int depth = reader.CurrentDepth; ;)
        {
            CheckUtf8(ref reader);
            bool isOver = reader.CurrentDepth == depth && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
            if (isOver || !reader.Read()) return null;
        }
    }

    private static void CheckUtf8(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String)) return;
        if (reader.ValueIsEscaped || !Utf8.IsValid(reader.ValueSpan)) reader.GetString();
    }

    private static string NameOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        _ => "a Boolean",
    };

    private static string NameOf(SchemaKind kind) => kind switch
    {
        SchemaKind.Value => "a single value",
        SchemaKind.List => "an array",
        _ => "an object",
    };

    private sealed record Member(byte[] Name, ResponseSchema Schema);
}
