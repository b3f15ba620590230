using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Campaigns;

/// <summary>What a campaign says of a visit.</summary>
/// <param name="Campaign">Its id.</param>
/// <param name="Specificity">Decides between equal priorities: larger is narrower.</param>
/// <param name="Matches">True when every field that is set matches; of several such campaigns the first that is not paused wins.</param>
/// <param name="Fields">Each field that is set.</param>
public sealed record TestVerdict(
    string Campaign, string Name, int Priority, int Specificity, bool Paused, bool Matches, bool Wins, IReadOnlyList<FieldVerdict> Fields);
