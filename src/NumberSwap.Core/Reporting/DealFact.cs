using System.Runtime.InteropServices;
using NumberSwap.Core.Deals;

namespace NumberSwap.Core.Reporting;

/// <summary>What reports know of a deal.</summary>
/// <param name="Id">The deal's.</param>
/// <param name="Contact">The call that it came from; of <see cref="ContactKind.None"/>, with the day it was opened, where none is known.</param>
/// <param name="Earlier">Its customer's first contact where that is another than its own: of most deals it is not, so they are smaller.</param>
/// <param name="FirstAt">When the customer's first contact began, Unix ms.</param>
/// <param name="Customer">Tells the customer from others: deals of one first contact have the same. 0: none is known.</param>
/// <param name="Day">When it was won or lost, in the site's time zone; while it is open, when it was opened.</param>
/// <param name="At">The same, Unix ms.</param>
/// <param name="Amount">Ten-thousandths of the currency's unit; null: not known. Below zero: a refund.</param>
/// <param name="Currency">ISO 4217.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DealFact(string Id, ContactFact Contact, FirstFact? Earlier, long FirstAt, long Customer, int Day, byte Hour, long At, DealOutcome Outcome, long? Amount, string? Currency)
{
    public bool IsRefund => Amount < 0;

    /// <summary>The first contact that is known of its customer; of <see cref="ContactKind.None"/> where none is.</summary>
    public ContactFact First => Earlier?.Fact ?? (Customer == 0 ? default(ContactFact) with { Kind = ContactKind.None } : Contact);
}
