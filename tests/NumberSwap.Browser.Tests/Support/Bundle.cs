using System.Collections.Concurrent;
using System.Diagnostics;

namespace NumberSwap.Browser.Tests.Support;

/// <summary>Pages of real frameworks, put together by esbuild when a test asks for them.</summary>
internal static class Bundle
{
    private static readonly ConcurrentDictionary<string, Task<string>> Made = new(StringComparer.Ordinal);

    /// <summary>The script of <c>snippet/test/pages/apps/{app}.js</c> with all that it imports.</summary>
    public static Task<string> OfAsync(string app) => Made.GetOrAdd(app, MakeAsync);

    private static async Task<string> MakeAsync(string app)
    {
        var esbuild = Path.Combine(Repository.Snippet, "node_modules", ".bin", "esbuild");
        if (!File.Exists(esbuild))
            throw new FileNotFoundException("The pages of React and Vue need the packages of snippet/: run `npm ci` there, or ./test.sh, which does.", esbuild);
        var start = new ProcessStartInfo(esbuild) { WorkingDirectory = Repository.Snippet, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] arguments =
        [
            $"test/pages/apps/{app}.js", "--bundle", "--format=iife", "--log-level=error", "--define:process.env.NODE_ENV=\"development\"",
            "--define:__VUE_OPTIONS_API__=true", "--define:__VUE_PROD_DEVTOOLS__=false", "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var script = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? script : throw new InvalidOperationException($"esbuild could not bundle {app}: {await errors}");
    }
}
