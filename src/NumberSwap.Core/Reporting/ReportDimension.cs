using System.Text.Json.Serialization;

namespace NumberSwap.Core.Reporting;

/// <summary>What a report's rows are.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReportDimension>))]
public enum ReportDimension
{
    Source,
    Medium,

    /// <summary>utm_campaign, as the ad costs name it: <see cref="CampaignNames"/>.</summary>
    Campaign,

    /// <summary>utm_term.</summary>
    Keyword,

    /// <summary>The visit's first page, without its query.</summary>
    Page,

    /// <summary>The dialled number.</summary>
    Number,

    Operator,
    Product,

    /// <summary>new, repeat, cold.</summary>
    Client,

    /// <summary>call, form, none.</summary>
    Contact,

    Day,

    /// <summary>From Monday.</summary>
    Week,

    Month,
    Quarter,

    /// <summary>Weekday and hour.</summary>
    Hour,
}
