using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>The attributes of an element that the outline reads, found in one pass over all; empty where there are none.</summary>
internal readonly ref struct ElementAttributes
{
    public ReadOnlySpan<char> Class { get; private init; }

    public ReadOnlySpan<char> Id { get; private init; }

    public ReadOnlySpan<char> Relation { get; private init; }

    public ReadOnlySpan<char> Href { get; private init; }

    public ReadOnlySpan<char> Property { get; private init; }

    public ReadOnlySpan<char> DateTime { get; private init; }

    public ReadOnlySpan<char> Content { get; private init; }

    public ReadOnlySpan<char> Title { get; private init; }

    public ReadOnlySpan<char> Role { get; private init; }

    public ReadOnlySpan<char> Style { get; private init; }

    public bool IsHidden { get; private init; }

    public static ElementAttributes Of(MarkupTree tree, int element)
    {
        ReadOnlySpan<char> names = default, id = default, relation = default, href = default, property = default, dateTime = default,
            content = default, title = default, role = default, style = default;
        var isHidden = false;
        foreach (ref readonly var attribute in tree.AttributesOf(element))
        {
            var value = tree.Source[attribute.Value];
            switch (attribute.Name)
            {
                case AttributeName.Class:
                    names = value;
                    break;
                case AttributeName.Id:
                    id = value;
                    break;
                case AttributeName.Relation:
                    relation = value;
                    break;
                case AttributeName.Href:
                    href = value;
                    break;
                case AttributeName.ItemProperty:
                    property = value;
                    break;
                case AttributeName.DateTime:
                    dateTime = value;
                    break;
                case AttributeName.Content:
                    content = value;
                    break;
                case AttributeName.Title:
                    title = value;
                    break;
                case AttributeName.Role:
                    role = value;
                    break;
                case AttributeName.Style:
                    style = value;
                    break;
                case AttributeName.Hidden:
                    isHidden = true;
                    break;
                case AttributeName.AriaHidden:
                    isHidden |= value is "true";
                    break;
            }
        }
        return new ElementAttributes
        {
            Class = names,
            Id = id,
            Relation = relation,
            Href = href,
            Property = property,
            DateTime = dateTime,
            Content = content,
            Title = title,
            Role = role,
            Style = style,
            IsHidden = isHidden,
        };
    }
}
