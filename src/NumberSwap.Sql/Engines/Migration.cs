using System.Reflection;

namespace NumberSwap.Sql.Engines;

/// <summary>One dated script for one engine, embedded in this assembly.</summary>
/// <param name="Name">File name without its ending, for example <c>20261122_0001_base</c>; the order of names is the order of running.</param>
/// <param name="Statements">The script's statements: each ends with a semicolon at the end of a line.</param>
internal sealed record Migration(string Name, IReadOnlyList<string> Statements)
{
    /// <summary>All migrations of an engine in their order.</summary>
    public static IReadOnlyList<Migration> Of(string engine)
    {
        var assembly = typeof(Migration).Assembly;
        var folder = $"migrations/{engine}/";
        return [.. assembly.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Migration(name[folder.Length..^".sql".Length], Split(Text(assembly, name))))];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? assembly.GetManifestResourceStream(name.Replace('/', '\\'))!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static List<string> Split(string script) =>
        [.. script.ReplaceLineEndings("\n").Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
