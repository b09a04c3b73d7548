using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>All cases, by theme.</summary>
internal static class AllCases
{
    public static IReadOnlyList<PoisonCase> List() =>
    [
        .. Themed("markup", MarkupCases.List()),
        .. Themed("unclosed", UnclosedCases.List()),
        .. Themed("charset", CharsetCases.List()),
        .. Themed("compression", CompressionCases.List()),
        .. Themed("format", FormatCases.List()),
        .. Themed("file", FileCases.List()),
        .. Themed("name", NameCases.List()),
        .. Themed("metadata", MetadataCases.List()),
        .. Themed("date", DateCases.List()),
        .. Themed("text", TextCases.List()),
        .. Themed("terminal", TerminalCases.List()),
    ];

    private static IEnumerable<PoisonCase> Themed(string theme, IEnumerable<PoisonCase> cases) =>
        cases.Select(poison => poison with { Name = $"{theme}: {poison.Name}" });
}
