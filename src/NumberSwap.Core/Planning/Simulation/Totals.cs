namespace NumberSwap.Core.Planning.Simulation;

/// <summary>What several runs come to: their tallies, added up by policy.</summary>
internal sealed class Totals
{
    private readonly List<(string Name, string Says, Tally Tally)> _policies = [];
    private int _calls;

    public Tally Oracle { get; } = new();

    public void AddCalls(int calls) => _calls += calls;

    public void Add(SimulatedPolicy policy, Tally tally)
    {
        var known = _policies.FindIndex(total => total.Name == policy.Name);
        if (known < 0)
            _policies.Add((policy.Name, policy.Says, tally));
        else
            _policies[known].Tally.Add(tally);
    }

    public SimulationResult ToResult(SimulationSettings settings)
    {
        var oracle = Oracle.ToResult("oracle", "");
        return new SimulationResult(
            settings, _calls, [.. _policies.Select(policy => policy.Tally.ToResult(policy.Name, policy.Says))], new OracleResult(oracle.Session, oracle.Brier, oracle.Calibration));
    }
}
