using Microsoft.AspNetCore.Mvc;
using NumberSwap.Core.Leasing;
using NumberSwap.Server.Leases;

namespace NumberSwap.Benchmarks;

/// <summary>The bare endpoint: a plain minimal API that parses the lease request's JSON and answers the lease answer's JSON, and does nothing else.</summary>
public static class Ceiling
{
    private static readonly LeaseResponse Answer = new(
        "wqnh09bll2i9s39yvn",
        "2s4bcpkwby38ankjat.1",
        60,
        1799,
        [new ShownNumber("+74955804084", "+74951234501", LeaseKind.Leased, "gY7ACbsgERd5Qje5")],
        new ShownSource("yandex", "cpc", "kotly", "Котлы Москва"));

    public static Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, LeaseJson.Default));
        var app = builder.Build();
        app.MapPost("/", ([FromBody] LeaseRequest request) => request.Site is null ? Results.BadRequest() : TypedResults.Ok(Answer));
        return app.RunAsync();
    }
}
