using System.Text;

namespace NumberSwap.Sql.Stores;

/// <summary>What narrows a statement: the conditions that a filter asks for, all of them to be met.</summary>
internal sealed class Conditions
{
    private readonly StringBuilder _text = new();

    public void Add(bool wanted, string condition)
    {
        if (wanted)
        {
            _text.Append(_text.Length == 0 ? " WHERE " : " AND ").Append(condition);
        }
    }

    /// <summary>The conditions with their WHERE, or nothing.</summary>
    public override string ToString() => _text.ToString();
}
