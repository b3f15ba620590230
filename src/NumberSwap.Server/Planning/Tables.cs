using Spectre.Console;

namespace NumberSwap.Server.Planning;

/// <summary>Tables on the console, the same in a terminal, a file and a pipe.</summary>
internal static class Tables
{
    private const int FileWidth = 140;

    /// <summary>Standard output. What is no terminal has room for whole lines.</summary>
    public static IAnsiConsole Console()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Out) });
        if (System.Console.IsOutputRedirected)
            console.Profile.Width = FileWidth;
        return console;
    }

    /// <param name="heads">The first column is read from the left, the others are numbers.</param>
    public static Table Make(params ReadOnlySpan<string> heads)
    {
        var table = new Table { Border = TableBorder.Simple };
        for (var i = 0; i < heads.Length; i++)
            table.AddColumn(new TableColumn(Markup.Escape(heads[i])) { Alignment = i == 0 ? Justify.Left : Justify.Right });
        return table;
    }
}
