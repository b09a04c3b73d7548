namespace Ingestion.Hosting.Bus;

/// <summary>Reads <c>ConnectionStrings:rabbitmq</c>.</summary>
internal static class BrokerAddress
{
    /// <param name="setting">An address as RabbitMQ's own clients take it: <c>amqp://user:password@host:5672/vhost</c>, or <c>amqps://</c> for TLS.</param>
    /// <exception cref="FormatException">It is none. The message does not repeat it, for it may hold a password.</exception>
    public static Uri Parse(string setting) =>
        Uri.TryCreate(setting, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps" && address.Host.Length > 0
            ? address
            : throw new FormatException("Setting ConnectionStrings:rabbitmq is no broker's address: write it as amqp://user:password@host:5672/.");
}
