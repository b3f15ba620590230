using System.Globalization;

namespace NumberSwap.Benchmarks;

/// <summary>
/// The inside of a measured process: runs the bare endpoint or the real server, and answers each line on standard input
/// with the bytes that the process has allocated so far.
/// </summary>
public static class MeasuredHost
{
    public static async Task<int> RunAsync(string[] args)
    {
        _ = Task.Run(AnswerAllocations);
        if (args is ["ceiling", ..])
        {
            await Ceiling.RunAsync();
            return 0;
        }

        var main = typeof(Server.Hosting.Settings).Assembly.EntryPoint!;
        return await (main.Invoke(null, [args[1..]]) switch
        {
            Task<int> running => running,
            int ended => Task.FromResult(ended),
            _ => Task.FromResult(0),
        });
    }

    private static void AnswerAllocations()
    {
        while (Console.ReadLine() is not null)
            Console.WriteLine("ALLOCATED " + GC.GetTotalAllocatedBytes(precise: false).ToString(CultureInfo.InvariantCulture));
    }
}
