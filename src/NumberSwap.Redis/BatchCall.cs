using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>One caller's operation in a batch.</summary>
internal sealed class BatchCall(BatchOperation operation, RedisKey[] keys, RedisValue[] arguments)
    : TaskCompletionSource<RedisResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private static readonly RedisValue[] Names = [.. Enum.GetNames<BatchOperation>().Select(name => (RedisValue)name)];

    public RedisKey[] Keys => keys;

    /// <summary>Arguments that <c>batch.lua</c> needs for it.</summary>
    public int ArgumentCount => 3 + arguments.Length;

    public void WriteTo(Span<RedisValue> target)
    {
        target[0] = Names[(int)operation];
        target[1] = keys.Length;
        target[2] = arguments.Length;
        arguments.CopyTo(target[3..]);
    }

    public void Answer(RedisResult result)
    {
        var parts = (RedisResult[])result!;
        if ((int)parts[0] == 1)
            TrySetResult(parts[1]);
        else
            TrySetException(new RedisUnavailableException("Redis refused the operation: " + (string?)parts[1]));
    }
}
