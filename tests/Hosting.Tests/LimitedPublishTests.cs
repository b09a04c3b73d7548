using Ingestion.Hosting.Bus;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Hosting.Tests;

/// <summary>A bus that waits on whatever its token says, as one was seen to whose connection broke.</summary>
public sealed class LimitedPublishTests : IAsyncLifetime
{
    private static readonly TimeSpan Endlessly = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider _provider = new ServiceCollection()
        .AddMassTransit(bus => bus.UsingInMemory((context, configurator) => configurator.UsePublishFilter(typeof(Endless<>), context)))
        .BuildServiceProvider();

    private IBusControl Bus => _provider.GetRequiredService<IBusControl>();

    public async ValueTask InitializeAsync() => await Bus.StartAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Publication_that_the_bus_does_not_give_up_is_given_up_after_the_limit()
    {
        var options = new BusOptions { PublishTimeout = TimeSpan.FromMilliseconds(200) };

        var error = await Assert.ThrowsAsync<PublishTimeoutException>(
            () => Bus.PublishWithinLimitAsync(new Sample("any"), options, TestContext.Current.CancellationToken).WaitAsync(Endlessly, TestContext.Current.CancellationToken));

        Assert.Contains("Ingestion:Bus:PublishTimeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publication_ends_at_once_when_its_caller_gives_it_up()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var publishing = Bus.PublishWithinLimitAsync(new Sample("any"), new BusOptions(), caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing.WaitAsync(Endlessly, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Bus.StopAsync(CancellationToken.None);
        await _provider.DisposeAsync();
    }

    private sealed record Sample(string Text);

    private sealed class Endless<TMessage> : IFilter<PublishContext<TMessage>>
        where TMessage : class
    {
        public Task Send(PublishContext<TMessage> context, IPipe<PublishContext<TMessage>> next) => Task.Delay(Timeout.Infinite, CancellationToken.None);

        public void Probe(ProbeContext context)
        {
        }
    }
}
