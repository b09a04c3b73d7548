using Ingestion.Contracts;
using Ingestion.Fetcher.Claiming;
using Ingestion.Fetcher.Files;
using Ingestion.Fetcher.Layout;
using Ingestion.Fetcher.Publishing;
using Ingestion.Fetcher.Settling;
using Ingestion.Hosting;
using Ingestion.Storage;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Tests.Rig;

/// <summary>A Fetcher on real folders, with the bus and the store replaced at their seams.</summary>
internal sealed class FetcherRig : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly FetcherService _service;
    private readonly bool _keepsFolder;
    private bool _isStopped;

    public FetcherRig(
        Dictionary<string, string?>? settings = null,
        string? data = null,
        TimeProvider? timeProvider = null,
        WriterProbe? probe = null,
        FakeLedger? ledger = null)
    {
        _keepsFolder = data is not null;
        Folders = new Folders(data ?? Directory.CreateTempSubdirectory("fetcher-").FullName);
        Folders.Create();
        Ledger = ledger ?? new FakeLedger();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Ingestion:Inbox:Data"] = Folders.Data,
                ["Ingestion:Inbox:SettleTime"] = "00:00:00.200",
                ["Ingestion:Inbox:RescanInterval"] = "00:00:00.300",
                ["Ingestion:Settling:DrainTimeout"] = "00:00:00.200",
            })
            .AddInMemoryCollection(settings ?? [])
            .Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Debug));
        if (timeProvider is not null)
            services.AddSingleton(timeProvider);
        services.AddMassTransit(bus =>
        {
            new IngestionBuilder(services, configuration, bus).AddFetcher();
            bus.UsingInMemory();
        });
        services.AddSingleton<ILedger>(Ledger);
        services.AddSingleton<IPagePublisher>(Publisher);
        services.AddSingleton<IOutcomeObserver>(Observer);
        if (probe is not null)
            services.AddSingleton(probe);
        _provider = services.BuildServiceProvider();
        _service = _provider.GetRequiredService<FetcherService>();
    }

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public Folders Folders { get; }

    public FakeLedger Ledger { get; }

    public FakePublisher Publisher { get; } = new();

    public FakeObserver Observer { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public Settler Settler => _provider.GetRequiredService<Settler>();

    public Reconnections Reconnections => _provider.GetRequiredService<Reconnections>();

    public OpenClaims OpenClaims => _provider.GetRequiredService<OpenClaims>();

    public Inbox Inbox => _provider.GetRequiredService<Inbox>();

    public static Outcome Indexed => new() { Kind = OutcomeKind.Indexed, Change = Change.Created, Stage = Stage.Index };

    public static Outcome Rejected => new() { Kind = OutcomeKind.Rejected, Reason = Reason.NoArticle, Sentence = "Nothing in it.", Stage = Stage.Parse };

    public static Outcome Failed => new() { Kind = OutcomeKind.Failed, Reason = Reason.Exception, Sentence = "It broke.", Stage = Stage.Parse };

    public async Task<FetcherRig> StartAsync()
    {
        await _service.StartingAsync(Cancelled);
        await _service.StartAsync(Cancelled);
        await _service.StartedAsync(Cancelled);
        return this;
    }

    public async Task StopAsync()
    {
        if (_isStopped)
            return;
        _isStopped = true;
        await _service.StoppingAsync(Cancelled);
        await _service.StopAsync(Cancelled);
        await _service.StoppedAsync(Cancelled);
    }

    /// <summary>Writes a file elsewhere on the file system and renames it into the inbox.</summary>
    public string RenameIn(string relativePath, string content)
    {
        var target = Path.Combine(Folders.Inbox, relativePath);
        var draft = Path.Combine(Folders.Incoming, Guid.CreateVersion7().ToString("D"));
        File.WriteAllText(draft, content);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(draft, target);
        return target;
    }

    /// <summary>Completes when the inbox is watched and was looked through once.</summary>
    public Task WhenDrainedAsync() => Inbox.WhenDrainedAsync(Cancelled);

    public Task SettleAsync(Claim claim, Outcome outcome) => Settler.SettleAsync(claim, outcome, "trace", Cancelled);

    /// <summary>Settles every open claim as indexed.</summary>
    public async Task SettleAllAsync()
    {
        foreach (var open in OpenClaims.All)
        {
            var claim = new Claim
            {
                ClaimId = open.Folder.ClaimId,
                Reading = open.Folder.Reading,
                PageId = open.PageId,
                Source = open.Source,
                Fetcher = "fetcher",
                ArrivedAt = open.Folder.ClaimedAt,
                Size = 0,
            };
            await SettleAsync(claim, Indexed);
        }
    }

    public static string Page(string text = "words") => $"<!doctype html><title>t</title><p>{text}";

    /// <summary>The files of a folder, by their paths below it, in order.</summary>
    public static string[] FilesIn(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
                .Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)]
            : [];

    public string[] ClaimFolders() => [.. Directory.EnumerateDirectories(Folders.ClaimedBy("fetcher"))];

    /// <summary>The files of an outcome's folder without the day before them.</summary>
    public string[] Settled(OutcomeKind kind) =>
        [.. FilesIn(Folders.Of(kind)).Select(path => path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..])];

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _provider.DisposeAsync();
        if (!_keepsFolder)
            Directory.Delete(Folders.Data, recursive: true);
    }
}
