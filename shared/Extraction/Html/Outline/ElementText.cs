using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>The text of one small element.</summary>
internal static class ElementText
{
    private const int MaximumLength = 400;
    private const int MaximumNodes = 200;

    private const int MaximumParts = 4;

    /// <summary>The texts of an element's own children, text beside them as a part of its own: a kicker and a headline in one element are told apart so. None when there is only one.</summary>
    public static List<string> PartsOf(MarkupTree tree, int element)
    {
        var parts = new List<string>();
        for (var child = tree[element].FirstChild; child != MarkupTree.None; child = tree[child].Next)
        {
            var text = tree[child].Tag == Tag.Text ? tree.TextOf(child).Trim().ToString()
                : ElementRoles.Of(tree, child) is ElementRole.Block or ElementRole.Inline ? Of(tree, child) : "";
            if (text.Length is > 1 and <= MaximumLength && parts.Count < MaximumParts)
                parts.Add(text);
        }
        if (parts.Count < 2)
            parts.Clear();
        return parts;
    }

    /// <summary>White space collapsed; at most a few hundred characters. Elements are parted by a space where they are block-level.</summary>
    public static string Of(MarkupTree tree, int element) => Of(tree, element, inlineBorder: '\0');

    /// <summary>As <see cref="Of(MarkupTree, int)"/>, with a line break at every border between elements: what stands beside a name is not glued to it.</summary>
    public static string LinesOf(MarkupTree tree, int element) => Of(tree, element, inlineBorder: '\n');

    private static string Of(MarkupTree tree, int element, char inlineBorder)
    {
        Span<char> text = stackalloc char[MaximumLength + 1];
        var length = 0;
        var space = false;
        var border = false;
        var (parent, next) = (element, tree[element].FirstChild);
        for (var steps = 0; steps < MaximumNodes && length < MaximumLength; steps++)
        {
            border |= inlineBorder != '\0' && (next == MarkupTree.None || tree[next].Tag != Tag.Text);
            if (next == MarkupTree.None)
            {
                if (parent == element)
                    break;
                next = tree[parent].Next;
                parent = tree[parent].Parent;
                continue;
            }
            var child = next;
            next = tree[child].Next;
            if (tree[child].Tag == Tag.Text)
            {
                foreach (var letter in tree.TextOf(child))
                {
                    if (char.IsWhiteSpace(letter))
                    {
                        space = length > 0;
                        continue;
                    }
                    if ((space || border) && length > 0)
                        text[length++] = border ? inlineBorder : ' ';
                    space = border = false;
                    text[length++] = letter;
                    if (length >= MaximumLength)
                        break;
                }
                continue;
            }
            var role = ElementRoles.Of(tree, child);
            if (role is ElementRole.Block or ElementRole.LineBreak)
                space = length > 0;
            if (role is ElementRole.Block or ElementRole.Inline)
                (parent, next) = (child, tree[child].FirstChild);
        }
        return text[..length].ToString();
    }
}
