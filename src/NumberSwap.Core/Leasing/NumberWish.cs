namespace NumberSwap.Core.Leasing;

/// <summary>One target of a page, and the pools that may serve it.</summary>
/// <remarks>Only the pool's state knows whether the session goes on, so the caller names the pool for either outcome.</remarks>
/// <param name="Target">E.164 number on the page.</param>
/// <param name="Continuing">The pool that serves this target if the visitor's session goes on; null: no pool does.</param>
/// <param name="Starting">The pool that serves it if a session starts with this page view; null: no pool does.</param>
public sealed record NumberWish(string Target, PoolPolicy? Continuing, PoolPolicy? Starting);
