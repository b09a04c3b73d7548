using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>An <c>input</c> of a page.</summary>
/// <param name="Type">Lower-case type (HTML, 4.10.5); "text" when none is given.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="Container">The nearest block-level element around it.</param>
internal sealed record FormInput(string Type, string Value, Container Container)
{
    /// <summary>More are a questionnaire.</summary>
    private const int MaximumInputs = 100;

    private const int MaximumValueLength = 200;

    private const int MaximumTypeLength = 20;

    /// <summary>Keeps an element, if it is an input that is shown.</summary>
    public static void Read(MarkupTree tree, int element, Container container, PageOutline outline)
    {
        if (tree[element].Tag != Tag.Input || outline.Inputs.Count >= MaximumInputs)
            return;
        var type = tree.AttributeOf(element, AttributeName.Type).Trim();
        if (type.Equals("hidden", StringComparison.OrdinalIgnoreCase) || type.Length > MaximumTypeLength)
            return;
        var value = tree.AttributeOf(element, AttributeName.Value).Trim();
        outline.Inputs.Add(new FormInput(
            type.IsEmpty ? "text" : type.ToString().ToLowerInvariant(), value.Length > MaximumValueLength ? "" : value.ToString(), container));
    }
}
