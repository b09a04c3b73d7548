using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ingestion.Extraction.Tests.Html.Markup.Conformance;

/// <summary>A case of html5lib's tokenizer from one of the states it may begin in.</summary>
/// <param name="Id">Its file, its number in it, from 1, and the state unless it is the one for data.</param>
/// <param name="Input">What is read.</param>
/// <param name="State">Where the tokenizer begins.</param>
/// <param name="LastStartTag">The element that is open; empty for none.</param>
/// <param name="Output">The tokens in html5lib's own form.</param>
internal sealed partial record TokenizerCase(string Id, string Input, string State, string LastStartTag, IReadOnlyList<JsonElement> Output)
{
    public const string Data = "Data state";

    public bool IsEscapedTwice { get; private init; }

    public static IEnumerable<TokenizerCase> All() => Html5LibSuite.Files("tokenizer", "*.test").SelectMany(file => Read(file.Name, file.Text));

    /// <summary>A string of the output.</summary>
    public string Text(JsonElement written) => IsEscapedTwice ? Unescaped(written.GetString()!) : written.GetString()!;

    private static IEnumerable<TokenizerCase> Read(string file, string text)
    {
        using var document = JsonDocument.Parse(text);
        var cases = document.RootElement.EnumerateObject().Single(part => part.Value.ValueKind == JsonValueKind.Array).Value;
        var index = 0;
        foreach (var one in cases.EnumerateArray())
            foreach (var fromState in Of($"{file}#{++index}", one.Clone()))
                yield return fromState;
    }

    private static IEnumerable<TokenizerCase> Of(string id, JsonElement one)
    {
        var isEscapedTwice = one.TryGetProperty("doubleEscaped", out var flag) && flag.GetBoolean();
        var input = one.GetProperty("input").GetString()!;
        var states = one.TryGetProperty("initialStates", out var listed) ? listed.EnumerateArray().Select(state => state.GetString()!) : [Data];
        return states.Select(state => new TokenizerCase(
            state == Data ? id : $"{id} {state}",
            isEscapedTwice ? Unescaped(input) : input,
            state,
            one.TryGetProperty("lastStartTag", out var last) ? last.GetString()! : "",
            [.. one.GetProperty("output").EnumerateArray()])
        { IsEscapedTwice = isEscapedTwice });
    }

    private static string Unescaped(string text)
        => Escape().Replace(text, match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escape();
}
