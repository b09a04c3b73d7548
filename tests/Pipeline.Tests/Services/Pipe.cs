namespace Ingestion.Pipeline.Tests.Services;

/// <summary>Fetcher, Parser and Indexer as processes over a virtual host, a database and a data folder of the test's own.</summary>
internal sealed class Pipe : IAsyncDisposable
{
    public const string Fetcher = "Ingestion.Fetcher";
    public const string Parser = "Ingestion.Parser";
    public const string Indexer = "Ingestion.Indexer";

    public static readonly IReadOnlyList<string> Services = [Fetcher, Parser, Indexer];

    private readonly Dictionary<string, ServiceProcess> _running = [];
    private readonly List<ServiceProcess> _started = [];
    private readonly Dictionary<string, string> _environment;

    /// <param name="broker">Its messages.</param>
    /// <param name="database">Its store, a MongoDB URL.</param>
    /// <param name="settings">More settings of every service, as environment variables.</param>
    public Pipe(VirtualHost broker, string database, IReadOnlyDictionary<string, string> settings)
    {
        Broker = broker;
        Store = new Store(new Dictionary<string, string?> { ["ConnectionStrings:mongodb"] = database });
        _environment = new Dictionary<string, string>(settings)
        {
            ["ConnectionStrings__rabbitmq"] = broker.Address.ToString(),
            ["ConnectionStrings__mongodb"] = database,
            ["Ingestion__Inbox__Data"] = Folder.Below("data"),
        };
    }

    public TestFolder Folder { get; } = new();

    public VirtualHost Broker { get; }

    public Store Store { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Pipe> CreateAsync(Servers servers)
    {
        servers.SkipIfMissing();
        return new Pipe(await servers.Broker.NewVirtualHostAsync(), servers.Database.New(), new Dictionary<string, string>());
    }

    /// <summary>Starts all three and waits until each is ready.</summary>
    public async Task StartAsync()
    {
        // What compose does by its order: the Fetcher comes when the others' queues stand.
        await Task.WhenAll(Start(Parser).ReadyAsync(), Start(Indexer).ReadyAsync());
        await Start(Fetcher).ReadyAsync();
    }

    /// <summary>Starts one, in the place of its former process, without waiting.</summary>
    public ServiceProcess Start(string service, params (string Name, string Value)[] settings) => StartAs(service, service, [], settings);

    /// <summary>Starts a program in the place of a service.</summary>
    public ServiceProcess StartAs(string service, string program, string[] under, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>(_environment);
        foreach (var (name, value) in settings)
            environment[name] = value;
        var process = ServiceProcess.Start(program, Folder.Path, environment, under);
        _running[service] = process;
        _started.Add(process);
        return process;
    }

    /// <summary>Runs a command line of <c>ingest</c> over the same data folder and store to its end.</summary>
    public async Task<Ended> CommandAsync(params string[] arguments)
    {
        await using var process = IngestProcess.Start(Folder.Path, _environment, arguments);
        return await process.EndAsync();
    }

    /// <summary>The process of a service.</summary>
    public ServiceProcess this[string service] => _running[service];

    /// <summary>Waits until the ledger has this many outcomes and nothing is on its way.</summary>
    public async Task SettledAsync(long outcomes)
    {
        await OutcomesAsync(outcomes);
        await Patience.UntilAsync(
            "the claims to be settled", () => Task.FromResult(Look() && Folder.FilesIn("claimed").Count == 0 && Folder.FilesIn("inbox").Count == 0), Said);
    }

    /// <summary>Waits until this many pages lie in <c>claimed</c>.</summary>
    public Task ClaimedAsync(int pages) =>
        Patience.UntilAsync($"{pages} claims", () => Task.FromResult(Look() && Folder.FilesIn("claimed").Count == pages), Said);

    /// <summary>Waits until the ledger has at least this many outcomes.</summary>
    public Task OutcomesAsync(long outcomes)
    {
        var reached = 0L;
        return Patience.UntilAsync(
            $"{outcomes} outcomes", async () => Look() && (reached = (await Store.CountAsync()).Total()) >= outcomes, () => $"{reached} came. {Said()}");
    }

    /// <summary>Stops all and sees that each ended well.</summary>
    public async Task StopAsync()
    {
        foreach (var service in Services.Where(_running.ContainsKey))
            await StopAsync(service);
    }

    /// <summary>Stops one and sees that it ended well.</summary>
    public async Task StopAsync(string service)
    {
        await _running[service].StopAsync();
        _running.Remove(service);
    }

    /// <summary>Stops all and sees that every page has its outcome, no article stands twice and nothing is left anywhere.</summary>
    public async Task AssertNothingLostAsync(int indexed, int rejected)
    {
        await StopAsync();
        var counts = await Store.CountAsync();
        Assert.Equal(indexed, counts.Created + counts.Updated + counts.Unchanged);
        Assert.Equal(rejected, counts.Rejected.Values.Sum());
        Assert.Empty(counts.Failed);
        Assert.Equal(indexed, await Store.Articles.CountAsync(Cancellation));
        Assert.Empty(Folder.FilesIn("claimed"));
        Assert.Empty(Folder.FilesIn(".incoming"));
        Assert.Equal(indexed, Folder.FilesIn("done").Count);
        Assert.Equal(2 * rejected, Folder.FilesIn("rejected").Count);
        await AssertQueuesAreEmptyAsync();
    }

    /// <summary>The last of what the services wrote.</summary>
    public string Said() =>
        string.Join('\n', (_running.Count > 0 ? _running.Values : _started.GroupBy(process => process.Program).Select(processes => processes.Last())).Select(process => process.Output()));

    public async Task AssertQueuesAreEmptyAsync()
    {
        var messages = await Broker.MessagesAsync();
        Assert.NotEmpty(messages);
        Assert.DoesNotContain(messages, queue => queue.Value > 0);
    }

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
            TestContext.Current.TestOutputHelper?.WriteLine(Said());
        foreach (var process in _started)
            await process.DisposeAsync();
        await Store.DisposeAsync();
        await Broker.DisposeAsync();
        Folder.Dispose();
    }

    private bool Look()
    {
        foreach (var process in _running.Values)
            process.FailIfEnded();
        return true;
    }

}
