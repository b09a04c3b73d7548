using MongoDB.Driver;
using Testcontainers.MongoDb;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>A MongoDB, in a container on a port that stays, or the one that <c>tests/run</c> started.</summary>
internal sealed class Database : IAsyncDisposable
{
    /// <summary>The variable in which <c>tests/run</c> gives the address of the server it started, <c>mongodb://…/</c>.</summary>
    private const string Given = "INGESTION_TEST_MONGODB";

    private readonly MongoDbContainer? _container;
    private readonly string _address;

    private Database(MongoDbContainer? container, string address)
    {
        _container = container;
        _address = address;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Database> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Given) is { Length: > 0 } given)
            return new Database(null, given);
        // Without a user: with one the image starts twice the first time, and once when it is started again, which the builder would wait for in vain.
        var container = new MongoDbBuilder("mongo:8").WithUsername("").WithPassword("").WithPortBinding(Ports.Free(), 27017).Build();
        await container.StartAsync(Cancellation);
        return new Database(container, container.GetConnectionString());
    }

    /// <summary>The URL of a database that no other test has, as a service's <c>ConnectionStrings:mongodb</c>.</summary>
    public string New()
    {
        var url = new MongoUrlBuilder(_address) { DatabaseName = $"test_{Guid.NewGuid():N}" };
        if (url.Username is not null)
            url.AuthenticationSource = "admin";
        return url.ToString();
    }

    /// <summary>Whether it is in a container, and so ours to stop.</summary>
    public bool IsContainer => _container is not null;

    /// <summary>Skips the test where the server is not ours to stop.</summary>
    public void SkipUnlessStoppable() =>
        Assert.SkipWhen(_container is null, "a restart of MongoDB: needs a container, and there is no Docker here");

    public async Task StopAsync()
    {
        await _container!.StopAsync(Cancellation);
        await Ports.ReleasedAsync([new MongoUrl(_address).Server.Port], Cancellation);
    }

    public Task StartAgainAsync() => _container!.StartAsync(Cancellation);

    public ValueTask DisposeAsync() => _container?.DisposeAsync() ?? ValueTask.CompletedTask;
}
