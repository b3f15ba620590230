using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.People;

/// <summary>Browsers as their owners know them, from what they call themselves.</summary>
public static class Browsers
{
    // The order matters: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
    private static readonly (string Mark, string Name)[] Names =
        [("Edg", "Edge"), ("OPR", "Opera"), ("YaBrowser", "Yandex Browser"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrom", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <summary>For example <c>Firefox, Windows</c>; what it says itself, where it is none of the known ones.</summary>
    public static string Name(Words words, string? agent)
    {
        if (string.IsNullOrWhiteSpace(agent))
            return words["Unknown browser"];
        var (browser, system) = (Find(Names, agent), Find(Systems, agent));
        return browser is null ? agent : system is null ? browser : $"{browser}, {system}";
    }

    private static string? Find((string Mark, string Name)[] among, string agent) =>
        among.FirstOrDefault(known => agent.Contains(known.Mark, StringComparison.Ordinal)).Name;
}
