namespace Ingestion.Pipeline.Tests.Services;

/// <summary>The tests of the compose size: one broker and one MongoDB for all, a virtual host and a database for each.</summary>
[CollectionDefinition(Name)]
public sealed class ComposeSize : ICollectionFixture<Servers>
{
    public const string Name = "RabbitMQ and MongoDB";
}

/// <summary>RabbitMQ and MongoDB. Where one of them can't be had the tests are skipped with the reason, but in CI they fail.</summary>
public sealed class Servers : IAsyncLifetime
{
    private Broker? _broker;
    private Database? _database;
    private string _missing = "";

    internal Broker Broker => _broker!;

    internal Database Database => _database!;

    public async ValueTask InitializeAsync()
    {
        try
        {
            await Task.WhenAll(StartBrokerAsync(), StartDatabaseAsync());
        }
        catch (Exception error) when (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            _missing = $"{(_broker is null ? "RabbitMQ" : "MongoDB")} can't be had here: {error.Message.ReplaceLineEndings(" ")} (tests/run says what it looked for)";
        }
    }

    /// <summary>Skips the test where a server is missing.</summary>
    public void SkipIfMissing() => Assert.SkipWhen(_missing.Length > 0, _missing);

    /// <summary>Skips the test where its container can't be had.</summary>
    public void SkipWithoutDocker(string what) => Assert.SkipUnless(Broker.IsContainer, $"{what}: needs a container, and there is no Docker here");

    public async ValueTask DisposeAsync()
    {
        if (_broker is not null)
            await _broker.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private async Task StartBrokerAsync() => _broker = await Broker.StartAsync();

    private async Task StartDatabaseAsync() => _database = await Database.StartAsync();
}
