using System.Net;
using System.Net.Sockets;

namespace Ingestion.Security.Tests.Services;

internal static class Ports
{
    /// <summary>A port on which nobody listens.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
