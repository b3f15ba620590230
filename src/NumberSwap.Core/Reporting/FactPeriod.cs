namespace NumberSwap.Core.Reporting;

/// <summary>Days, both included, as <see cref="DateOnly.DayNumber"/>.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct FactPeriod(int First, int Last)
{
    public bool Has(int day) => day >= First && day <= Last;
}
