using System.Globalization;
using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Dashboard.Shell;

/// <summary>How the pages' files are written.</summary>
public static class CsvFormats
{
    /// <summary>For a spreadsheet, which in Russian expects semicolons and decimal commas; callers' numbers as this person may see them.</summary>
    public static CallCsvFormat Of(Viewer viewer, Words words)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(words);
        return new CallCsvFormat(
            words.Language == "ru" ? ';' : ',',
            Marked: true,
            words.Culture,
            at => words.Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            viewer.Caller);
    }
}
