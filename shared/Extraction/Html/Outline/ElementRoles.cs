using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>How an element takes part in the flow of text.</summary>
internal enum ElementRole : byte
{
    Inline, Block, Skipped, LineBreak, Image, Script, NoScript, Meta, Link, Title,
}

/// <summary>Roles of elements, after the HTML standard's rendering section (15.3 "Non-replaced elements").</summary>
internal static class ElementRoles
{
    private static readonly ElementRole[] Roles = Table();

    public static ElementRole Of(MarkupTree tree, int element)
    {
        var tag = tree[element].Tag;
        if (tag < Tag.Known)
            return Roles[(int)tag];
        // Custom elements are mostly wrappers of blocks.
        return tree.NameOf(element).Contains('-', StringComparison.Ordinal) ? ElementRole.Block : ElementRole.Inline;
    }

    private static ElementRole[] Table()
    {
        var roles = new ElementRole[(int)Tag.Known];
        roles[(int)Tag.Br] = ElementRole.LineBreak;
        roles[(int)Tag.Img] = roles[(int)Tag.AmpImg] = ElementRole.Image;
        roles[(int)Tag.Script] = ElementRole.Script;
        roles[(int)Tag.Noscript] = ElementRole.NoScript;
        roles[(int)Tag.Meta] = ElementRole.Meta;
        roles[(int)Tag.Link] = ElementRole.Link;
        roles[(int)Tag.Title] = ElementRole.Title;
        foreach (var tag in (Tag[])[Tag.Style, Tag.Template, Tag.Svg, Tag.Math, Tag.Iframe, Tag.Object, Tag.Embed, Tag.Canvas, Tag.Audio, Tag.Video, Tag.Select,
            Tag.Textarea, Tag.Input, Tag.Datalist, Tag.Map, Tag.Frameset, Tag.Noframes, Tag.Noembed, Tag.Progress, Tag.Meter, Tag.Base, Tag.Rp, Tag.Rt])
            roles[(int)tag] = ElementRole.Skipped;
        foreach (var tag in (Tag[])[Tag.Html, Tag.Head, Tag.Body, Tag.Address, Tag.Article, Tag.Aside, Tag.Blockquote, Tag.Center, Tag.Dd, Tag.Details, Tag.Dialog,
            Tag.Dir, Tag.Div, Tag.Dl, Tag.Dt, Tag.Fieldset, Tag.Figcaption, Tag.Figure, Tag.Footer, Tag.Form, Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6, Tag.Header,
            Tag.Hgroup, Tag.Hr, Tag.Legend, Tag.Li, Tag.Listing, Tag.Main, Tag.Menu, Tag.Nav, Tag.Ol, Tag.Optgroup, Tag.Option, Tag.P, Tag.Plaintext, Tag.Pre, Tag.Search,
            Tag.Section, Tag.Summary, Tag.Table, Tag.Caption, Tag.Tbody, Tag.Td, Tag.Tfoot, Tag.Th, Tag.Thead, Tag.Tr, Tag.Ul, Tag.Xmp, Tag.Button, Tag.Colgroup, Tag.Col,
            Tag.AnnotationXml])
            roles[(int)tag] = ElementRole.Block;
        return roles;
    }
}
