namespace NumberSwap.Core.Conversations;

/// <summary>Wordings of one question.</summary>
/// <param name="Wordings">The commonest first; the terms of the first are the group's core.</param>
public sealed record WordingGroup(IReadOnlyList<AskedWording> Wordings)
{
    public IReadOnlyList<string> Core => Wordings[0].Terms;

    /// <summary>Not fewer than there are: a call in which it was asked in two wordings counts twice.</summary>
    public int Calls => Wordings.Sum(wording => wording.Calls);

    public int Asked => Wordings.Sum(wording => wording.Asked);
}
