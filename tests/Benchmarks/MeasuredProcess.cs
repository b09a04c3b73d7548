using System.Diagnostics;

namespace Ingestion.Benchmarks;

/// <summary>One run of <c>ingest</c>, measured from outside.</summary>
internal sealed record MeasuredProcess(TimeSpan Wall, TimeSpan Processor, long PeakMemory)
{
    /// <summary>Runs the command to its end; what it prints is read and thrown away.</summary>
    public static async Task<MeasuredProcess> RunAsync(string folder, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start(folder, arguments);
        var processor = TimeSpan.Zero;
        long memory = 0;
        while (!process.HasExited)
        {
            try
            {
                process.Refresh();
                (processor, memory) = (process.TotalProcessorTime, Math.Max(memory, process.PeakWorkingSet64));
            }
            catch (InvalidOperationException)
            {
                break;
            }

            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(20));
        }

        await process.WaitForExitAsync();
        return new MeasuredProcess(watch.Elapsed, processor, memory);
    }

    /// <summary>Starts the command and leaves it running.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ingest.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
