using Ingestion.Pipeline.Tests.Services;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary><c>ingest run</c> with its SQLite file.</summary>
internal sealed class OneProcess : Installation
{
    public const string Ingest = "ingest";

    private readonly List<ServiceProcess> _started = [];
    private readonly List<ServiceProcess> _others = [];

    public OneProcess() => Store = new Store(new Dictionary<string, string?> { ["Ingestion:Sqlite:Path"] = Database });

    public override string Size => "one process";

    public override TestFolder Folder { get; } = new();

    public override Store Store { get; }

    public override IReadOnlyList<string> Programs => [Ingest];

    /// <summary>The file of the store.</summary>
    public string Database => Folder.Below("data", "ingestion.db");

    public override ServiceProcess this[string program] => _started[^1];

    public override Task StartAsync()
    {
        Start(Ingest);
        return this[Ingest].SaysAsync("Watching");
    }

    public override void Start(string program, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>(Hurry);
        foreach (var (name, value) in settings)
            environment[name] = value;
        _started.Add(ServiceProcess.Start(program, Folder.Path, environment));
    }

    public override async Task StartAnotherFetcherAsync(string name)
    {
        var environment = new Dictionary<string, string>(Hurry) { ["Ingestion__Inbox__Fetcher"] = name };
        var process = ServiceProcess.Start(Ingest, Folder.Path, environment);
        _others.Add(process);
        await process.SaysAsync("Watching");
    }

    public override Task LoseAnotherFetcherAsync() => _others[^1].KillAsync();

    public override async Task StopAsync()
    {
        await this[Ingest].SpeaksAsync();
        await this[Ingest].StopAsync();
        foreach (var process in _others.Where(process => !process.HasExited))
            await process.StopAsync();
    }

    public override Task<IReadOnlyDictionary<string, uint>> MessagesAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, uint>>(new Dictionary<string, uint>());

    public override string Said() => _started.Count == 0 ? "" : _started[^1].Output();

    public override async ValueTask DisposeAsync()
    {
        foreach (var process in _started.Concat(_others))
            await process.DisposeAsync();
        await Store.DisposeAsync();
        SmallDisk.Unmount(Folder);
        Folder.Dispose();
    }
}
