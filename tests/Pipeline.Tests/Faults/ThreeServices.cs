using System.Net;
using Ingestion.Pipeline.Tests.Services;
using MongoDB.Driver;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>Fetcher, Parser and Indexer over RabbitMQ and MongoDB, each connection through a network of the test's own.</summary>
internal sealed class ThreeServices : Installation
{
    private readonly Pipe _pipe;
    private readonly Dictionary<string, TcpProxy> _toBroker;
    private readonly Dictionary<string, TcpProxy> _toStore;
    private readonly MongoUrl _database;

    private ThreeServices(Servers servers, VirtualHost broker, string database)
    {
        Servers = servers;
        _database = new MongoUrl(database);
        _pipe = new Pipe(broker, database, Hurry);
        _toBroker = Pipe.Services.ToDictionary(service => service, _ => new TcpProxy(new DnsEndPoint(broker.Address.Host, broker.Address.Port)));
        _toStore = new[] { Pipe.Fetcher, Pipe.Indexer }.ToDictionary(service => service, _ => new TcpProxy(new DnsEndPoint(_database.Server.Host, _database.Server.Port)));
    }

    public override string Size => "three services";

    public override TestFolder Folder => _pipe.Folder;

    public override Store Store => _pipe.Store;

    public override IReadOnlyList<string> Programs => Pipe.Services;

    public Servers Servers { get; }

    public VirtualHost Broker => _pipe.Broker;

    /// <summary>The network between each service and the broker.</summary>
    public IReadOnlyDictionary<string, TcpProxy> ToBroker => _toBroker;

    /// <summary>The network between each service and the store; the Parser has none.</summary>
    public IReadOnlyDictionary<string, TcpProxy> ToStore => _toStore;

    public override ServiceProcess this[string program] => _pipe[program];

    public static async Task<ThreeServices> CreateAsync(Servers servers)
    {
        servers.SkipIfMissing();
        return new ThreeServices(servers, await servers.Broker.NewVirtualHostAsync(), servers.Database.New());
    }

    public override async Task StartAsync()
    {
        // What compose does by its order: the Fetcher comes when the others' queues stand.
        Start(Pipe.Parser);
        Start(Pipe.Indexer);
        await Task.WhenAll(StartedAsync(Pipe.Parser), StartedAsync(Pipe.Indexer));
        Start(Pipe.Fetcher);
        await StartedAsync(Pipe.Fetcher);
    }

    public override void Start(string program, params (string Name, string Value)[] settings)
    {
        if (program == AnotherFetcher)
            _pipe.StartAs(AnotherFetcher, Pipe.Fetcher, [], [.. Connections(Pipe.Fetcher), ("Ingestion__Inbox__Fetcher", NameOfAnother), .. settings]);
        else
            _pipe.Start(program, [.. Connections(program), .. settings]);
    }

    protected override Task StartedAsync(string program) => this[program].ReadyAsync();

    public override async Task StopAsync()
    {
        // Down the stream, so that what one still had in hand comes out of the next: nothing may be left in any queue then.
        foreach (var service in (string[])[Pipe.Parser, Pipe.Indexer, Pipe.Fetcher])
        {
            await this[service].ReadyAsync();
            await Patience.UntilAsync("the queues to be empty", async () => (await MessagesAsync()).Values.All(messages => messages == 0), Said);
            await _pipe.StopAsync(service);
        }

        if (NameOfAnother.Length > 0)
            await _pipe.StopAsync(AnotherFetcher);
    }

    public override Task<IReadOnlyDictionary<string, uint>> MessagesAsync() => Broker.MessagesAsync();

    public override string Said() => _pipe.Said();

    public override async ValueTask DisposeAsync()
    {
        SmallDisk.Unmount(Folder);
        await _pipe.DisposeAsync();
        foreach (var network in _toBroker.Values.Concat(_toStore.Values))
            await network.DisposeAsync();
    }

    private IEnumerable<(string Name, string Value)> Connections(string program)
    {
        var broker = new UriBuilder(Broker.Address) { Host = "127.0.0.1", Port = ToBroker[program].Port };
        yield return ("ConnectionStrings__rabbitmq", broker.Uri.ToString());
        if (ToStore.TryGetValue(program, out var network))
            yield return ("ConnectionStrings__mongodb", new MongoUrlBuilder(_database.Url) { Server = new MongoServerAddress("127.0.0.1", network.Port) }.ToString());
    }
}
