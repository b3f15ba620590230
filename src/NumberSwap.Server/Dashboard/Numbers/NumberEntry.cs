using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Pools;

namespace NumberSwap.Server.Dashboard.Numbers;

/// <summary>A list of numbers as somebody pasted it or sent it as a file, and what would come of each line.</summary>
public sealed record NumberEntry(string Text, IReadOnlyList<NumberLine> Lines)
{
    /// <summary>A list that is longer is not shown again to be mended.</summary>
    private const int MostShown = 200_000;

    public static readonly NumberEntry None = new("", []);

    public IReadOnlyList<NumberLine> Bad => [.. Lines.Where(line => line.IsBad)];

    /// <summary>Numbers that can be added.</summary>
    public IReadOnlyList<string> Good => [.. Lines.Where(line => line.Adds).Select(line => line.Number!)];

    /// <summary>What the form's fields <c>List</c> and <c>File</c> hold.</summary>
    public static async Task<NumberEntry> ReadAsync(HttpContext http, SiteCatalog site, Catalog catalog, string? pool)
    {
        var form = http.Request.Form;
        var text = form["List"].ToString();
        if (form.Files["File"] is { Length: > 0 } file)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            text = text.Length == 0 ? await reader.ReadToEndAsync(http.RequestAborted) : text + "\n" + await reader.ReadToEndAsync(http.RequestAborted);
        }

        return new(text.Length <= MostShown ? text : "", NumberList.Check(text, site, catalog, pool));
    }
}
