namespace Ingestion.Extraction.Html.Markup;

/// <summary>
/// Names of elements, as small numbers. The named ones are those that tree construction or extraction treats in a way of
/// their own; a page's other names are numbered after <see cref="Known"/> by its <see cref="TagNames"/>.
/// </summary>
internal enum Tag : ushort
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>The document itself, root of all.</summary>
    Document,

    /// <summary>A name that no element of the page has: only end tags have it.</summary>
    Unheard,

    A, Address, AmpImg, Annotation, AnnotationXml, Applet, Area, Article, Aside, Audio, B, Base, Basefont, Bgsound, Big, Blockquote, Body, Br, Button,
    Canvas, Caption, Center, Code, Col, Colgroup, Datalist, Dd, Desc, Details, Dialog, Dir, Div, Dl, Dt, Em, Embed, Fieldset,
    Figcaption, Figure, Font, Footer, ForeignObject, Form, Frame, Frameset, H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr,
    Html, I, Iframe, Image, Img, Input, Kbd, Keygen, Legend, Li, Link, Listing, Main, Malignmark, Map, Marquee, Math, Menu, Meta, Meter, Mglyph, Mi, Mn, Mo, Ms, Mtext,
    Nav, Nobr, Noembed, Noframes, Noscript, Object, Ol, Optgroup, Option, P, Param, Picture, Plaintext, Pre, Progress, Rb, Rp, Rt, Rtc, Ruby, S,
    Samp, Script, Search, Section, Select, Small, Source, Span, Strike, Strong, Style, Sub, Summary, Sup, Svg, Table, Tbody,
    Td, Template, Textarea, Tfoot, Th, Thead, Time, Title, Tr, Track, Tt, U, Ul, Var, Video, Wbr, Xmp,

    /// <summary>An element of SVG whose content is SVG.</summary>
    SvgOther,

    /// <summary>An element of SVG whose content is HTML: <c>foreignObject</c>, <c>desc</c>, <c>title</c>.</summary>
    SvgHtml,

    /// <summary>An element of MathML whose content is MathML.</summary>
    MathOther,

    /// <summary>An element of MathML whose text is text: <c>mi</c>, <c>mo</c>, <c>mn</c>, <c>ms</c>, <c>mtext</c>.</summary>
    MathText,

    /// <summary><c>annotation-xml</c> of an encoding that is not HTML.</summary>
    MathAnnotation,

    /// <summary><c>annotation-xml</c> whose encoding says HTML.</summary>
    MathHtml,

    /// <summary>The number of these.</summary>
    Known,
}
