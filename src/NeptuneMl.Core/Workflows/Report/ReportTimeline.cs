using System.Xml.Linq;
using NeptuneMl.Workflows;
using static NeptuneMl.Core.Workflows.Report.Html;

namespace NeptuneMl.Core.Workflows.Report;

/// <summary>The timeline: one row a step, in the order in which the run reached them, with a bar from its start to its end.</summary>
internal static class ReportTimeline
{
    private const int MaxRows = 24;
    private const double Width = 1132;
    private const double Left = 250;
    private const double Right = 1030;
    private const double AxisHeight = 38;
    private const double RowHeight = 26;
    private const double BarHeight = 14;
    private const double LeastBar = 4;

    /// <summary>Returns the charts. Long timelines have several, each with an axis, so that the axis is in sight and a chart fits on a printed
    /// page.</summary>
    public static IEnumerable<XElement> Create(WorkflowRun run, IReadOnlyList<ReportStep> steps)
    {
        TimeAxis axis = new(run);
        int charts = Math.Max((steps.Count + MaxRows - 1) / MaxRows, 1);
        int rows = (steps.Count + charts - 1) / charts;
        return steps.OrderBy(step => step.Run.StartTime ?? DateTimeOffset.MaxValue).Chunk(Math.Max(rows, 1))
            .Select((chart, index) => Chart(run, chart, axis, (index + 1).ToString(CultureInfo.InvariantCulture)));
    }

    private static XElement Chart(WorkflowRun run, ReportStep[] rows, TimeAxis axis, string number)
    {
        double height = AxisHeight + (rows.Length * RowHeight) + 4;
        return Element(
            "svg", Class("timeline"), Attribute("viewBox", $"0 0 {Number(Width)} {Number(height)}"), Attribute("role", "group"),
            Attribute("aria-labelledby", $"timeline-title-{number} timeline-description-{number}"),
            Element("title", Attribute("id", $"timeline-title-{number}"), $"Timeline of run {run.RunId}, part {number}"),
            Element(
                "desc", Attribute("id", $"timeline-description-{number}"),
                $"One bar for each of {ReportText.Count(rows.Length, "step")}, from its start to its end, on a time axis in UTC. "
                + "The table of steps has the same times."),
            Axis(axis, height),
            rows.Select((step, row) => Row(step, axis, AxisHeight + (row * RowHeight))));
    }

    private static XElement Axis(TimeAxis axis, double height)
    {
        string format = axis.Interval >= TimeSpan.FromDays(1) ? ""
            : axis.Interval >= TimeSpan.FromMinutes(1) ? "HH:mm"
            : axis.Interval >= TimeSpan.FromSeconds(1) ? "HH:mm:ss" : "HH:mm:ss.fff";
        XElement group = Element(
            "g", Class("axis"),
            Element("text", Class("unit"), Number("x", 20), Number("y", 28), "Step"),
            Element("text", Class("unit end"), Number("x", Width), Number("y", 28), "Duration"));
        DateTime shown = default;
        foreach (DateTimeOffset tick in axis.Ticks)
        {
            double x = X(axis, tick);
            group.Add(Element("line", Number("x1", x), Number("x2", x), Number("y1", AxisHeight - 4), Number("y2", height)));
            if (format.Length > 0)
            {
                group.Add(Element(
                    "text", Class("tick"), Number("x", x), Number("y", 28), tick.ToString(format + "'Z'", CultureInfo.InvariantCulture)));
            }

            // The date once a day.
            if (tick.UtcDateTime.Date == shown) continue;
            shown = tick.UtcDateTime.Date;
            group.Add(Element(
                "text", Class("tick"), Number("x", x), Number("y", format.Length > 0 ? 12 : 28),
                tick.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        group.Add(Element("path", Class("frame"), Attribute(
            "d", $"M{Number(Left)} {Number(height)}V{Number(AxisHeight - 4)}H{Number(Right)}V{Number(height)}")));
        return group;
    }

    private static XElement Row(ReportStep step, TimeAxis axis, double top)
    {
        double middle = top + (RowHeight / 2);
        return Element(
            "a", Attribute("id", step.BarId), Attribute("href", $"#{step.RowId}"), Class("row", step.StateClass),
            Element("title", step.Description),
            Element("rect", Class("band"), Number("x", 0), Number("y", top), Number("width", Width), Number("height", RowHeight)),
            ReportText.Icon(
                step.Run.State, Number("x", 2), Number("y", middle - 6), Number("width", 12), Number("height", 12)),
            Element(
                "foreignObject", Number("x", 20), Number("y", top), Number("width", Left - 32), Number("height", RowHeight),
                Element("div", Class("label"), step.Run.Name)),
            Bar(step, axis, middle),
            Element(
                "text", Class("duration end"), Number("x", Width), Number("y", middle + 4),
                ReportText.Duration(step.Run.DurationInSeconds) ?? ReportText.None));
    }

    private static XElement Bar(ReportStep step, TimeAxis axis, double middle)
    {
        if (step.Run.StartTime is not { } start)
            return Element("text", Class("unreached"), Number("x", Left + 8), Number("y", middle + 4), "not reached");

        double left = Math.Min(X(axis, start), Right - LeastBar);
        // Without an end, until the end of the run.
        double right = step.Run.EndTime is { } end ? X(axis, end) : Right;
        return Element(
            "rect", Class("bar", step.Run.Action == WorkflowAction.Reuse ? "reuse" : null, step.Run.EndTime is null ? "open" : null),
            Number("x", left), Number("y", middle - (BarHeight / 2)), Number("width", Math.Max(right - left, LeastBar)),
            Number("height", BarHeight), Number("rx", 2));
    }

    private static double X(TimeAxis axis, DateTimeOffset time) => Left + (axis.PositionOf(time) * (Right - Left));
}
