using System.Text.Json;

namespace Ingestion.Storage.Tests.Contract;

/// <summary>What holds in any home of the store. A home's test class says how its store is opened.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private protected ManualClock Clock { get; } = new();

    private protected Store Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await OpenAsync(Clock);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the test's store, as another process would that shares it. The first time it does not exist yet.</summary>
    protected abstract Task<Store> OpenAsync(TimeProvider clock);

    /// <summary>Takes away what the test left.</summary>
    protected abstract Task RemoveAsync();

    // Records compare lists by reference, so what they hold is compared as JSON.
    private static void AssertSame<T>(T expected, T actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
