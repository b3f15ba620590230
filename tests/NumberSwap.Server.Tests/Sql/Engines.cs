using Xunit;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>One row of a theory for each engine; the SQL Server row is skipped where no server is named.</summary>
public sealed class Engines : TheoryData<string>
{
    public const string Sqlite = "sqlite";
    public const string SqlServer = "sqlserver";

    public Engines()
    {
        Add(Sqlite);
        Add(SqlServer);
    }
}
