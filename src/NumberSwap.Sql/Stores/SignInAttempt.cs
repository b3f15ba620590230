namespace NumberSwap.Sql.Stores;

/// <summary>An attempt to sign in that may go on to the password.</summary>
public sealed record SignInAttempt
{
    /// <summary>Id of the person.</summary>
    public required string Person { get; init; }

    public required string PasswordHash { get; init; }

    /// <summary>True for the attempt that has locked the account, unless its password is right.</summary>
    public required bool IsLast { get; init; }
}
