using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace NeptuneMl.Core.Calls;

/// <summary>
/// The form of an operation's answer: which members are structures, lists, maps, texts and numbers. The SDK's readers take it
/// for granted. Where an answer has another form they read a member of one structure into another, add to a list without end, or
/// fail, upon which the SDK repeats the request, though it may have taken effect. So what does not have the form is not given to
/// them. Members that nobody knows may have any form.
/// </summary>
internal sealed class AnswerShape
{
    private static readonly ConcurrentDictionary<Type, AnswerShape> s_known = new();

    private readonly AnswerForm _form;
    private readonly Member[] _members = [];
    private readonly AnswerShape? _item;
    private readonly Func<string, bool>? _canBeRead;
    private readonly bool _isInteger;

    private AnswerShape(Type type)
    {
        Type[] parts = type.GenericTypeArguments;
        _form = FormOf(type);
        _canBeRead = TestFor(Nullable.GetUnderlyingType(type));
        _isInteger = (Nullable.GetUnderlyingType(type) ?? type) is { } value && (value == typeof(int) || value == typeof(long));
        if (_form is AnswerForm.List or AnswerForm.Map) _item = Of(parts[^1]);
        if (_form is AnswerForm.Structure)
        {
            _members =
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Select(property => new Member(Encoding.UTF8.GetBytes(char.ToLowerInvariant(property.Name[0]) + property.Name[1..]), Of(property.PropertyType))),
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

    // What engines of earlier versions call the processing job in their answers.
    private static ReadOnlySpan<byte> OlderProcessingJob => "processingJobDefinition"u8;

    private static ReadOnlySpan<byte> ProcessingJob => "processingJob"u8;

    /// <summary>Whether the operation has nothing to say, so that an empty answer is a whole one.</summary>
    public bool IsEmpty => _members.Length == 0;

    /// <summary>The shape of a response of the SDK, or of a part of one.</summary>
    public static AnswerShape Of(Type type) => s_known.GetOrAdd(type, static found => new AnswerShape(found));

    /// <summary>What is wrong with a body, or null.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="repairs">Takes what a reader must find in another spelling.</param>
    public string? FaultIn(ReadOnlySpan<byte> body, List<AnswerRepair> repairs)
    {
        if (body.IsEmpty) return IsEmpty ? null : "it is empty";
        Utf8JsonReader reader = new(body);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return "it is not a JSON object";
            if (FaultAt(ref reader, repairs) is { } fault) return fault;
            // Whatever follows is none of it, and fails here.
            return reader.Read() ? "it goes on after its end" : null;
        }
        // The second is what the reader makes of names and values that are not text.
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
    private string? FaultAt(ref Utf8JsonReader reader, List<AnswerRepair> repairs)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        switch (_form)
        {
            case AnswerForm.Value when reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray):
                return _canBeRead is null ? Pass(ref reader) : _canBeRead(TextAt(ref reader)) || IsRepaired(ref reader, repairs) ? null : " cannot be read";
            case AnswerForm.Structure when reader.TokenType == JsonTokenType.StartObject:
                return FaultInMembers(ref reader, repairs);
            case AnswerForm.Map when reader.TokenType == JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    CheckText(ref reader);
                    if (reader.Read() && _item!.FaultAt(ref reader, repairs) is { } fault) return $"[]{fault}";
                }

                return null;
            case AnswerForm.List when reader.TokenType == JsonTokenType.StartArray:
                for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                    if (_item!.FaultAt(ref reader, repairs) is { } fault) return string.Create(CultureInfo.InvariantCulture, $"[{index}]{fault}");
                return null;
            case AnswerForm.Anything:
                return Pass(ref reader);
            default:
                return $" is {Words(reader.TokenType)}, where {Words(_form)} belongs";
        }
    }

    private string? FaultInMembers(ref Utf8JsonReader reader, List<AnswerRepair> repairs)
    {
        bool hasProcessingJob = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            CheckText(ref reader);
            Member? member = MemberAt(ref reader);
            if (member is not null) hasProcessingJob |= member.Name.AsSpan().SequenceEqual(ProcessingJob);
            else if (!hasProcessingJob && reader.ValueTextEquals(OlderProcessingJob)) member = Renamed(ref reader, repairs);
            reader.Read();
            if (member is null) Pass(ref reader);
            else if (member.Shape.FaultAt(ref reader, repairs) is { } fault) return $"{Encoding.UTF8.GetString(member.Name)}{(fault[0] is ' ' or '[' ? "" : ".")}{fault}";
        }

        return null;
    }

    private Member? Renamed(ref Utf8JsonReader reader, List<AnswerRepair> repairs)
    {
        Member? current = Array.Find(_members, member => member.Name.AsSpan().SequenceEqual(ProcessingJob));
        if (current is null) return null;
        // With its quotation marks, which the length of a name with escapes does not tell.
        if (reader.ValueIsEscaped) return null;
        repairs.Add(new AnswerRepair((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2, "\"processingJob\""));
        return current;
    }

    private Member? MemberAt(ref Utf8JsonReader reader)
    {
        foreach (Member member in _members)
            if (reader.ValueTextEquals(member.Name)) return member;
        return null;
    }

    // 5.0 and 1e1 are integers in JSON, which the SDK's readers of integers do not take.
    private bool IsRepaired(ref Utf8JsonReader reader, List<AnswerRepair> repairs)
    {
        if (!_isInteger || reader.TokenType != JsonTokenType.Number) return false;
        string text = Encoding.UTF8.GetString(reader.ValueSpan);
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) || number != decimal.Truncate(number)) return false;
        string integer = decimal.Truncate(number).ToString("0", CultureInfo.InvariantCulture);
        if (!_canBeRead!(integer)) return false;
        repairs.Add(new AnswerRepair((int)reader.TokenStartIndex, reader.ValueSpan.Length, integer));
        return true;
    }

    // As the SDK reads it.
    private static Func<string, bool>? TestFor(Type? type)
    {
        if (type == typeof(int)) return text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);
        if (type == typeof(long)) return text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);
        if (type == typeof(double)) return text => double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);
        if (type == typeof(bool)) return text => text.Length == 0 || bool.TryParse(text, out _);
        return null;
    }

    private static string TextAt(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);

    /// <summary>Passes over a value, of which every name and every text must be text.</summary>
    private static string? Pass(ref Utf8JsonReader reader)
    {
        for (int depth = reader.CurrentDepth; ;)
        {
            CheckText(ref reader);
            bool isOver = reader.CurrentDepth == depth && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
            if (isOver || !reader.Read()) return null;
        }
    }

    private static void CheckText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String)) return;
        if (reader.ValueIsEscaped || !Utf8.IsValid(reader.ValueSpan)) reader.GetString();
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

    private sealed record Member(byte[] Name, AnswerShape Shape);
}
