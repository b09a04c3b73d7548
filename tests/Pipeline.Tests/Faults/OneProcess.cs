using Ingestion.Pipeline.Tests.Services;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary><c>ingest run</c> with its SQLite file.</summary>
internal sealed class OneProcess : Installation
{
    public const string Ingest = "ingest";

    private readonly List<ServiceProcess> _started = [];
    private readonly Dictionary<string, ServiceProcess> _running = [];

    public OneProcess() => Store = new Store(new Dictionary<string, string?> { ["Ingestion:Sqlite:Path"] = Database });

    public override string Size => "one process";

    public override TestFolder Folder { get; } = new();

    public override Store Store { get; }

    public override IReadOnlyList<string> Programs => [Ingest];

    /// <summary>The file of the store.</summary>
    public string Database => Folder.Below("data", "ingestion.db");

    public override ServiceProcess this[string program] => _running[program];

    public override Task StartAsync()
    {
        Start(Ingest);
        return StartedAsync(Ingest);
    }

    public override void Start(string program, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>(Hurry);
        if (program == AnotherFetcher)
            environment["Ingestion__Inbox__Fetcher"] = NameOfAnother;
        foreach (var (name, value) in settings)
            environment[name] = value;
        var process = ServiceProcess.Start(Ingest, Folder.Path, environment);
        _running[program] = process;
        _started.Add(process);
    }

    protected override Task StartedAsync(string program) => this[program].SaysAsync("Watching");

    public override async Task StopAsync()
    {
        foreach (var process in _running.Values.Where(process => !process.HasExited))
        {
            await process.SpeaksAsync();
            await process.StopAsync();
        }
    }

    public override Task<IReadOnlyDictionary<string, uint>> MessagesAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, uint>>(new Dictionary<string, uint>());

    public override string Said() => string.Join('\n', _running.Values.Select(process => process.Output()));

    public override async ValueTask DisposeAsync()
    {
        foreach (var process in _started)
            await process.DisposeAsync();
        await Store.DisposeAsync();
        SmallDisk.Unmount(Folder);
        Folder.Dispose();
    }
}
