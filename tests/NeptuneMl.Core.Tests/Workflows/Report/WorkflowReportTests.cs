using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;
using NeptuneMl.Core.Workflows.Report;
using NeptuneMl.Workflows;

namespace NeptuneMl.Core.Tests.Workflows.Report;

public sealed class WorkflowReportTests
{
    public static TheoryData<int, bool> Runs => [.. Enumerable.Range(1, 40).SelectMany(seed => new[] { (seed, false), (seed, true) })];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Page_of_a_random_run_has_no_parser_error(int seed, bool isHostile)
    {
        string html = Write(SampleRuns.Random(seed, isHostile: isHostile));
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        using IHtmlDocument page = Parse(html);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("UTF-8", page.CharacterSet, ignoreCase: true);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Each_step_is_once_in_the_timeline_the_graph_and_the_tables(int seed, bool isHostile)
    {
        WorkflowRun run = SampleRuns.Random(seed, isHostile: isHostile);
        using IHtmlDocument page = Parse(Write(run));
        string[] names = [.. run.Steps.Select(step => Shown(step.Name)).Order(StringComparer.Ordinal)];
        Assert.Equal(names, Texts(page, "#timeline .row .label"));
        Assert.Equal(names, Texts(page, "#graph .node .label div"));
        Assert.Equal(names, Texts(page, "#steps tbody th bdi"));
        Assert.Equal(names, Texts(page, "#resources tbody th bdi"));
        for (int i = 0; i < run.Steps.Length; i++)
        {
            IElement row = page.GetElementById($"step-{i + 1}")!;
            Assert.Equal(Shown(run.Steps[i].Name), row.QuerySelector("th bdi")!.TextContent);
            Assert.Equal($"{run.Steps[i].State}", row.QuerySelector(".state")!.TextContent);
            Assert.Contains($"{run.Steps[i].State}", page.QuerySelector($"#node-{i + 1} .outcome")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(run.Steps[i].StartTime is null ? 0 : 1, page.QuerySelectorAll($"#bar-{i + 1} .bar").Length);
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Bars_are_within_the_axis_at_their_times(int seed, bool isHostile)
    {
        WorkflowRun run = SampleRuns.Random(seed, isHostile: isHostile);
        using IHtmlDocument page = Parse(Write(run));
        double[] frame = [.. page.QuerySelector("#timeline .frame")!.GetAttribute("d")!.Split('M', 'V', 'H', ' ').Where(part => part.Length > 0)
            .Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        (double left, double right) = (frame[0], frame[3]);
        for (int i = 0; i < run.Steps.Length; i++)
        {
            if (page.QuerySelector($"#bar-{i + 1} .bar") is not { } bar) continue;
            double x = Number(bar, "x");
            double width = Number(bar, "width");
            Assert.InRange(x, left, right);
            Assert.InRange(x + width, left, right + 0.01);
            double scale = (right - left) / run.DurationInSeconds;
            Assert.Equal(left + ((run.Steps[i].StartTime!.Value - run.StartTime).TotalSeconds * scale), x, 5.0);
            double end = ((run.Steps[i].EndTime ?? run.StartTime.AddSeconds(run.DurationInSeconds)) - run.StartTime).TotalSeconds;
            Assert.Equal(left + (end * scale), x + width, 5.0);
        }

        double[] ticks = [.. page.QuerySelector("#timeline .axis")!.QuerySelectorAll("line").Select(tick => Number(tick, "x1"))];
        Assert.InRange(ticks.Length, 1, 8);
        Assert.All(ticks, tick => Assert.InRange(tick, left, right));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Labels_do_not_overlap(int seed, bool isHostile)
    {
        using IHtmlDocument page = Parse(Write(SampleRuns.Random(seed, isHostile: isHostile)));
        foreach (IElement chart in page.QuerySelectorAll("svg[role=group]"))
        {
            (double Left, double Top, double Right, double Bottom, string Text)[] boxes =
                [.. chart.QuerySelectorAll("text, foreignObject").Select(LabelBox)];
            Assert.NotEmpty(boxes);
            for (int i = 0; i < boxes.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    Assert.False(
                        boxes[i].Left < boxes[j].Right && boxes[j].Left < boxes[i].Right && boxes[i].Top < boxes[j].Bottom && boxes[j].Top < boxes[i].Bottom,
                        $"{boxes[i]} and {boxes[j]} overlap");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Ids_are_unique_and_links_within_the_page_resolve(int seed, bool isHostile)
    {
        using IHtmlDocument page = Parse(Write(SampleRuns.Random(seed, isHostile: isHostile)));
        string[] ids = [.. page.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).OfType<string>()];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        string[] links = [.. page.QuerySelectorAll("a, use").Select(link => link.GetAttribute("href")!)];
        Assert.All(links.Where(link => link.StartsWith('#')), link => Assert.Contains(link[1..], ids));
        Assert.All(links.Where(link => !link.StartsWith('#')), link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
        Assert.All(
            page.QuerySelectorAll("[aria-labelledby]").SelectMany(element => element.GetAttribute("aria-labelledby")!.Split(' ')),
            label => Assert.Contains(label, ids));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Page_has_no_script_and_loads_nothing(int seed, bool isHostile)
    {
        string html = Write(SampleRuns.Random(seed, isHostile: isHostile));
        using IHtmlDocument page = Parse(html);
        Assert.Empty(page.QuerySelectorAll("script, link, img, image, iframe, object, embed, base, form, input, button, audio, video, source, template, noscript"));
        IAttr[] attributes = [.. page.All.SelectMany(element => element.Attributes)];
        Assert.DoesNotContain(attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(attributes, attribute => attribute.LocalName is "src" or "srcset" or "style" or "action" or "background" or "ping");
        Assert.Equal("http-equiv", Assert.Single(attributes, attribute => attribute.Value == "Content-Security-Policy").Name);
        string style = Assert.Single(page.QuerySelectorAll("style")).TextContent;
        Assert.DoesNotContain("url(", style, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", style, StringComparison.OrdinalIgnoreCase);
        // Neither as characters that the reader cannot see.
        Assert.DoesNotContain(html, character => char.GetUnicodeCategory(character) is UnicodeCategory.Format || (character < ' ' && character != '\n'));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Page_is_accessible(int seed, bool isHostile)
    {
        WorkflowRun run = SampleRuns.Random(seed, isHostile: isHostile);
        using IHtmlDocument page = Parse(Write(run));
        Assert.All(page.QuerySelectorAll("thead th"), header => Assert.Equal("col", header.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.Equal("row", Assert.Single(row.QuerySelectorAll("th")).GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("table"), table =>
        {
            int columns = table.QuerySelectorAll("thead th").Length;
            Assert.All(table.QuerySelectorAll("tbody tr"), row => Assert.Equal(columns, row.Children.Length));
            Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
        });
        Assert.All(page.QuerySelectorAll("svg"), svg => Assert.True(
            svg.GetAttribute("aria-hidden") == "true" || (svg.QuerySelector(":scope > title") is not null && svg.QuerySelector(":scope > desc") is not null)));
        Assert.All(page.QuerySelectorAll(".row, .node"), link => Assert.NotEmpty(link.QuerySelector(":scope > title")!.TextContent));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.All(page.QuerySelectorAll("time"), time => Assert.Matches(@"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|P[\dDTHMS.]+)$", time.GetAttribute("datetime")));
        int times = run.Steps.Sum(step => (step.StartTime is null ? 0 : 1) + (step.EndTime is null ? 0 : 1));
        Assert.Equal(times, page.QuerySelectorAll("#steps time[datetime$=Z]").Length);
    }

    [Fact]
    public void Failures_come_first_with_their_reasons()
    {
        using IHtmlDocument page = Parse(Write(Failed()));
        Assert.Equal("failures", page.QuerySelector("main > section")!.Id);
        IElement failure = Assert.Single(page.QuerySelectorAll(".failure"));
        Assert.Equal("genres", failure.QuerySelector("h3")!.TextContent);
        Assert.Equal("line 1\nline 2 <b>", failure.QuerySelector(".reason")!.TextContent);
        Assert.Equal("#step-2", failure.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Equal("serve: 'genres' has failed.", Assert.Single(page.QuerySelectorAll(".blocked li")).TextContent);
        Assert.Equal("3 steps: 1 succeeded, 1 failed, 1 stopped", page.QuerySelector(".counts")!.TextContent);
    }

    [Fact]
    public void Page_of_a_run_without_failures_has_no_failures()
    {
        WorkflowRun run = Failed();
        using IHtmlDocument page = Parse(Write(With(run, [run.Steps[0]])));
        Assert.Null(page.GetElementById("failures"));
        Assert.DoesNotContain(page.QuerySelectorAll("thead th"), header => header.TextContent == "Failure reason");
        Assert.DoesNotContain(page.QuerySelectorAll("nav a"), link => link.TextContent == "Failures");
    }

    [Fact]
    public void Steps_table_has_every_value_of_the_step()
    {
        using IHtmlDocument page = Parse(Write(Failed()));
        Assert.Equal(
            ["genres", "Failed", "Retry", "Attempt 1 has failed.", "2", "2026-11-28 17:53:05Z", "2026-11-28 18:55:05Z", "1 h 2 min", "line 1\nline 2 <b>"],
            page.QuerySelectorAll("#step-2 > *").Select(cell => (cell.QuerySelector("bdi") ?? cell).TextContent));
        Assert.Equal(
            ["genres", "Start-NeptuneMLTrainingJob", "movies-genres-8c1f03aa-2", "Failed", "process", "8c1f", "log"],
            page.QuerySelectorAll("#resource-2 > *").Select(cell => cell.TextContent));
        Assert.Equal("2026-11-28T17:53:05.000Z", page.QuerySelector("#step-2 time")!.GetAttribute("datetime"));
        Assert.Equal("PT1H2M", page.QuerySelectorAll("#step-2 time")[2].GetAttribute("datetime"));
        Assert.Equal("https://console.example/log?a=1&b=2", page.QuerySelector("#resource-2 .log")!.GetAttribute("href"));
        Assert.Equal("#step-1", page.QuerySelector("#resource-2 li a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("/relative")]
    [InlineData("not an address")]
    public void Log_address_that_is_not_a_web_address_is_no_link(string address)
    {
        WorkflowRun run = With(Failed(), [new WorkflowStepRun { Name = "a", State = JobState.Failed, Cmdlet = "b", LogUrl = address }]);
        using IHtmlDocument page = Parse(Write(run));
        Assert.Equal(address, page.QuerySelector("#resource-1 td:last-child")!.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == address);
    }

    [Fact]
    public void Long_failure_reason_is_truncated_and_keeps_its_lines()
    {
        string reason = string.Join('\n', Enumerable.Repeat("at Some.Method()", 10_000));
        WorkflowRun run = With(Failed(), [new WorkflowStepRun { Name = "a", State = JobState.Failed, Cmdlet = "b", FailureReason = reason }]);
        using IHtmlDocument page = Parse(Write(run));
        string shown = page.QuerySelector(".failure .reason")!.TextContent;
        Assert.Equal($"{reason[..20_000]}…", shown);
    }

    [Theory]
    [InlineData(0.0, "0 s")]
    [InlineData(0.256, "0.26 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(61, "1 min 1 s")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(273_600, "3 d 4 h")]
    [InlineData(-1, null)]
    [InlineData(double.NaN, null)]
    [InlineData(double.PositiveInfinity, null)]
    public void Duration_has_two_units(double seconds, string? expected) => Assert.Equal(expected, ReportText.Duration(seconds));

    [Theory]
    [InlineData(0)]
    [InlineData(0.000001)]
    [InlineData(0.2)]
    [InlineData(3)]
    [InlineData(86_400)]
    [InlineData(86_400.0 * 365 * 5)]
    [InlineData(double.MaxValue)]
    [InlineData(double.NaN)]
    [InlineData(-5)]
    public void Axis_of_any_duration_has_between_one_and_eight_ticks(double seconds)
    {
        TimeAxis axis = new(With(Failed(), [], seconds));
        Assert.InRange(axis.Ticks.Count(), 1, 9);
    }

    [Fact]
    public void Page_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = Write(SampleRuns.Random(3));
        try
        {
            foreach (string name in new[] { "de-DE", "tr-TR", "ar-SA", "fa-IR", "th-TH" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(expected, Write(SampleRuns.Random(3)));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    internal static string Write(WorkflowRun run)
    {
        using StringWriter writer = new();
        WorkflowReport.Write(run, writer);
        return writer.ToString();
    }

    private static WorkflowRun Failed()
    {
        DateTimeOffset start = new(2026, 11, 28, 18, 53, 0, TimeSpan.FromHours(1));
        return new WorkflowRun
        {
            Name = "movies",
            RunId = "r1",
            State = JobState.Failed,
            Path = "/movies.psd1",
            JournalPath = "/movies.runs/r1.jsonl",
            StartTime = start,
            EndTime = start.AddHours(1.1),
            DurationInSeconds = 3960,
            Steps =
            [
                new WorkflowStepRun { Name = "process", State = JobState.Succeeded, Action = WorkflowAction.Reuse, Cmdlet = "Start-NeptuneMLDataProcessingJob" },
                new WorkflowStepRun
                {
                    Name = "genres", State = JobState.Failed, Action = WorkflowAction.Retry, Reason = "Attempt 1 has failed.", Attempt = 2,
                    Cmdlet = "Start-NeptuneMLTrainingJob", Key = "movies-genres-8c1f03aa-2", DependsOn = ["process"], Fingerprint = "8c1f", Status = "Failed",
                    StartTime = start.AddSeconds(5), EndTime = start.AddSeconds(3725), DurationInSeconds = 3720, FailureReason = "line 1\r\nline 2 <b>",
                    LogUrl = "https://console.example/log?a=1&b=2",
                },
                new WorkflowStepRun
                {
                    Name = "serve", State = JobState.Stopped, Action = WorkflowAction.Blocked, Reason = "'genres' has failed.", Cmdlet = "New-NeptuneMLEndpoint",
                    FailureReason = "'genres' has failed.",
                    DependsOn = ["genres"],
                },
            ],
        };
    }

    private static WorkflowRun With(WorkflowRun run, WorkflowStepRun[] steps, double? seconds = null) => new()
    {
        Name = run.Name,
        RunId = run.RunId,
        State = run.State,
        Path = run.Path,
        JournalPath = run.JournalPath,
        StartTime = run.StartTime,
        EndTime = seconds is null ? run.EndTime : null,
        DurationInSeconds = seconds ?? run.DurationInSeconds,
        Steps = steps,
    };

    // The first error of the HTML specification fails the test.
    private static IHtmlDocument Parse(string html)
    {
        List<string> errors = [];
        HtmlParser parser = new();
        parser.Error += (_, found) =>
        {
            HtmlErrorEvent error = (HtmlErrorEvent)found;
            string line = html.Split('\n')[error.Position.Line - 1];
            string at = line[Math.Min(line.Length, error.Position.Column - 1)..];
            // AngleSharp compares the end tag with the name of the element in another case; browsers and validators accept the tag.
            if (!at.StartsWith("</foreignObject>", StringComparison.Ordinal)) errors.Add($"{error.Code} {error.Position}: {at}");
        };
        IHtmlDocument page = parser.ParseDocument(html);
        Assert.Empty(errors);
        return page;
    }

    private static string[] Texts(IHtmlDocument page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(element => element.TextContent).Order(StringComparer.Ordinal)];

    // What the page shows of a name: see Html.Clean.
    private static string Shown(string name)
    {
        string[] lines = name.ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Select(line => Printable.Text(line))).Replace('\uFFFF', '\uFFFD').Replace('\uFDD0', '\uFFFD');
    }

    private static double Number(IElement element, string attribute) =>
        double.Parse(element.GetAttribute(attribute)!, CultureInfo.InvariantCulture);

    // A wide estimate of texts; a foreignObject clips its content.
    private static (double Left, double Top, double Right, double Bottom, string Text) LabelBox(IElement label)
    {
        (double x, double y) = (Number(label, "x"), Number(label, "y"));
        string? place = (label.ParentElement as IElement)!.GetAttribute("transform");
        if (place is not null)
        {
            string[] offset = place["translate(".Length..^1].Split(' ');
            x += double.Parse(offset[0], CultureInfo.InvariantCulture);
            y += double.Parse(offset[1], CultureInfo.InvariantCulture);
        }

        if (label.LocalName == "foreignObject") return (x, y, x + Number(label, "width"), y + Number(label, "height"), label.TextContent);
        double width = 6.8 * label.TextContent.Length;
        double left = label.ClassList.Contains("end") ? x - width : label.ClassList.Contains("tick") ? x - (width / 2) : x;
        return (left, y - 10, left + width, y + 3, label.TextContent);
    }
}
