namespace NumberSwap.Core.Attribution;

/// <summary>A visitor to whom the caller's phone is known to belong.</summary>
/// <param name="Visitor">The visitor's id.</param>
/// <param name="Certainty">How sure that is, 0 to 1: 1 for a form, the attribution's probability for an earlier call.</param>
/// <param name="Form">True when the visitor left the phone in a form; false when an earlier call says so.</param>
public sealed record KnownVisitor(string Visitor, double Certainty, bool Form);
