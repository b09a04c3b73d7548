using System.Text;
using Spectre.Console;

namespace Ingestion.Standalone.Tests;

/// <summary>One command, run in this process, with what it printed.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    public static async Task<CommandRun> Of(string[] arguments, string input = "")
    {
        var output = new StringWriter();
        var errors = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, new Terminal
        {
            Output = output,
            Pretty = Console(output),
            Errors = Console(errors),
            Input = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            ShowsProgress = false,
        });
        return new CommandRun(exitCode, output.ToString(), errors.ToString());
    }

    private static IAnsiConsole Console(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new Output.PlainOutput(writer, isRedirected: true) });
}
