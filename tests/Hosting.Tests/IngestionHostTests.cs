using Ingestion.Hosting.Telemetry;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingestion.Hosting.Tests;

public sealed class IngestionHostTests
{
    [Fact]
    public async Task Message_published_in_the_first_moment_of_a_modules_service_is_consumed()
    {
        var received = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.AddIngestion("test", ingestion =>
        {
            ingestion.Services.AddSingleton(received);
            ingestion.Services.AddHostedService<PublishAtStart>();
            ingestion.Bus.AddConsumer<RecordTrace>();
        });
        using var host = builder.Build();

        await host.StartAsync(TestContext.Current.CancellationToken);

        var trace = await received.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Matches("^[0-9a-f]{32}$", trace);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed record Sample(string Text);

    private sealed class PublishAtStart(IBus bus) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => bus.Publish(new Sample("first"), cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class RecordTrace(TaskCompletionSource<string> received) : IConsumer<Sample>
    {
        public Task Consume(ConsumeContext<Sample> context)
        {
            received.TrySetResult(context.TraceId());
            return Task.CompletedTask;
        }
    }
}
