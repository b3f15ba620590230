namespace NumberSwap.Server.Dashboard.Shell;

public static class NotFoundExtensions
{
    /// <summary>Says that what the page's address names is not there, whatever else the page goes on to say.</summary>
    /// <remarks>A form that is sent to such a page finds no form to be handled by, which the framework would call a bad request.</remarks>
    public static void AnswerNotFound(this HttpContext context)
    {
        if (context.Response.HasStarted)
            return;
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.OnStarting(() =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
