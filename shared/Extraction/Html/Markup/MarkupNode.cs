using System.Runtime.InteropServices;

namespace Ingestion.Extraction.Html.Markup;

/// <summary>An element or a text of a <see cref="MarkupTree"/>; other nodes are named by their index, 0 for none.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct MarkupNode
{
    public int Parent;
    public int FirstChild;
    public int LastChild;
    public int Next;
    public int Previous;

    /// <summary>Of a text its letters; of an element the index of its first attribute and their number.</summary>
    public TextRange Range;

    /// <summary>What it is to tree construction.</summary>
    public Tag Tag;

    /// <summary>What it is called. The same as <see cref="Tag"/> in HTML; elements of SVG and MathML share tags.</summary>
    public Tag Name;

    /// <summary>Whether it is on the stack of open elements.</summary>
    public bool IsOpen;
}
