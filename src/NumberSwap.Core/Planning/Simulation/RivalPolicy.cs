using System.Runtime.InteropServices;

namespace NumberSwap.Core.Planning.Simulation;

/// <summary>
/// A policy that others document: a number is any free one and one visitor's alone, and its last visitor is the caller, without a doubt.
/// When none is free the page's own number stays.
/// </summary>
public sealed class RivalPolicy : SimulatedPolicy
{
    private readonly RivalRules _rules;
    private readonly IReadOnlyList<SimulatedVisit> _visits;
    private readonly Random _chance;
    private readonly Number[] _numbers;
    private readonly List<int> _free;

    // Numbers and their last visits by the time from which they may be given; an entry that no longer agrees with its number is void.
    private readonly PriorityQueue<(int Number, int Visit), long> _resting = new();

    public RivalPolicy(string name, string says, RivalRules rules, SimulationSettings settings, IReadOnlyList<SimulatedVisit> visits)
        : base(name, says)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _rules = rules;
        _visits = visits;
        _chance = new Random(settings.Seed);
        _numbers = new Number[settings.Numbers];
        Array.Fill(_numbers, new Number(SimulatedCall.Nobody, 0));
        _free = [.. Enumerable.Range(0, settings.Numbers)];
    }

    /// <inheritdoc/>
    public override int Begin(int visit, long now)
    {
        var number = Any(now);
        if (number == NoNumber)
        {
            Overflows++;
            return number;
        }

        _numbers[number] = new Number(visit, long.MaxValue);
        return number;
    }

    /// <inheritdoc/>
    public override void End(int visit, int number, long now)
    {
        // A number that a call has set free stays free.
        if (number == NoNumber || _numbers[number] != new Number(visit, long.MaxValue))
            return;
        Free(number, now + _rules.HoldMs + _rules.CooldownMs);
    }

    /// <inheritdoc/>
    public override Verdict Ring(int number, long now)
    {
        var last = _numbers[number];
        if (last.Visit == SimulatedCall.Nobody)
            return Verdict.None;
        var live = last.FreeAt == long.MaxValue || now < last.FreeAt - _rules.CooldownMs;
        if (_rules.ReleasedByCall && last.FreeAt > now)
            Free(number, now);
        return new Verdict(last.Visit, _visits[last.Visit].Campaign, 1, live);
    }

    private void Free(int number, long at)
    {
        _numbers[number] = _numbers[number] with { FreeAt = at };
        _resting.Enqueue((number, _numbers[number].Visit), at);
    }

    private int Any(long now)
    {
        while (_resting.TryPeek(out var rested, out var at) && at <= now)
        {
            _resting.Dequeue();
            if (_numbers[rested.Number] == new Number(rested.Visit, at))
                _free.Add(rested.Number);
        }

        if (_free.Count == 0)
            return NoNumber;
        var place = _chance.Next(_free.Count);
        var number = _free[place];
        _free[place] = _free[^1];
        _free.RemoveAt(_free.Count - 1);
        return number;
    }

    /// <param name="FreeAt">From when the number may be given to somebody else; the end of time while its page is open.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Number(int Visit, long FreeAt);
}
