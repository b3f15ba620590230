using NumberSwap.Core.People;

namespace NumberSwap.Server.People;

/// <summary>What became of an attempt to sign in.</summary>
/// <param name="Secret">For the cookie; null unless it is done.</param>
/// <param name="Person">Who signed in; null unless it is done.</param>
public sealed record SignInAnswer(SignInOutcome Outcome, string? Secret, Person? Person);
