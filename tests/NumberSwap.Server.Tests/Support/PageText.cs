using System.Text.RegularExpressions;

namespace NumberSwap.Server.Tests.Support;

/// <summary>An English text that a page says by <c>T["…"]</c> or <c>T.Count(n, "…")</c>.</summary>
/// <param name="Place">File and line.</param>
/// <param name="IsCounted">True for <c>T.Count</c>.</param>
/// <param name="Values">How many values are given for its places, the count included.</param>
internal sealed partial record PageText(string English, string Place, bool IsCounted, int Values)
{
    private const int Patience = 10_000;

    /// <summary>The texts in a source file, C# or Razor. Of a text by choice (<c>T[a ? "…" : "…"]</c>, a switch) all branches are found.</summary>
    public static IEnumerable<PageText> In(string file)
    {
        var source = File.ReadAllText(file);
        foreach (System.Text.RegularExpressions.Match said in Said().Matches(source))
        {
            var isCounted = said.Value.EndsWith('(');
            var line = source.AsSpan(source.LastIndexOf('\n', said.Index) + 1).TrimStart();
            if (line.StartsWith("//") || (said.Value.StartsWith("this", StringComparison.Ordinal) && Path.GetFileName(file) != "Words.cs"))
                continue;
            var place = $"{Path.GetRelativePath(Repository.Server, file)}:{1 + source.AsSpan(0, said.Index).Count('\n')}";
            var (literals, arguments) = Arguments(source, said.Index + said.Length);
            foreach (var (english, argument) in literals)
            {
                if (argument == (isCounted ? 1 : 0))
                    yield return new PageText(english, place, isCounted, isCounted ? 1 : arguments - 1);
            }
        }
    }

    /// <summary>The literals among the arguments that begin here, but for those that are compared with or given to something, and the number of arguments.</summary>
    private static (List<(string Text, int Argument)> Literals, int Arguments) Arguments(string source, int start)
    {
        var literals = new List<(string, int)>();
        var open = new Stack<bool>();
        var argument = 0;
        for (var at = start; at < source.Length; at++)
        {
            switch (source[at])
            {
                case '(' or '[' or '{':
                    open.Push(source[at] != '{' && at > start && (char.IsLetterOrDigit(source[at - 1]) || source[at - 1] is '>' or ']'));
                    break;
                case ')' or ']' or '}':
                    if (!open.TryPop(out _))
                        return (literals, argument + 1);
                    break;
                case ',' when open.Count == 0:
                    argument++;
                    break;
                case '\'':
                    at += source[at + 1] == '\\' ? 3 : 2;
                    break;
                case '"':
                    var literal = Literal().Match(source, at);
                    if (!open.Contains(true) && !IsCondition(source[start..at], source[(at + literal.Length)..]))
                        literals.Add((Regex.Unescape(literal.Groups["text"].Value), argument));
                    at += literal.Length - 1;
                    break;
            }
        }

        return (literals, argument + 1);
    }

    private static bool IsCondition(string before, string after) =>
        before.TrimEnd() is var left && (left.EndsWith("==", StringComparison.Ordinal) || left.EndsWith("!=", StringComparison.Ordinal) || Pattern().IsMatch(left))
        || after.TrimStart().StartsWith("=>", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\w.])(T|words|Words|this)(\[(?!\])|\.Count\()", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Said();

    [GeneratedRegex(@"\G""(?<text>([^""\\]|\\.)*)""", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b(is|or|not|case|and)$", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Pattern();
}
