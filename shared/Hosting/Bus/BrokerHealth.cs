using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Ingestion.Hosting.Bus;

/// <summary>
/// Asks the broker itself whether this process's queues are consumed. The bus's own check goes on saying yes while messages
/// that were taken before the broker went away are still being worked on.
/// </summary>
internal sealed class BrokerHealth(Uri address, BrokerCertificate certificate, ConsumedQueues queues) : IHealthCheck, IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IConnection? _connection;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (state, sentence, exception) = await LookAsync(cancellationToken);
        return state == BrokerState.Consumed ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(sentence, exception);
    }

    /// <summary>Asks the broker now, and waits for its answer until the token is cancelled.</summary>
    public async Task<BrokerLook> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A channel that closes waits for its broker, and asks no token.
            return await AskAsync(cancellationToken).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            return new BrokerLook(BrokerState.Away, Sentence(exception), exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _turn.Dispose();
    }

    private async Task<BrokerLook> AskAsync(CancellationToken cancellationToken)
    {
        var isOurTurn = false;
        try
        {
            await _turn.WaitAsync(cancellationToken);
            isOurTurn = true;
            var connection = await ConnectAsync(cancellationToken);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            foreach (var queue in queues.Names)
            {
                // Passive: the queue is asked about, and not made.
                if ((await channel.QueueDeclarePassiveAsync(queue, cancellationToken)).ConsumerCount == 0)
                    return new BrokerLook(BrokerState.NotConsumed, $"Nobody consumes the queue {queue}.");
            }

            return new BrokerLook(BrokerState.Consumed, "");
        }
        catch (OperationInterruptedException exception)
        {
            return new BrokerLook(BrokerState.NotConsumed, "A queue of this process does not exist.", exception);
        }
        catch (Exception exception) when (exception is RabbitMQClientException or IOException or OperationCanceledException)
        {
            return new BrokerLook(BrokerState.Away, Sentence(exception), exception);
        }
        finally
        {
            if (isOurTurn)
                _turn.Release();
        }
    }

    private string Sentence(Exception exception) =>
        certificate.Refusal is { Length: > 0 } refusal ? refusal
        : BrokerRefusal.SentenceFor(exception) is { Length: > 0 } sentence ? sentence
        : "The broker does not answer.";

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true })
            return _connection;
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = null;
        var factory = new ConnectionFactory { Uri = address, AutomaticRecoveryEnabled = false, ClientProvidedName = "health" };
        if (BrokerAddress.IsSecure(address))
            factory.Ssl = certificate.AskFor(address.Host);
        return _connection = await factory.CreateConnectionAsync(cancellationToken);
    }
}

/// <summary>What the broker said, or that it said nothing.</summary>
internal sealed record BrokerLook(BrokerState State, string Sentence, Exception? Exception = null);

/// <summary>How this process's queues are.</summary>
internal enum BrokerState
{
    /// <summary>Every one has a consumer.</summary>
    Consumed,

    /// <summary>The broker answers, but one is missing or has no consumer.</summary>
    NotConsumed,

    /// <summary>The broker does not answer.</summary>
    Away,
}

/// <summary>The queues that this process consumes, as they were configured.</summary>
internal sealed class ConsumedQueues
{
    private readonly Lock _lock = new();
    private readonly List<string> _names = [];

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_lock)
                return [.. _names];
        }
    }

    public void Add(string queue)
    {
        lock (_lock)
            _names.Add(queue);
    }
}
