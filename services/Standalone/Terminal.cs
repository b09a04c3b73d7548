using Ingestion.Hosting.Logging;
using Ingestion.Standalone.Output;
using Spectre.Console;

namespace Ingestion.Standalone;

/// <summary>Where a command writes: results to one stream, what went wrong to the other.</summary>
internal sealed class Terminal
{
    /// <summary>For results as they are, such as JSON.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>For one-sentence errors and for progress.</summary>
    public required IAnsiConsole Errors { get; init; }

    /// <summary>For results that a person reads: coloured when it is a terminal.</summary>
    public required IAnsiConsole Pretty { get; init; }

    /// <summary>Standard input, for <c>extract -</c>.</summary>
    public required Func<Stream> Input { get; init; }

    /// <summary>True when a person watches the error stream, so that a progress bar makes sense.</summary>
    public required bool ShowsProgress { get; init; }

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess()
    {
        // Console.Out flushes after every write; a folder of articles deserves a buffer.
        var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 64 * 1024) { AutoFlush = false };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => output.Flush();
        return new Terminal
        {
            Output = output,
            Pretty = AnsiConsole.Create(new AnsiConsoleSettings { Out = new PlainOutput(Console.Out, Console.IsOutputRedirected) }),
            Errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new PlainOutput(Console.Error, Console.IsErrorRedirected) }),
            Input = Console.OpenStandardInput,
            ShowsProgress = !Console.IsErrorRedirected,
        };
    }

    /// <summary>Says why the command could not run.</summary>
    /// <returns>Its exit code, 2.</returns>
    public int Fail(string sentence)
    {
        Complain(sentence);
        return 2;
    }

    /// <summary>Says what went wrong with one input.</summary>
    public void Complain(string sentence)
    {
        Output.Flush();
        Errors.WriteLine(PlainText.OneLine(sentence));
    }
}
