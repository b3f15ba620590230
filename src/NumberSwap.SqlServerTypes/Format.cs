namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR user type is written to bytes.</summary>
public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}
