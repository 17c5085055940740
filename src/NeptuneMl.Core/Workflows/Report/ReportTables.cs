using System.Xml.Linq;
using static NeptuneMl.Core.Workflows.Report.Html;

namespace NeptuneMl.Core.Workflows.Report;

/// <summary>The tables of the report: what happened in each step, and which resource each step has.</summary>
internal static class ReportTables
{
    public static XElement Steps(IReadOnlyList<ReportStep> steps)
    {
        bool hasFailures = steps.Any(step => step.Run.FailureReason is not null);
        return Table(
            "What the run did with each step, and when.",
            ["Step", "State", "Action", "Reason", "Attempt", "Start", "End", "Duration", hasFailures ? "Failure reason" : null],
            steps.Select(step => Row(
                step, step.RowId,
                Element(
                    "span", Class("jump"), Link($"#{step.BarId}", "timeline"), Link($"#{step.NodeId}", "graph"),
                    Link($"#{step.ResourceId}", "resource")),
                [
                    ReportText.StateElement(step.Run.State),
                    step.Run.Action is { } action ? $"{action}" : ReportText.Missing(),
                    Optional(step.Run.Reason),
                    step.Run.Attempt > 0 ? step.Run.Attempt.ToString(CultureInfo.InvariantCulture) : ReportText.Missing(),
                    ReportText.TimeElement(step.Run.StartTime),
                    ReportText.TimeElement(step.Run.EndTime),
                    ReportText.DurationElement(step.Run.DurationInSeconds),
                    .. hasFailures ? [Optional(step.Run.FailureReason)] : Array.Empty<object>(),
                ])));
    }

    public static XElement Resources(IReadOnlyList<ReportStep> steps)
    {
        ILookup<string, ReportStep> byName = steps.ToLookup(step => step.Run.Name, StringComparer.OrdinalIgnoreCase);
        return Table(
            "The job or resource of each step.",
            ["Step", "Cmdlet", "Key (ID or ARN)", "Status", "Depends on", "Fingerprint", "Log"],
            steps.Select(step => Row(
                step, step.ResourceId, null,
                [
                    Element("code", Class("cmdlet"), step.Run.Cmdlet),
                    Optional(step.Run.Key, "code"),
                    string.IsNullOrEmpty(step.Run.Status) ? ReportText.Missing() : step.Run.Status,
                    step.Run.DependsOn.Length == 0 ? ReportText.Missing() : Dependencies(step.Run.DependsOn, byName),
                    Optional(step.Run.Fingerprint, "code"),
                    Log(step.Run.LogUrl),
                ])));
    }

    /// <summary>A link to a log, or the address as text if it is not a web address.</summary>
    public static object Log(string? address) => address is null ? ReportText.Missing()
        : Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? Element("a", Attribute("href", uri.AbsoluteUri), Attribute("rel", "noreferrer"), Class("log"), "log")
            : address;

    public static XElement Link(string address, string text) => Element("a", Attribute("href", address), text);

    private static XElement Dependencies(string[] names, ILookup<string, ReportStep> byName) =>
        Element(
            "ul", names.Select(name => Element(
                "li", byName[name].FirstOrDefault() is { } step ? Link($"#{step.RowId}", name) : name)));

    private static XElement Table(string caption, string?[] columns, IEnumerable<XElement> rows) =>
        Element(
            "div", Class("scroll"), Attribute("role", "group"), Attribute("aria-label", caption), Attribute("tabindex", "0"),
            Element(
                "table",
                Element("caption", caption),
                Element(
                    "thead", Element(
                        "tr", columns.Where(column => column is not null)
                            .Select(column => Element("th", Attribute("scope", "col"), column)))),
                Element("tbody", rows)));

    private static XElement Row(ReportStep step, string id, XElement? links, IEnumerable<object> cells) =>
        Element(
            "tr", Attribute("id", id),
            Element("th", Attribute("scope", "row"), Element("bdi", step.Run.Name), links),
            cells.Select(cell => Element("td", cell)));

    private static XElement Optional(string? text, string element = "span") =>
        string.IsNullOrEmpty(text) ? ReportText.Missing() : Element(element, element == "span" ? Class("text") : null, text);
}
