using Spectre.Console;

namespace NumberSwap.Server.Planning;

/// <summary>A bar on standard error while something runs, where that is a terminal that can show one; nothing elsewhere.</summary>
internal static class SimulationProgress
{
    public static Task<T> ShowAsync<T>(string what, Func<IProgress<double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return work(new Told(_ => { }));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Capabilities.Ansi || !console.Profile.Capabilities.Interactive)
            return work(new Told(_ => { }));
        return console.Progress().AutoClear(true).StartAsync(bars =>
        {
            var bar = bars.AddTask(what, maxValue: 1);
            return work(new Told(share => bar.Value = share));
        });
    }

    /// <summary>Tells at once, in order; <see cref="Progress{T}"/> tells on other threads.</summary>
    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
