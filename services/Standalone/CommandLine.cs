using System.CommandLine;
using Ingestion.Fetcher.Layout;
using Ingestion.Standalone.Commands;
using Ingestion.Storage;
using Microsoft.Extensions.Options;

namespace Ingestion.Standalone;

/// <summary>The command line <c>ingest</c>.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command. Whatever a user can cause ends as one sentence on standard error.</summary>
    /// <returns>0; 1 when a page was rejected or failed or an input could not be used; 2 when the command itself could not run.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        // "@name" is a word to search for, not a response file.
        var parsed = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            return terminal.Fail($"{parsed.Errors[0].Message.TrimEnd('.')}. See 'ingest --help'.");
        try
        {
            // The host drains by itself on Ctrl-C; the library would end the process after two seconds.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception exception) when (exception is CommandException or FolderException or StoreException)
        {
            return terminal.Fail(exception.Message);
        }
        catch (OptionsValidationException exception)
        {
            return terminal.Fail(string.Join(" ", exception.Failures));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return terminal.Fail($"{exception.Message.TrimEnd('.')}: check the path, its permissions and the disk.");
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var run = new RunCommand(terminal);
        var root = new RootCommand("Turns raw web pages into clean, searchable articles. Without a command: run.")
        {
            run.Create(),
            new ExtractCommand(terminal).Create(),
            new AddCommand(terminal).Create(),
            new SearchCommand(terminal).Create(),
            new ShowCommand(terminal).Create(),
            new StatusCommand(terminal).Create(),
            new ErrorsCommand(terminal, TimeProvider.System).Create(),
            new RetryCommand(terminal, TimeProvider.System).Create(),
            new ForgetCommand(terminal).Create(),
        };
        root.Add(DataFolder.Option);
        root.SetAction(run.RunPlainAsync);
        return root;
    }
}
