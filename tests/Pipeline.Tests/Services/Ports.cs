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
            try
            {
                using var listener = new TcpListener(IPAddress.Any, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
