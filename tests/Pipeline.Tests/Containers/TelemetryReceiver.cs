using System.Net;
using System.Text;
using Ingestion.Pipeline.Tests.Services;

namespace Ingestion.Pipeline.Tests.Containers;

/// <summary>Takes what services export by OTLP over HTTP and keeps it as it came.</summary>
internal sealed class TelemetryReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly StringBuilder _received = new();
    private readonly Task _receiving;

    public TelemetryReceiver()
    {
        Endpoint = new Uri($"http://localhost:{Ports.Free()}/");
        _listener.Prefixes.Add(Endpoint.ToString());
        _listener.Start();
        _receiving = ReceiveAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>Paths, headers and bodies, a character a byte: Protocol Buffers write text as it is.</summary>
    public string Received
    {
        get
        {
            lock (_received)
                return _received.ToString();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _receiving;
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                lock (_received)
                    _received.Append(context.Request.RawUrl).Append('\n').Append(context.Request.Headers).Append('\n').Append(Encoding.Latin1.GetString(body.ToArray()));
                context.Response.Close();
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // It ends.
        }
    }
}
