using System.Text;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>A key that many operations name: there is one object for it, so that a run finds out by reference that it has the key already.</summary>
internal sealed class SharedKey(string key)
{
    public RedisKey Key { get; } = Encoding.UTF8.GetBytes(key);
}
