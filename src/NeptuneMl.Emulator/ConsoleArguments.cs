namespace NeptuneMl.Emulator;

/// <summary>The command-line arguments of the emulator as a console program.</summary>
internal sealed record ConsoleArguments(
    int Port, TimeSpan JobDuration, bool WantsHelp, bool VerifiesSignatures, bool EnforcesQuotas, IReadOnlyList<Fault> Faults)
{
    public const string Usage = """
        Amazon Neptune ML and AWS Clean Rooms ML on loopback.

        neptuneml-emulator [--port N] [--job-seconds S] [--fault F]... [--quota] [--verify-signatures] [--help]

          --port N          TCP port on 127.0.0.1, 0 to 65535; 0, the default, uses any free port
          --job-seconds S   duration of a job in seconds, 0 or more, fractions allowed; default 5
          --fault F         inject a fault, such as kind=Throttle,rate=0.2 or
                            kind=ResetAfter,operation=Start*,skip=2,times=1; may be repeated
          --quota           enforce the default quotas of Clean Rooms ML
          --verify-signatures
                            reject requests that are not signed with the credentials in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY
                            and, where set, AWS_SESSION_TOKEN
          --help            print this text

        Throttle, ServerError, ExpiredToken, UnknownKey, ResetBefore and Outage occur before the effect of a
        request; ResetAfter, ServerErrorAfter, Slow, Truncate, WrongLength, HtmlPage, WrongContentType, InvalidUtf8, Huge, Deep
        and Gzip after it. Clients can replace the faults at any time with PUT /_emulator/faults.

        The program prints 'listening on http://127.0.0.1:<port>' when it is ready. Ctrl+C or SIGTERM ends it.
        """;

    /// <exception cref="FormatException">An argument is not valid; the message contains the reason.</exception>
    public static ConsoleArguments Parse(IReadOnlyList<string> args)
    {
        EmulatorOptions defaults = new();
        ConsoleArguments parsed = new(
            defaults.Port, defaults.JobDuration, WantsHelp: false, VerifiesSignatures: false, EnforcesQuotas: false, []);
        for (int index = 0; index < args.Count; index++)
        {
            parsed = args[index] switch
            {
                "--help" or "-h" => parsed with { WantsHelp = true },
                "--port" => parsed with { Port = ParsePort(ValueOf(args, ref index)) },
                "--job-seconds" => parsed with { JobDuration = ParseSeconds(ValueOf(args, ref index)) },
                "--fault" => parsed with { Faults = [.. parsed.Faults, ParseFault(ValueOf(args, ref index))] },
                "--quota" => parsed with { EnforcesQuotas = true },
                "--verify-signatures" => parsed with { VerifiesSignatures = true },
                string other => throw new FormatException($"unknown argument '{other}'"),
            };
        }

        return parsed;
    }

    private static string ValueOf(IReadOnlyList<string> args, ref int index) =>
        ++index < args.Count ? args[index] : throw new FormatException($"{args[index - 1]} needs a value");

    private static Fault ParseFault(string text)
    {
        try
        {
            return Fault.Parse(text.Split(',').Select(part => part.Split('=', 2))
                .Select(pair => KeyValuePair.Create(pair[0].Trim(), (object?)pair.ElementAtOrDefault(1)?.Trim())));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new FormatException($"--fault '{text}': {exception.Message}");
        }
    }

    private static int ParsePort(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            ? port
            : throw new FormatException($"--port takes a number from 0 to 65535, not '{text}'");

    private static TimeSpan ParseSeconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            && seconds <= TimeSpan.FromDays(365).TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"--job-seconds takes a number of seconds, 0 or more, not '{text}'");
}
