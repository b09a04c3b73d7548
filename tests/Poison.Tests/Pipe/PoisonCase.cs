using Ingestion.Contracts;

namespace Ingestion.Poison.Tests.Pipe;

/// <summary>One bad input: the files it consists of, each with how it must end.</summary>
internal sealed record PoisonCase
{
    /// <summary>What it is, its theme first: the name a failing test tells.</summary>
    public required string Name { get; init; }

    /// <summary>What stands in the inbox; all of it arrives in one step.</summary>
    public required IReadOnlyList<PoisonFile> Files { get; init; }

    /// <summary>What somebody does to the files once they have been dropped.</summary>
    public Func<Scene, Task>? Meanwhile { get; init; }

    /// <summary>Why it can't be made on this machine; empty when it can.</summary>
    public string Obstacle { get; init; } = "";

    /// <summary>What else must be so, of the article that came of the first file.</summary>
    public Action<Article>? Check { get; init; }

    public override string ToString() => Name;
}

/// <summary>A file, or what pretends to be one.</summary>
/// <param name="Name">Its path below the case's folder.</param>
/// <param name="Make">Makes it there.</param>
/// <param name="Ending">How it must end.</param>
internal sealed record PoisonFile(string Name, Action<string> Make, Ending Ending)
{
    public static PoisonFile Of(string name, Ending ending, Func<byte[]> content) => new(name, path => File.WriteAllBytes(path, content()), ending);
}

/// <summary>How a file may end: an outcome with its reason. There are two where a model judges.</summary>
internal sealed record Ending
{
    private readonly (OutcomeKind Kind, string Reason)[] _allowed;

    private Ending(params (OutcomeKind Kind, string Reason)[] allowed) => _allowed = allowed;

    public static Ending Indexed { get; } = new((OutcomeKind.Indexed, ""));

    public static Ending NoArticle { get; } = new((OutcomeKind.Rejected, Reason.NoArticle));

    public static Ending Unsupported { get; } = new((OutcomeKind.Rejected, Reason.UnsupportedFormat));

    public static Ending Unreadable { get; } = new((OutcomeKind.Rejected, Reason.Unreadable));

    public static Ending TooLarge { get; } = new((OutcomeKind.Rejected, Reason.TooLarge));

    /// <summary>Text without sense: whether it is an article is for the models to say.</summary>
    public static Ending IndexedOrNoArticle { get; } = new((OutcomeKind.Indexed, ""), (OutcomeKind.Rejected, Reason.NoArticle));

    /// <summary>Bytes that may be read in two ways.</summary>
    public static Ending IndexedOrUnsupported { get; } = new((OutcomeKind.Indexed, ""), (OutcomeKind.Rejected, Reason.UnsupportedFormat));

    /// <summary>Bytes that have no right reading.</summary>
    public static Ending AnyButFailed { get; } = new((OutcomeKind.Indexed, ""), (OutcomeKind.Rejected, Reason.NoArticle), (OutcomeKind.Rejected, Reason.UnsupportedFormat));

    /// <summary>Data whose beginning alone can't be told from text.</summary>
    public static Ending UnsupportedOrTooMuch { get; } = new((OutcomeKind.Rejected, Reason.UnsupportedFormat), (OutcomeKind.Rejected, Reason.NoArticle), (OutcomeKind.Rejected, Reason.TooLarge));

    /// <summary>A page with a fault that need not be noticed, or was not yet when it was read.</summary>
    public static Ending IndexedOrUnreadable { get; } = new((OutcomeKind.Indexed, ""), (OutcomeKind.Rejected, Reason.NoArticle), (OutcomeKind.Rejected, Reason.Unreadable));

    /// <summary>A fault that can be seen in any way.</summary>
    public static Ending AnyReading { get; } = new((OutcomeKind.Indexed, ""), (OutcomeKind.Rejected, Reason.TooLarge), (OutcomeKind.Rejected, Reason.NoArticle), (OutcomeKind.Rejected, Reason.Unreadable), (OutcomeKind.Rejected, Reason.UnsupportedFormat));

    /// <summary>Text of any length and sense: it may be too much for the store or a message.</summary>
    public static Ending AnyText { get; } = new((OutcomeKind.Indexed, ""), (OutcomeKind.Rejected, Reason.NoArticle), (OutcomeKind.Rejected, Reason.Unstorable), (OutcomeKind.Rejected, Reason.TooLarge));

    /// <summary>Nothing was dropped, or nothing is left of it.</summary>
    public static Ending None { get; } = new();

    public bool IsNone => _allowed.Length == 0;

    public bool Allows(Outcome outcome) => _allowed.Contains((outcome.Kind, outcome.Reason));

    public override string ToString() => string.Join(" or ", _allowed.Select(ending => $"{ending.Kind} {ending.Reason}".TrimEnd()));
}
