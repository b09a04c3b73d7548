namespace Ingestion.Extraction.Html.Markup;

/// <summary>What tree construction asks about elements (HTML standard, 13.2.4.2 "The stack of open elements" and 13.2.6).</summary>
[Flags]
internal enum TagTraits : ushort
{
    None = 0,

    /// <summary>Has no end tag (13.1.2 "void elements").</summary>
    Void = 1,

    /// <summary>Of the category "special".</summary>
    Special = 1 << 1,

    /// <summary>Of the category "formatting".</summary>
    Formatting = 1 << 2,

    /// <summary>Ends a scope.</summary>
    Scope = 1 << 3,

    /// <summary>Ends a table scope.</summary>
    TableScope = 1 << 4,

    /// <summary>Its end tag is implied (13.2.6.3 "generate implied end tags").</summary>
    ImpliedEnd = 1 << 5,

    /// <summary>Its end tag is implied where all are, at the end of a template.</summary>
    ImpliedEndThoroughly = 1 << 6,

    /// <summary><c>h1</c> to <c>h6</c>.</summary>
    Heading = 1 << 7,

    /// <summary>An element of SVG or MathML.</summary>
    Foreign = 1 << 8,

    /// <summary>Start tags that end foreign content (13.2.6.5).</summary>
    Breakout = 1 << 9,

    /// <summary>Its end tag may be left out, so that a start tag of its own kind closes it.</summary>
    OptionalEnd = 1 << 10,
}

/// <summary>The traits of each <see cref="Tag"/>.</summary>
internal static class TagTraitsOf
{
    private static readonly TagTraits[] Table = Build();

    public static TagTraits Traits(this Tag tag) => tag < Tag.Known ? Table[(int)tag] : TagTraits.None;

    public static bool Has(this Tag tag, TagTraits trait) => (tag.Traits() & trait) != 0;

    private static TagTraits[] Build()
    {
        var table = new TagTraits[(int)Tag.Known];
        void Set(TagTraits trait, params ReadOnlySpan<Tag> tags)
        {
            foreach (var tag in tags)
                table[(int)tag] |= trait;
        }
        Set(TagTraits.Void, Tag.Area, Tag.Base, Tag.Basefont, Tag.Bgsound, Tag.Br, Tag.Col, Tag.Embed, Tag.Frame, Tag.Hr, Tag.Image, Tag.Img, Tag.Input, Tag.Keygen,
            Tag.Link, Tag.Meta, Tag.Param, Tag.Source, Tag.Track, Tag.Wbr);
        Set(TagTraits.Special, Tag.Address, Tag.Applet, Tag.Area, Tag.Article, Tag.Aside, Tag.Base, Tag.Basefont, Tag.Bgsound, Tag.Blockquote, Tag.Body, Tag.Br,
            Tag.Button, Tag.Caption, Tag.Center, Tag.Col, Tag.Colgroup, Tag.Dd, Tag.Details, Tag.Dir, Tag.Div, Tag.Dl, Tag.Dt, Tag.Embed, Tag.Fieldset, Tag.Figcaption,
            Tag.Figure, Tag.Footer, Tag.Form, Tag.Frame, Tag.Frameset, Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6, Tag.Head, Tag.Header, Tag.Hgroup, Tag.Hr, Tag.Html,
            Tag.Iframe, Tag.Img, Tag.Input, Tag.Keygen, Tag.Li, Tag.Link, Tag.Listing, Tag.Main, Tag.Marquee, Tag.Menu, Tag.Meta, Tag.Nav, Tag.Noembed, Tag.Noframes,
            Tag.Noscript, Tag.Object, Tag.Ol, Tag.P, Tag.Param, Tag.Plaintext, Tag.Pre, Tag.Script, Tag.Search, Tag.Section, Tag.Select, Tag.Source, Tag.Style, Tag.Summary,
            Tag.Table, Tag.Tbody, Tag.Td, Tag.Template, Tag.Textarea, Tag.Tfoot, Tag.Th, Tag.Thead, Tag.Title, Tag.Tr, Tag.Track, Tag.Ul, Tag.Wbr, Tag.Xmp,
            Tag.SvgHtml, Tag.MathText, Tag.MathAnnotation, Tag.MathHtml);
        Set(TagTraits.Formatting, Tag.A, Tag.B, Tag.Big, Tag.Code, Tag.Em, Tag.Font, Tag.I, Tag.Nobr, Tag.S, Tag.Small, Tag.Strike, Tag.Strong, Tag.Tt, Tag.U);
        Set(TagTraits.Scope, Tag.Applet, Tag.Caption, Tag.Html, Tag.Table, Tag.Td, Tag.Th, Tag.Marquee, Tag.Object, Tag.Select, Tag.Template,
            Tag.SvgHtml, Tag.MathText, Tag.MathAnnotation, Tag.MathHtml);
        Set(TagTraits.TableScope, Tag.Html, Tag.Table, Tag.Template);
        Set(TagTraits.ImpliedEnd | TagTraits.ImpliedEndThoroughly, Tag.Dd, Tag.Dt, Tag.Li, Tag.Optgroup, Tag.Option, Tag.P, Tag.Rb, Tag.Rp, Tag.Rt, Tag.Rtc);
        Set(TagTraits.ImpliedEndThoroughly, Tag.Caption, Tag.Colgroup, Tag.Tbody, Tag.Td, Tag.Tfoot, Tag.Th, Tag.Thead, Tag.Tr);
        Set(TagTraits.Heading, Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6);
        Set(TagTraits.Foreign, Tag.Svg, Tag.Math, Tag.SvgOther, Tag.SvgHtml, Tag.MathOther, Tag.MathText, Tag.MathAnnotation, Tag.MathHtml);
        Set(TagTraits.Breakout, Tag.B, Tag.Big, Tag.Blockquote, Tag.Body, Tag.Br, Tag.Center, Tag.Code, Tag.Dd, Tag.Div, Tag.Dl, Tag.Dt, Tag.Em, Tag.Embed,
            Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6, Tag.Head, Tag.Hr, Tag.I, Tag.Img, Tag.Li, Tag.Listing, Tag.Menu, Tag.Meta, Tag.Nobr, Tag.Ol, Tag.P, Tag.Pre,
            Tag.Ruby, Tag.S, Tag.Small, Tag.Span, Tag.Strong, Tag.Strike, Tag.Sub, Tag.Sup, Tag.Table, Tag.Tt, Tag.U, Tag.Ul, Tag.Var);
        Set(TagTraits.OptionalEnd, Tag.P, Tag.Li, Tag.Dt, Tag.Dd, Tag.Tr, Tag.Td, Tag.Th, Tag.Thead, Tag.Tbody, Tag.Tfoot, Tag.Option, Tag.Optgroup, Tag.Html, Tag.Head, Tag.Body);
        return table;
    }
}
