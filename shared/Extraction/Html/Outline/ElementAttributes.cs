using AngleSharp.Dom;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>The attributes of an element that the outline reads, found in one pass over all; empty where there are none.</summary>
internal readonly struct ElementAttributes
{
    public string Class { get; private init; }

    public string Id { get; private init; }

    public string Rel { get; private init; }

    public string Href { get; private init; }

    public string Property { get; private init; }

    public string DateTime { get; private init; }

    public string Content { get; private init; }

    public string Title { get; private init; }

    public string Role { get; private init; }

    public string Style { get; private init; }

    public bool IsHidden { get; private init; }

    public static ElementAttributes Of(IElement element)
    {
        var attributes = element.Attributes;
        string names = "", id = "", rel = "", href = "", property = "", dateTime = "", content = "", title = "", role = "", style = "";
        var isHidden = false;
        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i]!;
            switch (attribute.LocalName)
            {
                case "class":
                    names = attribute.Value;
                    break;
                case "id":
                    id = attribute.Value;
                    break;
                case "rel":
                    rel = attribute.Value;
                    break;
                case "href":
                    href = attribute.Value;
                    break;
                case "itemprop":
                    property = attribute.Value;
                    break;
                case "datetime":
                    dateTime = attribute.Value;
                    break;
                case "content":
                    content = attribute.Value;
                    break;
                case "title":
                    title = attribute.Value;
                    break;
                case "role":
                    role = attribute.Value;
                    break;
                case "style":
                    style = attribute.Value;
                    break;
                case "hidden":
                    isHidden = true;
                    break;
                case "aria-hidden":
                    isHidden |= attribute.Value == "true";
                    break;
            }
        }
        return new ElementAttributes
        {
            Class = names,
            Id = id,
            Rel = rel,
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
