using System.Text;
using CsvHelper;

namespace NumberSwap.Server.Delivery.Metrika;

/// <summary>One file for Metrika.</summary>
internal static class MetrikaUpload
{
    public static async Task<byte[]> CsvAsync(MetrikaIdType type, IEnumerable<string[]> rows, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await using (var csv = CsvWriter.Create(bytes, CsvWriterOptions.Default, leaveOpen: true))
        {
            await csv.WriteRecordAsync(MetrikaFile.Header(type), cancellation);
            foreach (var row in rows)
                await csv.WriteRecordAsync(row, cancellation);
        }

        return bytes.ToArray();
    }

    public static HttpRequestMessage Request(string url, string token, byte[] csv)
    {
        var file = new ByteArrayContent(csv);
        file.Headers.ContentType = new("text/csv");
        var content = new MultipartFormDataContent("numberswap-" + Guid.NewGuid().ToString("N"));

        // With the quotes that the standard and Metrika's examples have.
        file.Headers.Add("Content-Disposition", "form-data; name=\"file\"; filename=\"calls.csv\"");
        content.Add(file);
        return Authorized(HttpMethod.Post, url, token, content);
    }

    public static HttpRequestMessage Authorized(HttpMethod method, string url, string token, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, url) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "OAuth " + token);
        request.Headers.UserAgent.ParseAdd("NumberSwap");
        return request;
    }

    public static string Text(byte[] csv) => Encoding.UTF8.GetString(csv);
}
