using System.Linq.Expressions;
using Microsoft.Data.Sqlite;

namespace NumberSwap.Sql.Engines;

/// <summary>Runs one prepared SQLite statement for many rows of a type; the parameter <c>@Name</c> is the property <c>Name</c>.</summary>
/// <remarks>
/// A command of the ADO.NET provider for each row looks its parameters up by name and makes a reader that nobody reads:
/// measured, 6 to 9 µs of processor time more for a visit's two rows than binding them here.
/// </remarks>
internal static class SqliteRows<T>
{
    private static readonly Dictionary<string, Action<SqliteStatement, int, T>> s_properties =
        typeof(T).GetProperties().ToDictionary(property => "@" + property.Name, property => Binding(property.Name), StringComparer.Ordinal);

    /// <summary>Runs the statement for each row in their order, in the connection's transaction, and tells with which it changed something.</summary>
    /// <exception cref="SqliteException">A row could not be written; those before it are, until the transaction is undone.</exception>
    public static void Execute(SqliteConnection connection, string sql, IEnumerable<T> rows, Action<T>? changed = null)
    {
        using var statement = new SqliteStatement(connection, sql);
        var bindings = statement.Parameters.Select(name => s_properties[name]).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < bindings.Length; i++)
            {
                bindings[i](statement, i + 1, row);
            }

            statement.Run();
            if (changed is not null && statement.Changes > 0)
            {
                changed(row);
            }
        }
    }

    private static Action<SqliteStatement, int, T> Binding(string property)
    {
        var row = Expression.Parameter(typeof(T));
        var value = Expression.Property(row, property);
        if (value.Type == typeof(string))
        {
            var text = Expression.Lambda<Func<T, string?>>(value, row).Compile();
            return (statement, index, from) => statement.Set(index, text(from));
        }

        if (value.Type == typeof(double))
        {
            var real = Expression.Lambda<Func<T, double>>(value, row).Compile();
            return (statement, index, from) => statement.Set(index, real(from));
        }

        // Whole numbers of any width and enums, which may be null.
        var whole = Expression.Lambda<Func<T, long?>>(Expression.Convert(value, typeof(long?)), row).Compile();
        return (statement, index, from) => statement.Set(index, whole(from));
    }
}
