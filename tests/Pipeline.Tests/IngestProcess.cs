using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Ingestion.Pipeline.Tests;

/// <summary>The command <c>ingest</c> as a process of its own, in a data folder of the test's.</summary>
internal sealed class IngestProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task<string> _errors;
    private readonly Task _reading;

    private IngestProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    public int Id => _process.Id;

    /// <summary>Starts <c>ingest</c> with the arguments.</summary>
    public static IngestProcess Start(string folder, params string[] arguments) => Start(folder, new Dictionary<string, string>(), arguments);

    /// <summary>Starts <c>ingest</c> with settings in its environment.</summary>
    public static IngestProcess Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ingest.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        process.StandardInput.Close();
        return new IngestProcess(process);
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(string folder, params string[] arguments)
    {
        await using var process = Start(folder, arguments);
        return await process.EndAsync();
    }

    /// <summary>The JSON that <c>ingest status</c> prints.</summary>
    public static async Task<JsonNode> StatusAsync(string folder)
    {
        var ended = await RunAsync(folder, "status", "--json");
        Assert.Equal(0, ended.ExitCode);
        return JsonNode.Parse(ended.Output)!;
    }

    /// <summary>Waits for a line of output that contains the text.</summary>
    public async Task<string> LineAsync(string text)
    {
        using var patience = Patience();
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
                if (line.Contains(text, StringComparison.Ordinal))
                    return line;
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No line with '{text}' came.");
        }

        throw new InvalidOperationException($"The process ended before a line with '{text}' came: {await _errors}");
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    public async Task<Ended> EndAsync()
    {
        using var patience = Patience();
        await _process.WaitForExitAsync(patience.Token);
        await _reading;
        var output = new List<string>();
        await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
            output.Add(line);
        return new Ended(_process.ExitCode, string.Join('\n', output), await _errors);
    }

    /// <summary>Ends it without a chance to clean up, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Presses Ctrl-C.</summary>
    public void Interrupt()
    {
        const int interrupt = 2;
        Assert.Equal(0, Signal(_process.Id, interrupt));
    }

    /// <summary>The most memory the process ever had, in bytes.</summary>
    public long PeakMemory()
    {
        _process.Refresh();
        return _process.PeakWorkingSet64;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            _lines.Writer.TryWrite(line);
        _lines.Writer.Complete();
    }

    private static CancellationTokenSource Patience()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        return patience;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}

/// <summary>A process that has ended.</summary>
internal sealed record Ended(int ExitCode, string Output, string Errors);
