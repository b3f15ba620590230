using System.Data.Common;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Reporting;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of <c>report_facts</c> under a reader, which is read column by column: an object for each of a million rows would cost more than reading them.</summary>
/// <param name="at">Its first column.</param>
public readonly struct FactReading(DbDataReader row, int at)
{
    internal const int Columns = 19;

    public int Slot => (int)row.GetInt64(at);
    public string Contact => row.GetString(at + 1);
    public ContactKind Kind => (ContactKind)row.GetInt32(at + 2);
    public long StartedAt => row.GetInt64(at + 3);
    public CallStatus Status => (CallStatus)row.GetInt32(at + 4);
    public int? TalkSeconds => row.IsDBNull(at + 5) ? null : row.GetInt32(at + 5);
    public double Probability => row.GetDouble(at + 6);
    public int Client => row.GetInt32(at + 7);
    public int Step => row.GetInt32(at + 8);
    public int Operator => row.GetInt32(at + 9);
    public int Number => row.GetInt32(at + 10);
    public int Product => row.GetInt32(at + 11);
    public int Tags => row.GetInt32(at + 12);
    public int Last => row.GetInt32(at + 13);
    public int Nondirect => row.GetInt32(at + 14);
    public int First => row.GetInt32(at + 15);
    public long? EarlierAt => row.IsDBNull(at + 16) ? null : row.GetInt64(at + 16);
    public int Satisfaction => row.GetInt32(at + 17);
    public string? Caller => row.IsDBNull(at + 18) ? null : row.GetString(at + 18);
}
