namespace Ingestion.Extraction.Html.Outline;

/// <summary>Marks that an element has by its tag and its attributes other than class and id.</summary>
internal static class ElementMarks
{
    public static Marks OfTag(string tag) => tag switch
    {
        "article" => Marks.None.With(Mark.Article),
        "main" => Marks.None.With(Mark.Main),
        "header" or "hgroup" => Marks.None.With(Mark.Header),
        "footer" => Marks.None.With(Mark.Footer),
        "nav" or "menu" => Marks.None.With(Mark.Navigation),
        "aside" => Marks.None.With(Mark.Aside),
        "figure" => Marks.None.With(Mark.Figure),
        "figcaption" => Marks.None.With(Mark.Caption),
        "form" or "fieldset" => Marks.None.With(Mark.Form),
        "button" => Marks.None.With(Mark.Button),
        "table" => Marks.None.With(Mark.Table),
        "blockquote" => Marks.None.With(Mark.Quote),
        "ul" or "ol" => Marks.None.With(Mark.List),
        "details" => Marks.None.With(Mark.Fold),
        "dialog" => Marks.None.With(Mark.Consent),
        "pre" => Marks.None.With(Mark.Code),
        _ => Marks.None,
    };

    public static Marks OfAttributes(in ElementAttributes attributes)
    {
        var marks = Marks.None;
        if (attributes.IsHidden || attributes.Style.Length > 0 && IsHiding(attributes.Style))
            marks = marks.With(Mark.Hidden);
        if (attributes.Role.Length > 0)
        {
            marks |= attributes.Role switch
            {
                "main" => Marks.None.With(Mark.Main),
                "article" => Marks.None.With(Mark.Article),
                "navigation" or "menu" or "menubar" => Marks.None.With(Mark.Navigation),
                "banner" => Marks.None.With(Mark.Header),
                "contentinfo" => Marks.None.With(Mark.Footer),
                "complementary" => Marks.None.With(Mark.Aside),
                "search" or "form" => Marks.None.With(Mark.Form),
                "dialog" or "alertdialog" => Marks.None.With(Mark.Consent),
                "button" => Marks.None.With(Mark.Button),
                "tabpanel" => Marks.None.With(Mark.Fold),
                _ => Marks.None,
            };
        }
        if (attributes.Property.Length > 0)
        {
            marks |= attributes.Property switch
            {
                "articleBody" or "text" or "mainContentOfPage" => Marks.None.With(Mark.Content),
                "author" or "creator" => Marks.None.With(Mark.Author),
                "datePublished" or "dateModified" => Marks.None.With(Mark.Date),
                "headline" or "name" => Marks.None.With(Mark.Headline),
                "comment" => Marks.None.With(Mark.Comment),
                "keywords" => Marks.None.With(Mark.Tag),
                "caption" => Marks.None.With(Mark.Caption),
                "description" => Marks.None.With(Mark.Summary),
                _ => Marks.None,
            };
        }
        return marks;
    }

    private static bool IsHiding(string style)
    {
        var display = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return display >= 0 && style.AsSpan(display + 7).TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }
}
