using System.Data.Common;
using System.Runtime.InteropServices;
using NumberSwap.Core.Deals;

namespace NumberSwap.Sql.Stores;

/// <summary>What reports read of a deal. Times are Unix ms, the amount is in ten-thousandths.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DealReading(string Id, long OpenedAt, long? ClosedAt, DealOutcome Outcome, long? Amount, string? Currency)
{
    internal static DealReading Of(DbDataReader row, int at) => new(
        row.GetString(at),
        row.GetInt64(at + 1),
        row.IsDBNull(at + 2) ? null : row.GetInt64(at + 2),
        (DealOutcome)row.GetInt32(at + 3),
        row.IsDBNull(at + 4) ? null : row.GetInt64(at + 4),
        row.IsDBNull(at + 5) ? null : row.GetString(at + 5));
}
