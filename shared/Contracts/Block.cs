using System.Text.Json.Serialization;

namespace Ingestion.Contracts;

/// <summary>A piece of the body.</summary>
public sealed record Block
{
    /// <summary>What it is.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>
    /// Its plain text. In <see cref="BlockKind.Table"/> rows end with a line break and cells are parted by tabs; images
    /// and embeds have none.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>For a heading 1 to 6; for a list item its depth, from 1; else 0.</summary>
    public int Level { get; init; }

    /// <summary>For a list item, whether its list is numbered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOrdered { get; init; }

    /// <summary>For a table, whether its first row names the columns.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasHeader { get; init; }

    /// <summary>For an image or an embed, what it shows; null for all others, whose JSON it stays out of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Media? Media { get; init; }

    /// <summary>Whether it is an image or an embed.</summary>
    [JsonIgnore]
    public bool IsMedia => Kind is BlockKind.Image or BlockKind.Embed;
}

/// <summary>The kinds of block.</summary>
[JsonConverter(typeof(WordConverter<BlockKind>))]
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading within the body.</summary>
    Heading,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>A quotation set apart.</summary>
    Quote,

    /// <summary>Code or other text whose spaces and lines count.</summary>
    Preformatted,

    /// <summary>A table.</summary>
    Table,

    /// <summary>An image, with its caption.</summary>
    Image,

    /// <summary>Something of another place shown within: a video, a post of a network, a map.</summary>
    Embed,
}

/// <summary>An image or an embed within the body.</summary>
public sealed record Media
{
    /// <summary>
    /// Its address, <c>http</c> or <c>https</c>, and whole where the page's own address is known; else as the page
    /// writes it, relative to the page.
    /// </summary>
    public required string Address { get; init; }

    /// <summary>For an image, the words that stand for it where it can't be seen (<c>alt</c>); for an embed, its title.</summary>
    public string Alternative { get; init; } = "";

    /// <summary>What the page writes below it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>For an embed, who shows it: a name such as <c>YouTube</c>, else its host; for an image empty.</summary>
    public string Provider { get; init; } = "";
}
