namespace Ingestion.Extraction.Html.Markup;

/// <summary>The attributes that are kept: those that extraction reads, and <see cref="Encoding"/> for tree construction.</summary>
internal enum AttributeName : byte
{
    None, Alt, AriaHidden, Charset, Cite, Class, Colspan, Content, Data, DataLazySource, DataOriginal, DataSource, DataSourceSet, DateTime, Direction, Encoding, Height, Hidden, Href, HttpEquivalent, Id,
    ItemProperty, ItemType, Language, Name, Property, Relation, Role, Source, SourceSet, Style, Title, Type, Value, Width,
}

/// <summary>Finds <see cref="AttributeName"/>s by what stands in the page.</summary>
internal static class AttributeNames
{
    private const int LongestName = 13;

    /// <returns><see cref="AttributeName.None"/> for one that is not kept.</returns>
    public static AttributeName Find(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > LongestName)
            return AttributeName.None;
        Span<char> lower = stackalloc char[LongestName];
        for (var i = 0; i < name.Length; i++)
            lower[i] = char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] | 0x20) : name[i];
        return (ReadOnlySpan<char>)lower[..name.Length] switch
        {
            "alt" => AttributeName.Alt,
            "aria-hidden" => AttributeName.AriaHidden,
            "charset" => AttributeName.Charset,
            "cite" => AttributeName.Cite,
            "class" => AttributeName.Class,
            "colspan" => AttributeName.Colspan,
            "content" => AttributeName.Content,
            "data" => AttributeName.Data,
            "data-lazy-src" => AttributeName.DataLazySource,
            "data-original" => AttributeName.DataOriginal,
            "data-src" => AttributeName.DataSource,
            "data-srcset" => AttributeName.DataSourceSet,
            "datetime" => AttributeName.DateTime,
            "dir" => AttributeName.Direction,
            "encoding" => AttributeName.Encoding,
            "height" => AttributeName.Height,
            "hidden" => AttributeName.Hidden,
            "href" => AttributeName.Href,
            "http-equiv" => AttributeName.HttpEquivalent,
            "id" => AttributeName.Id,
            "itemprop" => AttributeName.ItemProperty,
            "itemtype" => AttributeName.ItemType,
            "lang" => AttributeName.Language,
            "name" => AttributeName.Name,
            "property" => AttributeName.Property,
            "rel" => AttributeName.Relation,
            "role" => AttributeName.Role,
            "src" => AttributeName.Source,
            "srcset" => AttributeName.SourceSet,
            "style" => AttributeName.Style,
            "title" => AttributeName.Title,
            "type" => AttributeName.Type,
            "value" => AttributeName.Value,
            "width" => AttributeName.Width,
            _ => AttributeName.None,
        };
    }
}
