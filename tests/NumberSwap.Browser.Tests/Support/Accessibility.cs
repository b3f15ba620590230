using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace NumberSwap.Browser.Tests.Support;

/// <summary>What every page of the dashboard has to be: usable by everybody, and no wider than its window.</summary>
internal static class Accessibility
{
    // All rules of WCAG 2.2 A and AA, and what axe-core calls good practice. None of these reads style sheets, so they are not fetched again.
    private const string Run =
        """
        async () => (await axe.run(document, { resultTypes: ['violations'], preload: { assets: ['media'] } })).violations
          .map(v => `${v.id} (${v.impact}): ${v.help}\n` + v.nodes.slice(0, 4).map(n => '    ' + n.target.join(' ') + '  ' + n.html.slice(0, 160) + '\n      ' + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? '')).join('\n'))
        """;

    private static int pictures;

    private static readonly Lazy<Task<string>> Script = new(() =>
    {
        var path = Path.Combine(Repository.Snippet, "node_modules", "axe-core", "axe.min.js");
        return File.Exists(path)
            ? File.ReadAllTextAsync(path)
            : throw new FileNotFoundException("axe-core is one of the packages of snippet/: run `npm ci` there, or ./test.sh, which does.");
    });

    /// <summary>
    /// Fails when axe-core finds something, when the page can be scrolled sideways, or when anything went wrong on it. Where
    /// <c>NUMBERSWAP_SCREENSHOTS</c> names a folder, a picture of the page goes there.
    /// </summary>
    /// <param name="view">The page.</param>
    /// <param name="withAxe">False: without axe-core.</param>
    public static async Task SuitsEverybodyAsync(View view, bool withAxe = true)
    {
        await FitsItsWindowAsync(view.Page);
        if (withAxe)
            await HasNoViolationsAsync(view.Page);
        view.HasNoErrors();
        if (Environment.GetEnvironmentVariable("NUMBERSWAP_SCREENSHOTS") is { Length: > 0 } folder)
            await view.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, await PictureAsync(view.Page)), FullPage = true });
    }

    /// <summary>The same on a phone in the dark and at a desk in the light; the window has its size again afterwards, and is light.</summary>
    /// <param name="view">The page.</param>
    /// <param name="check">What else holds in either window.</param>
    /// <param name="only">The window in which axe-core looks at the page; null: both.</param>
    public static async Task SuitsDeskAndPhoneAsync(View view, Func<Task>? check = null, ColorScheme? only = null)
    {
        var before = view.Page.ViewportSize!;
        foreach (var (width, height, scheme) in ((int, int, ColorScheme)[])[(390, 844, ColorScheme.Dark), (1280, 800, ColorScheme.Light)])
        {
            await view.Page.SetViewportSizeAsync(width, height);
            await view.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await SuitsEverybodyAsync(view, withAxe: only is null || only == scheme);
            if (check is not null)
                await check();
        }

        await view.Page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>Fails with what axe-core finds on the page as it is now.</summary>
    private static async Task HasNoViolationsAsync(IPage page)
    {
        // Run as a debugger does: the pages' own policy lets no script of others in. It outlives enhanced navigation.
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(await Script.Value);
        var found = await page.EvaluateAsync<JsonElement>(Run);
        Assert.True(found.GetArrayLength() == 0, $"{page.Url}:\n{string.Join('\n', found.EnumerateArray().Select(one => one.GetString()))}");
    }

    /// <summary>Fails when the page can be scrolled sideways; names what reaches too far.</summary>
    private static async Task FitsItsWindowAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
              .filter(e => e.checkVisibility() && !e.parentElement.closest('.table-wrap') && e.getBoundingClientRect().right > innerWidth + 1)
              .slice(0, 8).map(e => e.tagName.toLowerCase() + '.' + e.className + ' to ' + Math.round(e.getBoundingClientRect().right))
            """);
        Assert.True(wide.Length == 0, $"{page.Url} is wider than its window: {string.Join("; ", wide)}");
    }

    private static async Task<string> PictureAsync(IPage page)
    {
        var language = await page.GetAttributeAsync("html", "lang");
        return $"{Interlocked.Increment(ref pictures):000}-{new Uri(page.Url).Segments[^1].Trim('/')}-{language}-{page.ViewportSize!.Width}.png";
    }
}
