namespace Microsoft.SqlServer.Server;

/// <summary>A CLR type that cannot serve as a SQL Server user type.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message) : base(message)
    {
    }

    /// <summary>Called by SqlClient when it meets such a type. NumberSwap stores none.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason) => new($"'{udtType}' is no user type: {resourceReason}");
}
