using NumberSwap.Server.Importing;

namespace NumberSwap.Server.Deals;

/// <summary>What a file of deals was read as, and what became of it.</summary>
/// <param name="Lines">The good lines.</param>
/// <param name="Bad">The lines that cannot be taken.</param>
/// <param name="Matched">How many of the good lines have found their call.</param>
/// <param name="Stored">True: the good lines are stored. False: nothing is.</param>
public sealed record DealImport(int Added, int Changed, int Unchanged, int Matched, IReadOnlyList<DealLine> Lines, IReadOnlyList<BadLineItem> Bad, bool Stored);
