using System.Globalization;
using NumberSwap.Core;
using NumberSwap.Core.Costs;
using NumberSwap.Core.Money;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Importing;

namespace NumberSwap.Server.Costs;

/// <summary>Reads one line of a table of costs.</summary>
internal static class CostLine
{
    /// <summary>What reports write where there is nothing.</summary>
    private static readonly string[] Nothing = ["-", "--", "—", "–"];

    public static (AdCost? Cost, BadLine? Bad) Read(TableHead<CostField> head, TableRow row, char? point, CostDefaults defaults)
    {
        if (row.IsBroken)
            return Bad(null, "The quotation marks of this line do not match.");
        if (CostDay.Read(head.At(row, CostField.Day)) is not { } day)
            return Bad("day", "It has no day that can be read for certain. Write it as 2026-11-22 or 22.11.2026.");
        var written = head.At(row, CostField.Cost);
        if ((Nothing.Contains(written) ? 0 : Amount.Read(written, point)) is not { } cost)
            return Bad("cost", "Its cost cannot be read for certain. Write it with two decimals, for example 1234.50.");
        if (cost < 0)
            return Bad("cost", "A cost is not negative.");
        var currency = head.At(row, CostField.Currency) is { Length: > 0 } named ? Currency.Read(named) : defaults.Currency;
        if (currency is null)
            return Bad("currency", "It has no currency that is known. Write its code, for example RUB.");
        if (!TryCount(head.At(row, CostField.Clicks), out var clicks))
            return Bad("clicks", "It has to be a whole number.");
        if (!TryCount(head.At(row, CostField.Impressions), out var impressions))
            return Bad("impressions", "It has to be a whole number.");
        var read = new AdCost(
            day,
            Text(CostField.Source) is { Length: > 0 } source ? source : defaults.Source ?? "",
            Text(CostField.Medium) is { Length: > 0 } medium ? medium : defaults.Medium ?? "",
            Text(CostField.Campaign) is { Length: > 0 } campaign ? campaign : Text(CostField.CampaignNumber),
            Text(CostField.CampaignNumber) is { Length: > 0 } number ? number : null,
            Text(CostField.Term),
            cost,
            currency,
            clicks,
            impressions);
        return CostReader.TextProblem(read) is { } wrong ? Bad(wrong.Field, wrong.Why) : (read, null);

        string Text(CostField field) => head.At(row, field) is var text && Nothing.Contains(text) ? "" : text;

        (AdCost?, BadLine?) Bad(string? field, ProblemText why) => (null, new BadLine(row.Line, field, why));
    }

    private static bool TryCount(string text, out long? count)
    {
        count = null;
        if (text.Length == 0 || Nothing.Contains(text))
            return true;
        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not (',' or '.' or '\'' or '\u2019')));
        // Groups of three alone: 1.5 is no count.
        if (digits.Length != text.Length && text.Split([',', '.', ' ', '\u00A0', '\u202F', '\'', '\u2019']).Skip(1).Any(part => part.Length != 3))
            return false;
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read > CostReader.MostCount)
            return false;
        count = read;
        return true;
    }
}
