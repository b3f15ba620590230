using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NumberSwap.Core;

/// <summary>
/// A sentence that says what is wrong and what to do, as its English template and the values in it: an API answers it as it stands,
/// a page says the template in its reader's language.
/// </summary>
/// <remarks>
/// Written as any text: <c>ProblemText why = $"It has to be 1 to {max} seconds.";</c> keeps <c>It has to be 1 to {0} seconds.</c> and
/// <c>max</c>. A value may be a <see cref="ProblemText"/> itself. Only literals are converted, or there would be no template to translate.
/// </remarks>
[InterpolatedStringHandler]
public sealed class ProblemText
{
    /// <summary>No problem: the empty text.</summary>
    public static readonly ProblemText None = new("");

    private readonly StringBuilder? _building;
    private readonly List<object?> _values;
    private string? _template;

    public ProblemText(int literalLength, int formattedCount) =>
        (_building, _values) = (new StringBuilder(literalLength + (3 * formattedCount)), new List<object?>(formattedCount));

    private ProblemText(string text) => (_template, _values) = (Escaped(text), []);

    /// <summary>The English with <c>{0}</c>, <c>{1}</c> … in the values' places.</summary>
    public string Template => _template ??= _building!.ToString();

    public IReadOnlyList<object?> Values => _values;

    public static implicit operator ProblemText(string text) => new(text);

    public void AppendLiteral(string value) => _building!.Append(Escaped(value));

    public void AppendFormatted<T>(T value)
    {
        _building!.Append(CultureInfo.InvariantCulture, $"{{{_values.Count}}}");
        _values.Add(value);
    }

    public void AppendFormatted<T>(T value, string? format)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>The English sentence.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Template, [.. _values]);

    private static string Escaped(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
