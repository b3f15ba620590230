using NumberSwap.Core.Audit;

namespace NumberSwap.Core.Checklists;

/// <summary>The conversations of one week that are to be scored. Once drawn it is sealed: nothing of it changes, whatever calls come late.</summary>
/// <param name="Algorithm">How it was drawn, see <see cref="WeeklySample"/>.</param>
/// <param name="Settings">By which settings.</param>
/// <param name="DrawnAt">Unix time in ms.</param>
/// <param name="By">Who asked for it; the server itself after the week's end.</param>
/// <param name="Operators">By name.</param>
public sealed record Sample(string Site, IsoWeek Week, string Algorithm, SampleSettings Settings, long DrawnAt, Actor By, IReadOnlyList<SampleOperator> Operators);
