using System.Text.Encodings.Web;
using System.Text.Json;
using NumberSwap.Core;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard;

/// <summary>Every sentence that says what is wrong can be said in Russian. They are found in the compiled code, wherever they are written.</summary>
public sealed class ProblemTranslationTests
{
    private static readonly string Texts = Path.Combine(Repository.Server, "Dashboard", "Shell", "problems", "ru.json");

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyList<(string? Template, string Method)> Written =
        [.. WrittenProblems.In(typeof(ProblemText).Assembly), .. WrittenProblems.In(typeof(Words).Assembly)];

    [Fact]
    public void Every_problem_is_written_as_a_literal() => Assert.True(
        Written.All(problem => problem.Template is not null),
        "A problem text is made of a finished string, which no page can translate. Give the literal (plain, or $\"…\") to what takes a ProblemText; of two, each on its own (if, or one call for each): "
            + string.Join(", ", Written.Where(problem => problem.Template is null).Select(problem => problem.Method)));

    [Fact]
    public void Every_problem_has_its_Russian()
    {
        var missing = Written.Where(problem => problem.Template is { Length: > 0 } template && !Dictionary.Has(template)).DistinctBy(problem => problem.Template).ToList();

        Assert.True(missing.Count == 0, $"Write the Russian into {Texts}:\n" + string.Join('\n', missing.Select(problem => $"  {JsonSerializer.Serialize(problem.Template, Relaxed)}: \"\"    ({problem.Method})")));
    }

    [Fact]
    public void Every_Russian_is_of_a_problem_that_is_written()
    {
        var written = Written.Select(problem => problem.Template).ToHashSet();
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Texts))!;
        var unused = texts.Keys.Where(text => !written.Contains(text)).ToList();

        Assert.True(unused.Count == 0, $"Nothing says these texts of {Texts}:\n  " + string.Join("\n  ", unused));
    }

    [Fact]
    public void A_page_says_a_problem_in_its_language()
    {
        var words = new Words(null!) { Language = "ru" };
        var most = 30;
        ProblemText what = "site";

        Assert.Equal("Нужно от 1 до 30 секунд.", words.Problem($"It has to be 1 to {most} seconds."));
        Assert.Equal("Не найдено: сайт. Проверьте идентификатор или выберите из списка.", words.Problem($"There is no such {what}. Check the id; a list route shows those that there are."));
        Assert.Equal("There is no such site.", new Words(null!).Problem($"There is no such {what}."));
    }
}
