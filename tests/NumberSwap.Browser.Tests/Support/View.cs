using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace NumberSwap.Browser.Tests.Support;

/// <summary>One tab, and all that went wrong in it.</summary>
internal sealed class View
{
    // What the browser itself says of a request without an answer; no script can keep it from that.
    private const string NetworkReport = "Failed to load resource";

    private readonly List<string> errors = [];

    public View(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(15_000);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith(NetworkReport, StringComparison.Ordinal))
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/v1/leases", StringComparison.Ordinal))
                LeaseRequests++;
        };
    }

    public IPage Page { get; }

    /// <summary>What the page logged as an error or did not catch.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>How often the page asked for numbers.</summary>
    public int LeaseRequests { get; private set; }

    /// <summary>Waits until the page has a session, and answers with the number that it shows.</summary>
    public async Task<string> LeasedAsync()
    {
        await Page.WaitForFunctionAsync("() => window.numberswap?.session");
        return await NumberAsync();
    }

    public Task<string> NumberAsync() => Page.EvaluateAsync<string>("numberswap.get()");

    public Task<string?> SessionAsync() => Page.EvaluateAsync<string?>("numberswap.session");

    public async Task<string> TextAsync(string selector) => await Page.TextContentAsync(selector) ?? "";

    public async Task<string> HrefAsync(string selector) => await Page.GetAttributeAsync(selector, "href") ?? "";

    /// <summary>Waits until an element says this, to the letter.</summary>
    public async Task SaysAsync(string selector, string text)
    {
        try
        {
            await Page.WaitForFunctionAsync("([selector, text]) => document.querySelector(selector)?.textContent === text", new[] { selector, text });
        }
        catch (TimeoutException)
        {
            Assert.Equal(text, await Page.EvaluateAsync<string?>("selector => document.querySelector(selector)?.textContent", selector));
        }
    }

    /// <summary>Does something, and waits for the answer to the lease request that follows from it.</summary>
    public async Task<JsonElement> LeaseAfterAsync(Func<Task> action)
    {
        var response = await Page.RunAndWaitForResponseAsync(action, response => response.Url.EndsWith("/v1/leases", StringComparison.Ordinal));
        await response.FinishedAsync();
        var answer = await response.JsonAsync();
        return answer!.Value;
    }

    /// <summary>Makes the page think that its tab was hidden and is looked at again.</summary>
    public Task LookAgainAsync() => Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");

    public void HasNoErrors() => Assert.Empty(errors);
}
