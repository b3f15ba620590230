using System.Buffers.Text;
using System.Security.Cryptography;

namespace NumberSwap.Core.Leasing;

/// <summary>Ids for leases: 96 random bits in 16 characters that need no escaping anywhere.</summary>
public static class LeaseId
{
    private const int Bytes = 12;

    public static string New()
    {
        Span<byte> random = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(random);
        return Base64Url.EncodeToString(random);
    }
}
