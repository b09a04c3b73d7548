using Microsoft.Extensions.Options;

namespace Ingestion.Storage.Sqlite;

/// <summary>Where the embedded store lives: section <c>Ingestion:Sqlite</c>.</summary>
public sealed record SqliteOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Ingestion:Sqlite";

    /// <summary>
    /// The database file, as a path from the working directory or a full one. Its folder is made by the writer. It must
    /// be on a local disk: SQLite's write-ahead log does not work over a network file system (sqlite.org/wal.html).
    /// </summary>
    public string Path { get; init; } = "data/ingestion.db";
}

/// <summary>Names the setting as a user writes it when it can't be used.</summary>
internal sealed class SqliteOptionsValidator : IValidateOptions<SqliteOptions>
{
    private const string Setting = $"Setting {SqliteOptions.Section}:{nameof(SqliteOptions.Path)}";

    public ValidateOptionsResult Validate(string? name, SqliteOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path) || options.Path.Contains('\0', StringComparison.Ordinal))
            return ValidateOptionsResult.Fail($"{Setting}: name a database file, such as data/ingestion.db.");
        if (Directory.Exists(options.Path) || options.Path.EndsWith('/'))
            return ValidateOptionsResult.Fail($"{Setting}: {options.Path} is a folder; name a database file in it.");
        return ValidateOptionsResult.Success;
    }
}
