namespace NumberSwap.Redis;

/// <summary>What an operation answers: two texts, of which the second may be one that Redis holds, and is not copied together with the first.</summary>
/// <param name="Head">Null: the operation declined, and has changed nothing.</param>
internal readonly record struct BatchAnswer(byte[]? Head, byte[]? Body);
