using System.Diagnostics.CodeAnalysis;

namespace NumberSwap.Sql.Stores;

/// <summary>
/// Clips texts to the lengths of their SQL Server columns, for both engines alike. The server refuses what is too long before it comes here;
/// this keeps one overlong text that slipped through from failing its batch again and again.
/// </summary>
internal static class Bounded
{
    public static string CallId(string id) => Text(id, 300);

    [return: NotNullIfNotNull(nameof(text))]
    public static string? Text(string? text, int max) => text is null || text.Length <= max ? text : text[..max];
}
