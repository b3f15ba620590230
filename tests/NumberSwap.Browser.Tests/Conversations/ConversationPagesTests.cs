using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using NumberSwap.Server.Tests.Conversations;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace NumberSwap.Browser.Tests.Conversations;

/// <summary>From a recording to what is said again and again: heard, transcribed, found, compared, in the browser.</summary>
public sealed class ConversationPagesTests(World world)
{
    private const string Question = "А какая гарантия на котёл?";

    private static readonly (string Speaker, double Start, string Text)[] Talk =
    [
        ("operator", 0, "Здравствуйте, меня зовут Анна, компания «Котёл»."),
        ("caller", 1.5, "Нужен котёл для дачи."),
        ("operator", 2.5, "На самом деле для дачи подойдёт этот, на самом деле лучший. Какая у вас площадь?"),
        ("caller", 4, Question),
    ];

    [Theory]
    [InlineData("en", "2 calls")]
    [InlineData("ru", "2 звонка")]
    public async Task A_recording_is_heard_found_and_compared(string language, string twice)
    {
        var shop = await Shop.OpenAsync(world.Server);
        var (first, second) = (await CallAsync(shop), await CallAsync(shop));
        await using var manager = await world.SignInAsync(Role.Manager, language, shop.Id);
        var home = $"{world.Server.Origin}/sites/{shop.Id}";
        var view = await manager.OpenAsync($"{home}/calls/{first}");

        // Uploaded, beside what was said.
        await view.Page.Locator("details:has(#recording-file) summary").ClickAsync();
        await view.Page.SetInputFilesAsync("#recording-file", new FilePayload { Name = "talk.wav", MimeType = "audio/wav", Buffer = Wav.Silence(6 * 8000) });
        await view.Page.Locator("form:has(#recording-file) button").ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Expect(view.Page.Locator("audio")).ToBeVisibleAsync();
        await SayAsync(first);
        await SayAsync(second);

        // A word leads to its place in the talk, and the player goes on from there.
        await view.Page.GotoAsync(home + "/conversations");
        await view.Page.FillAsync("#q", "подойдет");
        await view.Page.Locator("form[role=search] button").ClickAsync();
        await Expect(view.Page.Locator(".talk-found mark")).ToHaveTextAsync(["подойдёт", "подойдёт"]);
        await view.Page.Locator($".talk-found a[href*='{first}']").ClickAsync();
        await Expect(view.Page.Locator(".talk-line:target")).ToContainTextAsync("лучший");
        Assert.Equal(2.5, await view.Page.EvaluateAsync<double>("document.querySelector('audio').currentTime"));
        await view.Page.Locator(".talk-line:target .talk-time").ClickAsync();
        await Until.TrueAsync(() => view.Page.EvaluateAsync<bool>("document.querySelector('audio').currentTime > 2.6"), "the recording plays");
        await Expect(view.Page.Locator(".talk-line[aria-current]")).ToContainTextAsync("лучший");

        // The same question of two calls, and where it was asked.
        await view.Page.GotoAsync(home + "/conversations/questions");
        var asked = view.Page.Locator("section[aria-labelledby=callers] details");
        await Expect(asked.Locator("summary")).ToContainTextAsync(Question);
        await Expect(asked.Locator(".badge")).ToHaveTextAsync(twice);
        await asked.Locator("summary").ClickAsync();
        await asked.Locator("a").First.ClickAsync();
        await Expect(view.Page.Locator(".talk-line:target")).ToContainTextAsync(Question);

        // Set phrases by operator.
        await view.Page.GotoAsync(home + "/conversations/operators");
        var phrase = await view.Page.Locator("section[aria-labelledby=by-operator] th[scope=col]").AllInnerTextsAsync();
        var row = view.Page.Locator("section[aria-labelledby=by-operator] tbody tr", new() { HasText = "Анна" });
        var at = phrase.ToList().FindIndex(name => name.Contains("на самом деле", StringComparison.OrdinalIgnoreCase));
        await Expect(row.Locator("th, td").Nth(at)).ToHaveTextAsync("4");
        view.HasNoErrors();
    }

    [Fact]
    public async Task An_owner_has_recordings_transcribed_and_says_what_is_looked_for()
    {
        await using var endpoint = await TranscriptionStandIn.StartAsync();
        var shop = await Shop.OpenAsync(world.Server);
        var (call, other) = (await CallAsync(shop), await CallAsync(shop));
        using (var wav = new ByteArrayContent(Wav.Silence()) { Headers = { ContentType = new("audio/wav") } })
            (await world.Server.Admin.PutAsync($"/v1/calls/{call}/recording", wav)).EnsureSuccessStatusCode();
        await using var owner = await world.SignInAsync(Role.Owner, "en", shop.Id);
        var home = $"{world.Server.Origin}/sites/{shop.Id}";
        var view = await owner.OpenAsync(home + "/conversations/settings");

        // What cannot be is told at its field, and what was typed stays.
        await view.Page.FillAsync("#address", endpoint.Address + "/v1");
        await view.Page.FillAsync("#model", "gpt-4o-transcribe-diarize");
        await view.Page.FillAsync("#language", "R1");
        await Button(view, "Save and transcribe").ClickAsync();
        await Expect(view.Page.Locator("#language-error")).ToBeVisibleAsync();
        await Expect(view.Page.Locator("#model")).ToHaveValueAsync("gpt-4o-transcribe-diarize");
        await view.Page.FillAsync("#language", "ru");
        await view.Page.FillAsync("#key", "right-key");
        await Button(view, "Save and transcribe").ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await view.Page.GotoAsync($"{home}/calls/{call}");
        await view.Page.Locator("details:has(#recording-file) summary").ClickAsync();
        await Button(view, "Transcribe it now").ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();

        // Meanwhile: another phrase is counted, and another program has an address.
        await view.Page.GotoAsync(home + "/conversations/settings");
        await view.Page.FillAsync("#list-phrases", "здравствуйте\nваш звонок важен");
        await view.Page.FillAsync("#list-requests", "Монтаж");
        await Button(view, "Save").ClickAsync();
        await Expect(view.Page.Locator("#list-requests-error")).ToBeVisibleAsync();
        await Expect(view.Page.Locator("#list-phrases")).ToHaveValueAsync("здравствуйте\nваш звонок важен");
        await view.Page.FillAsync("#list-requests", "Монтаж: монтаж*, установ*\nЦена: сколько стоит");
        await Button(view, "Save").ClickAsync();
        await Expect(view.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Button(view, "Make an address for transcripts from elsewhere").ClickAsync();
        var address = await view.Page.Locator(".notice.good code").InnerTextAsync();
        using (var posted = await world.Server.Admin.PostAsJsonAsync(new Uri(address.Trim()).PathAndQuery, new { call = other, segments = new[] { new { speaker = "operator", start = 0, text = "Ваш звонок важен." } } }))
            Assert.True(posted.IsSuccessStatusCode);

        await Until.TrueAsync(
            async () =>
            {
                using var said = await world.Server.Admin.GetAsync($"/v1/calls/{call}/transcript");
                return said.IsSuccessStatusCode;
            },
            "the recording is transcribed");
        await view.Page.GotoAsync($"{home}/calls/{call}");
        await Expect(view.Page.Locator(".talk-line .talk-said")).ToHaveTextAsync(["Алло.", "Здравствуйте!"]);
        await Expect(view.Page.Locator(".talk-line.operator")).ToContainTextAsync("Алло.");
        await view.Page.GotoAsync(home + "/conversations/settings");
        await Expect(view.Page.Locator("section[aria-labelledby=adapter]")).ToContainTextAsync("Done: 1");
        await Expect(view.Page.Locator("#key")).ToHaveValueAsync("");
        view.HasNoErrors();
    }

    private static ILocator Button(View view, string name) => view.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task<string> CallAsync(Shop shop)
    {
        var id = Guid.NewGuid().ToString("N");
        using var made = await world.Server.Admin.PostAsJsonAsync("/v1/calls", new { id, site = shop.Id, to = Shop.Target, from = "+79161234567", status = "completed", talkSeconds = 95, @operator = "Анна" });
        made.EnsureSuccessStatusCode();
        return id;
    }

    private async Task SayAsync(string call)
    {
        using var put = await world.Server.Admin.PutAsJsonAsync(
            $"/v1/calls/{call}/transcript", new { language = "ru", segments = Talk.Select(one => new { speaker = one.Speaker, start = one.Start, text = one.Text }) });
        put.EnsureSuccessStatusCode();
    }
}
