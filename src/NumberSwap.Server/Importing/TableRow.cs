namespace NumberSwap.Server.Importing;

/// <summary>A row of a table.</summary>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="IsBroken">True: its quotes do not match, so that its cells cannot be trusted.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells, bool IsBroken)
{
    /// <summary>The cell's text without the spaces around it; empty when the row is shorter.</summary>
    public string At(int column) => column >= 0 && column < Cells.Count ? Cells[column].Trim().Trim('\u00A0') : "";
}
