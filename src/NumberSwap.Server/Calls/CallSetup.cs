using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

public static class CallSetup
{
    /// <summary>What reads calls, and what people do with them.</summary>
    public static void AddCalls(this IServiceCollection services)
    {
        services.AddSingleton<CallChangeStore>().AddSingleton<CallNoteStore>().AddSingleton<CallMarkStore>().AddSingleton<VisitHistoryStore>();
        services.AddSingleton<CallLookup>().AddSingleton<CallStory>().AddSingleton<CorrectionReader>().AddSingleton<CallChanges>().AddSingleton<CallMarking>();
    }
}
