namespace NumberSwap.Server.Conversations.Recordings;

/// <summary>What a recording's first bytes say that it is: its name and what its sender says count for nothing.</summary>
public static class AudioFormat
{
    /// <summary>Bytes that <see cref="Of"/> wants to see, where there are so many.</summary>
    public const int HeadLength = 64;

    /// <summary>The media type; null for what is neither WAV, MP3, Ogg, MP4 nor WebM.</summary>
    public static string? Of(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
            return null;
        if (head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WAVE"u8))
            return "audio/wav";
        if (head.StartsWith("OggS"u8))
            return "audio/ogg";
        if (head[4..8].SequenceEqual("ftyp"u8))
            return "audio/mp4";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1a, 0x45, 0xdf, 0xa3]))
            return head.IndexOf("webm"u8) > 0 ? "audio/webm" : null;
        if (head.StartsWith("ID3"u8) || IsMpegFrame(head))
            return "audio/mpeg";
        return null;
    }

    /// <summary>The ending that programs expect of such a file.</summary>
    public static string EndingOf(string mediaType) => mediaType switch
    {
        "audio/wav" => ".wav",
        "audio/ogg" => ".ogg",
        "audio/mp4" => ".m4a",
        "audio/webm" => ".webm",
        _ => ".mp3",
    };

    /// <summary>Eleven set bits, a version that is not reserved, layer I to III, and a bit rate and sampling rate that exist.</summary>
    private static bool IsMpegFrame(ReadOnlySpan<byte> head) =>
        head[0] == 0xff && (head[1] & 0xe0) == 0xe0 && (head[1] & 0x18) != 0x08 && (head[1] & 0x06) != 0 && (head[2] & 0xf0) is not (0xf0 or 0) && (head[2] & 0x0c) != 0x0c;
}
