namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>Something that goes wrong while pages flow.</summary>
/// <typeparam name="TInstallation">The size in which it can go wrong.</typeparam>
/// <param name="Name">What goes wrong, in few words.</param>
/// <param name="Strikes">How often in the short form; 0 leaves it to the long one.</param>
/// <param name="LongStrikes">How often in the long form.</param>
/// <param name="StrikeAsync">Brings it about and heals it.</param>
internal sealed record Fault<TInstallation>(string Name, int Strikes, int LongStrikes, Func<TInstallation, Random, Task> StrikeAsync)
    where TInstallation : Installation
{
    /// <summary>Done before anything is started. Says what is missing where the fault can't be had, else nothing.</summary>
    public Func<TInstallation, string> Prepare { get; init; } = _ => "";

    /// <summary>Done when everything has started.</summary>
    public Func<TInstallation, Task> StartedAsync { get; init; } = _ => Task.CompletedTask;
}
