using NumberSwap.Core.Reporting;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Leads;

namespace NumberSwap.Server.Reports;

/// <summary>A contact behind a figure.</summary>
/// <param name="Kind">What it is: <c>call</c>, with the call, or <c>form</c>, with the lead that it left.</param>
/// <param name="At">When it began.</param>
/// <param name="Satisfaction">How content the caller was, asked after the call, 1 to 5; null: no answer.</param>
public sealed record MoneyContact(ContactKind Kind, DateTime At, CallItem? Call, LeadItem? Lead, int? Satisfaction)
{
    public static MoneyContact Of(FoundContact found, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(found);
        return found.Call is { } call
            ? new(ContactKind.Call, UnixTime.ToUtc(found.At), CallItems.Of(call, catalog), null, found.Satisfaction)
            : new(ContactKind.Form, UnixTime.ToUtc(found.At), null, LeadItem.Of(found.Form!), null);
    }
}
