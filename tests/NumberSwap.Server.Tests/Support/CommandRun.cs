using System.Diagnostics;
using Xunit;

namespace NumberSwap.Server.Tests.Support;

/// <summary>The compiled program run with a command, to its end.</summary>
public sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    public static Task<CommandRun> OfAsync(params string[] args) => InAsync(dataDirectory: null, args);

    /// <summary>The same with a data directory of its own.</summary>
    public static async Task<CommandRun> InAsync(string? dataDirectory, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NumberSwap.Server.dll"), .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A language in which numbers are written with commas changes nothing.
        start.Environment["LANG"] = start.Environment["LC_ALL"] = "de_DE.UTF-8";
        if (dataDirectory is not null)
            start.Environment["NumberSwap__DataDirectory"] = dataDirectory;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Asserts that one line on standard error names what is wrong, and nothing else was printed.</summary>
    public void ExpectRefusal(string named)
    {
        Assert.Equal((2, ""), (ExitCode, Output));
        Assert.Contains(named, Assert.Single(Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
