using System.Collections.Concurrent;
using Ingestion.Contracts;
using Ingestion.Hosting;
using Ingestion.Storage;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingestion.Indexer.Tests;

/// <summary>An Indexer on a bus, with a store of its own, and a listener for what it publishes.</summary>
internal sealed class IndexerProcess : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("indexer-").FullName;
    private readonly IHost _host;
    private readonly Outcomes _outcomes = new();

    private IndexerProcess(Action<IngestionBuilder> more)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("Ingestion:Sqlite:Path", Path.Combine(_folder, "ingestion.db"))]);
        builder.AddIngestion("indexer", ingestion =>
        {
            ingestion.AddIndexer();
            ingestion.Services.AddSingleton(_outcomes);
            ingestion.Bus.AddConsumer<OutcomeListener>();
            more(ingestion);
        });
        _host = builder.Build();
    }

    public IBus Bus => _host.Services.GetRequiredService<IBus>();

    public ILedger Ledger => _host.Services.GetRequiredService<ILedger>();

    public IArticles Articles => _host.Services.GetRequiredService<IArticles>();

    public static async Task<IndexerProcess> StartAsync(Action<IngestionBuilder>? more = null)
    {
        var process = new IndexerProcess(more ?? (_ => { }));
        await process._host.StartAsync(TestContext.Current.CancellationToken);
        return process;
    }

    /// <summary>The outcome that is published for a claim.</summary>
    public async Task<PageSettled> OutcomeAsync(Claim claim) =>
        await _outcomes.Of(claim.ClaimId).Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Outcomes
    {
        private readonly ConcurrentDictionary<Guid, TaskCompletionSource<PageSettled>> _settled = new();

        public TaskCompletionSource<PageSettled> Of(Guid claim) =>
            _settled.GetOrAdd(claim, _ => new TaskCompletionSource<PageSettled>(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    private sealed class OutcomeListener(Outcomes outcomes) : IConsumer<PageSettled>
    {
        public Task Consume(ConsumeContext<PageSettled> context)
        {
            outcomes.Of(context.Message.Claim.ClaimId).TrySetResult(context.Message);
            return Task.CompletedTask;
        }
    }
}
