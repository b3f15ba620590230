using NumberSwap.Core;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Pools;

/// <summary>Tells of each line of a pasted list or a CSV what would come of it. Changes nothing.</summary>
/// <remarks>What it says of other pools is as the catalog has it; what is added afterwards is held against SQL, all or nothing.</remarks>
public static class NumberList
{
    private const int MaxShown = 80;

    /// <param name="text">As it was pasted, or the file's text.</param>
    /// <param name="pool">Id of the pool that the numbers are meant for; null for a new one.</param>
    public static IReadOnlyList<NumberLine> Check(string text, SiteCatalog site, Catalog catalog, string? pool = null)
    {
        var lines = new List<NumberLine>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (line, written) in NumberColumn.Read(text, site.Site.Country))
        {
            var shown = written.Length <= MaxShown ? written : written[..(MaxShown - 1)] + "…";
            if (!E164.TryRead(written, site.Site.Country, out var number, out var why))
            {
                lines.Add(lines.Count == 0 && !written.Any(char.IsAsciiDigit) && written.Length > 0
                    ? new NumberLine(line, shown, null, NumberVerdict.Heading)
                    : new NumberLine(line, shown, null, NumberVerdict.Unreadable, why, E164.FaultOf(written, site.Site.Country)?.Fault));
            }
            else if (!seen.TryAdd(number, line))
            {
                lines.Add(new NumberLine(line, shown, number, NumberVerdict.Duplicate, $"Line {seen[number]} has it already.", With: seen[number].ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
            else
            {
                lines.Add(Judge(new NumberLine(line, shown, number, NumberVerdict.Good), number, site, catalog, pool));
            }
        }

        return lines;
    }

    private static NumberLine Judge(NumberLine line, string number, SiteCatalog site, Catalog catalog, string? pool)
    {
        if (site.TargetNumbers.Contains(number))
            return line with { Verdict = NumberVerdict.Target, Why = "Your pages print this number: a tracking number has to be another one." };
        if (catalog.RouteOf(number) is not { } route || (route.Pool is null && route.Campaign is null))
            return line;
        if (route.Pool is { } there && there.Id == pool)
        {
            return there.Retired.Contains(number)
                ? line with { Verdict = NumberVerdict.Returns }
                : line with { Verdict = NumberVerdict.Present, Why = "It is in this pool already." };
        }

        // What another site has is nobody's business here.
        var owner = route.Site.Site.Id == site.Site.Id ? route.Pool?.Name ?? route.Campaign!.Name : null;
        return line with
        {
            Verdict = NumberVerdict.Taken,
            Why = owner is null ? "It belongs to another site." : Of(owner),
            With = owner,
        };
    }

    private static ProblemText Of(string owner) => $"It belongs to “{owner}”.";
}
