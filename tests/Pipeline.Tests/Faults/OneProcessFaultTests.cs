namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>Every page that was in the inbox ends in exactly one outcome, and the store holds each article once, whatever happens to the process.</summary>
public sealed class OneProcessFaultTests : IAsyncDisposable
{
    private readonly OneProcess _installation = new();

    [Fact]
    public Task Nothing_is_lost_and_nothing_stands_twice_whatever_strikes() => FaultRun.AllAsync(_installation, OneProcessFaults.All);

    public ValueTask DisposeAsync() => _installation.DisposeAsync();
}
