using NumberSwap.Core.Deals;
using NumberSwap.Core.Reporting;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>deals</c>.</summary>
internal sealed record DealRow
{
    public const string Select =
        """
        SELECT id AS Id, site_id AS Site, system AS System, external_id AS ExternalId, lead_id AS Lead, named_call AS NamedCall, phone AS Phone,
            title AS Title, stage AS Stage, outcome AS Outcome, amount AS Amount, currency AS Currency, opened_at AS OpenedAt, closed_at AS ClosedAt,
            updated_at AS UpdatedAt, touched_at AS TouchedAt, call_id AS Call, form_id AS Form, first_kind AS FirstKind,
            first_contact AS FirstId, first_at AS FirstAt, matched_by AS MatchedBy
        FROM deals
        """;

    public required string Id { get; init; }
    public required string Site { get; init; }
    public required string System { get; init; }
    public required string ExternalId { get; init; }
    public string? Lead { get; init; }
    public string? NamedCall { get; init; }
    public string? Phone { get; init; }
    public string? Title { get; init; }
    public string? Stage { get; init; }
    public required DealOutcome Outcome { get; init; }
    public long? Amount { get; init; }
    public string? Currency { get; init; }
    public required long OpenedAt { get; init; }
    public long? ClosedAt { get; init; }
    public required long UpdatedAt { get; init; }
    public required long TouchedAt { get; init; }
    public string? Call { get; init; }
    public string? Form { get; init; }
    public ContactKind? FirstKind { get; init; }
    public string? FirstId { get; init; }
    public long? FirstAt { get; init; }
    public required DealMatch MatchedBy { get; init; }

    /// <summary>When it looks for its call again; written, not read.</summary>
    public long? DueAt { get; init; }

    public static DealRow Of(Deal deal, long? dueAt) => new()
    {
        Id = deal.Id,
        Site = deal.Site,
        System = deal.System,
        ExternalId = deal.ExternalId,
        Lead = deal.Lead,
        NamedCall = deal.NamedCall,
        Phone = deal.Phone,
        Title = deal.Title,
        Stage = deal.Stage,
        Outcome = deal.Outcome,
        Amount = deal.Amount is { } amount ? Core.Money.Amount.ToStored(amount) : null,
        Currency = deal.Currency,
        OpenedAt = deal.OpenedAt,
        ClosedAt = deal.ClosedAt,
        UpdatedAt = deal.UpdatedAt,
        TouchedAt = deal.TouchedAt,
        Call = deal.Call,
        Form = deal.Form,
        FirstKind = deal.First?.Kind,
        FirstId = deal.First?.Id,
        FirstAt = deal.First?.At,
        MatchedBy = deal.MatchedBy,
        DueAt = dueAt,
    };

    public Deal ToDeal() => new()
    {
        Id = Id,
        Site = Site,
        System = System,
        ExternalId = ExternalId,
        Lead = Lead,
        NamedCall = NamedCall,
        Phone = Phone,
        Title = Title,
        Stage = Stage,
        Outcome = Outcome,
        Amount = Amount is { } stored ? Core.Money.Amount.FromStored(stored) : null,
        Currency = Currency,
        OpenedAt = OpenedAt,
        ClosedAt = ClosedAt,
        UpdatedAt = UpdatedAt,
        TouchedAt = TouchedAt,
        Call = Call,
        Form = Form,
        First = FirstId is null ? null : new(FirstKind ?? ContactKind.Call, FirstId, FirstAt ?? 0),
        MatchedBy = MatchedBy,
    };
}
