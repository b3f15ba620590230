using Microsoft.AspNetCore.Http;
using NumberSwap.Server.People;
using Xunit;

namespace NumberSwap.Server.Tests.People;

public sealed class ReturnPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sites/abc/calls?from=2026-11-01&x=%2F%2Fevil")]
    [InlineData("/sites/a?next=https://evil.example")]
    public void A_path_of_this_server_is_kept(string path) => Assert.Equal(path, ReturnPath.Of(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sites")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("/sites\\evil")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\r\nSet-Cookie: x=y")]
    [InlineData("/\n/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("/ /evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/кот")]
    [InlineData("/\u2028/x")]
    public void Anything_else_leads_to_the_start_page(string? path) => Assert.Equal("/", ReturnPath.Of(path));

    [Fact]
    public void What_is_endless_leads_to_the_start_page() => Assert.Equal("/", ReturnPath.Of("/" + new string('x', 5000)));

    [Theory]
    [InlineData("/", "", "/sign-in")]
    [InlineData("/sites/a b/кот", "?q=1&r=//x", "/sign-in?return=%2Fsites%2Fa%2520b%2F%25D0%25BA%25D0%25BE%25D1%2582%3Fq%3D1%26r%3D%2F%2Fx")]
    [InlineData("//evil.example", "", "/sign-in")]
    public void The_way_to_the_sign_in_leads_back(string path, string query, string expected)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (path, new QueryString(query));
        Assert.Equal(expected, ReturnPath.SignInFor(request));
    }
}
