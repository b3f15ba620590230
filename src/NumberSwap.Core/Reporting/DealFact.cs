using System.Runtime.InteropServices;
using NumberSwap.Core.Deals;

namespace NumberSwap.Core.Reporting;

/// <summary>What reports know of a deal.</summary>
/// <param name="Id">The deal's.</param>
/// <param name="Contact">The call that it came from; of <see cref="ContactKind.None"/>, with the day it was opened, where none is known.</param>
/// <param name="First">The first contact that is known of its customer; of <see cref="ContactKind.None"/> where none is.</param>
/// <param name="FirstAt">When that began, Unix ms.</param>
/// <param name="Customer">Tells the customer from others: deals of one first contact have the same.</param>
/// <param name="Day">When it was won or lost, in the site's time zone; while it is open, when it was opened.</param>
/// <param name="At">The same, Unix ms.</param>
/// <param name="Amount">Ten-thousandths of the currency's unit; null: not known. Below zero: a refund.</param>
/// <param name="Currency">ISO 4217.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DealFact(string Id, ContactFact Contact, ContactFact First, long FirstAt, long Customer, int Day, byte Hour, long At, DealOutcome Outcome, long? Amount, string? Currency)
{
    public bool IsRefund => Amount < 0;
}
