using System.Diagnostics;

namespace Ingestion.Pipeline.Tests.Containers;

/// <summary>A program of the system, run to its end, with what it printed.</summary>
internal sealed record Command(int ExitCode, string Output, string Errors)
{
    public static Task<Command> RunAsync(string program, params string[] arguments) => RunAsync(new Dictionary<string, string>(), program, arguments);

    public static async Task<Command> RunAsync(IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = TestFolder.Checkout };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Command(process.ExitCode, await output, await errors);
    }

    /// <summary>What it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public string Succeeded() => ExitCode == 0 ? Output : throw new InvalidOperationException($"Exit code {ExitCode}: {Errors}");

    /// <summary>Whether a program is there and this succeeds.</summary>
    public static async Task<bool> SucceedsAsync(string program, params string[] arguments)
    {
        try
        {
            return (await RunAsync(program, arguments)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
