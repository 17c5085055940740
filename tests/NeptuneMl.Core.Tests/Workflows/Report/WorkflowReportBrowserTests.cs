using NeptuneMl.Workflows;
using PuppeteerSharp;

namespace NeptuneMl.Core.Tests.Workflows.Report;

[Trait("Category", "Browser")]
public sealed class WorkflowReportBrowserTests(Browser browser) : IClassFixture<Browser>
{
    // The boxes of all labels of a chart that overlap or leave it, as text. Half a pixel is a matter of rounding.
    private const string FindOverlaps = """
        (() => {
            const problems = [];
            for (const chart of document.querySelectorAll('svg[role=group]')) {
                const outer = chart.getBoundingClientRect();
                const boxes = [...chart.querySelectorAll('text, foreignObject > .label')].map(label => [label.textContent, label.getBoundingClientRect()]);
                boxes.forEach(([text, box], i) => {
                    if (box.left < outer.left - 1 || box.right > outer.right + 1 || box.top < outer.top - 1 || box.bottom > outer.bottom + 1)
                        problems.push(`${chart.getAttribute("class")}: '${text}' leaves the chart`);
                    for (const [other, beside] of boxes.slice(0, i))
                        if (box.left < beside.right - .5 && beside.left < box.right - .5 && box.top < beside.bottom - .5 && beside.top < box.bottom - .5)
                            problems.push(`${chart.getAttribute("class")}: '${text}' overlaps '${other}'`);
                });
                for (const node of chart.querySelectorAll('.node')) {
                    const rect = node.querySelector('rect').getBoundingClientRect();
                    for (const label of node.querySelectorAll('text, .label div')) {
                        const box = label.getBoundingClientRect();
                        if (box.left < rect.left || box.right > rect.right || box.top < rect.top || box.bottom > rect.bottom)
                            problems.push(`'${label.textContent}' leaves its node`);
                    }
                }
            }
            if (document.documentElement.scrollWidth > document.documentElement.clientWidth) problems.push('the page scrolls sideways');
            return problems;
        })()
        """;

    // Texts whose contrast with their background is less than WCAG AA demands.
    private const string FindLowContrast = """
        (() => {
            const parse = color => color.match(/[\d.]+/g).map(Number);
            const luminance = ([r, g, b]) => {
                const [x, y, z] = [r, g, b].map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
                return .2126 * x + .7152 * y + .0722 * z;
            };
            const behind = element => {
                const shape = element.closest('.node')?.querySelector('rect');
                if (shape) return parse(getComputedStyle(shape).fill);
                for (let parent = element; parent; parent = parent.parentElement) {
                    const color = parse(getComputedStyle(parent).backgroundColor);
                    if (color.length === 3 || color[3] === 1) return color;
                }
            };
            const found = [];
            for (const element of document.body.querySelectorAll('*')) {
                if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || element.closest('title, desc')) continue;
                const style = getComputedStyle(element);
                const [one, two] = [luminance(parse(element instanceof SVGTextElement ? style.fill : style.color)), luminance(behind(element))];
                const ratio = (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
                if (ratio < 4.5) found.push(`${element.localName}.${element.getAttribute('class')}: ${ratio.toFixed(2)}`);
            }
            return [...new Set(found)];
        })()
        """;

    private static readonly string[] s_lists = ["#timeline .row .label", "#graph .node .label div", "#steps tbody th bdi", "#resources tbody th bdi"];

    public static TheoryData<int, int?, bool> Runs => new()
    {
        { 1, 1, false }, { 2, 4, false }, { 3, 30, false }, { 4, 60, false }, { 5, 100, false }, { 6, null, true }, { 7, 22, true }, { 8, 60, true },
        { 9, null, false }, { 10, null, false }, { 11, null, true }, { 12, null, false },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Labels_do_not_overlap_at_any_width(int seed, int? count, bool isHostile)
    {
        string html = WorkflowReportTests.Write(SampleRuns.Random(seed, count, isHostile));
        foreach (int width in new[] { 1280, 820, 390 })
        {
            await using IPage page = await browser.OpenAsync(html, width);
            Assert.Empty(await page.EvaluateExpressionAsync<string[]>(FindOverlaps));
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Each_step_is_visible_once_in_each_place(int seed, int? count, bool isHostile)
    {
        WorkflowRun run = SampleRuns.Random(seed, count, isHostile);
        await using IPage page = await browser.OpenAsync(WorkflowReportTests.Write(run));
        foreach (string list in s_lists)
        {
            int[] visible = await page.EvaluateExpressionAsync<int[]>($$"""
                (() => {
                    const all = [...document.querySelectorAll('{{list}}')];
                    const shown = all.filter(one => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
                        && (one.getBoundingClientRect().height > 8 && one.getBoundingClientRect().width > 1 || !one.textContent.trim()));
                    return [all.length, shown.length, new Set(all.map(one => one.textContent)).size];
                })()
                """);
            Assert.Equal([run.Steps.Length, run.Steps.Length, run.Steps.Length], visible);
        }
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Texts_have_enough_contrast(string scheme)
    {
        await using IPage page = await browser.OpenAsync(WorkflowReportTests.Write(SampleRuns.Random(4, 60)));
        await EmulateAsync(page, "screen", scheme);
        Assert.Empty(await page.EvaluateExpressionAsync<string[]>(FindLowContrast));
    }

    [Fact]
    public async Task Light_and_dark_have_different_backgrounds_and_print_is_light()
    {
        await using IPage page = await browser.OpenAsync(WorkflowReportTests.Write(SampleRuns.Random(3, 30)));
        string light = await BackgroundAsync(page, "screen", "light");
        Assert.Equal("rgb(255, 255, 255)", light);
        Assert.NotEqual(light, await BackgroundAsync(page, "screen", "dark"));
        Assert.Equal(light, await BackgroundAsync(page, "print", "dark"));
    }

    [Fact]
    public async Task Print_has_every_step_and_no_navigation()
    {
        await using IPage page = await browser.OpenAsync(WorkflowReportTests.Write(SampleRuns.Random(4, 60)), 1050);
        await EmulateAsync(page, "print", "dark");
        Assert.Empty(await page.EvaluateExpressionAsync<string[]>(FindOverlaps));
        Assert.False(await page.EvaluateExpressionAsync<bool>("document.querySelector('nav').checkVisibility()"));
        Assert.Equal(60, await page.EvaluateExpressionAsync<int>("[...document.querySelectorAll('#steps tbody tr')].filter(row => row.checkVisibility()).length"));
        byte[] pdf = await page.PdfDataAsync(new PdfOptions { PreferCSSPageSize = true });
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public async Task Hostile_names_run_no_script_and_load_nothing(int seed)
    {
        List<string> events = [];
        await using IPage page = await browser.OpenAsync("<!DOCTYPE html><title>Empty</title>");
        page.Dialog += (_, dialog) => events.Add($"dialog: {dialog.Dialog.Message}");
        page.Console += (_, message) => events.Add($"console: {message.Message.Text}");
        page.Request += (_, request) => events.Add($"request: {request.Request.Url}");
        await page.SetContentAsync(WorkflowReportTests.Write(SampleRuns.Random(seed, 60, isHostile: true)));
        Assert.Equal(0, await page.EvaluateExpressionAsync<int>("document.scripts.length"));
        Assert.Empty(events);
    }

    [Fact]
    public async Task Bars_and_nodes_link_to_their_rows()
    {
        await using IPage page = await browser.OpenAsync(WorkflowReportTests.Write(SampleRuns.Random(3, 30)));
        foreach (string link in new[] { "#bar-7", "#node-7", "#step-7" })
        {
            await page.EvaluateExpressionAsync($"document.querySelector('{link} .label, {link} .jump a').dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }}))");
            string expected = link == "#step-7" ? "#bar-7" : "#step-7";
            Assert.Equal(expected, await page.EvaluateExpressionAsync<string>("location.hash"));
            Assert.True(await page.EvaluateExpressionAsync<bool>("document.querySelector(':target') !== null"));
        }
    }

    private static async Task<string> BackgroundAsync(IPage page, string media, string scheme)
    {
        await EmulateAsync(page, media, scheme);
        return await page.EvaluateExpressionAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    // Both at once: each method of IPage resets what the other has set.
    private static async Task EmulateAsync(IPage page, string media, string scheme) => await page.Client.SendAsync(
        "Emulation.setEmulatedMedia", new { media, features = new[] { new { name = "prefers-color-scheme", value = scheme } } });
}
