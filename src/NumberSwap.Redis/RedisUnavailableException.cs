namespace NumberSwap.Redis;

/// <summary>Redis did not answer, or refused to. The call may or may not have been executed; repeating it later is safe.</summary>
public sealed class RedisUnavailableException : Exception
{
    public RedisUnavailableException()
        : this("Redis does not answer.")
    {
    }

    public RedisUnavailableException(string message)
        : base(message)
    {
    }

    public RedisUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
