using System.Net;
using System.Net.Sockets;
using DotNet.Testcontainers.Builders;
using Ingestion.Contracts;
using Ingestion.Storage.Tests.Contract;

namespace Ingestion.Storage.Tests.Mongo;

/// <summary>Servers that go away and come back. These have a server of their own, on a port that stays.</summary>
[Collection(MongoTests.Name)]
public sealed class MongoOutageTests(MongoServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_wait_for_a_server_that_hangs_or_stops_and_go_through_when_it_is_back()
    {
        server.SkipUnlessInContainer();
        var port = FreePort();
        await using var container = new ContainerBuilder("mongo:8").WithPortBinding(port, 27017).Build();
        await container.StartAsync(Cancellation);
        await using var store = Open($"mongodb://{container.Hostname}:{port}", writeRetries: 1000);
        await store.WriteAsync(Sample.Submission(0, "Before"));
        Assert.Equal(StoreState.Available, store.Availability.State);

        await SurvivesAsync(store, page: 10, container.PauseAsync, container.UnpauseAsync);
        await SurvivesAsync(store, page: 20, container.StopAsync, container.StartAsync);

        Assert.Equal(21, await store.CountArticlesAsync());
        Assert.Equal(21, (await store.CountOutcomesAsync()).Created);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_said_in_one_sentence()
    {
        await using var store = Open($"mongodb://user:secret@localhost:{FreePort()}/?authSource=admin", writeRetries: 2);

        var writing = await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(Sample.Submission(1, "One")));
        var reading = await Assert.ThrowsAsync<StoreException>(() => store.SearchAsync("one"));

        Assert.All([writing, reading], error =>
        {
            Assert.Contains("does not answer", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        });
        Assert.NotEqual(StoreState.Available, store.Availability.State);
    }

    [Fact]
    public async Task Wrong_password_is_said_at_once()
    {
        server.SkipUnlessPasswordIsAsked();
        var url = new UriBuilder(server.NewDatabase()) { Password = "secret" }.Uri.ToString();
        await using var store = Open(url, writeRetries: 1000);

        var error = await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(Sample.Submission(1, "One")));

        Assert.Contains("ConnectionStrings:mongodb", error.Message, StringComparison.Ordinal);
        Assert.Contains("password", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(StoreState.Available, store.Availability.State);
    }

    private static async Task SurvivesAsync(
        Store store, int page, Func<CancellationToken, Task> end, Func<CancellationToken, Task> start)
    {
        await end(Cancellation);
        var writing = store.WriteAsync([.. Enumerable.Range(page, 10).Select(number => Sample.Submission(number, "During"))]);
        while (store.Availability.State == StoreState.Available)
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
        Assert.False(writing.IsCompleted);

        await start(Cancellation);
        Assert.All(await writing, entry => Assert.Equal(Change.Created, entry.Outcome.Change));
        Assert.Equal(StoreState.Available, store.Availability.State);
        await store.Availability.WhenMayBeAskedAsync(Cancellation);
    }

    private static Store Open(string url, int writeRetries) => new(
        new Dictionary<string, string?>
        {
            ["ConnectionStrings:mongodb"] = url,
            ["Ingestion:Mongo:ServerSelectionTimeout"] = "00:00:00.5",
            ["Ingestion:Mongo:OperationTimeout"] = "00:00:05",
            ["Ingestion:Mongo:WriteRetries"] = $"{writeRetries}",
            ["Ingestion:Mongo:RetryDelay"] = "00:00:00.02",
            ["Ingestion:Mongo:LongestRetryDelay"] = "00:00:00.5",
            ["Ingestion:Mongo:BreakerCalls"] = "2",
            ["Ingestion:Mongo:BreakerPause"] = "00:00:00.5",
        },
        TimeProvider.System);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
