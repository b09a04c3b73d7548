using Microsoft.Extensions.Options;

namespace Ingestion.Hosting.Bus;

/// <summary>Reads <c>ConnectionStrings:rabbitmq</c>.</summary>
internal static class BrokerAddress
{
    /// <summary>The setting itself.</summary>
    public const string Setting = "ConnectionStrings:rabbitmq";

    /// <param name="address">An address as RabbitMQ's own clients take it: <c>amqp://user:password@host:5672/vhost</c>, or <c>amqps://</c> for TLS.</param>
    /// <exception cref="OptionsValidationException">It is none. The message does not repeat it, for it may hold a password.</exception>
    public static Uri Parse(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme is "amqp" or "amqps" && parsed.Host.Length > 0
            ? parsed
            : throw new OptionsValidationException(
                Setting, typeof(Uri), [$"Setting {Setting}: this is no broker's address; write amqp://user:password@host:5672/, with special characters of the password percent-encoded."]);

    /// <summary>Whether the connection is by TLS.</summary>
    public static bool IsSecure(Uri address) => address.Scheme == "amqps";
}
