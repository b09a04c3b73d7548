namespace Ingestion.Extraction.Html.Markup;

/// <summary>Whether a document type declaration asks for quirks mode (HTML standard, 13.2.6.4.1 "The initial insertion mode").</summary>
internal static class Doctype
{
    /// <summary>The beginnings of public identifiers from before the standards; families that the standard lists one by one are taken together.</summary>
    private static readonly string[] OldPublic =
    [
        "-//IETF//DTD HTML", "-//W3C//DTD HTML 3", "-//W3C//DTD HTML 4.0 Frameset//", "-//W3C//DTD HTML 4.0 Transitional//", "-//W3C//DTD HTML Experimental ",
        "-//W3C//DTD W3 HTML//", "-//W3O//DTD W3 HTML", "-/W3C/DTD HTML 4.0 Transitional/EN", "+//Silmaril//", "-//AS//DTD HTML", "-//AdvaSoft Ltd//DTD HTML", "-//Metrius//DTD ",
        "-//Microsoft//DTD Internet Explorer", "-//Netscape Comm. Corp.//DTD ", "-//O'Reilly and Associates//DTD HTML", "-//SQ//DTD HTML", "-//SoftQuad", "-//Spyglass//DTD HTML",
        "-//Sun Microsystems Corp.//DTD HotJava", "-//WebTechs//DTD Mozilla HTML",
    ];

    /// <summary>The same for identifiers that count only without a system identifier.</summary>
    private static readonly string[] OldPublicAlone = ["-//W3C//DTD HTML 4.01 Frameset//", "-//W3C//DTD HTML 4.01 Transitional//"];

    /// <param name="declaration">What stands between <c>&lt;!doctype</c> and <c>&gt;</c>.</param>
    public static bool IsQuirks(ReadOnlySpan<char> declaration)
    {
        var text = declaration.TrimStart();
        if (!text.StartsWith("html", StringComparison.OrdinalIgnoreCase) || text.Length > 4 && !char.IsWhiteSpace(text[4]))
            return true;
        text = text[4..].Trim();
        if (text.IsEmpty)
            return false;
        if (text.StartsWith("public", StringComparison.OrdinalIgnoreCase))
        {
            if (!TryQuoted(text[6..], out var identifier, out var rest))
                return true;
            var hasSystem = TryQuoted(rest, out var system, out _);
            return identifier.Equals("HTML", StringComparison.OrdinalIgnoreCase) || hasSystem && IsOldSystem(system) || !rest.Trim().IsEmpty && !hasSystem
                || StartsWithAny(identifier, OldPublic) || !hasSystem && StartsWithAny(identifier, OldPublicAlone);
        }
        return !text.StartsWith("system", StringComparison.OrdinalIgnoreCase) || !TryQuoted(text[6..], out var only, out _) || IsOldSystem(only);
    }

    private static bool IsOldSystem(ReadOnlySpan<char> system)
        => system.Equals("http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd", StringComparison.OrdinalIgnoreCase);

    private static bool StartsWithAny(ReadOnlySpan<char> identifier, string[] beginnings)
    {
        foreach (var beginning in beginnings)
            if (identifier.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool TryQuoted(ReadOnlySpan<char> text, out ReadOnlySpan<char> value, out ReadOnlySpan<char> rest)
    {
        text = text.TrimStart();
        value = rest = default;
        if (text.IsEmpty || text[0] is not ('"' or '\''))
            return false;
        var end = text[1..].IndexOf(text[0]);
        if (end < 0)
            return false;
        value = text.Slice(1, end);
        rest = text[(end + 2)..];
        return true;
    }
}
