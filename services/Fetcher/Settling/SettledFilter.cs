using Ingestion.Contracts;

namespace Ingestion.Fetcher.Settling;

/// <summary>Which rejected and failed files are meant: those to which all that is given applies.</summary>
public sealed record SettledFilter
{
    /// <summary>The outcomes; none is any.</summary>
    public IReadOnlyList<OutcomeKind> Outcomes { get; init; } = [];

    /// <summary>Names: that of the file, or the end of its path below the inbox; none is any.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>An exception's type, with or without its namespace, in any case; empty is any.</summary>
    public string Exception { get; init; } = "";

    /// <summary>The stage; null is any.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The reason; empty is any.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Settled before then.</summary>
    public DateTimeOffset Before { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Settled after then.</summary>
    public DateTimeOffset After { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Whether a file is meant.</summary>
    public bool Takes(SettledFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return (Names.Count == 0 || Names.Any(name => IsNameOf(name, file)))
            && (Outcomes.Count == 0 || Outcomes.Contains(file.Outcome))
            && (Exception.Length == 0 || IsTypeOf(file.Exception))
            && (Stage is null || file.Stage == Stage)
            && (Reason.Length == 0 || string.Equals(file.Reason, Reason, StringComparison.OrdinalIgnoreCase))
            && file.SettledAt < Before && file.SettledAt > After;
    }

    /// <summary>Whether it is the file's name, or the end of its path below the inbox.</summary>
    public static bool IsNameOf(string name, SettledFile file)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(file);
        var wanted = name.Replace(Path.DirectorySeparatorChar, '/').TrimStart('/');
        return IsEnd(file.Source) || IsEnd(Path.GetFileName(file.Path));

        bool IsEnd(string path) => path == wanted || path.EndsWith('/' + wanted, StringComparison.Ordinal);
    }

    private bool IsTypeOf(ExceptionRecord? exception) =>
        exception is not null && (string.Equals(exception.Type, Exception, StringComparison.OrdinalIgnoreCase)
            || exception.Type.EndsWith('.' + Exception, StringComparison.OrdinalIgnoreCase));
}
