using System.Text;
using Spectre.Console;

namespace Ingestion.Standalone.Output;

/// <summary>A console that never wraps what goes into a pipe.</summary>
internal sealed class PlainOutput(TextWriter writer, bool isRedirected) : IAnsiConsoleOutput
{
    private readonly AnsiConsoleOutput _terminal = new(writer);

    public TextWriter Writer => _terminal.Writer;

    public bool IsTerminal => !isRedirected;

    public int Width => isRedirected ? 100_000 : _terminal.Width;

    public int Height => _terminal.Height;

    public void SetEncoding(Encoding encoding) => _terminal.SetEncoding(encoding);
}
