using System.Diagnostics;

namespace NumberSwap.Browser.Tests.Support;

/// <summary>Pages of real frameworks, put together when the first test asks for one.</summary>
internal static class Bundle
{
    private static readonly Lazy<Task> Made = new(MakeAsync);

    /// <summary>The script of <c>snippet/test/pages/apps/{app}.js</c> with all that it imports.</summary>
    public static Task<string> OfAsync(string app) => ReadAsync(app + ".js");

    /// <summary>What a server renders of an app: <c>react</c>, <c>react-document</c> or <c>vue</c>.</summary>
    public static Task<string> HtmlOfAsync(string app) => ReadAsync(app + ".html");

    private static async Task<string> ReadAsync(string file)
    {
        await Made.Value;
        return await File.ReadAllTextAsync(Path.Combine(Repository.Snippet, "test", ".apps", file));
    }

    private static async Task MakeAsync()
    {
        if (!Directory.Exists(Path.Combine(Repository.Snippet, "node_modules")))
            throw new DirectoryNotFoundException("The pages of React and Vue need the packages of snippet/: run `npm ci` there, or ./test.sh, which does.");
        var start = new ProcessStartInfo("npm", ["run", "--silent", "pages"])
        {
            WorkingDirectory = Repository.Snippet,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"`npm run pages` failed in snippet/: {said}");
    }
}
