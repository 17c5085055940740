using System.Reflection;
using System.Xml.Linq;
using NeptuneMl.Workflows;
using static NeptuneMl.Core.Workflows.Report.Html;

namespace NeptuneMl.Core.Workflows.Report;

/// <summary>Writes the report of a run: one HTML page without scripts and without external references.</summary>
internal static class WorkflowReport
{
    public static void Write(WorkflowRun run, TextWriter output) => Html.Write(Page(run), output);

    private static XElement Page(WorkflowRun run)
    {
        ReportStep[] steps = [.. run.Steps.Select((step, index) => new ReportStep(index, step))];
        ReportStep[] blocked = [.. steps.Where(step => step.Run is { Action: WorkflowAction.Blocked, State: not JobState.Failed })];
        ReportStep[] failed =
            [.. steps.Except(blocked).Where(step => step.Run.State == JobState.Failed || step.Run.FailureReason is not null)];
        return Element(
            "html", Attribute("lang", "en"),
            Element(
                "head",
                Element("meta", Attribute("charset", "utf-8")),
                Element("meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1")),
                // Should a mistake let a script into the page, the browser does not run it.
                Element(
                    "meta", Attribute("http-equiv", "Content-Security-Policy"),
                    Attribute("content", "default-src 'none'; style-src 'unsafe-inline'")),
                Element("meta", Attribute("name", "color-scheme"), Attribute("content", "light dark")),
                Element("title", $"{run.Name}: {run.State} ({run.RunId})"),
                Element("style", StyleSheet() + ReportGraph.Rules(steps))),
            Element(
                "body",
                Symbols(),
                Header(run, steps, failed.Length + blocked.Length > 0),
                Element(
                    "main",
                    failed.Length + blocked.Length > 0 ? Failures(failed, blocked) : null,
                    Section(
                        "timeline", "Timeline",
                        "Times are in UTC. A hollow bar is a resource that was reused; a dashed bar has not ended.",
                        Scroll("Timeline", ReportTimeline.Create(run, steps))),
                    Section(
                        "graph", "Graph", "Each step is below the steps that it depends on.",
                        Scroll("Graph", ReportGraph.Create(run.RunId, steps))),
                    Section("steps", "Steps", null, ReportTables.Steps(steps)),
                    Section("resources", "Resources", null, ReportTables.Resources(steps))),
                Element("footer", Element("p", "Written by Export-NeptuneMLWorkflowReport of the PowerShell module NeptuneMl."))));
    }

    private static XElement Header(WorkflowRun run, IReadOnlyList<ReportStep> steps, bool hasFailures)
    {
        (string Id, string Text)[] sections =
        [
            .. hasFailures ? [("failures", "Failures")] : Array.Empty<(string, string)>(),
            ("timeline", "Timeline"), ("graph", "Graph"), ("steps", "Steps"), ("resources", "Resources"),
        ];
        return Element(
            "header",
            Element("p", Class("kind"), "Workflow run"),
            Element("h1", Element("bdi", run.Name), " ", ReportText.StateElement(run.State)),
            Element("p", Class("counts"), Counts(steps)),
            Element(
                "dl",
                Fact("Run ID", Element("code", run.RunId)),
                Fact("Start", ReportText.TimeElement(run.StartTime)),
                Fact("End", run.EndTime is null ? "not ended" : ReportText.TimeElement(run.EndTime)),
                Fact("Duration", ReportText.DurationElement(run.DurationInSeconds)),
                Fact("Workflow", Element("code", run.Path)),
                Fact("Journal", Element("code", run.JournalPath))),
            Element(
                "nav", Attribute("aria-label", "Sections"),
                Element("ul", sections.Select(section => Element("li", ReportTables.Link($"#{section.Id}", section.Text))))));
    }

    private static string Counts(IReadOnlyList<ReportStep> steps) =>
        $"{ReportText.Count(steps.Count, "step")}: " + string.Join(
            ", ",
            steps.GroupBy(step => step.Run.State).OrderBy(group => group.Key)
                .Select(group => $"{group.Count().ToString(CultureInfo.InvariantCulture)} {ReportText.ClassOf(group.Key)}"));

    private static XElement Fact(string name, object value) => Element("div", Element("dt", name), Element("dd", value));

    private static XElement Section(string id, string title, string? note, XElement content) =>
        Element(
            "section", Attribute("id", id), Attribute("aria-labelledby", $"{id}-heading"),
            Element("h2", Attribute("id", $"{id}-heading"), title),
            note is null ? null : Element("p", Class("note"), note),
            content);

    // Focusable, so that the keyboard can scroll.
    private static XElement Scroll(string name, object content) =>
        Element("div", Class("scroll"), Attribute("role", "group"), Attribute("aria-label", name), Attribute("tabindex", "0"), content);

    private static XElement Failures(ReportStep[] failed, ReportStep[] blocked) =>
        Section(
            "failures", "Failures", null,
            Element(
                "div",
                failed.Select(step => Element(
                    "article", Class("failure"),
                    Element("h3", Named(step)),
                    Element("p", Class("reason"), step.Run.FailureReason ?? step.Run.Reason ?? "No reason is known."),
                    Element(
                        "p", Class("detail"), Element("code", step.Run.Cmdlet),
                        step.Run.Key is { } key ? new object[] { " ", Element("code", key) } : null,
                        step.Run.LogUrl is { } log ? new[] { " ", ReportTables.Log(log) } : null))),
                blocked.Length == 0 ? null : Element("h3", "Blocked"),
                blocked.Length == 0 ? null : Element(
                    "ul", Class("blocked"),
                    blocked.Select(step => Element("li", Named(step), step.Run.Reason is { } reason ? $": {reason}" : null)))));

    private static XElement Named(ReportStep step) =>
        Element("a", Attribute("href", $"#{step.RowId}"), Element("bdi", step.Run.Name));

    // Each state has a shape of its own, so that color is not needed to tell them apart.
    private static XElement Symbols()
    {
        const string circle = "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z";
        const string octagon = "M4.6 1h6.8L15 4.6v6.8L11.4 15H4.6L1 11.4V4.6z";
        (JobState State, string Path)[] shapes =
        [
            (JobState.Unknown, $"{circle}M7 10.5h2v2H7zM5 6a3 3 0 1 1 4 2.8V9.5H7V7.3h1A1.3 1.3 0 1 0 6.7 6z"),
            (JobState.Pending, $"{circle}M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z"),
            (JobState.Running, "M3 1.5L14 8 3 14.5z"),
            (JobState.Succeeded, $"{circle}M6.8 11.6L3.6 8.4l1.4-1.4 1.8 1.8L11 4.6l1.4 1.4z"),
            (JobState.Failed, $"{octagon}M5.4 4L4 5.4 6.6 8 4 10.6 5.4 12 8 9.4l2.6 2.6 1.4-1.4L9.4 8 12 5.4 10.6 4 8 6.6z"),
            (JobState.Stopped, "M2 2h12v12H2zM5 7v2h6V7z"),
        ];
        return Element(
            "svg", Class("symbols"), Attribute("aria-hidden", "true"),
            shapes.Select(shape => Element(
                "symbol", Attribute("id", $"icon-{ReportText.ClassOf(shape.State)}"), Attribute("viewBox", "0 0 16 16"),
                Element("path", Attribute("fill-rule", "evenodd"), Attribute("d", shape.Path)))));
    }

    private static string StyleSheet()
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css")!;
        using StreamReader reader = new(resource);
        return reader.ReadToEnd();
    }
}
