namespace NumberSwap.Core.Reporting;

/// <summary>Where a visit came from, as reports count it.</summary>
/// <param name="Campaign">utm_campaign, or null.</param>
/// <param name="CampaignId">utm_id, or null.</param>
/// <param name="Term">utm_term, or null.</param>
/// <param name="Page">Host and path of the first page; null: not known.</param>
public sealed record Touch(string Source, string Medium, string? Campaign, string? CampaignId, string? Term, string? Page)
{
    private const char Between = '\u001F';
    private const string Direct = "(direct)";

    /// <summary>True when somebody came by themselves.</summary>
    public bool IsDirect => Source == Direct;

    /// <summary>As it is stored.</summary>
    public override string ToString() => string.Join(Between, Source, Medium, Campaign, CampaignId, Term, Page);

    /// <summary>What <see cref="ToString"/> has written; null for what is none.</summary>
    public static Touch? Read(string text) =>
        text.Split(Between) is [var source, var medium, var campaign, var id, var term, var page]
            ? new(source, medium, Known(campaign), Known(id), Known(term), Known(page))
            : null;

    /// <summary>Host and path of an address, without what follows them.</summary>
    public static string? PageOf(string? address)
    {
        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return null;
        var page = uri.Host + uri.AbsolutePath;
        return page.Length <= MostPage ? page : page[..MostPage];
    }

    private const int MostPage = 300;

    private static string? Known(string text) => text.Length > 0 ? text : null;
}
