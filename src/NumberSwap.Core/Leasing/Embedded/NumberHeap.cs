namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>
/// A pool's numbers as a binary heap by (end of the last lease, digits): the minimum is the number that has rested longest.
/// Each number knows its place, so moving or removing any of them is O(log n).
/// </summary>
internal sealed class NumberHeap
{
    private readonly List<NumberState> _heap = [];

    public int Count => _heap.Count;

    public IReadOnlyList<NumberState> Items => _heap;

    public NumberState? Min => _heap.Count > 0 ? _heap[0] : null;

    public void Add(NumberState number)
    {
        _heap.Add(number);
        SiftUp(number, _heap.Count - 1);
    }

    public void Remove(NumberState number)
    {
        var hole = number.HeapIndex;
        var last = _heap[^1];
        _heap.RemoveAt(_heap.Count - 1);
        number.HeapIndex = -1;
        if (ReferenceEquals(last, number)) return;
        Place(last, hole);
        Settle(last);
    }

    /// <summary>Sets a number's end and moves it to its new place.</summary>
    public void Move(NumberState number, long endsAt)
    {
        number.EndsAt = endsAt;
        if (number.InPool) Settle(number);
    }

    private void Settle(NumberState number)
    {
        SiftUp(number, number.HeapIndex);
        SiftDown(number, number.HeapIndex);
    }

    private void SiftUp(NumberState number, int index)
    {
        while (index > 0)
        {
            var parent = (index - 1) / 2;
            if (!IsBefore(number, _heap[parent])) break;
            Place(_heap[parent], index);
            index = parent;
        }
        Place(number, index);
    }

    private void SiftDown(NumberState number, int index)
    {
        while (true)
        {
            var child = (2 * index) + 1;
            if (child >= _heap.Count) break;
            if (child + 1 < _heap.Count && IsBefore(_heap[child + 1], _heap[child])) child++;
            if (!IsBefore(_heap[child], number)) break;
            Place(_heap[child], index);
            index = child;
        }
        Place(number, index);
    }

    private void Place(NumberState number, int index)
    {
        _heap[index] = number;
        number.HeapIndex = index;
    }

    private static bool IsBefore(NumberState a, NumberState b) =>
        a.EndsAt != b.EndsAt ? a.EndsAt < b.EndsAt : string.CompareOrdinal(a.Number, b.Number) < 0;
}
