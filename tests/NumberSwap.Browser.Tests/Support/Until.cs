namespace NumberSwap.Browser.Tests.Support;

/// <summary>Waits for what is seen from outside the browser.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks again and again; fails when it is never so.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"It never came to this: {what}.");
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
