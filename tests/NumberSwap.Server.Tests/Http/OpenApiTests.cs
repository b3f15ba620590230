using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>The API document is committed, so that a change of the API shows in the diff. <c>NUMBERSWAP_WRITE_OPENAPI=1</c> writes it anew.</summary>
public sealed class OpenApiTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task The_document_is_the_committed_one()
    {
        var document = (await servers.Of(HotState.Embedded).GetAsync("/openapi/v1.json", key: null)).Expect(HttpStatusCode.OK).Text.ReplaceLineEndings("\n") + "\n";
        var file = Path.Combine(Repository.Server, "openapi", "v1.json");
        if (Environment.GetEnvironmentVariable("NUMBERSWAP_WRITE_OPENAPI") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, document);
        }

        Assert.True(File.Exists(file) && await File.ReadAllTextAsync(file) == document, $"The API is not what {file} says. If the change is meant, run this test with NUMBERSWAP_WRITE_OPENAPI=1 and commit the file.");
    }
}
