namespace Ingestion.Extraction.Html.Markup;

/// <content>SVG and MathML (13.2.6.5 "The rules for parsing tokens in foreign content").</content>
internal sealed partial class TreeConstructor
{
    /// <summary>13.2.6 "Tree construction dispatcher", for tags.</summary>
    private bool UsesForeignRules()
    {
        if (_open.Count == 0)
            return false;
        var current = CurrentTag;
        if (!current.Has(TagTraits.Foreign))
            return false;
        if (_tokenizer.Kind != TokenKind.StartTag)
            return true;
        return current switch
        {
            Tag.MathText => _tag is Tag.Mglyph or Tag.Malignmark,
            Tag.MathAnnotation => _tag != Tag.Svg,
            Tag.SvgHtml or Tag.MathHtml => false,
            _ => true,
        };
    }

    private bool UsesForeignRulesForText()
        => _open.Count > 0 && CurrentTag is var current && current.Has(TagTraits.Foreign) && current is not (Tag.MathText or Tag.SvgHtml or Tag.MathHtml);

    private bool ForeignStartTag()
    {
        if (_tag.Has(TagTraits.Breakout) || _tag == Tag.Font && _tokenizer.HasFontAttribute)
        {
            LeaveForeign();
            return StartTagBy(_mode);
        }
        var isSvg = IsSvg(CurrentTag);
        var name = _tag;
        var tag = isSvg ? SvgTagOf(name) : MathTagOf(name);
        var element = _tree.Create(tag, name, _tokenizer.Attributes);
        Place(element, _open.Current);
        if (!_tokenizer.IsSelfClosing)
            _open.Push(element, tag);
        return true;
    }

    private void ForeignEndTag()
    {
        if (_tag is Tag.Br or Tag.P)
        {
            LeaveForeign();
            EndTagInHtml();
            return;
        }
        for (var i = _open.Count - 1; i > 0; i--)
        {
            if (!_open[i].Tag.Has(TagTraits.Foreign))
            {
                EndTagInHtml();
                return;
            }
            if (_tree[_open[i].Node].Name != _tag)
                continue;
            _open.PopTo(i);
            return;
        }
    }

    /// <summary>Pops until HTML may be read.</summary>
    private void LeaveForeign()
    {
        while (_open.Current.Tag is var current && current.Has(TagTraits.Foreign) && current is not (Tag.MathText or Tag.SvgHtml or Tag.MathHtml))
            _open.Pop();
    }

    private static bool IsSvg(Tag tag) => tag is Tag.Svg or Tag.SvgOther or Tag.SvgHtml;

    private static Tag SvgTagOf(Tag name) => name is Tag.ForeignObject or Tag.Desc or Tag.Title ? Tag.SvgHtml : Tag.SvgOther;

    private Tag MathTagOf(Tag name)
    {
        if (name is Tag.Mi or Tag.Mo or Tag.Mn or Tag.Ms or Tag.Mtext)
            return Tag.MathText;
        if (name != Tag.AnnotationXml)
            return Tag.MathOther;
        foreach (var attribute in _tokenizer.Attributes)
            if (attribute.Name == AttributeName.Encoding && _tree.Source[attribute.Value] is var encoding
                && (encoding.Equals("text/html", StringComparison.OrdinalIgnoreCase) || encoding.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)))
                return Tag.MathHtml;
        return Tag.MathAnnotation;
    }
}
