using System.Text.RegularExpressions;
using NumberSwap.Sql.Engines;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed partial class MigrationTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Migrating_twice_changes_nothing(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        var versions = await test.DumpAsync("schema_versions", "name");
        await test.OtherNode().MigrateAsync();

        Assert.Equal(Migration.Of(engine).Count, versions.Count);
        Assert.Equal(versions, await test.DumpAsync("schema_versions", "name"));
        Assert.Single(await new SiteStore(test).ListAsync());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Nodes_that_start_at_once_migrate_once(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, migrated: false);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => test.OtherNode().MigrateAsync())));

        Assert.Equal(Migration.Of(engine).Count, (await test.DumpAsync("schema_versions", "name")).Count);
        Assert.Single(await test.DumpAsync("catalog_version", "id"));
    }

    [Fact]
    public void Both_engines_have_the_same_migrations_tables_and_columns()
    {
        Assert.NotEmpty(Migration.Of(Engines.Sqlite));
        Assert.Equal(Migration.Of(Engines.Sqlite).Select(m => m.Name), Migration.Of(Engines.SqlServer).Select(m => m.Name));
        Assert.Equal(ScriptColumns(Engines.Sqlite), ScriptColumns(Engines.SqlServer));
    }

    /// <summary>Without this, the comparison of the scripts could be of what the regular expression happens to see.</summary>
    [Theory, ClassData(typeof(Engines))]
    public async Task The_scripts_say_what_the_database_has(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var columns = await test.Database.ReadAsync(
            work => work.QueryAsync<string>(engine == Engines.SqlServer
                // SQLite's full-text index and the tables that it is kept in are its own.
                ? "SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME, CASE WHEN IS_NULLABLE = 'YES' THEN '?' ELSE '' END) FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME <> 'schema_versions'"
                : """
                  SELECT m.name || '.' || c.name || CASE WHEN c."notnull" = 0 THEN '?' ELSE '' END
                  FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name <> 'schema_versions' AND m.name NOT LIKE 'transcript!_index%' ESCAPE '!'
                  """),
            CancellationToken.None);

        Assert.Equal(ScriptColumns(engine), columns.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_TSQL_stays_within_what_any_server_of_its_kind_accepts()
    {
        foreach (var statement in Migration.Of(Engines.SqlServer).SelectMany(m => m.Statements))
        {
            Assert.DoesNotMatch(SpecialTsql(), statement);
        }
    }

    /// <summary>Table, column and whether it may be null, of all statements that make tables or add columns.</summary>
    private static List<string> ScriptColumns(string engine) =>
        [.. CreatedColumns(engine).Concat(AddedColumns(engine)).Where(column => !DroppedColumns(engine).Contains(column.TrimEnd('?'))).Order(StringComparer.Ordinal)];

    private static HashSet<string> DroppedColumns(string engine) =>
        [.. Migration.Of(engine).SelectMany(migration => migration.Statements).Select(statement => DropColumn().Match(statement)).Where(dropped => dropped.Success)
            .Select(dropped => $"{dropped.Groups["table"].Value}.{dropped.Groups["column"].Value}")];

    private static IEnumerable<string> AddedColumns(string engine) =>
        from statement in Migration.Of(engine).SelectMany(migration => migration.Statements)
        let added = AddColumn().Match(statement)
        where added.Success
        select $"{added.Groups["table"].Value}.{added.Groups["column"].Value}{(added.Groups["null"].Value == "NULL" ? "?" : "")}";

    private static IEnumerable<string> CreatedColumns(string engine) =>
        Migration.Of(engine)
            .SelectMany(migration => migration.Statements)
            .Select(statement => (Statement: statement, Table: CreateTable().Match(statement)))
            .Where(found => found.Table.Success)
            .SelectMany(found => Column().Matches(found.Statement).Select(column =>
                $"{found.Table.Groups["table"].Value}.{column.Groups["column"].Value}{(column.Groups["null"].Value == "NULL" ? "?" : "")}"));

    [GeneratedRegex(@"CREATE TABLE (?<table>\w+) \(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"ALTER TABLE (?<table>\w+) ADD (COLUMN )?(?<column>\w+) [A-Z]+(\(\w+\))? (?<null>NOT NULL|NULL)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddColumn();

    [GeneratedRegex(@"ALTER TABLE (?<table>\w+) DROP COLUMN (?<column>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DropColumn();

    [GeneratedRegex(@"^    (?!CONSTRAINT)(?<column>\w+) [A-Z]+(\(\w+\))? (?<null>NOT NULL|NULL),?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Column();

    [GeneratedRegex(@"\b(MERGE|OR ALTER|WAITFOR|HOLDLOCK|UPDLOCK|NOLOCK|IF NOT EXISTS|,\s*INDEX)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpecialTsql();
}
