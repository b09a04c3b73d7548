using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ingestion.Contracts;

namespace Ingestion.Storage.Documents;

/// <summary>
/// How articles, claims, sources and outcomes are written in the store: camel-case names, enumerations as words, characters as they
/// are. The only place that serialises them.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(Claim))]
[JsonSerializable(typeof(PageSource))]
[JsonSerializable(typeof(Outcome))]
[JsonSerializable(typeof(ExceptionRecord))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    // The text stays readable for any client of the store; it is never put into a web page unescaped.
    private static readonly StoredJson Instance = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new WellFormedTextConverter() },
    });

    /// <summary>The article as UTF-8.</summary>
    /// <exception cref="UnstorableArticleException">Its text is not well-formed Unicode.</exception>
    public static byte[] Write(Article article) => JsonSerializer.SerializeToUtf8Bytes(article, Instance.Article);

    /// <summary>The claim, once <see cref="WellFormed.Mended(Submission)"/>.</summary>
    public static string Write(Claim claim) => JsonSerializer.Serialize(claim, Instance.Claim);

    /// <summary>The source of such a claim.</summary>
    public static string Write(PageSource source) => JsonSerializer.Serialize(source, Instance.PageSource);

    /// <summary>The outcome of such a submission.</summary>
    public static string Write(Outcome outcome) => JsonSerializer.Serialize(outcome, Instance.Outcome);

    /// <summary>The exception of such an outcome.</summary>
    public static string Write(ExceptionRecord exception) => JsonSerializer.Serialize(exception, Instance.ExceptionRecord);

    /// <summary>The article that was written.</summary>
    public static Article ReadArticle(string json) => Read(JsonSerializer.Deserialize(json, Instance.Article), json);

    /// <summary>The claim that was written.</summary>
    public static Claim ReadClaim(string json) => Read(JsonSerializer.Deserialize(json, Instance.Claim), json);

    /// <summary>The source that was written.</summary>
    public static PageSource ReadSource(string json) => Read(JsonSerializer.Deserialize(json, Instance.PageSource), json);

    /// <summary>The outcome that was written.</summary>
    public static Outcome ReadOutcome(string json) => Read(JsonSerializer.Deserialize(json, Instance.Outcome), json);

    /// <summary>The exception that was written.</summary>
    public static ExceptionRecord ReadException(string json) => Read(JsonSerializer.Deserialize(json, Instance.ExceptionRecord), json);

    private static T Read<T>(T? value, string json)
        where T : class => value ?? throw new JsonException($"The store holds {json} where an object must stand.");
}

/// <summary>Refuses text that is not well-formed Unicode, instead of writing something else in its place.</summary>
internal sealed class WellFormedTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (!WellFormed.Is(value))
            throw UnstorableArticleException.NotWellFormed();
        writer.WriteStringValue(value);
    }
}
