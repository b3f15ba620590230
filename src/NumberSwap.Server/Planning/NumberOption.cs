using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace NumberSwap.Server.Planning;

/// <summary>Options that are numbers, written the same on every machine: <c>1.5</c>.</summary>
internal static class NumberOption
{
    public static Option<double> Decimal(string name, double standard, string description) =>
        Make(name, standard, description, "a number such as " + standard.ToString(CultureInfo.InvariantCulture), ReadDecimal);

    public static Option<int> Whole(string name, int standard, string description) =>
        Make(name, standard, description, "a whole number such as " + standard.ToString(CultureInfo.InvariantCulture), ReadWhole);

    /// <summary>One that may be left out.</summary>
    public static Option<int?> Maybe(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = argument => Parse<int?>(argument, name, "a whole number such as 100", text => ReadWhole(text) is { } number ? (true, number) : (false, null)),
    };

    /// <summary>One or several, with commas between them.</summary>
    public static Option<IReadOnlyList<int>> List(string name, int standard, string description) =>
        Make<IReadOnlyList<int>>(name, [standard], description, "whole numbers such as 10 or 10,20,30", text =>
        {
            var numbers = text.Split(',').Select(ReadWhole).ToList();
            return numbers.Contains(null) ? (false, []) : (true, [.. numbers.OfType<int>().Distinct()]);
        });

    /// <summary>The number of a text that is one and finite, else null.</summary>
    public static double? ReadDecimal(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static int? ReadWhole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Option<T> Make<T>(string name, T standard, string description, string form, Func<string, T?> read)
        where T : struct =>
        Make(name, standard, description, form, text => (read(text) is { } number) ? (true, number) : (false, default(T)));

    private static Option<T> Make<T>(string name, T standard, string description, string form, Func<string, (bool Good, T Value)> read) => new(name)
    {
        Description = description,
        HelpName = "number",
        Arity = ArgumentArity.ExactlyOne,
        DefaultValueFactory = _ => standard,
        CustomParser = argument => Parse(argument, name, form, read),
    };

    private static T? Parse<T>(ArgumentResult argument, string name, string form, Func<string, (bool Good, T Value)> read)
    {
        var text = argument.Tokens[0].Value;
        var (good, value) = read(text);
        if (!good)
            argument.AddError($"{name} has to be {form}, not '{text}'.");
        return value;
    }
}
