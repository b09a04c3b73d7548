using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Ingestion.Extraction;
using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Formats;
using Ingestion.Hosting.Logging;
using Ingestion.Standalone.Output;
using Spectre.Console;

namespace Ingestion.Standalone.Commands;

/// <summary><c>ingest extract</c>: extraction alone, on all cores, in the order given.</summary>
internal sealed class ExtractCommand(Terminal terminal)
{
    private const string StandardInput = "-";

    // The limit of the inbox, so that a page gives here what it gives there.
    private static readonly int MaxPageBytes = new InboxOptions().MaxPageBytes;

    private readonly Argument<string[]> _paths = new("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Files, folders with all they hold, or - for standard input." };

    private readonly Option<ArticleFormat> _format = ArticleFormatOption.Create();

    private readonly Option<string> _url = new("--url") { Description = "The page's own address, where it is known.", HelpName = "URL", DefaultValueFactory = _ => "" };

    public Command Create()
    {
        _url.Validators.Add(result =>
        {
            var url = result.GetValueOrDefault<string>();
            if (url is { Length: > 0 } && !Uri.IsWellFormedUriString(url, UriKind.Absolute))
                result.AddError($"'{url}' is no address: give the whole of it, as in https://example.com/page");
        });
        var command = new Command("extract", "Extracts articles without storing them.") { _paths, _format, _url };
        command.SetAction(ExtractAsync);
        return command;
    }

    private async Task<int> ExtractAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var paths = parsed.GetValue(_paths)!;
        var missing = paths.FirstOrDefault(path => path != StandardInput && !Path.Exists(path));
        if (missing is not null)
            throw new CommandException($"There is no file or folder '{missing}'.");

        var format = parsed.GetValue(_format);
        var isSingle = paths is [var only] && !Directory.Exists(only);
        var url = parsed.GetValue(_url)!;
        var failures = 0;
        await ShowingProgressAsync(paths.SelectMany(Files).Count(), async advance =>
        {
            var written = 0;
            await foreach (var extracted in ExtractInOrder(paths, format, url, cancellationToken))
            {
                if (extracted.Error.Length > 0)
                {
                    failures++;
                    terminal.Complain($"{extracted.Path}: {extracted.Error}");
                }
                else
                {
                    Write(extracted, format, isSingle, written++);
                }

                advance();
            }

            if (format == ArticleFormat.Json && !isSingle)
                terminal.Output.Write(written == 0 ? "[]\n" : "]\n");
        });
        await terminal.Output.FlushAsync(cancellationToken);
        return failures == 0 ? 0 : 1;
    }

    private void Write(Extracted extracted, ArticleFormat format, bool isSingle, int written)
    {
        var between = (format, isSingle) switch
        {
            (ArticleFormat.Jsonl, _) or (_, true) => "",
            (ArticleFormat.Json, _) => written == 0 ? "[\n" : ",\n",
            _ => $"{(written == 0 ? "" : "\n")}==> {PlainText.OneLine(extracted.Path)} <==\n",
        };
        terminal.Output.Write(between);
        terminal.Output.Write(extracted.Text);
    }

    /// <summary>Works on several pages at a time and gives them back in the order of the paths.</summary>
    private async IAsyncEnumerable<Extracted> ExtractInOrder(
        string[] paths, ArticleFormat format, string url, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var extractor = new ArticleExtractor();
        var underWay = Channel.CreateBounded<Task<Extracted>>(2 * Environment.ProcessorCount);
        var starting = Task.Run(StartAsync, cancellationToken);
        await foreach (var extracting in underWay.Reader.ReadAllAsync(cancellationToken))
            yield return await extracting;
        await starting;

        async Task StartAsync()
        {
            try
            {
                foreach (var path in paths.SelectMany(Files))
                    await underWay.Writer.WriteAsync(Task.Run(() => Extract(extractor, path, format, url, cancellationToken), cancellationToken), cancellationToken);
            }
            finally
            {
                underWay.Writer.Complete();
            }
        }
    }

    private Extracted Extract(ArticleExtractor extractor, string path, ArticleFormat format, string url, CancellationToken cancellationToken)
    {
        var reading = path == StandardInput
            ? PageReader.Read(terminal.Input(), "", MaxPageBytes)
            : PageReader.Read(path, MaxPageBytes);
        if (reading is not PageContent page)
            return new Extracted(path, "", ((PageRefusal)reading).Sentence);
        var article = extractor.Extract(new Page { Bytes = page.Bytes, MediaType = page.MediaType, Url = url }, cancellationToken);
        return new Extracted(path, format.Write(Id(path), article), "");
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
                .Order(StringComparer.Ordinal)
            : [path];

    /// <summary>The file's name without its extensions: <c>page.html.gz</c> is <c>page</c>.</summary>
    private static string Id(string path)
    {
        if (path == StandardInput)
            return "stdin";
        var name = Path.GetFileName(path);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            name = name[..^3];
        return Path.GetFileNameWithoutExtension(name);
    }

    private async Task ShowingProgressAsync(int total, Func<Action, Task> work)
    {
        if (!terminal.ShowsProgress)
        {
            await work(() => { });
            return;
        }

        await terminal.Errors.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var pages = progress.AddTask("pages", autoStart: true, maxValue: total);
            await work(() => pages.Increment(1));
        });
    }

    private sealed record Extracted(string Path, string Text, string Error);
}
