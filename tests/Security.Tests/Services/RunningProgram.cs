using System.Diagnostics;
using System.Text;

namespace Ingestion.Security.Tests.Services;

/// <summary>A program that was built with the tests, as a process, with all that it says.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly HttpClient _http;

    private RunningProgram(Process process, int port)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}/"), Timeout = TimeSpan.FromSeconds(20) };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>All it wrote, to either stream.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <param name="program">Its name, such as <c>Ingestion.Parser</c>.</param>
    /// <param name="folder">The folder it is started in.</param>
    /// <param name="settings">Its environment.</param>
    /// <param name="arguments">Its command line.</param>
    public static RunningProgram Start(string program, string folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var port = Ports.Free();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_HTTP_PORTS"] = $"{port}";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new RunningProgram(Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started."), port);
    }

    /// <summary>Waits until it said this.</summary>
    public Task SaysAsync(string text) => UntilAsync($"'{text}'", () => Task.FromResult(Said.Contains(text, StringComparison.Ordinal)));

    /// <summary>Waits until it is ready.</summary>
    public Task ReadyAsync() => UntilAsync("readiness", async () => (await AskAsync("health/ready")).StartsWith("200", StringComparison.Ordinal));

    /// <summary>Waits until it answers at all.</summary>
    public Task AliveAsync() => UntilAsync("an answer", async () => (await AskAsync("health/live")).Length > 0);

    /// <summary>Status, headers and body of what an address answers; nothing while it does not listen.</summary>
    public async Task<string> AskAsync(string path)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
            return $"{(int)answer.StatusCode} {answer.Headers} {answer.Content.Headers} {await answer.Content.ReadAsStringAsync(Cancellation)}";
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync(Cancellation).WaitAsync(Longest, Cancellation);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end, as Docker does, and waits.</summary>
    public async Task StopAsync()
    {
        await Command.RunAsync("kill", "-TERM", $"{_process.Id}");
        await EndedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _http.Dispose();
    }

    private async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (_process.HasExited && !await isSo())
                throw new InvalidOperationException($"It ended before {what} came. It said: {Said}");
            if (TimeProvider.System.GetElapsedTime(begun) > Longest)
                throw new TimeoutException($"Waited in vain for {what}. It said: {Said}");
            await Task.Delay(Look, Cancellation);
        }
    }

    private void Keep(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
    }
}
