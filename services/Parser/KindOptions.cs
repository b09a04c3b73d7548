using System.ComponentModel.DataAnnotations;
using Ingestion.Contracts;

namespace Ingestion.Parser;

/// <summary>Which kinds of page become articles; the others are rejected as <c>no-article</c>.</summary>
public sealed record KindOptions : IValidatableObject
{
    /// <summary>The setting, as users write it.</summary>
    public const string Setting = "Ingestion:Parser:Kinds";

    /// <summary>Names of <see cref="PageKind"/> in lower case, parted by commas.</summary>
    [Required]
    public string Kinds { get; init; } = "article,documentation";

    /// <summary>Whether pages of a kind become articles.</summary>
    public bool LetsIn(PageKind kind) => Array.Exists(Names(), name => IsNameOf(name, kind));

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var name in Names().Where(name => !Enum.GetValues<PageKind>().Any(kind => IsNameOf(name, kind))))
            yield return new ValidationResult($"'{name}' is no kind of page: use some of {string.Join(", ", Enum.GetValues<PageKind>()).ToLowerInvariant()}, parted by commas.", [nameof(Kinds)]);
    }

    private string[] Names() => Kinds.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsNameOf(string name, PageKind kind) => name.Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase);
}
