using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using NumberSwap.Core;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard;

/// <summary>
/// Whatever a page says by <c>T["…"]</c> or <c>T.Count(n, "…")</c> has its Russian in the <c>ru.json</c> of the page's folder. A text that reaches
/// <c>T</c> by a variable is not seen here: choose among literals within the brackets, or say it where it is written.
/// </summary>
public sealed partial class TranslationTests
{
    private const int Patience = 10_000;

    private static readonly string Folder = Path.Combine(Repository.Server, "Dashboard");

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyList<PageText> Said = [.. Sources(Folder).SelectMany(PageText.In)];

    private static readonly IReadOnlyList<(string English, string Russian, string File)> Known =
    [
        .. from file in Directory.EnumerateFiles(Folder, "ru.json", SearchOption.AllDirectories)
           from text in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!
           select (text.Key, text.Value, Path.GetRelativePath(Repository.Server, file)),
    ];

    [Fact]
    public void Every_text_of_a_page_has_its_Russian() => None(
        "These texts have no Russian. Write it into the ru.json beside the page:",
        Said.Where(text => !Dictionary.Has(text.English)).DistinctBy(text => text.English).Select(text => $"{Quoted(text.English)}: \"\"    ({text.Place})"));

    [Fact]
    public void A_text_and_its_Russian_have_the_same_places_for_values() => None(
        "The {0}, {1} … differ between the English and the Russian, or nothing is given for them:",
        Said.Where(text => Dictionary.Has(text.English) && !Fits(text)).Select(text => $"{text.Place}: {Quoted(text.English)} → {Quoted(Dictionary.Russian(text.English))}"));

    [Fact]
    public void A_counted_text_has_two_English_forms_and_three_Russian_ones() => None(
        "T.Count takes \"{0} call|{0} calls\", and its Russian is \"{0} звонок|{0} звонка|{0} звонков\":",
        Said.Where(text => text.IsCounted && Dictionary.Has(text.English) && (Forms(text.English) != 2 || Forms(Dictionary.Russian(text.English)) != 3))
            .Select(text => $"{text.Place}: {Quoted(text.English)} → {Quoted(Dictionary.Russian(text.English))}"));

    [Fact]
    public void Every_Russian_is_used()
    {
        var said = Said.Select(text => text.English).ToHashSet();
        said.UnionWith(WrittenProblems.In(typeof(ProblemText).Assembly).Concat(WrittenProblems.In(typeof(Words).Assembly)).Select(problem => problem.Template ?? ""));
        var source = string.Join('\n', Sources(Repository.Server).Select(File.ReadAllText));
        None(
            "Nothing says these texts any more (or they are written otherwise in the source). Remove them:",
            Known.Where(text => !said.Contains(text.English) && !source.Contains(Quoted(text.English), StringComparison.Ordinal)).Select(text => $"{text.File}: {Quoted(text.English)}"));
    }

    [Fact]
    public void One_text_has_one_Russian() => None(
        "All ru.json files are one dictionary. These texts have several Russian ones; make the English differ, or keep one:",
        Known.GroupBy(text => text.English).Where(texts => texts.Select(text => text.Russian).Distinct().Count() > 1)
            .Select(texts => $"{Quoted(texts.Key)}: {string.Join(", ", texts.Select(text => $"{Quoted(text.Russian)} ({text.File})"))}"));

    [Fact]
    public void No_Russian_is_empty_or_still_English() => None(
        "These have no Russian letter (if that is right, as for a name of one word, add no row and say it without T):",
        Known.Where(text => !Cyrillic().IsMatch(text.Russian) && text.Russian != text.English && !Place().IsMatch(text.Russian)).Select(text => $"{text.File}: {Quoted(text.English)}"));

    private static bool Fits(PageText text)
    {
        var places = Places(text.English);
        return places.SetEquals(Places(Dictionary.Russian(text.English))) && (places.Count == 0 || text.Values > 0);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(place => place.Groups["place"].Value)];

    private static int Forms(string text) => text.Split('|').Length;

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);

    private static void None(string what, IEnumerable<string> wrong)
    {
        var lines = wrong.ToList();
        Assert.True(lines.Count == 0, $"{what}\n  {string.Join("\n  ", lines)}");
    }

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file =>
        Path.GetExtension(file) is ".razor" or ".cs" && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<!\{)\{(?<place>\d+)", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Cyrillic();
}
