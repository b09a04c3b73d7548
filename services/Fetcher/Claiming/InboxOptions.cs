using System.ComponentModel.DataAnnotations;

namespace Ingestion.Fetcher.Claiming;

/// <summary>The watched folder: section <c>Ingestion:Inbox</c>.</summary>
public sealed record InboxOptions
{
    /// <summary>The data folder; <c>inbox</c>, <c>done</c> and the others are below it.</summary>
    /// <value>The default value is <c>data</c>, below the folder the process was started in.</value>
    [Required]
    public string Data { get; init; } = "data";

    /// <summary>The Fetcher's name, its own among all that share a data folder: its claims lie in <c>claimed/NAME</c>.</summary>
    /// <value>The default value is <c>fetcher</c>.</value>
    [Required, RegularExpression("^[A-Za-z0-9][A-Za-z0-9-]{0,62}$", ErrorMessage = "a name has up to 63 letters, digits and hyphens, and begins with a letter or digit.")]
    public string Fetcher { get; init; } = "fetcher";

    /// <summary>How long a file's size and time must have stood still before it is taken.</summary>
    /// <value>The default value is 500 ms.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the whole inbox is looked through, for file systems that send no events.</summary>
    /// <value>The default value is 2 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00")]
    public TimeSpan RescanInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The largest page that is taken, in bytes, and for a compressed one its size when decompressed.</summary>
    /// <value>The default value is 10 MiB.</value>
    [Range(1, 64 * 1024 * 1024)]
    public int MaxPageBytes { get; init; } = 10 * 1024 * 1024;
}
