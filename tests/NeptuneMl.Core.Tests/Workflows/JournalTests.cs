using System.Text;
using NeptuneMl.Core.Workflows;
using NeptuneMl.TestKit.Clocks;
using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Tests.Workflows;

public sealed class JournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal").FullName;
    private readonly ManualClock _clock = new();
    private readonly List<string> _warnings = [];

    public void Dispose()
    {
        _clock.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Entry_is_in_the_file_as_soon_as_it_is_written()
    {
        using Journal journal = Create();
        Write(journal, JournalEvents.StepRequested, WorkflowAction.Start, "f1");

        RunRecord read = Journal.Read(journal.Record.Path, _warnings.Add)!;

        Assert.Equal([JournalEvents.RunStarted, JournalEvents.StepRequested], read.Entries.Select(entry => entry.Event));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Every_cut_of_a_journal_is_readable_and_loses_only_the_incomplete_line()
    {
        string path;
        using (Journal journal = Create())
        {
            path = journal.Record.Path;
            foreach (string @event in new[] { JournalEvents.StepDecided, JournalEvents.StepRequested, JournalEvents.StepAccepted })
                Write(journal, @event, WorkflowAction.Start, "f1");
        }

        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            _warnings.Clear();
            RunRecord? read = Journal.Read(path, _warnings.Add);

            int lines = whole.Take(length).Count(letter => letter == '\n');
            Assert.Equal(lines, read?.Entries.Count ?? 0);
            Assert.Equal(length == 0 || whole[length - 1] == '\n' ? 0 : 1, _warnings.Count);
        }
    }

    [Fact]
    public void Journal_of_a_newer_version_is_ignored_with_a_warning()
    {
        string path = Path.Combine(_folder, "new.jsonl");
        File.WriteAllText(path, "{\"v\":2,\"event\":\"run-started\"}\n", Encoding.UTF8);

        Assert.Null(Journal.Read(path, _warnings.Add));
        Assert.Contains("newer version", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Existing_journal_is_not_overwritten()
    {
        using Journal journal = Create();

        NeptuneMLException failure = Assert.Throws<NeptuneMLException>(() => new Journal(journal.Record.Path, _clock));

        Assert.Equal("JournalUnavailable", failure.ErrorId);
    }

    [Fact]
    public async Task Lock_admits_one_runner_and_names_it_to_the_others()
    {
        RunFolder folder = new(_folder);
        IDisposable held = await folder.LockAsync(TestContext.Current.CancellationToken);
        using (Journal journal = Create())
        {
            Assert.True(folder.IsLocked());
            NeptuneMLException failure =
                await Assert.ThrowsAsync<NeptuneMLException>(() => folder.LockAsync(TestContext.Current.CancellationToken));
            Assert.Equal("JournalLocked", failure.ErrorId);
            Assert.Contains("tester on host", failure.Message, StringComparison.Ordinal);
        }

        held.Dispose();
        Assert.False(folder.IsLocked());
        using IDisposable next = await folder.LockAsync(TestContext.Current.CancellationToken);
        Assert.True(folder.IsLocked());
    }

    [Fact]
    public void Journals_are_listed_newest_first_also_within_a_second()
    {
        RunFolder folder = new(_folder);
        List<string> created = [];
        for (int i = 0; i < 5; i++)
        {
            using Journal journal = folder.CreateJournal(_clock);
            created.Add(journal.Record.Path);
            _clock.Jump(TimeSpan.FromMilliseconds(1));
        }

        created.Reverse();
        Assert.Equal(created, folder.Journals());
    }

    [Theory]
    [InlineData(JournalEvents.StepAccepted, WorkflowAction.Update, "f2")]
    [InlineData(JournalEvents.StepRequested, WorkflowAction.Start, "f2")]
    [InlineData(JournalEvents.StepDecided, WorkflowAction.Reuse, "f2")]
    // An update may not have reached the service before the run was killed.
    [InlineData(JournalEvents.StepRequested, WorkflowAction.Update, null)]
    // A decision alone has changed nothing.
    [InlineData(JournalEvents.StepDecided, WorkflowAction.Update, "f1")]
    public void Last_request_of_a_resource_is_the_last_that_may_have_reached_it(string last, object action, string? expected)
    {
        using Journal earlier = Create();
        Write(earlier, JournalEvents.StepAccepted, WorkflowAction.Start, "f1");
        _clock.Jump(TimeSpan.FromSeconds(1));
        using Journal later = Create();
        Write(later, last, (WorkflowAction)action, "f2");
        RunHistory history = new("movies", [later.Record, earlier.Record]);

        Assert.Equal((true, expected), history.FindRequest("SERVE", "live"));
        Assert.Equal((false, null), history.FindRequest("serve", "other"));
        Assert.Equal((false, null), new RunHistory("books", [later.Record, earlier.Record]).FindRequest("serve", "live"));
    }

    [Fact]
    public void Forced_attempts_of_interrupted_runs_are_continued_and_those_of_a_run_that_ended_are_not()
    {
        using Journal first = Create(force: true);
        Write(first, JournalEvents.StepRequested, WorkflowAction.Start, "f1");
        using Journal second = Create(force: true);
        RunHistory history = new("movies", [second.Record, first.Record]);
        Assert.True(history.HasForced("serve", 2, "f1"));
        Assert.False(history.HasForced("serve", 1, "f1"));

        second.Write(new JournalEntry { Event = JournalEvents.RunEnded, State = JobState.Stopped });
        Assert.True(new RunHistory("movies", [second.Record, first.Record]).HasForced("serve", 2, "f1"));

        first.Write(new JournalEntry { Event = JournalEvents.RunEnded, State = JobState.Failed });
        Assert.False(new RunHistory("movies", [second.Record, first.Record]).HasForced("serve", 2, "f1"));
    }

    private Journal Create(bool force = false)
    {
        Journal journal = new RunFolder(_folder).CreateJournal(_clock);
        journal.Write(new JournalEntry
        {
            Event = JournalEvents.RunStarted,
            Workflow = "movies",
            Owner = "tester on host, process 1",
            Run = Path.GetFileNameWithoutExtension(journal.Record.Path),
            Force = force,
            Steps = [new JournalStep("serve", "New-NeptuneMLEndpoint", null)],
        });
        return journal;
    }

    private static void Write(Journal journal, string @event, WorkflowAction action, string fingerprint) => journal.Write(new JournalEntry
    {
        Event = @event,
        Step = "serve",
        Action = action,
        Attempt = 2,
        Requested = "live",
        Fingerprint = fingerprint,
        State = JobState.Running,
    });
}
