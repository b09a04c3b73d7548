using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ingestion.Storage.Mongo;

/// <summary>
/// How patient the MongoDB home is: section <c>Ingestion:Mongo</c>. Where the server is, and which database, says
/// <c>ConnectionStrings:mongodb</c>; the times here go before those of its URL.
/// </summary>
public sealed record MongoOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Ingestion:Mongo";

    /// <summary>How long one try looks for a server that can be asked; an election takes up to 12 s.</summary>
    /// <value>The default is 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ServerSelectionTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the server may be silent over one operation, and how long one may wait for a free connection.</summary>
    /// <value>The default is 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a write that met a transient error is made again before it fails; with the defaults that takes over a minute.</summary>
    /// <value>The default is 15.</value>
    [Range(1, 1000)]
    public int WriteRetries { get; init; } = 15;

    /// <summary>How often a read that met a transient error is made again: somebody waits for its answer.</summary>
    /// <value>The default is 2.</value>
    [Range(1, 100)]
    public int ReadRetries { get; init; } = 2;

    /// <summary>The wait before the first retry; it doubles, with jitter.</summary>
    /// <value>The default is 200 ms.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait before a retry.</summary>
    /// <value>The default is 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many calls within <see cref="BreakerWindow"/>, half of which failed, open the circuit breaker.</summary>
    /// <value>The default is 3.</value>
    [Range(2, 1000)]
    public int BreakerCalls { get; init; } = 3;

    /// <summary>The time over which the breaker counts.</summary>
    /// <value>The default is 30 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.5", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan BreakerWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open breaker lets no call through.</summary>
    /// <value>The default is 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.5", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan BreakerPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A file of certificates in PEM: with it the server's certificate must come from one of these authorities, without it from one the system knows.</summary>
    /// <value>The default is none. The connection string must say <c>tls=true</c>.</value>
    public string CertificateAuthority { get; init; } = "";
}

/// <summary>Checks the ranges and names the setting as a user writes it.</summary>
internal sealed class MongoOptionsValidator : IValidateOptions<MongoOptions>
{
    public ValidateOptionsResult Validate(string? name, MongoOptions options)
    {
        var results = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(results.Select(result =>
                $"Setting {string.Join(", ", result.MemberNames.Select(member => $"{MongoOptions.Section}:{member}"))}: {result.ErrorMessage}"));
    }
}
