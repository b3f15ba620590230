using System.Collections.Frozen;
using System.Text.Json;

namespace NumberSwap.Server.Dashboard.Shell;

/// <summary>The Russian texts of all features' <c>ru.json</c>, by their English.</summary>
public static class Dictionary
{
    private static readonly FrozenDictionary<string, string> Texts = Load().ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Has(string english) => Texts.ContainsKey(english);

    /// <summary>The Russian for an English text; the English where there is none, which the tests do not let pass.</summary>
    public static string Russian(string english) => Texts.GetValueOrDefault(english, english);

    private static Dictionary<string, string> Load()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(Dictionary).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("words/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (english, russian) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                texts[english] = russian;
        }

        return texts;
    }
}
