using System.Runtime.InteropServices;

namespace NumberSwap.Core.Reporting;

/// <summary>What reports know of an ad cost.</summary>
/// <param name="Campaign">As the ad costs name it.</param>
/// <param name="Number">The ad system's number of the campaign, or null.</param>
/// <param name="Amount">Ten-thousandths of the currency's unit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CostFact(int Day, string Source, string Medium, string Campaign, string? Number, string Term, long Amount, string Currency, long? Clicks);
