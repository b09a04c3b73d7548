using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>A service as a process of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const int MostLines = 400;
    private const int Terminate = 15;
    private const int StartAgain = 75;
    private const int Continue = 18;
    private const int Stop = 19;

    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly HttpClient _http;
    private volatile bool _spoke;
    private bool _mayEnd;

    private ServiceProcess(string program, Process process, int port)
    {
        Program = program;
        _process = process;
        _http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}/"), Timeout = TimeSpan.FromSeconds(20) };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The program's name, such as <c>Ingestion.Parser</c>.</summary>
    public string Program { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>Whether it ended by itself and asks to be started again, as Docker and Kubernetes do.</summary>
    public bool WantsToStartAgain => !_mayEnd && _process.HasExited && _process.ExitCode == StartAgain;

    /// <summary>Starts a program that was built with the tests.</summary>
    /// <param name="program">Its name, such as <c>Ingestion.Parser</c>.</param>
    /// <param name="folder">The folder it is started in.</param>
    /// <param name="environment">Its settings.</param>
    /// <param name="under">A command that runs it, such as <c>setpriv</c> with its options; empty to run it as it is.</param>
    public static ServiceProcess Start(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] under)
    {
        var port = Ports.Free();
        string[] command = [.. under, "dotnet", Path.Combine(AppContext.BaseDirectory, program + ".dll")];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_HTTP_PORTS"] = $"{port}";
        start.Environment["MASSTRANSIT_USAGE_TELEMETRY"] = "false";

        // Started many times and never long: nothing is won back from code that is made twice.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} could not be started.");
        return new ServiceProcess(program, process, port);
    }

    /// <summary>Waits until <c>/health/ready</c> answers 200.</summary>
    public Task ReadyAsync() => HealthAsync(HttpStatusCode.OK);

    /// <summary>Waits until <c>/health/ready</c> answers so.</summary>
    public Task HealthAsync(HttpStatusCode status) => Patience.UntilAsync($"{Program} to answer {(int)status}", async () =>
    {
        FailIfEnded();
        return await AskAsync("health/ready") == status;
    }, Output);

    /// <summary>Waits for a line, among the last it wrote, that contains the text.</summary>
    public Task SaysAsync(string text) => Patience.UntilAsync($"{Program} to say '{text}'", () =>
    {
        FailIfEnded();
        return Task.FromResult(Output().Contains(text, StringComparison.Ordinal));
    }, Output);

    /// <summary>Waits for its first line: one that has only just been started does not listen to signals.</summary>
    public Task SpeaksAsync() => Patience.UntilAsync($"{Program} to say anything", () =>
    {
        FailIfEnded();
        return Task.FromResult(_spoke);
    }, Output);

    /// <summary>What an address of the service answers; nothing while it does not listen.</summary>
    public async Task<HttpStatusCode?> AskAsync(string path)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TimeoutException or TaskCanceledException { InnerException: TimeoutException })
        {
            return null;
        }
    }

    /// <summary>The text that an address of the service answers, whatever its status.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Throws, with what it wrote, when the service ended by itself.</summary>
    public void FailIfEnded()
    {
        if (!_mayEnd && _process.HasExited)
            throw new InvalidOperationException($"{Program} ended by itself with exit code {_process.ExitCode}. {Output()}");
    }

    /// <summary>Waits until the process ends by itself, as one that is killed from within.</summary>
    public Task EndedAsync()
    {
        _mayEnd = true;
        return _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends it without a chance to clean up, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (!WantsToStartAgain)
            FailIfEnded();
        _mayEnd = true;
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks it to end, as Docker does, and sees that it ends well.</summary>
    public async Task StopAsync()
    {
        FailIfEnded();
        _mayEnd = true;
        Assert.Equal(0, Signal(_process.Id, Terminate));
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.True(_process.ExitCode == 0, $"{Program} ended with exit code {_process.ExitCode}. {Output()}");
    }

    /// <summary>Lets it do nothing, as a machine without time for it.</summary>
    public void Freeze() => Assert.Equal(0, Signal(_process.Id, Stop));

    /// <summary>Lets it go on.</summary>
    public void Thaw() => Assert.Equal(0, Signal(_process.Id, Continue));

    /// <summary>The most memory it had so far, in bytes.</summary>
    public long PeakMemory()
    {
        _process.Refresh();
        return _process.PeakWorkingSet64;
    }

    /// <summary>The last of what it wrote.</summary>
    public string Output()
    {
        lock (_lines)
            return $"{Program} wrote:\n{string.Join('\n', _lines)}\n";
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _http.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _spoke = true;
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > MostLines)
                _lines.Dequeue();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
