using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Reports;
using NumberSwap.Server.Tests.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Reports;

/// <summary>What customers are worth is what a naive walk over the stored contacts and deals adds up to, whatever they did. A failure prints its seed.</summary>
[Collection("sql")]
public sealed class CustomersPropertyTests
{
    private const long T = Some.Time;
    private const long HourMs = 3600_000;
    private static readonly string[] Sources = ["yandex", "google", "vk"];

    [Theory, ClassData(typeof(Engines))]
    public async Task Customers_are_those_of_a_naive_count(string engine)
    {
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        await using var test = await TestDatabase.CreateAsync(engine);
        var site = Some.Site();
        site = site with { Settings = site.Settings with { TimeZone = "Europe/Berlin" } };
        await WriteAsync(test, chance);

        var store = new FactStore(test);
        var reports = new CustomersReports(new MoneyReports(store, new MoneyFacts(store), new MemoryCache()));
        var calls = await new CallStore(test).ListAsync(new CallFilter { Site = "site", Limit = 1000 });
        var leads = await new LeadStore(test).ListAsync(new LeadFilter { Site = "site", Limit = 1000 });
        var deals = await new DealStore(test).ListAsync(new DealFilter { Site = "site", Limit = 1000 });
        for (var i = 0; i < 12; i++)
        {
            var from = DayOf(chance.Next(60));
            var period = i % 2 == 0 ? new Period(DayOf(-2), DayOf(120)) : new Period(from, from.AddDays(chance.Next(50)));
            var request = new MoneyRequest(new MoneyQuery { Values = (ReportValues)chance.Next(3), Currency = chance.Next(2) == 0 ? "RUB" : "EUR", Limit = 5000 }, period, null);
            var report = await reports.ReportAsync(site, request);
            var actual = report.Rows.Select(row => $"{row.Key} {row.Contact}: {Line(row.Figures)}").Append($"calls: {Line(report.Calls)}").Append($"forms: {Line(report.Forms)}");
            Assert.True(actual.Order(StringComparer.Ordinal).SequenceEqual(Naive(request)), $"seed {seed}, {request}\n--- report\n{string.Join('\n', actual.Order(StringComparer.Ordinal))}\n--- naive\n{string.Join('\n', Naive(request))}");
        }

        IEnumerable<string> Naive(MoneyRequest request)
        {
            var sums = new Dictionary<string, (double Customers, double Purchases, double Returned, double Revenue, double Later)>(StringComparer.Ordinal) { ["calls"] = default, ["forms"] = default };
            var contacts = calls.Select(call => (Kind: ContactKind.Call, call.Id, At: call.StartedAt, Phone: call.From, Source: call.Cause.Source?.Source, call.Cause.Probability))
                .Concat(leads.Select(lead => (Kind: ContactKind.Form, lead.Id, At: lead.MadeAt, lead.Phone, Source: lead.Touch?.Source, Probability: 1.0))).ToList();
            foreach (var customer in deals.Where(deal => deal.Outcome == DealOutcome.Won).GroupBy(FirstOf).Where(group => group.Key is not null))
            {
                var first = contacts.Single(contact => contact.Id == customer.Key);
                var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(first.At), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).DateTime);
                var after = customer.Where(deal => deal.ClosedAt >= first.At).OrderBy(deal => deal.ClosedAt).ThenBy(deal => deal.Id, StringComparer.Ordinal).ToList();
                var purchases = after.Where(deal => deal.Amount is null or >= 0).ToList();
                if (purchases.Count == 0 || day < request.Period.From || day > request.Period.To)
                    continue;
                double Money(Deal deal) => deal.Currency == request.Query.Currency ? (double)(deal.Amount ?? 0) : 0;
                var share = first.Source is null ? 0 : request.Query.Values switch { ReportValues.All => 1, ReportValues.Certain => first.Probability >= 0.8 ? 1 : 0, _ => first.Probability };
                foreach (var (key, part) in new[] { (first.Source ?? "(unknown)", share), ("(unknown)", 1 - share) }.Where(pair => pair.Item2 > 0))
                {
                    foreach (var name in (string[])[$"{key} {first.Kind}", first.Kind == ContactKind.Call ? "calls" : "forms"])
                    {
                        var sum = sums.GetValueOrDefault(name);
                        sums[name] = (sum.Customers + part, sum.Purchases + (part * purchases.Count), sum.Returned + (purchases.Count > 1 ? part : 0),
                            sum.Revenue + (part * after.Sum(Money)), sum.Later + (part * (after.Sum(Money) - Money(purchases[0]))));
                    }
                }
            }

            return sums.Select(sum => $"{sum.Key}: {sum.Value.Customers:0.####} {sum.Value.Purchases:0.####} {sum.Value.Returned:0.####} {sum.Value.Revenue:0.00} {sum.Value.Later:0.00}").Order(StringComparer.Ordinal);

            string? FirstOf(Deal deal)
            {
                var own = contacts.Where(contact => contact.Id == (deal.Call ?? deal.Form)).ToList();
                var phone = deal.Phone ?? own.Select(contact => contact.Phone).FirstOrDefault();
                return contacts.Where(contact => phone is not null && contact.Phone == phone).OrderBy(contact => contact.At).Concat(own).Select(contact => contact.Id).FirstOrDefault();
            }
        }
    }

    /// <summary>Calls and forms of few people; then deals of them, some of people whom nobody knows.</summary>
    private static async Task WriteAsync(TestDatabase test, Random chance)
    {
        await new RecordStore(test).RecordAsync([.. Enumerable.Range(0, 10).Select(i => new VisitEntry("site", T + i, $"s{i}", $"v{i}", T + i, NewVisit(chance), null, []))], []);
        var times = Enumerable.Range(0, 80).OrderBy(_ => chance.Next()).Select(i => T + (i * 31 * HourMs)).ToList();
        for (var i = 0; i < 40; i++)
        {
            var attribution = chance.Next(4) == 0 ? Some.NoAttribution : new CallAttribution(MatchLevel.Source, chance.Next(1, 100) / 100.0, null, NewVisit(chance).Source, null, []);
            var report = new CallReport { Site = "site", Id = $"c{i}", From = i % 9 == 0 ? null : Phone(chance), Platform = "api", To = "+74951234567", Status = CallStatus.Completed, TalkSeconds = 60 };
            await new RecordStore(test).RecordAsync([], [new RecordedCall(new CallEntry("site", times[i], report, times[i], []), null, attribution)]);
            var session = chance.Next(2) == 0 ? null : $"s{chance.Next(10)}";
            await new LeadStore(test).AddAsync(
            [
                new Lead
                {
                    Id = $"f{i}", Site = "site", Kind = LeadKind.Form, ExternalId = $"f{i}", MadeAt = times[i + 40], UpdatedAt = T, Phone = i % 7 == 0 ? null : Phone(chance), Consent = new(true, null, null),
                },
            ]);
            if (session is not null)
                await new LeadStore(test).PutAsync((await new LeadStore(test).FindAsync("site", $"f{i}"))! with { Session = session }, requireConsent: false, needsSession: true);
        }

        await new DealStore(test).PutAsync(
            [
                .. Enumerable.Range(0, 150).Select(i =>
                {
                    var at = T + (chance.Next(120 * 24) * HourMs);
                    return new DealReport
                    {
                        Site = "site",
                        System = "api",
                        ExternalId = $"d{i}",
                        Call = chance.Next(3) == 0 ? $"c{chance.Next(45)}" : null,
                        Lead = chance.Next(4) == 0 ? $"f{chance.Next(45)}" : null,
                        Phone = chance.Next(3) == 0 ? null : Phone(chance),
                        Outcome = (DealOutcome)chance.Next(1, 3),
                        Amount = chance.Next(6) == 0 ? null : chance.Next(8) == 0 ? -chance.Next(1, 90_000) : chance.Next(1, 900_000),
                        Currency = chance.Next(4) == 0 ? "EUR" : "RUB",
                        OpenedAt = at,
                        ClosedAt = at + (chance.Next(500) * HourMs),
                        UpdatedAt = T,
                    };
                }).Select(report => report.Amount is null ? report with { Currency = null } : report),
            ],
            T);
    }

    private static Visit NewVisit(Random chance) => new("https://shop.example/", null, new TrafficSource { Source = Sources[chance.Next(3)], Medium = "cpc" }, null);

    private static string Phone(Random chance) => $"+791600000{chance.Next(10, 30)}";

    private static DateOnly DayOf(int day) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(T).UtcDateTime).AddDays(day);

    private static string Line(CustomerFigures of) => $"{of.Customers:0.####} {of.Purchases:0.####} {of.Returned:0.####} {of.Revenue:0.00} {of.LaterRevenue:0.00}";
}
