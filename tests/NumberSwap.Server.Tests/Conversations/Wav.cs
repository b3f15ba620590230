namespace NumberSwap.Server.Tests.Conversations;

/// <summary>Recordings as a telephone makes them.</summary>
internal static class Wav
{
    /// <summary>Silence, 8000 samples a second.</summary>
    public static byte[] Silence(int samples = 8000)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8000);
        writer.Write(8000);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(samples);
        writer.Write(Enumerable.Repeat((byte)0x80, samples).ToArray());
        return file.ToArray();
    }
}
