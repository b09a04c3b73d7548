using System.Text;
using AngleSharp.Dom;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>The text of one small element.</summary>
internal static class ElementText
{
    private const int MaximumLength = 400;
    private const int MaximumNodes = 200;

    private const int MaximumParts = 4;

    /// <summary>The texts of an element's own children, text beside them as a part of its own: a kicker and a headline in one element are told apart so. None when there is only one.</summary>
    public static List<string> PartsOf(IElement element)
    {
        var parts = new List<string>();
        foreach (var child in element.ChildNodes)
        {
            var text = child switch
            {
                IText { Data: var data } => data.Trim(),
                IElement inner when ElementRoles.Of(inner.LocalName) is ElementRole.Block or ElementRole.Inline => Of(inner),
                _ => "",
            };
            if (text.Length is > 1 and <= MaximumLength && parts.Count < MaximumParts)
                parts.Add(text);
        }
        if (parts.Count < 2)
            parts.Clear();
        return parts;
    }

    /// <summary>White space collapsed; at most a few hundred characters. Elements are parted by a space where they are block-level.</summary>
    public static string Of(IElement element) => Of(element, inlineBorder: '\0');

    /// <summary>As <see cref="Of(IElement)"/>, with a line break at every border between elements: what stands beside a name is not glued to it.</summary>
    public static string LinesOf(IElement element) => Of(element, inlineBorder: '\n');

    private static string Of(IElement element, char inlineBorder)
    {
        var text = new StringBuilder();
        var space = false;
        var border = false;
        var nodes = 0;
        var stack = new Stack<(INode Node, int Next)>();
        stack.Push((element, 0));
        while (stack.TryPop(out var at) && text.Length < MaximumLength && nodes++ < MaximumNodes)
        {
            var children = at.Node.ChildNodes;
            if (at.Next >= children.Length)
            {
                border |= inlineBorder != '\0';
                continue;
            }
            stack.Push((at.Node, at.Next + 1));
            switch (children[at.Next])
            {
                case IText { Data: var data }:
                    foreach (var letter in data)
                    {
                        if (char.IsWhiteSpace(letter))
                        {
                            space = text.Length > 0;
                            continue;
                        }
                        if ((space || border) && text.Length > 0)
                            text.Append(border ? inlineBorder : ' ');
                        space = border = false;
                        text.Append(letter);
                        if (text.Length >= MaximumLength)
                            break;
                    }
                    break;
                case IElement child:
                    var role = ElementRoles.Of(child.LocalName);
                    if (role is ElementRole.Block or ElementRole.LineBreak)
                        space = text.Length > 0;
                    border |= inlineBorder != '\0';
                    if (role is ElementRole.Block or ElementRole.Inline)
                        stack.Push((child, 0));
                    break;
            }
        }
        return text.ToString();
    }
}
