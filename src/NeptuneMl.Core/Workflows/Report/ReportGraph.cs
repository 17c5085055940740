using System.Text;
using System.Xml.Linq;
using static NeptuneMl.Core.Workflows.Report.Html;

namespace NeptuneMl.Core.Workflows.Report;

/// <summary>The graph of the steps by their dependencies, with their states.</summary>
internal static class ReportGraph
{
    private const double Margin = 4;
    private const double ArrowLength = 7;

    // A wider graph scrolls, because scaled to the width of the page it would not be readable.
    private const double MaxWidth = 1800;

    public static XElement Create(string runId, IReadOnlyList<ReportStep> steps)
    {
        GraphLayout layout = new(new StepGraph([.. steps.Select(step => step.Run)]));
        double width = layout.Width + (2 * Margin);
        double height = layout.Height + (2 * Margin);
        return Element(
            "svg", Class("graph", width > MaxWidth ? "wide" : null, height > width ? "tall" : null),
            Number("width", width), Number("height", height),
            Attribute("viewBox", $"{Number(-Margin)} {Number(-Margin)} {Number(width)} {Number(height)}"),
            Attribute("role", "group"), Attribute("aria-labelledby", "graph-title graph-description"),
            Element("title", Attribute("id", "graph-title"), $"Steps of run {runId} by dependencies"),
            Element(
                "desc", Attribute("id", "graph-description"),
                $"{ReportText.Count(steps.Count, "step")} and {ReportText.Count(layout.Edges.Count, "dependency line")}. "
                + "Each step is below the steps that it depends on. The table of resources lists the same dependencies."),
            Element("g", Class("edges"), Attribute("aria-hidden", "true"), layout.Edges.Select(Edge)),
            steps.Select(step => Node(step, layout.Steps[step.Index])));
    }

    /// <summary>Rules that emphasize the edges of a step on which the pointer or the focus is.</summary>
    public static string Rules(IReadOnlyList<ReportStep> steps)
    {
        StringBuilder rules = new();
        foreach (ReportStep step in steps)
        {
            rules.Append(
                CultureInfo.InvariantCulture,
                $".graph:has(#{step.NodeId}:is(:hover,:focus,:target)) .e{step.Index}{{opacity:1;stroke-width:2.2}}\n");
        }

        return rules.ToString();
    }

    private static XElement Edge(GraphEdge edge)
    {
        StringBuilder path = new();
        IReadOnlyList<(double X, double Y)> points = edge.Points;
        path.Append(CultureInfo.InvariantCulture, $"M{Number(points[0].X)} {Number(points[0].Y)}");
        for (int i = 1; i < points.Count; i++)
        {
            (double x, double y) = points[i];
            (double lastX, double lastY) = points[i - 1];
            // The points are in pairs: every second line is in a row, and straight.
            if (i % 2 == 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"V{Number(y)}");
                continue;
            }

            if (i == points.Count - 1) y -= ArrowLength;
            double bend = (y - lastY) / 2;
            path.Append(
                CultureInfo.InvariantCulture,
                $"C{Number(lastX)} {Number(lastY + bend)} {Number(x)} {Number(y - bend)} {Number(x)} {Number(y)}");
        }

        (double tipX, double tipY) = points[^1];
        return Element(
            "g", Class("edge", $"e{edge.From}", $"e{edge.To}"),
            Element("path", Attribute("d", path.ToString())),
            Element("path", Class("arrow"), Attribute("d", $"M{Number(tipX)} {Number(tipY)}l-4 {Number(-ArrowLength)}h8z")));
    }

    private static XElement Node(ReportStep step, (double X, double Y) place) =>
        Element(
            "a", Attribute("id", step.NodeId), Attribute("href", $"#{step.RowId}"), Class("node", step.StateClass),
            Attribute("transform", $"translate({Number(place.X)} {Number(place.Y)})"),
            Element("title", step.Description),
            Element(
                "rect", Number("width", GraphLayout.StepWidth), Number("height", GraphLayout.StepHeight), Number("rx", 6)),
            Element(
                "foreignObject", Number("x", 10), Number("y", 4), Number("width", GraphLayout.StepWidth - 20), Number("height", 33),
                Element("div", Class("label"), Element("div", step.Run.Name))),
            ReportText.Icon(step.Run.State, Number("x", 10), Number("y", 39), Number("width", 12), Number("height", 12)),
            Element("text", Class("outcome"), Number("x", 27), Number("y", 49), step.Outcome));
}
