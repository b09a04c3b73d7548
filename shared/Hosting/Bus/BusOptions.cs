using System.ComponentModel.DataAnnotations;

namespace Ingestion.Hosting.Bus;

/// <summary>How messages travel over a broker: section <c>Ingestion:Bus</c>.</summary>
public sealed record BusOptions
{
    /// <summary>The largest message that is published, in bytes as encoded. The broker's own limit is 16 MiB and shows only as a hang.</summary>
    /// <value>The default is 12 MiB.</value>
    [Range(64 * 1024, 15 * 1024 * 1024)]
    public int MaxMessageBytes { get; init; } = 12 * 1024 * 1024;

    /// <summary>How long a publication may wait for the broker's confirmation.</summary>
    /// <value>The default is 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a queue of this process may go without its consumer, while the broker answers, before the process ends to be started again.</summary>
    /// <value>The default is 1 min: connections come back within seconds.</value>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00")]
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Messages a queue hands out before they are done, where the queue's consumer does not say otherwise.</summary>
    /// <value>The default is 16: with the largest pages that is 192 MiB in the consumer's memory.</value>
    [Range(1, 1000)]
    public int Prefetch { get; init; } = 16;

    /// <summary>A file of certificates in PEM: with it the broker's certificate must come from one of these authorities, without it from one the system knows.</summary>
    /// <value>The default is none. The address must begin with <c>amqps://</c>.</value>
    public string CertificateAuthority { get; init; } = "";
}
