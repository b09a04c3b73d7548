using System.Net;
using System.Net.Sockets;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>The network between a client and a server, that can be cut, healed and made slow.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly DnsEndPoint _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private CancellationTokenSource _connections = new();
    private TaskCompletionSource _whole = new();
    private TimeSpan _delay;

    public TcpProxy(DnsEndPoint server)
    {
        _server = server;
        _listener.Start();
        _whole.SetResult();
        _accepting = AcceptAsync();
    }

    /// <summary>The port that stands for the server's.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Nothing passes any more, and nobody is told: what is on its way waits, and who connects waits too.</summary>
    public void Cut()
    {
        lock (_lock)
            _whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Ends every connection, as a network does that lost what it knew of them; new ones can be made.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _connections.Cancel();
            _connections = new CancellationTokenSource();
        }
    }

    /// <summary>What was cut is whole again. Connections from before are gone.</summary>
    public void Heal()
    {
        Reset();
        lock (_lock)
            _whole.TrySetResult();
    }

    /// <summary>What the client sends comes this much later, a piece at a time, so that every request takes that much longer.</summary>
    public void Slow(TimeSpan delay)
    {
        lock (_lock)
            _delay = delay;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        Heal();
        _listener.Dispose();
        await _accepting;
        _ending.Dispose();
        _connections.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                CancellationToken cancellation;
                lock (_lock)
                    cancellation = _connections.Token;
                _ = ConnectAsync(client, cancellation);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It ends.
        }
    }

    private async Task ConnectAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await WholeAsync(cancellationToken);
                await server.ConnectAsync(_server.Host, _server.Port, cancellationToken);
                await Task.WhenAny(
                    PumpAsync(client.GetStream(), server.GetStream(), () => _delay, cancellationToken),
                    PumpAsync(server.GetStream(), client.GetStream(), () => TimeSpan.Zero, cancellationToken));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException)
            {
                // Cut off, or the server is away: both ends are closed.
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Func<TimeSpan> delay, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        try
        {
            while (await from.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                await WholeAsync(cancellationToken);
                if (delay() is var wait && wait > TimeSpan.Zero)
                    await Task.Delay(wait, cancellationToken);
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One end is gone: the other is closed too.
        }
    }

    private Task WholeAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _whole.Task.WaitAsync(cancellationToken);
    }
}
