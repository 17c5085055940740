#nullable enable
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Threading;

namespace NeptuneMl.Tests;

/// <summary>A host that remembers the warnings, lines, prompts and progress written to it, and answers nothing without a choice.</summary>
public sealed class RecordingHost : PSHost
{
    private readonly RecordingUserInterface _ui = new();

    public ConcurrentQueue<string> Warnings => _ui.Warnings;

    public ConcurrentQueue<string> Lines => _ui.Lines;

    public ConcurrentQueue<ProgressRecord> Progress => _ui.Progress;

    public ConcurrentQueue<string> Prompts => _ui.Prompts;

    /// <summary>The index of the choice for every prompt: 0 is Yes, and 2 is No. Null to answer none.</summary>
    public int? Choice { get => _ui.Choice; set => _ui.Choice = value; }

    /// <summary>Waits until there have been so many warnings.</summary>
    public bool WaitForWarnings(int count, int seconds) => _ui.WaitForWarnings(count, seconds);

    public override string Name => "RecordingHost";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }

    public override void SetShouldExit(int exitCode) { }

    private sealed class RecordingUserInterface : PSHostUserInterface
    {
        public ConcurrentQueue<string> Warnings { get; } = new();

        public ConcurrentQueue<string> Lines { get; } = new();

        public ConcurrentQueue<ProgressRecord> Progress { get; } = new();

        public ConcurrentQueue<string> Prompts { get; } = new();

        public int? Choice { get; set; }

        public override PSHostRawUserInterface RawUI => null!;

        public override void WriteWarningLine(string message)
        {
            Warnings.Enqueue(message);
            lock (Warnings) Monitor.PulseAll(Warnings);
        }

        public bool WaitForWarnings(int count, int seconds)
        {
            DateTime deadline = DateTime.UtcNow.AddSeconds(seconds);
            lock (Warnings)
            {
                while (Warnings.Count < count)
                    if (DateTime.UtcNow >= deadline || !Monitor.Wait(Warnings, deadline - DateTime.UtcNow)) return false;
            }

            return true;
        }

        public override void Write(string value) { }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { }

        public override void WriteLine(string value) => Lines.Enqueue(value);

        public override void WriteErrorLine(string value) { }

        public override void WriteDebugLine(string message) { }

        public override void WriteVerboseLine(string message) { }

        public override void WriteProgress(long sourceId, ProgressRecord record) => Progress.Enqueue(record);

        public override string ReadLine() => throw new NotSupportedException("Nobody is here to answer.");

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException("Nobody is here to answer.");

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
            throw new NotSupportedException("Nobody is here to answer.");

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Prompts.Enqueue(message);
            return Choice ?? throw new NotSupportedException("Nobody is here to answer.");
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            throw new NotSupportedException("Nobody is here to answer.");

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
            throw new NotSupportedException("Nobody is here to answer.");
    }
}
