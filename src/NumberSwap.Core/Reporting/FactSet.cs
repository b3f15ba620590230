namespace NumberSwap.Core.Reporting;

/// <summary>The facts that a report is counted from, in parts of any order. They may hold more than the report's period.</summary>
public sealed record FactSet(
    ReportTexts Texts, VerdictNames Verdicts, CampaignNames Campaigns, IReadOnlyList<ContactFact[]> Contacts, IReadOnlyList<DealFact[]> Deals, IReadOnlyList<CostFact[]> Costs);
