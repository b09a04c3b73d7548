using Ingestion.Contracts;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>A run of text between two block boundaries of the page: the unit that is judged to be body or furniture.</summary>
internal sealed class TextBlock
{
    /// <summary>White space collapsed, except in preformatted text.</summary>
    public required string Text { get; init; }

    public required BlockKind Kind { get; init; }

    /// <summary>As <see cref="Block.Level"/>.</summary>
    public required int Level { get; init; }

    /// <summary>As <see cref="Block.IsOrdered"/>.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>The nearest block-level element around the text.</summary>
    public required Container Container { get; init; }

    /// <summary>Marks of the inline elements that hold the text.</summary>
    public required Marks InlineMarks { get; init; }

    /// <summary>Characters of <see cref="Text"/> inside links.</summary>
    public required int LinkLength { get; init; }

    public required int Links { get; init; }

    /// <summary>Where the first link in it leads, as written; empty when there is none.</summary>
    public string Href { get; init; } = "";

    /// <summary>Links to places on the same page.</summary>
    public int AnchorLinks { get; init; }

    /// <summary>Characters of <see cref="Text"/> inside bold or italic elements.</summary>
    public required int EmphasisLength { get; init; }

    public required int Images { get; init; }

    /// <summary>Whether the text ended or began at a line break instead of an element's border.</summary>
    public required bool IsBrokenLine { get; init; }

    /// <summary>The data table whose cell this is; null outside data tables.</summary>
    public TableCell? Cell { get; init; }

    public int Words { get; set; }

    /// <summary>Share of <see cref="Text"/> inside links, 0 to 1.</summary>
    public float LinkShare => Text.Length == 0 ? 0 : Math.Min(1f, (float)LinkLength / Text.Length);
}

/// <summary>A place in a table.</summary>
internal sealed record TableCell(Container Table, int Row, int Column, bool IsHeader);

/// <summary>A block-level element that holds text blocks.</summary>
internal sealed class Container
{
    public required Container? Parent { get; init; }

    /// <summary>Lower-case tag name.</summary>
    public required string Tag { get; init; }

    public required Marks Marks { get; init; }

    /// <summary>The value of <c>class</c>; empty when there is none.</summary>
    public required string ClassNames { get; init; }

    /// <summary>The value of <c>id</c>; empty when there is none.</summary>
    public required string Id { get; init; }

    /// <summary>Hash of tag and class: elements of one shape are equal in it.</summary>
    public required int Shape { get; init; }

    /// <summary>Elements above it.</summary>
    public required int Depth { get; init; }

    /// <summary>For each <see cref="Mark"/> the depth of the nearest element at or above this one that has it; 0 when none has. Empty until <see cref="Totals"/> settles the marks.</summary>
    public required ushort[] MarkDepths { get; set; }

    public int ChildContainers { get; set; }

    /// <summary>The nearest container around this one that holds more blocks; null when none does.</summary>
    public Container? Wider { get; set; }

    public int Index { get; set; }

    /// <summary>Index of the first block within.</summary>
    public int First { get; set; } = -1;

    /// <summary>Index of the last block within.</summary>
    public int Last { get; set; } = -1;

    /// <summary>Number of blocks within, at any depth.</summary>
    public int Blocks { get; set; }

    public int TextLength { get; set; }

    public int LinkLength { get; set; }

    public int Words { get; set; }

    /// <summary>Text length of blocks that read like sentences.</summary>
    public float Prose { get; set; }
}
