namespace NeptuneMl.Fuzz.Mutations;

/// <summary>Texts to stand where a JSON value is expected: wrong kinds, impossible numbers and times, hostile strings, and no JSON at all.</summary>
internal static class OddValues
{
    private static readonly string[] s_plain =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "1.5", "0.0000001", "1e3", "1e400", "-1e400", "1e-400", "2147483648", "-2147483649",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "123456789012345678901234567890123456789012345678901234567890",
        "NaN", "Infinity", "-Infinity", "01", "+1", ".5", "1.", "0x10", "1_000", "''", "undefined", "True", "nul", "/*x*/1", "1//x",
        "[]", "[null]", "[null,null]", "[[]]", "[[[1]]]", "[{}]", "[\"x\"]", "[1,2]", "[1,]", "[,]", "{}", "{\"a\":null}", "{\"\":\"\"}", "{\"a\":{\"b\":[{}]}}",
        "{\"a\":1,\"a\":2}", "{\"id\":{},\"name\":[],\"status\":{},\"arn\":7}", "{a:1}", "{\"a\":1,}", "{", "[", "\"", "",
        "\"\"", "\" \"", "\"NaN\"", "\"Infinity\"", "\"1e400\"", "\"-1\"", "\"1.5\"", "\"42\"", "\"true\"", "\"null\"", "\"{}\"", "\"[]\"",
        "\"PAUSED_BY_MOON\"", "\"active\"", "\"ACTIVE \"", "\"Completed\\u0000\"", "\"Completed\"", "\"FAILED\"", "\"In Progress\"",
    ];

    private static readonly string[] s_times =
    [
        "\"2025-02-30T00:00:00Z\"", "\"0000-00-00T00:00:00Z\"", "\"0001-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"0001-01-01T00:00:00-14:00\"",
        "\"9999-12-31T23:59:59.9999999Z\"", "\"9999-12-31T23:59:59-14:00\"", "\"9999-12-31T23:59:59+14:00\"", "\"10000-01-01T00:00:00Z\"",
        "\"2025-01-01\"", "\"2025-01-01T24:00:00Z\"", "\"2025-06-30T23:59:60Z\"", "\"2025-01-01T00:00:00\"", "\"2025-01-01 00:00:00\"",
        "\"20250101T000000Z\"", "\"2025-01-01T00:00:00.123456789123Z\"", "\"Wed, 02 Oct 2002 13:00:00 GMT\"", "\"+292278994-08-17T07:12:55.807Z\"",
        "\"-2025-01-01T00:00:00Z\"", "\"1735689600\"", "\"now\"", "1735689600", "1735689600.5", "1735689600000", "-1", "253402300799", "253402300800",
        "-62135596800", "-62135596801", "9.9e99", "1e18", "-9223372036854775808",
    ];

    private static readonly string[] s_strings =
    [
        @"""\ud800""", @"""\udc00x""", @"""x\ud800\ud800""", @"""\u0000""", @"""\u001b[31mred\u001b[0m""", @"""\u001b]0;title\u0007""", @"""\u001b[2J\u001b[H""",
        @"""line one\r\nline two""", @"""\u0085\u2028\u2029""", @"""\u202eevil\u202c""", @"""\u2066x\u2069\u200e\ufeff""", @"""\u009b31mred""", @"""\u0008\u0008\u007f""",
        @"""\tx\t""", @"""' ; Remove-Item x ; '""", @"""$(throw 1)""", @"""%n{0}{1}""", @"""</script><html>""", @"""..\\..\\x""", @"""\x""", @"""\u12""", "\"\u0001\"", "\"a\nb\"",
        @"""arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/x""", @"""https://evil.example/?a=b""", @"""http://[::1""", @"""s3://""", "\"e\u0301\U0001F600\"",
    ];

    public static string Pick(Random random) => random.Next(100) switch
    {
        < 50 => s_plain[random.Next(s_plain.Length)],
        < 70 => s_times[random.Next(s_times.Length)],
        < 94 => s_strings[random.Next(s_strings.Length)],
        < 96 => $"\"{new string('x', random.Next(1_000, 120_000))}\"",
        < 97 => $"\"{string.Concat(Enumerable.Repeat("\\u001b[31m", random.Next(10, 3000)))}\"",
        < 98 => Nested(random, random.Next(2) == 0 ? 70 : 2_000, closed: true),
        < 99 => Nested(random, 100_000, closed: false),
        _ => $"[{string.Join(',', Enumerable.Repeat(s_plain[random.Next(s_plain.Length)], random.Next(2, 3000)))}]",
    };

    /// <summary>A string: hostile, huge, or as the services write them.</summary>
    public static string PickString(Random random) => random.Next(10) switch
    {
        < 7 => s_strings[random.Next(s_strings.Length)],
        7 => $"\"{new string('x', random.Next(1_000, 120_000))}\"",
        _ => "\"Words from the service.\"",
    };

    private static string Nested(Random random, int depth, bool closed)
    {
        (string open, string close) = random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        return string.Concat(Enumerable.Repeat(open, depth)) + "1" + (closed ? string.Concat(Enumerable.Repeat(close, depth)) : "");
    }
}
