using Ingestion.Pipeline.Tests.Services;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>Every page that was in the inbox ends in exactly one outcome, and the store holds each article once, whatever happens to a service, to what it needs or to what lies between.</summary>
[Collection(ComposeSize.Name)]
public sealed class ThreeServicesFaultTests(Servers servers) : IAsyncLifetime
{
    private ThreeServices _installation = null!;

    public async ValueTask InitializeAsync() => _installation = await ThreeServices.CreateAsync(servers);

    [Fact]
    public Task Nothing_is_lost_and_nothing_stands_twice_whatever_strikes() => FaultRun.AllAsync(_installation, ThreeServicesFaults.All);

    public ValueTask DisposeAsync() => _installation?.DisposeAsync() ?? ValueTask.CompletedTask;
}
