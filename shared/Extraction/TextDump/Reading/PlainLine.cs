namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>A line's text without the marks within it, and what these said.</summary>
/// <param name="Text">The text; empty where there were only marks.</param>
/// <param name="Links">Number of links.</param>
/// <param name="LinkLetters">Letters of the text that are a link's, as far as the marks tell.</param>
/// <param name="Images">Number of images' places.</param>
internal readonly record struct PlainLine(string Text, int Links, int LinkLetters, int Images);
