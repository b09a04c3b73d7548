using System.Text;

namespace Ingestion.Extraction.Tests.Html.Markup;

/// <summary>Writes a tree line by line, in document order: attributes sorted, adjacent texts as one, names in lower case.</summary>
internal sealed class TreeWriter
{
    private readonly StringBuilder _lines = new();
    private readonly StringBuilder _text = new();
    private readonly List<string> _attributes = [];
    private bool _isElementOpen;
    private int _textDepth;

    /// <param name="depth">Elements around it.</param>
    /// <param name="name">Its name, after that of its vocabulary where that is not HTML.</param>
    public void Element(int depth, string name)
    {
        End();
        _lines.Append(' ', depth).Append('<').Append(name.ToLowerInvariant()).Append('>');
        _isElementOpen = true;
    }

    /// <summary>An attribute of the element that was written last.</summary>
    public void Attribute(string name, string value) => _attributes.Add($" {name}={value}");

    /// <param name="depth">Elements around it.</param>
    /// <param name="text">Letters.</param>
    public void Text(int depth, ReadOnlySpan<char> text)
    {
        if (_textDepth != depth || _text.Length == 0)
            End();
        _textDepth = depth;
        _text.Append(text);
    }

    public override string ToString()
    {
        End();
        return _lines.ToString();
    }

    private void End()
    {
        if (_isElementOpen)
        {
            _attributes.Sort(StringComparer.Ordinal);
            foreach (var attribute in _attributes)
                _lines.Append(attribute);
            _attributes.Clear();
            _lines.Append('\n');
            _isElementOpen = false;
        }
        if (_text.Length > 0)
            _lines.Append(' ', _textDepth).Append('"').Append(_text).Append("\"\n");
        _text.Clear();
    }
}
