using System.Net;
using System.Net.Sockets;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>Ports for servers that are stopped and come back.</summary>
internal static class Ports
{
    // Below those that the system gives to outgoing connections (net.ipv4.ip_local_port_range): none takes the port while its server is away.
    private const int First = 20_000;
    private const int Last = 32_000;

    /// <summary>A port on which nobody listens.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            if (IsFree(port))
                return port;
        }
    }

    /// <summary>Waits until nobody listens on some ports: what forwards a container's ports ends a moment after the container, and until then it can't start again.</summary>
    public static async Task ReleasedAsync(IEnumerable<int> ports, CancellationToken cancellationToken)
    {
        foreach (var port in ports)
            while (!IsFree(port))
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Any, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
