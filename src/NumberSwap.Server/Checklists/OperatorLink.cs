namespace NumberSwap.Server.Checklists;

/// <summary>Which person an operator of the calls is.</summary>
/// <param name="Person">Id; null: nobody is known to be.</param>
public sealed record OperatorLink(string? Operator, string? Person);
