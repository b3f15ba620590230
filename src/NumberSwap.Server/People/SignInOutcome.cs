namespace NumberSwap.Server.People;

/// <summary>What became of an attempt to sign in.</summary>
public enum SignInOutcome
{
    Done,

    /// <summary>Unknown email, wrong password, or a locked account.</summary>
    Refused,

    /// <summary>Too many attempts from this address.</summary>
    TooManyAttempts,
}
