using System.Globalization;
using NumberSwap.Sql;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>An empty database for one test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    // In the order in which nothing refers to what is dropped.
    private static readonly string[] Tables =
    [
        "score_changes", "call_scores", "sample_calls", "sample_operators", "samples", "sample_settings", "sample_rules", "sample_people", "checklist_versions", "checklists",
        "schema_versions", "mails", "alert_addresses", "callback_settings", "callback_calls", "callbacks", "delivery_attempts", "deliveries", "call_events", "destinations", "audit_log", "deals", "crm_refs", "crm_fetches", "crm_connections", "ad_costs", "session_notes", "leases", "sessions", "call_notes", "calls", "visitor_phones", "site_models",
        "catalog_version", "platform_credentials", "api_keys", "visit_slots", "report_changes", "report_bases", "report_facts", "report_texts", "fact_changes", "fact_versions", "call_days", "visit_days", "report_hours",
        "former_numbers", "numbers", "campaigns", "pools", "targets", "sites",
        "invitations", "sign_ins", "person_roles", "people",
    ];

    private readonly string? _folder;
    private readonly Func<Database> _open;
    private readonly List<Database> _others = [];

    private TestDatabase(string? folder, Func<Database> open)
    {
        _folder = folder;
        _open = open;
        Database = open();
    }

    public Database Database { get; }

    public static implicit operator Database(TestDatabase test) => test.Database;

    public static async Task<TestDatabase> CreateAsync(string engine, bool migrated = true)
    {
        TestDatabase test;
        if (engine == Engines.SqlServer)
        {
            var connectionString = await SqlServerRun.ConnectionStringAsync();
            test = new TestDatabase(folder: null, () => Database.SqlServer(connectionString));
            foreach (var table in Tables)
            {
                await test.ExecuteAsync($"IF OBJECT_ID(N'{table}', N'U') IS NOT NULL DROP TABLE {table}");
            }
        }
        else
        {
            var folder = Directory.CreateTempSubdirectory("numberswap-sql-").FullName;
            test = new TestDatabase(folder, () => Database.Sqlite(Path.Combine(folder, "numberswap.db")));
        }

        if (migrated)
        {
            await test.Database.MigrateAsync();
        }

        return test;
    }

    /// <summary>The same database as another node has it.</summary>
    public Database OtherNode()
    {
        var other = _open();
        _others.Add(other);
        return other;
    }

    public Task ExecuteAsync(string sql) =>
        Database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(sql);
                return true;
            },
            CancellationToken.None);

    /// <summary>All rows of a table as text, in the order of <paramref name="order"/>.</summary>
    public Task<List<string>> DumpAsync(string table, string order) =>
        Database.ReadAsync(
            async work => (await work.QueryAsync<dynamic>($"SELECT * FROM {table} ORDER BY {order}"))
                .Select(row => string.Join('|', ((IDictionary<string, object?>)row).Select(c => $"{c.Key}={Convert.ToString(c.Value, CultureInfo.InvariantCulture)}")))
                .ToList(),
            CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _others.Append(Database))
        {
            await database.DisposeAsync();
        }

        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
