using NumberSwap.Server.Importing;

namespace NumberSwap.Server.Costs;

/// <summary>What a file of costs was read as, and what became of it.</summary>
/// <param name="Kind">Whose export it is.</param>
/// <param name="Lines">Lines of costs.</param>
/// <param name="Skipped">Lines of totals, which are left out.</param>
/// <param name="Rows">Rows that the good lines make: those of one day and campaign are added up.</param>
/// <param name="Bad">Lines that cannot be taken; the first 1000 of them.</param>
/// <param name="BadLines">How many there are.</param>
/// <param name="Sums">What the good lines add up to, by currency.</param>
/// <param name="Stored">True: the rows are stored. False: nothing is.</param>
public sealed record CostImport(
    CostKind Kind, int Lines, int Skipped, int Rows, IReadOnlyList<BadLineItem> Bad, int BadLines, IReadOnlyDictionary<string, decimal> Sums, DateOnly? From, DateOnly? To, bool Stored);
