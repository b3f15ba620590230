namespace NumberSwap.Server.Delivery;

/// <summary>An adapter whose secret is made here, and can be replaced while the old one still counts.</summary>
public interface ISigningDestination : IDestination
{
    /// <summary>Makes a new secret; the present one counts for a while beside it.</summary>
    /// <returns>The secrets to keep, as JSON, and the new one to be shown this once.</returns>
    (string Secrets, string NewSecret) Rotate(string secrets, DateTimeOffset now);

    /// <summary>Lets the old secret count no more.</summary>
    string EndRotation(string secrets);

    /// <summary>Until when the old secret counts; null: there is none.</summary>
    DateTimeOffset? OldSecretUntil(string secrets, DateTimeOffset now);
}
