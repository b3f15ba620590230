using NumberSwap.Core.Calls;

namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>What was known when each call was first reported. Read and written under the site's lock only.</summary>
internal sealed class CallTable
{
    private readonly Dictionary<string, CallSnapshot> _calls = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, long ForgetAt)> _ends = new();

    public CallSnapshot? Find(string call, long now)
    {
        Sweep(now);
        return _calls.GetValueOrDefault(call);
    }

    public void Add(string call, CallSnapshot snapshot, long now)
    {
        _calls[call] = snapshot;
        _ends.Enqueue((call, now + SessionRules.CallMemoryMs));
    }

    private void Sweep(long now)
    {
        while (_ends.TryPeek(out var first) && first.ForgetAt <= now)
        {
            _ends.Dequeue();
            _calls.Remove(first.Id);
        }
    }
}
