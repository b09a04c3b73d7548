using System.Diagnostics;
using Ingestion.Contracts;
using Ingestion.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Poison.Tests.Pipe;

/// <summary>One pipe that takes all the poison, one case after the other; it is started again only if a case has killed it.</summary>
public sealed class RunningPipe : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("poison-").FullName;
    private readonly ServiceProvider _services;
    private readonly HashSet<string> _left = [];
    private PipeProcess? _process;
    private int _dropped;

    public RunningPipe() => _services = new ServiceCollection()
        .AddStorage(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Ingestion:Sqlite:Path"] = Path.Combine(Data, "ingestion.db") })
            .Build())
        .BuildServiceProvider();

    private string Data => Path.Combine(_folder, "data");

    private string Inbox => Path.Combine(Data, "inbox");

    private string Claimed => Path.Combine(Data, "claimed");

    /// <summary>Drops a case and a good page after it, and waits for what becomes of both.</summary>
    internal async Task<Aftermath> TakeAsync(PoisonCase poison)
    {
        if (_process is null or { HasExited: true })
            _process = await PipeProcess.StartAsync(_folder);
        var number = ++_dropped;
        var folder = Make(poison, $"case-{number:D4}");
        _process.TakeLines();
        _process.ForgetPeakMemory();
        var scene = new Scene(Path.Combine(Inbox, Path.GetFileName(folder)), Claimed);
        var watch = Stopwatch.StartNew();
        var computed = _process.ProcessorTime;
        Directory.Move(folder, scene.Folder);
        if (poison.Meanwhile is not null)
            await poison.Meanwhile(scene);
        DropGoodPage(number);
        var entries = new Dictionary<string, LedgerEntry>();
        var wanted = poison.Files.Where(file => !file.Ending.IsNone).ToList();
        var duration = await EndedAsync([.. wanted.Select(file => $"{Path.GetFileName(folder)}/{file.Name}")], entries, watch);
        await EndedAsync([GoodPage.Name(number)], entries, watch);
        var left = await SettledAsync(watch);
        var first = wanted.Count > 0 && entries.TryGetValue($"{Path.GetFileName(folder)}/{wanted[0].Name}", out var entry) ? entry : null;
        return new Aftermath
        {
            Outcomes = wanted.ToDictionary(file => file.Name, file => entries.GetValueOrDefault($"{Path.GetFileName(folder)}/{file.Name}")?.Outcome),
            GoodPage = entries.GetValueOrDefault(GoodPage.Name(number))?.Outcome,
            Article = first is { Outcome.Kind: OutcomeKind.Indexed } ? await FindAsync(first.Claim.PageId) : null,
            LeftClaimed = left,
            Duration = duration,
            ProcessorTime = _process.ProcessorTime - computed,
            PeakMemory = _process.HasExited ? 0 : _process.PeakMemory(),
            HasDied = _process.HasExited,
            Lines = _process.TakeLines(),
        };
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Make(PoisonCase poison, string name)
    {
        var folder = Path.Combine(_folder, "made", name);
        Directory.CreateDirectory(folder);
        foreach (var file in poison.Files)
        {
            var path = Path.Combine(folder, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            file.Make(path);
        }

        return folder;
    }

    private void DropGoodPage(int number)
    {
        var path = Path.Combine(_folder, "made", GoodPage.Name(number));
        File.WriteAllBytes(path, GoodPage.Of(number));
        File.Move(path, Path.Combine(Inbox, GoodPage.Name(number)));
    }

    /// <summary>Waits until all these sources have their outcome, and tells how long that took.</summary>
    private async Task<TimeSpan> EndedAsync(IReadOnlyList<string> sources, Dictionary<string, LedgerEntry> entries, Stopwatch watch)
    {
        var ledger = _services.GetRequiredService<ILedger>();
        foreach (var source in sources)
        {
            while (watch.Elapsed < Longest && !_process!.HasExited)
            {
                var found = await ledger.FindBySourceAsync(source, limit: 1, TestContext.Current.CancellationToken);
                if (found is [var entry])
                {
                    entries[source] = entry;
                    break;
                }

                await Task.Delay(Look, TestContext.Current.CancellationToken);
            }
        }

        return watch.Elapsed;
    }

    /// <summary>Waits until every claimed file lies where its outcome belongs.</summary>
    private async Task<IReadOnlyList<string>> SettledAsync(Stopwatch watch)
    {
        while (true)
        {
            var left = Directory.EnumerateDirectories(Claimed).SelectMany(Directory.EnumerateDirectories).Except(_left).ToList();
            if (left.Count == 0 || watch.Elapsed > Longest || _process!.HasExited)
            {
                // A case is told of what it left, the next ones are not.
                _left.UnionWith(left);
                return left;
            }

            await Task.Delay(Look, TestContext.Current.CancellationToken);
        }
    }

    private async Task<Article?> FindAsync(string pageId)
    {
        var found = await _services.GetRequiredService<IArticles>().FindAsync(pageId, TestContext.Current.CancellationToken);
        return found is [var stored] ? stored.Article : null;
    }
}
