using NumberSwap.Core.Attribution;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Costs;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Erasure;
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

/// <summary>Whatever is written, in whatever order: every money report is that of a naive count over the stored rows. A failure prints its seed.</summary>
[Collection("sql")]
public sealed class MoneyPropertyTests
{
    private const long HourMs = 3600_000;
    private const long T = Some.Time;

    // September to December 2026: clocks change in all of these but two.
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Asia/Tehran", "Australia/Lord_Howe", "Africa/Cairo", "UTC"];
    private static readonly string[] Sources = ["yandex", "google", "(direct)", "vk"];
    private static readonly string?[] Campaigns = [null, "Kotly", "kotly", "Kotly 2", "701", "leto"];

    [Theory, ClassData(typeof(Engines))]
    public async Task After_any_moves_every_report_is_that_of_a_naive_count(string engine)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        await using var test = await TestDatabase.CreateAsync(engine);
        await new Play(test, new Random(seed)).RunAsync(rounds: 30, $"seed {seed}");
    }

    /// <summary>The comparison can fail: a call that was changed behind the reports' back is seen.</summary>
    [Fact]
    public async Task What_no_mark_tells_of_is_a_difference()
    {
        await using var test = await TestDatabase.CreateAsync(Engines.Sqlite);
        var play = new Play(test, new Random(7));
        await play.RunAsync(rounds: 15, "seed 7");
        await test.ExecuteAsync("UPDATE calls SET talk_seconds = COALESCE(talk_seconds, 0) + 1000, status = 3");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => play.CompareAsync("on purpose"));
    }

    private sealed class Play
    {
        private readonly TestDatabase test;
        private readonly Random chance;
        private readonly MoneyReports reports;
        private readonly MoneyDetails details;
        private readonly List<VisitEntry> visits = [];
        private Site site = Some.Site();
        private int made;

        public Play(TestDatabase test, Random chance)
        {
            (this.test, this.chance) = (test, chance);
            var store = new FactStore(test);
            reports = new(store, new MoneyFacts(store), new MemoryCache());
            details = new(reports, store, new CallStore(test), new LeadStore(test), new DealStore(test));
        }

        public async Task RunAsync(int rounds, string where)
        {
            for (var round = 0; round < rounds; round++)
            {
                await MoveAsync();
                if (chance.Next(2) == 0)
                    await CompareAsync($"{where}, round {round}");
            }

            for (var i = 0; i < 10; i++)
                await CompareAsync($"{where}, at the end");
        }

        public async Task CompareAsync(string where)
        {
            var naive = await NaiveMoney.ReadAsync(test, site);
            foreach (var by in Enum.GetValues<ReportDimension>())
            {
                var request = NewRequest(by);
                var report = await reports.ReportAsync(site, request);
                var about = $"{where}: {request} {string.Join(',', request.Query.Filter)} {site.Settings.TimeZone}";
                Assert.True(NaiveMoney.Text(report) == naive.Count(request), $"{about}\n--- report\n{NaiveMoney.Text(report)}\n--- naive\n{naive.Count(request)}");
                if (by == ReportDimension.Source && request.Query.Values != ReportValues.Expected)
                    await CompareListsAsync(request, report, about);
            }
        }

        /// <summary>What is listed behind a figure is as much as the figure says.</summary>
        private async Task CompareListsAsync(MoneyRequest request, MoneyReport report, string about)
        {
            var total = report.Total;
            foreach (var (measure, figure) in ((MoneyMeasure, double)[])
                [(MoneyMeasure.Calls, total.Calls), (MoneyMeasure.Answered, total.Answered), (MoneyMeasure.TargetCalls, total.TargetCalls), (MoneyMeasure.NotTarget, total.Calls - total.TargetCalls), (MoneyMeasure.Forms, total.Forms), (MoneyMeasure.Leads, total.Leads), (MoneyMeasure.Offers, total.Offers)])
            {
                var (count, _) = await details.ContactsAsync(site, request, measure, null, 0, 1);
                Assert.True(count == (int)Math.Round(figure), $"{about}: {measure} lists {count} for {figure}");
            }

            var deals = await details.JourneysAsync(site, request with { Query = request.Query with { Currency = null } }, DealOutcome.Won, 0, 200);
            Assert.True(deals.Count - deals.Refunds == total.Deals, $"{about}: {deals.Count} and {deals.Refunds} refunds are listed for {total.Deals}");
            var priced = report.Currency is null ? null : await details.JourneysAsync(site, request with { Query = request.Query with { Currency = report.Currency } }, DealOutcome.Won, 0, 200);
            Assert.Equal(total.Revenue, priced?.Journeys.Sum(deal => deal.Amount!.Value) ?? 0);
            var costs = await details.CostsAsync(site, request with { Query = request.Query with { Currency = report.Currency } });
            Assert.Equal(total.Cost ?? 0, costs.Where(cost => cost.Currency == report.Currency).Sum(cost => cost.Cost));
        }

        private async Task MoveAsync()
        {
            switch (chance.Next(11))
            {
                case 0 or 1:
                    // A visitor's visits come in their order.
                    for (var i = chance.Next(1, 10); i > 0; i--)
                    {
                        var visit = NewVisit();
                        visits.Add(visit);
                        await new RecordStore(test).RecordAsync([visit], []);
                    }

                    break;
                case 2 or 3:
                    await new RecordStore(test).RecordAsync([], [.. Enumerable.Range(0, chance.Next(1, 15)).Select(_ => NewCall())]);
                    break;
                case 4:
                    foreach (var call in (await CallsAsync()).Where(_ => chance.Next(4) == 0))
                        await new AttributionStore(test).ReplaceAsync(call, NewAttribution(), T, null);
                    foreach (var call in (await CallsAsync()).Where(_ => chance.Next(8) == 0))
                        await new CallChangeStore(test).CorrectAsync("site", call.Id, chance.Next(3) == 0 ? null : new CallCorrection(NewAttribution(), Actor.Server, T, null), null);
                    break;
                case 5:
                    foreach (var call in (await CallsAsync()).Where(_ => chance.Next(6) == 0))
                        await new CallChangeStore(test).TagAsync("site", call.Id, _ => chance.Next(2) == 0 ? ["order"] : ["spam", "vip"]);
                    foreach (var call in (await CallsAsync()).Where(_ => chance.Next(6) == 0))
                    {
                        var marks = new CallMarks(chance.Next(2) == 0 ? null : $"product {chance.Next(3)}", chance.Next(2) == 0 ? null : (ClientType)chance.Next(1, 4), (CallStep)chance.Next(6), null, T) { Satisfaction = chance.Next(3) == 0 ? chance.Next(1, 6) : null };
                        await new CallMarkStore(test).ChangeAsync("site", call.Id, _ => marks);
                    }

                    break;
                case 6:
                    await new DealStore(test).PutAsync([.. Enumerable.Range(0, chance.Next(1, 12)).Select(_ => NewDeal())], T + (chance.Next(100) * HourMs));
                    if (chance.Next(3) == 0 && await new DealStore(test).ListAsync(new DealFilter { Site = "site" }) is [var gone, ..])
                        await new DealStore(test).DeleteAsync("site", gone.Id);
                    break;
                case 8 or 9:
                    for (var i = chance.Next(1, 10); i > 0; i--)
                        await new LeadStore(test).PutAsync(NewLead(), requireConsent: false, needsSession: false);
                    if (chance.Next(3) == 0 && await new LeadStore(test).ListAsync(new LeadFilter { Site = "site" }) is [var left, ..])
                        await new LeadStore(test).DeleteAsync("site", left.Id, T);
                    if (chance.Next(6) == 0)
                        await new LeadStore(test).EraseAsync(new DataSubject("site", $"+7916000000{chance.Next(7)}", [], [$"visitor{chance.Next(12)}"], []));
                    // Deals that found none look again; each time it is later.
                    await new DealStore(test).SearchDueAsync(T + ((200 + made) * HourMs), 1000);
                    break;
                case 7:
                    await new CostStore(test).PutAsync("site", [.. Enumerable.Range(0, chance.Next(1, 20)).Select(_ => NewCost())]);
                    if (chance.Next(4) == 0)
                        await new CostStore(test).DeleteAsync("site", DayOf(chance.Next(60)), DayOf(60 + chance.Next(10)), "vk");
                    break;
                default:
                    site = site with
                    {
                        Settings = site.Settings with
                        {
                            TimeZone = Zones[chance.Next(Zones.Length)],
                            Target = new TargetRule
                            {
                                MinTalkSeconds = chance.Next(60),
                                FirstInDays = chance.Next(2) * chance.Next(30),
                                ExcludedTags = chance.Next(2) == 0 ? [] : ["spam"],
                                ExcludedCallers = chance.Next(2) == 0 ? [] : ["+79160000001"],
                                ExcludedSources = chance.Next(3) > 0 ? [] : ["google"],
                            },
                        },
                    };
                    break;
            }
        }

        private MoneyRequest NewRequest(ReportDimension by)
        {
            var from = DayOf(chance.Next(60));
            var period = chance.Next(3) switch
            {
                0 => new Period(from, from.AddDays(chance.Next(40))),
                1 => new Period(new(2026, 10, 1), new(2026, 10, 31)),
                _ => new Period(DayOf(-5), DayOf(90)),
            };
            var before = chance.Next(3) switch { 0 => null, 1 => period.MonthsYearBefore(), _ => period.MonthsBefore() };
            var filter = new Dictionary<ReportDimension, string>();
            if (chance.Next(3) == 0)
                filter[ReportDimension.Source] = chance.Next(4) == 0 ? MoneyRow.Unknown : Sources[chance.Next(4)];
            if (chance.Next(6) == 0)
                filter[ReportDimension.Campaign] = Campaigns[chance.Next(6)] ?? MoneyRow.None;
            if (chance.Next(8) == 0)
                filter[ReportDimension.Operator] = "Анна";
            if (chance.Next(6) == 0)
                filter[ReportDimension.Hour] = chance.Next(8) == 0 ? "8-1" : $"{chance.Next(1, 8)}-{chance.Next(24)}";
            if (chance.Next(8) == 0)
                filter[ReportDimension.Contact] = chance.Next(3) switch { 0 => "call", 1 => "form", _ => "none" };
            return new(
                new MoneyQuery
                {
                    By = by,
                    Model = (AttributionModel)chance.Next(3),
                    Values = (ReportValues)chance.Next(3),
                    Dating = (DealDating)chance.Next(2),
                    Currency = chance.Next(2) == 0 ? null : chance.Next(2) == 0 ? "RUB" : "EUR",
                    Filter = filter,
                    Limit = chance.Next(2) == 0 ? 5000 : chance.Next(1, 4),
                },
                period,
                before);
        }

        private VisitEntry NewVisit()
        {
            var at = T + (visits.Count * 3 * HourMs) + chance.Next(900_000);
            return new("site", at, $"s{visits.Count}", $"visitor{chance.Next(12)}", at, new Visit($"https://shop.example/page{chance.Next(3)}?x=1", null, NewSource(), null), null, []);
        }

        private RecordedCall NewCall()
        {
            // The same few calls are reported again and again, in any order.
            var id = chance.Next(70);
            var at = T + (id * 29 * HourMs) + (id % 4 * 600_000) + 17;
            var report = new CallReport
            {
                Site = "site",
                Id = $"c{id}",
                From = id % 9 == 0 ? null : $"+7916000000{id % 6}",
                Platform = "api",
                To = $"+749512345{60 + (id % 3)}",
                Status = (CallStatus)chance.Next(4),
                TalkSeconds = chance.Next(3) == 0 ? null : chance.Next(90),
                Operator = chance.Next(3) switch { 0 => null, 1 => "Анна", _ => "Пётр" },
            };
            return new(new CallEntry("site", at + chance.Next(1000), report, at, []), null, NewAttribution());
        }

        private CallAttribution NewAttribution()
        {
            var probability = chance.Next(1, 100) / 100.0;
            if (chance.Next(4) == 0)
                return Some.NoAttribution;
            if (visits.Count == 0 || chance.Next(3) == 0)
                return new(MatchLevel.Source, probability, null, NewSource(), null, []);
            var visit = visits[chance.Next(visits.Count)];
            var lease = new Lease
            {
                Id = "l" + visit.Session,
                Site = "site",
                Pool = "pool",
                Number = "+74951234567",
                Target = "+74955804084",
                Session = visit.Session,
                Visitor = visit.Visitor,
                Kind = LeaseKind.Leased,
                SessionStartedAt = visit.StartedAt,
                StartedAt = visit.StartedAt,
                SeenAt = visit.StartedAt,
                Until = visit.StartedAt + HourMs,
                Visit = visit.Visit,
            };
            return new(MatchLevel.Session, probability, lease, visit.Visit.Source, null, []);
        }

        private TrafficSource NewSource()
        {
            var source = Sources[chance.Next(4)];
            return source == "(direct)"
                ? new() { Source = source, Medium = "(none)" }
                : new() { Source = source, Medium = chance.Next(3) == 0 ? "organic" : "cpc", Campaign = Campaigns[chance.Next(6)], CampaignId = chance.Next(6) == 0 ? "702" : null, Term = chance.Next(2) == 0 ? null : $"term {chance.Next(3)}" };
        }

        private Lead NewLead()
        {
            // The same few forms are told of again and again, with another phone or visit.
            var id = chance.Next(40);
            var at = T + (id * 47 * HourMs) + (id % 3 * 600_000) + 5;
            return new()
            {
                Id = $"f{made++}",
                Site = "site",
                Kind = (LeadKind)(id % 3),
                ExternalId = $"form{id}",
                MadeAt = at,
                UpdatedAt = T + chance.Next(1000),
                Phone = chance.Next(4) == 0 ? null : $"+7916000000{chance.Next(9)}",
                Form = "order",
                Consent = new(true, null, null),
                Session = visits.Count == 0 || chance.Next(3) == 0 ? null : visits[chance.Next(visits.Count)].Session,
            };
        }

        private DealReport NewDeal()
        {
            var opened = T + (chance.Next(90 * 24) * HourMs);
            var outcome = (DealOutcome)chance.Next(3);
            var amount = chance.Next(5) == 0 ? (decimal?)null : chance.Next(6) == 0 ? -chance.Next(1, 900_000) / 100m : chance.Next(1, 9_000_000) / 100m;
            return new()
            {
                Site = "site",
                System = "api",
                ExternalId = $"d{chance.Next(50)}",
                Call = chance.Next(3) == 0 ? null : $"c{chance.Next(75)}",
                Lead = chance.Next(4) > 0 ? null : chance.Next(2) == 0 ? $"f{chance.Next(made + 5)}" : $"form{chance.Next(45)}",
                Phone = chance.Next(2) == 0 ? null : $"+7916000000{chance.Next(9)}",
                Outcome = outcome,
                Amount = amount,
                Currency = amount is null ? null : chance.Next(4) == 0 ? "EUR" : "RUB",
                OpenedAt = opened,
                ClosedAt = outcome == DealOutcome.Open ? null : opened + (chance.Next(20 * 24) * HourMs),
                UpdatedAt = T + chance.Next(1000),
            };
        }

        private AdCost NewCost() => new(
            DayOf(chance.Next(90)),
            Sources[chance.Next(2)],
            "cpc",
            Campaigns[chance.Next(6)] ?? "",
            chance.Next(2) == 0 ? null : chance.Next(2) == 0 ? "701" : "702",
            chance.Next(2) == 0 ? "" : $"term {chance.Next(3)}",
            chance.Next(1, 90_000) / 100m,
            chance.Next(4) == 0 ? "EUR" : "RUB",
            chance.Next(3) == 0 ? null : chance.Next(90),
            null);

        private Task<IReadOnlyList<CallRecord>> CallsAsync() => new CallStore(test).ListAsync(new CallFilter { Site = "site", Limit = 1000 });

        private static DateOnly DayOf(int day) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(T).UtcDateTime).AddDays(day);
    }
}
