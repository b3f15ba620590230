using System.Globalization;
using NumberSwap.Core.Checklists;
using NumberSwap.Server.Checklists;

namespace NumberSwap.Server.Dashboard.Checklists;

/// <summary>What a form gives a conversation.</summary>
public sealed record ScoreInput(IReadOnlyDictionary<string, int?> Values, string? Comment, string? Reason, bool IsFinal, int? Revision, int? Version)
{
    /// <summary>The choice that an item does not apply.</summary>
    public const string None = "none";

    public static ScoreInput Of(IFormCollection form, Checklist list)
    {
        var values = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            var text = form[Field(item)].ToString();
            if (text == None)
                values[item.Key] = null;
            else if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                values[item.Key] = value;
        }

        return new ScoreInput(
            values,
            ScoreReader.Text(form["comment"]),
            ScoreReader.Text(form["reason"]),
            form["do"] == "final",
            int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null,
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);
    }

    public static string Field(ChecklistItem item) => "value-" + item.Key;
}
