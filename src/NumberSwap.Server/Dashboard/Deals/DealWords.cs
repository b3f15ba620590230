using NumberSwap.Core.Deals;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Deals.Crm;

namespace NumberSwap.Server.Dashboard.Deals;

/// <summary>What deals are called on pages.</summary>
public static class DealWords
{
    public static string Outcome(Words words, DealOutcome outcome) => outcome switch
    {
        DealOutcome.Won => words["won"],
        DealOutcome.Lost => words["lost"],
        _ => words["open"],
    };

    public static string Tone(DealOutcome outcome) => outcome switch { DealOutcome.Won => "good", DealOutcome.Lost => "bad", _ => "" };

    /// <summary>How it found its call or form.</summary>
    public static string Match(Words words, DealMatch match) => match switch
    {
        DealMatch.CallId => words["named by the CRM"],
        DealMatch.Lead => words["by its lead"],
        DealMatch.Phone => words["by the caller's number"],
        DealMatch.Form => words["by the form's ID"],
        DealMatch.FormPhone => words["by the form's phone"],
        _ => words["no call or form found yet"],
    };

    public static string Change(Words words, DealChange change) => change switch
    {
        DealChange.Added => words["new"],
        DealChange.Changed => words["changes"],
        _ => words["already known"],
    };

    /// <summary>A system's own name.</summary>
    public static string System(string system) => system switch
    {
        Bitrix24.Name => "Bitrix24",
        AmoCrm.Name => "amoCRM",
        "csv" => "CSV",
        "api" => "API",
        _ => system,
    };
}
