using Microsoft.Playwright;

namespace NumberSwap.Browser.Tests.Support;

/// <summary>Somebody with a browser: what one page stores, the next one of the same host finds.</summary>
internal sealed class Visitor(IBrowserContext context) : IAsyncDisposable
{
    public IBrowserContext Context { get; } = context;

    public async Task<View> OpenAsync(string address)
    {
        var view = await BlankAsync();
        await view.Page.GotoAsync(address);
        return view;
    }

    /// <summary>An empty tab, to be prepared before it goes anywhere.</summary>
    public async Task<View> BlankAsync() => new(await Context.NewPageAsync());

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
