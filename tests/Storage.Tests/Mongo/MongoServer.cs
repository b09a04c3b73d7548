using MongoDB.Driver;
using Testcontainers.MongoDb;

namespace Ingestion.Storage.Tests.Mongo;

/// <summary>The tests that share one server, each with a database of its own.</summary>
[CollectionDefinition(Name)]
public sealed class MongoTests : ICollectionFixture<MongoServer>
{
    public const string Name = "MongoDB";
}

/// <summary>A MongoDB in a container. Where there is no Docker the tests are skipped, but not in CI beside a Docker that does not work.</summary>
public sealed class MongoServer : IAsyncLifetime
{
    private MongoDbContainer? _container;
    private string _missing = "";

    public async ValueTask InitializeAsync()
    {
        try
        {
            var container = new MongoDbBuilder("mongo:8").Build();
            _container = container;
            await container.StartAsync(TestContext.Current.CancellationToken);
        }
        catch (Exception error) when (!MustRun)
        {
            _missing = $"MongoDB: no container of mongo:8 can be started here ({error.Message.ReplaceLineEndings(" ")})";
        }
    }

    /// <summary>Skips the test where no container can be started.</summary>
    public void SkipIfMissing() => Assert.SkipWhen(_missing.Length > 0, _missing);

    /// <summary>A URL of a database that no other test has.</summary>
    public string NewDatabase()
    {
        SkipIfMissing();
        var url = new MongoUrlBuilder(_container!.GetConnectionString())
        {
            DatabaseName = $"test_{Guid.NewGuid():N}",
            AuthenticationSource = "admin",
        };
        return url.ToString();
    }

    /// <summary>The database behind a URL, as any client sees it.</summary>
    public static IMongoDatabase Open(string url) => new MongoClient(url).GetDatabase(new MongoUrl(url).DatabaseName);

    public static Task DropAsync(string url) => Open(url).Client.DropDatabaseAsync(new MongoUrl(url).DatabaseName);

    public async ValueTask DisposeAsync()
    {
        if (_container is not null)
            await _container.DisposeAsync();
    }

    private static bool MustRun => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "docker")));
}
