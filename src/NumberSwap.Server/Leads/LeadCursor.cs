using System.Globalization;
using NumberSwap.Core.Leads;

namespace NumberSwap.Server.Leads;

/// <summary>A place in a list of leads as a text to pass on.</summary>
public static class LeadCursor
{
    public static string Of(Lead lead) => string.Create(CultureInfo.InvariantCulture, $"{lead.MadeAt}.{lead.Id}");

    /// <summary>Null for what is no cursor.</summary>
    public static LeadPosition? Read(string cursor) =>
        cursor.Length <= 100 && cursor.Split('.') is [var time, { Length: > 0 } id] && long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            ? new LeadPosition(at, id)
            : null;
}
