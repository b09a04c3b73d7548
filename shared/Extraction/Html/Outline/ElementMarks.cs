using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>Marks that an element has by its tag and its attributes other than class and id.</summary>
internal static class ElementMarks
{
    public static Marks OfTag(Tag tag) => tag switch
    {
        Tag.Article => Marks.None.With(Mark.Article),
        Tag.Main => Marks.None.With(Mark.Main),
        Tag.Header or Tag.Hgroup => Marks.None.With(Mark.Header),
        Tag.Footer => Marks.None.With(Mark.Footer),
        Tag.Nav or Tag.Menu => Marks.None.With(Mark.Navigation),
        Tag.Aside => Marks.None.With(Mark.Aside),
        Tag.Figure => Marks.None.With(Mark.Figure),
        Tag.Figcaption => Marks.None.With(Mark.Caption),
        Tag.Form or Tag.Fieldset => Marks.None.With(Mark.Form),
        Tag.Button => Marks.None.With(Mark.Button),
        Tag.Table => Marks.None.With(Mark.Table),
        Tag.Blockquote => Marks.None.With(Mark.Quote),
        Tag.Ul or Tag.Ol => Marks.None.With(Mark.List),
        Tag.Details => Marks.None.With(Mark.Fold),
        Tag.Dialog => Marks.None.With(Mark.Consent),
        Tag.Pre => Marks.None.With(Mark.Code),
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

    private static bool IsHiding(ReadOnlySpan<char> style)
    {
        var display = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return display >= 0 && style[(display + 7)..].TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }
}
