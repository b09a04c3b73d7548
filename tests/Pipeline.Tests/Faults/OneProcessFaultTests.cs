namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>Every page that was in the inbox ends in exactly one outcome, and the store holds each article once, whatever happens to the process.</summary>
public sealed class OneProcessFaultTests : IAsyncDisposable
{
    private readonly OneProcess _installation = new();

    public static TheoryData<string> Faults() => [.. Chaos.Wanted(OneProcessFaults.All.Select(fault => fault.Name))];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Faults))]
    public Task Nothing_is_lost_and_nothing_stands_twice_after(string fault) =>
        FaultRun.OneAsync(_installation, OneProcessFaults.All.Single(one => one.Name == fault));

    [Fact]
    public Task Nothing_is_lost_and_nothing_stands_twice_after_all_faults() => FaultRun.AllAsync(_installation, OneProcessFaults.All);

    public ValueTask DisposeAsync() => _installation.DisposeAsync();
}
