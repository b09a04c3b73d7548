using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Ingestion.Poison.Tests.Pipe;

/// <summary>The command <c>ingest run</c> as a process, with what it prints and the memory it takes.</summary>
internal sealed class PipeProcess : IAsyncDisposable
{
    private const string DropRights = "setpriv";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _watching = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PipeProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>What it computed so far, and after its end all that it did.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Whether permissions hold for the pipe, though the tests run as root.</summary>
    public static bool HeedsPermissions { get; } = !Environment.IsPrivilegedProcess || (OperatingSystem.IsLinux() && Programs.Has(DropRights));

    /// <summary>Starts it and waits until it watches the inbox.</summary>
    public static async Task<PipeProcess> StartAsync(string folder)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "ingest.dll"), "run"];
        if (Environment.IsPrivilegedProcess && HeedsPermissions)
            command = [DropRights, "--bounding-set", "-dac_override,-dac_read_search", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // A case is one page: a batch needn't wait for more of them.
        start.Environment["Ingestion__Batch__TimeLimit"] = "00:00:00.005";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} could not be started.");
        process.StandardInput.Close();
        var pipe = new PipeProcess(process);
        await pipe._watching.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return pipe;
    }

    /// <summary>The lines printed since the last call.</summary>
    public IReadOnlyList<string> TakeLines()
    {
        var lines = new List<string>();
        while (_lines.TryDequeue(out var line))
            lines.Add(line);
        return lines;
    }

    /// <summary>The lines printed since then, as soon as one of them holds the text.</summary>
    public async Task<IReadOnlyList<string>> LinesUntilAsync(string text)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromMinutes(1))
        {
            if (_lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
                return TakeLines();
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"No line with '{text}' came.");
    }

    /// <summary>Forgets the peak so far, where the system can.</summary>
    public void ForgetPeakMemory()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            // man 5 proc_pid_clear_refs: 5 resets the peak resident set size to the current value.
            File.WriteAllText($"/proc/{_process.Id}/clear_refs", "5");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Then the peak is that of all cases so far, which has the same bound.
        }
    }

    /// <summary>The most memory it had, in bytes.</summary>
    public long PeakMemory()
    {
        if (!OperatingSystem.IsLinux())
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }

        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (line.StartsWith("Watching", StringComparison.Ordinal))
            _watching.TrySetResult();
    }
}
