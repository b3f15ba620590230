using System.Text;

namespace NumberSwap.Server.Tests.Support;

/// <summary>Reads CSV as RFC 4180 writes it, for tests.</summary>
public static class Csv
{
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (quoted || text[i] is not (',' or '\r' or '\n'))
                field.Append(text[i]);
            else if (text[i] != '\r')
                EndField(endsRow: text[i] == '\n');
        }

        if (field.Length > 0 || row.Count > 0)
            EndField(endsRow: true);
        return rows;

        void EndField(bool endsRow)
        {
            row.Add(field.ToString());
            field.Clear();
            if (!endsRow)
                return;
            rows.Add(row);
            row = [];
        }
    }
}
