using System.Net;
using NumberSwap.Core.People;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Leads;

/// <summary>The pages of leads: who sees what, and what an owner sets.</summary>
public sealed class LeadPageTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task An_analyst_sees_no_whole_phone_and_no_whole_address()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var made = (await shop.Server.PostAsync(
            "/v1/leads", new { site = shop.Id, phone = "+79161234567", email = "anna@example.com", name = "Anna 89161234567", message = "Call 8 916 123-45-67" })).Expect(HttpStatusCode.OK);
        var id = made.Json.GetProperty("id").GetString();
        foreach (var path in (string[])["leads", "leads.csv", "leads/" + id])
        {
            var seen = (await (await shop.SignInAsync(Role.Analyst)).GetAsync($"/sites/{shop.Id}/{path}")).Expect(HttpStatusCode.OK).Text;
            Assert.DoesNotContain("4567", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("45-67", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("anna@", seen, StringComparison.Ordinal);
            Assert.Contains("a•••@example.com", WebUtility.HtmlDecode(seen), StringComparison.Ordinal);
            var manager = (await (await shop.SignInAsync(Role.Manager)).GetAsync($"/sites/{shop.Id}/{path}")).Expect(HttpStatusCode.OK).Text;
            Assert.Contains("anna@example.com", manager, StringComparison.Ordinal);
        }

        // A number cannot be tried out either.
        var analyst = await shop.SignInAsync(Role.Analyst);
        Assert.Contains(id!, (await analyst.GetAsync($"/sites/{shop.Id}/leads?phone=%2B79160000000")).Text, StringComparison.Ordinal);
        (await analyst.SendAsync($"/sites/{shop.Id}/leads/{id}", "delete")).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_owner_switches_forms_and_call_backs_on()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var owner = await shop.SignInAsync();
        var page = $"/sites/{shop.Id}/leads/settings";
        Assert.Contains($"/s/{shop.Key}.callback.js", (await owner.GetAsync(page)).Text, StringComparison.Ordinal);
        (await owner.SendAsync(page, "leads", ("Forms", "1"), ("RequireConsent", "1"), ("ConsentText", "Ok <b>"), ("PolicyUrl", ""), ("Callback", "1")))
            .Expect(HttpStatusCode.Found);
        var leads = (await shop.Server.GetAsync(shop.Path)).Json.GetProperty("settings").GetProperty("leads");
        Assert.Equal(
            """{"forms":true,"requireConsent":true,"consentText":"Ok <b>","policyUrl":null,"callback":true,"hours":{"days":[1,2,3,4,5,6,7],"from":"00:00","to":"24:00"}}""", leads.GetRawText());

        var wrong = (await owner.SendAsync(page, "leads", ("PolicyUrl", "javascript:alert(1)"))).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("Nothing was saved", wrong, StringComparison.Ordinal);
        Assert.True((await shop.Server.GetAsync(shop.Path)).Json.GetProperty("settings").GetProperty("leads").GetProperty("forms").GetBoolean());
    }

    [Fact]
    public async Task A_manager_deletes_a_lead()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var id = (await shop.Server.PostAsync("/v1/leads", new { site = shop.Id, phone = "+79161234567" })).Json.GetProperty("id").GetString();
        (await (await shop.SignInAsync(Role.Manager)).SendAsync($"/sites/{shop.Id}/leads/{id}", "delete")).Expect(HttpStatusCode.Found);
        (await shop.Server.GetAsync($"{shop.Path}/leads/{id}")).ExpectProblem(404, "not_found");
    }
}
