using System.Globalization;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql;
using Xunit;

namespace NumberSwap.Server.Tests.Generating;

/// <summary>A site that the command has made, in a data directory of its own.</summary>
internal sealed class GeneratedSite : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly Database database;

    private GeneratedSite() => database = Database.Sqlite(folder.File("numberswap.db"));

    public string Folder => folder.Path;

    public Database Database => database;

    public static async Task<GeneratedSite> MakeAsync(string args)
    {
        var site = new GeneratedSite();
        var run = await CommandRun.InAsync(site.Folder, ["generate", "--site", "Котлы", .. args.Split(' ')]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return site;
    }

    public Task<long> CountAsync(string tableAndCondition) =>
        database.ReadAsync(work => work.SingleAsync<long>($"SELECT COUNT(*) FROM {tableAndCondition}"), CancellationToken.None);

    public Task<List<T>> QueryAsync<T>(string sql) => database.ReadAsync(work => work.QueryAsync<T>(sql), CancellationToken.None);

    /// <summary>How many of a table's rows meet a condition, 0 to 1.</summary>
    public async Task<double> ShareAsync(string table, string condition) =>
        await database.ReadAsync(work => work.SingleAsync<double>($"SELECT AVG(CASE WHEN {condition} THEN 1.0 ELSE 0 END) FROM {table}"), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    public static long Ms(string day) => DateTimeOffset.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();
}
