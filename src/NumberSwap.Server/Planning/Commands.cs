using System.CommandLine;
using System.Globalization;
using NumberSwap.Server.Generating;

namespace NumberSwap.Server.Planning;

/// <summary>What the program does on the console instead of serving.</summary>
/// <remarks>The libraries for it are loaded by the first call of <see cref="RunAsync"/>, not when the server starts.</remarks>
public static class Commands
{
    /// <summary>Exit code when the command or one of its parameters is wrong.</summary>
    public const int Wrong = 2;

    public static bool Know(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args is ["plan" or "simulate" or "generate", ..];
    }

    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // The messages of libraries too are in one language.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("NumberSwap, on the console. Without a command it starts the server.") { PlanCommand.Make(), SimulateCommand.Make(), GenerateCommand.Make() };
        // A file's name stays one: nothing is read from "@file".
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors is [var first, ..])
            return await RefuseAsync(first.Message);
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>Says what is wrong.</summary>
    public static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem.ReplaceLineEndings(" ").Trim());
        return Wrong;
    }
}
