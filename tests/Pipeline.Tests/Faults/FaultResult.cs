using System.Globalization;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>What a fault did to a load of pages.</summary>
internal sealed record FaultResult
{
    public required string Size { get; init; }

    public required string Fault { get; init; }

    public required int Strikes { get; init; }

    public required int Pages { get; init; }

    /// <summary>Pages without an outcome, and articles that are not in the store.</summary>
    public required long Lost { get; init; }

    /// <summary>Outcomes beyond one a page, and articles beyond one a text.</summary>
    public required long Doubled { get; init; }

    /// <summary>The longest time from a strike's end to the next outcome.</summary>
    public required TimeSpan Recovery { get; init; }

    /// <summary>A row of the table in Markdown.</summary>
    public string Row() => string.Create(
        CultureInfo.InvariantCulture, $"| {Fault} | {Size} | {Strikes} | {Pages:N0} | {Lost} | {Doubled} | {Recovery.TotalSeconds:0.0} |");
}
