using Ingestion.Extraction.TextDump;

namespace Ingestion.Training.Lines;

/// <summary>A text as the product reads it, with what of it is text and what its headline is.</summary>
internal sealed record ReadText(string Text, string Body, string Title, DumpContext Page);
