using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace NumberSwap.Browser.Tests.Support;

/// <summary>What every page of the dashboard has to be: usable by everybody, and no wider than its window.</summary>
internal static class Accessibility
{
    // All rules of WCAG 2.2 A and AA, and what axe-core calls good practice.
    private const string Run =
        """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .map(v => `${v.id} (${v.impact}): ${v.help}\n` + v.nodes.slice(0, 4).map(n => '    ' + n.target.join(' ') + '  ' + n.html.slice(0, 160) + '\n      ' + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? '')).join('\n'))
        """;

    private static readonly Lazy<Task<string>> Script = new(() =>
    {
        var path = Path.Combine(Repository.Snippet, "node_modules", "axe-core", "axe.min.js");
        return File.Exists(path)
            ? File.ReadAllTextAsync(path)
            : throw new FileNotFoundException("axe-core is one of the packages of snippet/: run `npm ci` there, or ./test.sh, which does.");
    });

    /// <summary>Fails with what axe-core finds on the page as it is now.</summary>
    public static async Task HasNoViolationsAsync(IPage page)
    {
        // Run as a debugger does: the pages' own policy lets no script of others in.
        await page.EvaluateAsync(await Script.Value);
        var found = await page.EvaluateAsync<JsonElement>(Run);
        Assert.True(found.GetArrayLength() == 0, $"{page.Url}:\n{string.Join('\n', found.EnumerateArray().Select(one => one.GetString()))}");
    }

    /// <summary>Fails when the page can be scrolled sideways; names what reaches too far.</summary>
    public static async Task FitsItsWindowAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
              .slice(0, 8).map(e => e.tagName.toLowerCase() + '.' + e.className + ' to ' + Math.round(e.getBoundingClientRect().right))
            """);
        Assert.True(wide.Length == 0, $"{page.Url} is wider than its window: {string.Join("; ", wide)}");
    }
}
