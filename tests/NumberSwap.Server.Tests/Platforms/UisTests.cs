using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>UIS, CoMagic and CallGear: the README's templates, and bodies that somebody wrote before.</summary>
public sealed class UisTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string File = "https://app.uiscom.ru/system/media/talk/1/2/";

    [Theory, ClassData(typeof(HotStates))]
    public async Task Our_templates_make_one_call_in_every_order(HotState state)
    {
        var desk = await PlatformDesk.OpenAsync(servers, state, "uis", new { });
        var visit = await desk.Shop.VisitAsync();

        await desk.AssertOneCallInEveryOrderAsync(visit, new("completed", Talk: 42, Ring: 7, Operator: "Анна", Recording: File), n =>
        [
            Template(n, visit.Number, "ring"),
            Template(n, visit.Number, "answered", "\"employee_full_name\": \"Анна\""),
            // A transfer: one talk ends, and another one begins.
            Template(n, visit.Number, "talked", "\"employee_full_name\": \"Анна\", \"talk_time_duration\": 20"),
            Template(n, visit.Number, "ended", "\"talk_time_duration\": 42, \"wait_time_duration\": 7, \"total_time_duration\": 49, \"direction\": \"in\""),
            Template(n, visit.Number, "recorded", $"\"file_link\": \"{File}\""),
        ]);
    }

    [Theory]
    [InlineData("missed", "\"wait_time_duration\": 12")]
    [InlineData("ended", "\"talk_time_duration\": 0, \"wait_time_duration\": 12, \"total_time_duration\": 12")]
    public async Task A_lost_call_is_missed(string what, string more)
    {
        var desk = await PlatformDesk.OpenAsync(servers, HotState.Embedded, "uis", new { });
        var visit = await desk.Shop.VisitAsync();

        await desk.AssertOneCallInEveryOrderAsync(visit, new("missed", Ring: 12), n => [Template(n, visit.Number, "ring"), Template(n, visit.Number, what, more)]);
    }

    /// <summary>The bodies that another service asks its customers to paste: without <c>event</c>, and grouped.</summary>
    [Fact]
    public async Task Templates_of_others_are_understood_by_their_variables()
    {
        var desk = await PlatformDesk.OpenAsync(servers, HotState.Embedded, "uis", new { });
        var visit = await desk.Shop.VisitAsync();
        string Body(int n, string more) =>
            $$"""{"notification_name": "x", "virtual_phone_number": "{{visit.Number[1..]}}", "call_session_id": {{n}}, "contact_info": {"contact_phone_number": "{{PlatformDesk.Caller[1..]}}"}, {{more}}}""";

        await desk.AssertOneCallInEveryOrderAsync(visit, new("completed", Talk: 42, Ring: 7, Operator: "Анна", Recording: File), n =>
        [
            PlatformMessage.Json(Body(n, "\"scenario_name\": \"Main\"")),
            PlatformMessage.Json(Body(n, "\"employee_info\": {\"employee_full_name\": \"Анна\"}, \"call_info\": {\"talk_time_duration\": 42, \"total_time_duration\": 49, \"wait_time_duration\": 7}, \"direction\": \"in\"")),
            PlatformMessage.Json(Body(n, $"\"file_link\": \"{File}\", \"file_duration\": 42")),
            PlatformMessage.Form("", ("call_session_id", $"{n}"), ("virtual_phone_number", visit.Number[1..]), ("contact_phone_number", PlatformDesk.Caller)),
            PlatformMessage.Get(("call_session_id", $"{n}"), ("virtual_phone_number", visit.Number[1..]), ("contact_phone_number", PlatformDesk.Caller)),
        ]);
    }

    [Theory]
    [InlineData("""{"event":"ended","direction":"out","call_session_id":1,"virtual_phone_number":"74951234501","talk_time_duration":5,"total_time_duration":9}""")]
    [InlineData("""{"event":"ring"}""")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    public async Task What_is_no_incoming_call_is_taken_and_left_aside(string body)
    {
        var desk = await PlatformDesk.OpenAsync(servers, HotState.Embedded, "uis", new { });

        Assert.Equal("", (await desk.ExpectAsync(PlatformMessage.Json(body))).Text);

        Assert.Empty(await desk.Shop.CallsAsync());
    }

    private static PlatformMessage Template(int n, string number, string what, string? more = null) => PlatformMessage.Json(
        $$"""{"event": "{{what}}", "call_session_id": {{n}}, "virtual_phone_number": "{{number[1..]}}", "contact_phone_number": "{{PlatformDesk.Caller[1..]}}"{{(more is null ? "" : ", " + more)}}}""");
}
