using System.Reflection;
using System.Text;
using NumberSwap.Core;

namespace NumberSwap.Server.Tests.Support;

/// <summary>Every <see cref="ProblemText"/> that an assembly's code writes.</summary>
internal static class WrittenProblems
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Templates with the method that writes them; null for a text that is no literal, whose template nobody can know.</summary>
    public static IEnumerable<(string? Template, string Method)> In(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type != typeof(ProblemText)
        from method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All))
        from template in In(method)
        select (template, $"{type.FullName}.{method.Name}");

    private static IEnumerable<string?> In(MethodBase method)
    {
        var code = Instruction.Of(method);
        var open = new Stack<Building>();
        for (var i = 1; i < code.Count; i++)
        {
            if (code[i].Value is not MethodBase called || called.DeclaringType != typeof(ProblemText))
                continue;
            var before = code[i].IsJumpedTo ? null : code[i - 1].Value as string;
            switch (called.Name)
            {
                case "op_Implicit":
                    yield return before is null ? null : ((ProblemText)before).Template;
                    continue;
                case ".ctor" when code[i - 1].Value is int values && code[i - 2].Value is int letters:
                    open.Push(new Building(letters, values));
                    break;
                case nameof(ProblemText.AppendLiteral):
                    open.Peek().Append(before!);
                    break;
                case nameof(ProblemText.AppendFormatted):
                    open.Peek().AppendValue();
                    break;
            }

            if (open.Count > 0 && open.Peek().IsWhole)
                yield return open.Pop().Template;
        }
    }

    /// <summary>A text while it is put together.</summary>
    private sealed class Building(int letters, int values)
    {
        private readonly StringBuilder template = new();
        private int lettersLeft = letters;
        private int valuesSeen;

        public bool IsWhole => lettersLeft == 0 && valuesSeen == values;

        public string Template => template.ToString();

        public void Append(string literal)
        {
            template.Append(((ProblemText)literal).Template);
            lettersLeft -= literal.Length;
        }

        public void AppendValue() => template.Append('{').Append(valuesSeen++).Append('}');
    }
}
