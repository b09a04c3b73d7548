namespace Ingestion.Extraction.Tests.Html.Markup.Conformance;

/// <summary>The conformance data of html5lib, which lies in <c>../shared/suites</c> beside the checkout where it is there at all.</summary>
internal static class Html5LibSuite
{
    private static readonly string Folder = Path.Combine(Repository.Root, "..", "shared", "suites", "html5lib-tests");

    public const string Missing = "needs ../shared/suites/html5lib-tests";

    public static bool IsThere => Directory.Exists(Folder);

    /// <summary>The files of a part of the suite, in order, each with its name within it.</summary>
    public static IEnumerable<(string Name, string Text)> Files(string part, string pattern)
    {
        var root = Path.Combine(Folder, part);
        return Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(root, path).Replace('\\', '/'), Text: File.ReadAllText(path)))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
    }
}
