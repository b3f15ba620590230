namespace NumberSwap.Sql;

/// <summary>
/// The database does not answer now: it cannot be reached, it timed out, or its disk is full or locked. Nothing of the operation was stored
/// as far as is known; repeating it later is safe, since every write of NumberSwap.Sql may be repeated.
/// </summary>
public sealed class DatabaseUnavailableException(Exception cause) : Exception("The SQL database does not answer: " + cause.Message, cause);
