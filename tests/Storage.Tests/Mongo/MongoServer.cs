using MongoDB.Driver;
using Testcontainers.MongoDb;

namespace Ingestion.Storage.Tests.Mongo;

/// <summary>The tests that share one server, each with a database of its own.</summary>
[CollectionDefinition(Name)]
public sealed class MongoTests : ICollectionFixture<MongoServer>
{
    public const string Name = "MongoDB";
}

/// <summary>
/// A MongoDB in a container, or the one that <c>tests/run</c> started. Where neither can be had the tests are skipped with
/// the reason, but in CI they fail.
/// </summary>
public sealed class MongoServer : IAsyncLifetime
{
    /// <summary>The variable in which <c>tests/run</c> gives the address of the server it started.</summary>
    private const string Given = "INGESTION_TEST_MONGODB";

    private MongoDbContainer? _container;
    private string _address = Environment.GetEnvironmentVariable(Given) ?? "";
    private string _missing = "";

    public async ValueTask InitializeAsync()
    {
        if (_address.Length > 0)
            return;
        try
        {
            var container = new MongoDbBuilder("mongo:8").Build();
            _container = container;
            await container.StartAsync(TestContext.Current.CancellationToken);
            _address = container.GetConnectionString();
        }
        catch (Exception error) when (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            _missing = $"MongoDB: no container of mongo:8 can be started here ({error.Message.ReplaceLineEndings(" ")})";
        }
    }

    /// <summary>Skips the test where there is no server.</summary>
    public void SkipIfMissing() => Assert.SkipWhen(_missing.Length > 0, _missing);

    /// <summary>Skips the test where no second server can be started.</summary>
    public void SkipUnlessInContainer()
    {
        SkipIfMissing();
        Assert.SkipWhen(_container is null, "MongoDB in a container of the test's own: there is no Docker here");
    }

    /// <summary>Skips the test where the server asks nobody for a password.</summary>
    public void SkipUnlessPasswordIsAsked() =>
        Assert.SkipWhen(new MongoUrl(NewDatabase()).Username is null, "MongoDB with users: the server of tests/run has none");

    /// <summary>A URL of a database that no other test has.</summary>
    public string NewDatabase()
    {
        SkipIfMissing();
        var url = new MongoUrlBuilder(_address) { DatabaseName = $"test_{Guid.NewGuid():N}" };
        if (url.Username is not null)
            url.AuthenticationSource = "admin";
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
}
