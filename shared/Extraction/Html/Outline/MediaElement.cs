using Ingestion.Contracts;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>An image or an embed of a page, as the page writes it.</summary>
internal sealed record MediaElement
{
    /// <summary><see cref="BlockKind.Image"/> or <see cref="BlockKind.Embed"/>.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>As written; empty while only a placeholder is known.</summary>
    public required string Address { get; init; }

    /// <summary>The value of <c>alt</c> or <c>title</c>; empty when there is none.</summary>
    public string Alternative { get; init; } = "";

    /// <summary>Whether the page plays it itself: <c>video</c> or <c>audio</c>.</summary>
    public bool IsPlayer { get; init; }

    /// <summary>The value of <c>class</c>; empty when there is none.</summary>
    public string ClassNames { get; init; } = "";

    /// <summary>In CSS pixels, as the attribute says; 0 when it says nothing.</summary>
    public int Width { get; init; }

    /// <summary>As <see cref="Width"/>.</summary>
    public int Height { get; init; }

    /// <summary>Number of text blocks before it.</summary>
    public required int Block { get; init; }

    /// <summary>The nearest block-level element around it.</summary>
    public required Container Container { get; init; }
}
