using System.Diagnostics;
using Xunit;

namespace NumberSwap.Server.Tests.Support;

/// <summary>Waits for a condition. The limit only guards against hanging: it says nothing of how long it should take.</summary>
public static class Wait
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    public static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        var waited = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(waited.Elapsed < Hang, "Waited in vain until " + what);
            await Task.Delay(20);
        }
    }
}
