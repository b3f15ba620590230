using System.Data.Common;
using System.Runtime.InteropServices;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Reporting;

namespace NumberSwap.Sql.Stores;

/// <summary>What reports read of a deal. Times are Unix ms, the amount is in ten-thousandths.</summary>
/// <param name="First">Its customer's first contact.</param>
/// <param name="Contact">Id of the call or form that it came from.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DealReading(string Id, long OpenedAt, long? ClosedAt, DealOutcome Outcome, long? Amount, string? Currency, FirstContact? First, string? Contact)
{
    internal static DealReading Of(DbDataReader row, int at) => new(
        row.GetString(at),
        row.GetInt64(at + 1),
        row.IsDBNull(at + 2) ? null : row.GetInt64(at + 2),
        (DealOutcome)row.GetInt32(at + 3),
        row.IsDBNull(at + 4) ? null : row.GetInt64(at + 4),
        row.IsDBNull(at + 5) ? null : row.GetString(at + 5),
        row.IsDBNull(at + 7) ? null : new((ContactKind)row.GetInt32(at + 6), row.GetString(at + 7), row.GetInt64(at + 8)),
        row.IsDBNull(at + 9) ? null : row.GetString(at + 9));
}
