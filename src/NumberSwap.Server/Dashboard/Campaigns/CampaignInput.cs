using System.Globalization;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Campaigns;

namespace NumberSwap.Server.Dashboard.Campaigns;

/// <summary>What a form says of a campaign, as it was typed.</summary>
public sealed class CampaignInput
{
    public const string ByPool = "pool";
    public const string ByNumber = "number";

    public string? Name { get; set; }
    public string? Priority { get; set; }
    public string? Source { get; set; }
    public string? Medium { get; set; }
    public string? Campaign { get; set; }
    public string? Term { get; set; }
    public string? Content { get; set; }
    public string? LandingPath { get; set; }
    public string? Referrer { get; set; }
    public string? ClickId { get; set; }

    /// <summary><see cref="ByPool"/> or <see cref="ByNumber"/>.</summary>
    public string? By { get; set; }

    public string? Pool { get; set; }
    public string? Number { get; set; }
    public string? Target { get; set; }

    public CampaignRule Rule => new(
        Given(Source), Given(Medium), Given(Campaign), Given(Term), Given(Content), Given(Referrer), Given(LandingPath), Given(ClickId));

    /// <summary>What is no number is far out of range, which is then said of it.</summary>
    public int PriorityNumber => Given(Priority) is not { } text ? 0
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    public static CampaignInput Of(Campaign campaign) => new()
    {
        Name = campaign.Name,
        Priority = campaign.Priority.ToString(CultureInfo.InvariantCulture),
        Source = campaign.Match.Source,
        Medium = campaign.Match.Medium,
        Campaign = campaign.Match.Campaign,
        Term = campaign.Match.Term,
        Content = campaign.Match.Content,
        LandingPath = campaign.Match.LandingPath,
        Referrer = campaign.Match.Referrer,
        ClickId = campaign.Match.ClickId,
        By = campaign.Number is null ? ByPool : ByNumber,
        Pool = campaign.Pool,
        Number = campaign.Number,
        Target = campaign.Target,
    };

    /// <summary>The fields of a rule in a query, named as in the form.</summary>
    public static CampaignInput Of(IQueryCollection query) => new()
    {
        Priority = query["Input.Priority"],
        Source = query["Input.Source"],
        Medium = query["Input.Medium"],
        Campaign = query["Input.Campaign"],
        Term = query["Input.Term"],
        Content = query["Input.Content"],
        LandingPath = query["Input.LandingPath"],
        Referrer = query["Input.Referrer"],
        ClickId = query["Input.ClickId"],
    };

    public CampaignRequest ToRequest() => By == ByNumber
        ? new CampaignRequest(Name ?? "", PriorityNumber, Rule, null, Number ?? "", Given(Target))
        : new CampaignRequest(Name ?? "", PriorityNumber, Rule, Given(Pool), null, null);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
