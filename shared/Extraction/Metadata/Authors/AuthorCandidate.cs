namespace Ingestion.Extraction.Metadata.Authors;

/// <summary>The places authors can be named in.</summary>
internal enum AuthorPlace
{
    LinkedData, Meta, WeakMeta, RelAuthor, ItemProperty, Byline, Link, Address, UserName, LeadLine, DateLine, NameLine, MiddleLine, Title,
}

/// <summary>Names that one place of a page gives, as a whole.</summary>
internal sealed class AuthorCandidate
{
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Where they stand, in words.</summary>
    public required string Origin { get; init; }

    public required AuthorPlace Place { get; init; }

    /// <summary>Whether they were taken as they stand, because they read as no person's name: a pen name or a desk.</summary>
    public bool IsPenName { get; init; }

    /// <summary>Whether all elements of the place were read as one line.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Number of elements of the page the names were taken from.</summary>
    public int Elements { get; init; } = 1;

    /// <summary>Its place among others of its kind.</summary>
    public int Rank { get; init; }

    /// <summary>Length of the text the names stand in.</summary>
    public int TextLength { get; init; }

    /// <summary>Index of the text block they stand in or before; -1 for what stands in the head.</summary>
    public int Block { get; init; } = -1;

    /// <summary>Marks of the element and around it; 0 for what stands in the head.</summary>
    public ulong Marks { get; init; }
}
