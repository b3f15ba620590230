using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>One caller's operation in a batch.</summary>
/// <param name="own">Keys that no other operation of a run names.</param>
/// <param name="shared">Keys that others name too.</param>
/// <param name="request">See <see cref="PackedWriter.Start(BatchOperation, int)"/>; its keys are the own ones, then the shared ones.</param>
internal sealed class BatchCall(RedisKey[] own, SharedKey[] shared, byte[] request)
    : TaskCompletionSource<BatchAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public RedisKey[] Own => own;

    public SharedKey[] Shared => shared;

    public byte[] Request => request;

    public void Answer(RedisResult head, RedisResult body)
    {
        try
        {
            TrySetResult(new((byte[]?)head, (byte[]?)body));
        }
        catch (RedisServerException refusal)
        {
            TrySetException(new RedisUnavailableException("Redis refused the operation: " + refusal.Message, refusal));
        }
    }
}
