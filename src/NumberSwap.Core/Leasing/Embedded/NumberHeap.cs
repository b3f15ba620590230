namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>
/// A pool's numbers as a binary heap by (end of the last lease, digits): the minimum is the number that has rested longest.
/// Each number knows its place, so moving or removing any of them is O(log n).
/// </summary>
internal sealed class NumberHeap
{
    private static readonly Comparer<NumberState> s_order = Comparer<NumberState>.Create(Compare);

    private readonly List<NumberState> _heap = [];

    public int Count => _heap.Count;

    public IReadOnlyList<NumberState> Items => _heap;

    public NumberState? Min => _heap.Count > 0 ? _heap[0] : null;

    /// <summary>The first numbers in their order, at most <paramref name="count"/> of them: whoever is next is a child of one that was. O(count * log count).</summary>
    public IEnumerable<NumberState> Smallest(int count)
    {
        var next = new PriorityQueue<NumberState, NumberState>(s_order);
        if (Min is { } min) next.Enqueue(min, min);
        while (count-- > 0 && next.TryDequeue(out var number, out _))
        {
            yield return number;
            var child = (2 * number.HeapIndex) + 1;
            for (var i = child; i < _heap.Count && i <= child + 1; i++) next.Enqueue(_heap[i], _heap[i]);
        }
    }

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

    private static bool IsBefore(NumberState a, NumberState b) => Compare(a, b) < 0;

    private static int Compare(NumberState a, NumberState b) =>
        a.EndsAt != b.EndsAt ? a.EndsAt.CompareTo(b.EndsAt) : string.CompareOrdinal(a.Number, b.Number);
}
