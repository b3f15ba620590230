namespace NumberSwap.Server.Deals;

/// <summary>What a column of a table of deals holds.</summary>
public enum DealField
{
    ExternalId,
    Lead,
    Call,
    Phone,
    Title,
    Stage,
    Outcome,
    Amount,
    Currency,
    OpenedAt,
    ClosedAt,
    UpdatedAt,
}
