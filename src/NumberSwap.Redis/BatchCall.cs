using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>One caller's operation in a batch. Its result is the operation's packed answer.</summary>
internal sealed class BatchCall(BatchOperation operation, RedisKey[] keys, byte[] request)
    : TaskCompletionSource<ArraySegment<byte>>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>Arguments that <c>batch.lua</c> needs for an operation.</summary>
    public const int Arguments = 3;

    private const byte Done = (byte)'+';

    private static readonly RedisValue[] Names = [.. Enum.GetNames<BatchOperation>().Select(name => (RedisValue)System.Text.Encoding.UTF8.GetBytes(name))];

    public RedisKey[] Keys => keys;

    public void WriteTo(Span<RedisValue> target)
    {
        target[0] = Names[(int)operation];
        target[1] = keys.Length;
        target[2] = request;
    }

    public void Answer(byte[] answer)
    {
        if (answer[0] == Done)
            TrySetResult(new(answer, 1, answer.Length - 1));
        else
            TrySetException(new RedisUnavailableException("Redis refused the operation: " + System.Text.Encoding.UTF8.GetString(answer.AsSpan(1))));
    }
}
