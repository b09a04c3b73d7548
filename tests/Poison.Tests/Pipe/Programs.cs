using System.Diagnostics;

namespace Ingestion.Poison.Tests.Pipe;

/// <summary>Programs of the system that make what .NET can't.</summary>
internal static class Programs
{
    public static bool Has(string program) => Environment.GetEnvironmentVariable("PATH")!
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Whether a command can be run here and succeeds.</summary>
    public static bool Succeeds(string program, params string[] arguments)
    {
        if (!Has(program))
            return false;
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        process!.WaitForExit();
        return process.ExitCode == 0;
    }
}
