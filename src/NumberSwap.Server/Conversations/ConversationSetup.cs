using NumberSwap.Server.Conversations.Findings;
using NumberSwap.Server.Conversations.Recordings;
using NumberSwap.Server.Conversations.Transcription;
using NumberSwap.Server.Conversations.Transcripts;
using NumberSwap.Server.Erasure;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations;

public static class ConversationSetup
{
    /// <summary>Recordings, transcripts, and what is found in them.</summary>
    public static void AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<RecordingStore>().AddSingleton<TranscriptStore>().AddSingleton<TalkReportStore>().AddSingleton<TranscriptionStore>().AddSingleton<ConversationSettingsStore>().AddSingleton<ConversationRemoval>();
        services.AddSingleton<RecordingFiles>().AddSingleton<RecordingService>().AddSingleton<RecordingLinks>().AddSingleton<ListenLog>();
        services.AddSingleton<TranscriptService>().AddSingleton<TranscriptHook>();
        services.AddSingleton<Adapters>().AddSingleton<TranscriptionClient>().AddSingleton<Transcriber>();
        services.AddSingleton<MarkerService>().AddSingleton<ConversationReports>();
        services.AddSingleton<IPersonalData, ConversationErasure>();
        services.AddHostedService<ConversationLoop>();
    }

    public static IEndpointRouteBuilder MapConversations(this IEndpointRouteBuilder app)
    {
        app.MapRecordings();
        app.MapTranscripts();
        app.MapTranscription();
        app.MapFindings();
        return app;
    }
}
