using System.Security.Authentication;
using Ingestion.Security;
using MassTransit;
using RabbitMQ.Client;

namespace Ingestion.Hosting.Bus;

/// <summary>The check of the broker's certificate, for everything here that connects to it.</summary>
internal sealed class BrokerCertificate(ServerCertificate certificate)
{
    // None lets the system choose, which leaves out what is no longer safe (CA5398).
    private const SslProtocols Protocols = SslProtocols.None;

    /// <inheritdoc cref="ServerCertificate.Refusal" />
    public string Refusal => certificate.Refusal;

    /// <summary>Has the bus ask for it.</summary>
    public void AskFor(string host, IRabbitMqHostConfigurator configurator) => configurator.UseSsl(tls =>
    {
        tls.ServerName = host;
        tls.Protocol = Protocols;
        tls.CertificateValidationCallback = certificate.IsTrusted;
    });

    /// <summary>Has a connection of our own ask for it.</summary>
    public SslOption AskFor(string host) => new(host, enabled: true) { Version = Protocols, CertificateValidationCallback = certificate.IsTrusted };
}
