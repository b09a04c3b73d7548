using System.Reflection;
using System.Runtime.Loader;
using Ingestion.Fuzzing.Tests.Targets;
using SharpFuzz;

namespace Ingestion.Fuzzing.Tests.Coverage;

/// <summary>
/// Copies of the product's assemblies that count their branches, loaded beside the ones in use. Instrumented by SharpFuzz;
/// its own loops need the native AFL or libFuzzer, which are seldom at hand where .NET is.
/// </summary>
internal sealed class InstrumentedCode : IDisposable
{
    private static readonly string[] Counted = ["Ingestion.Extraction", "Ingestion.Fetcher", "Ingestion.Storage"];

    private readonly string _folder = Directory.CreateTempSubdirectory("instrumented-").FullName;
    private readonly Loader _loader;

    public InstrumentedCode()
    {
        foreach (var path in Directory.EnumerateFiles(AppContext.BaseDirectory, "Ingestion.*.dll"))
            File.Copy(path, Path.Combine(_folder, Path.GetFileName(path)));
        foreach (var name in Counted)
        {
            foreach (var _ in Fuzzer.Instrument(Path.Combine(_folder, name + ".dll"), static _ => true, Options.Value))
            {
            }
        }
        _loader = new Loader(Directory.EnumerateFiles(_folder).ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllBytes));
    }

    /// <summary>The code behind a target, counting.</summary>
    public Action<byte[]> Open(string target)
    {
        var assembly = _loader.LoadFromAssemblyName(typeof(Entry).Assembly.GetName());
        var open = assembly.GetType(typeof(Entry).FullName!, throwOnError: true)!.GetMethod(nameof(Entry.Open))!;
        return (Action<byte[]>)open.Invoke(null, [target, _folder])!;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>From memory: a loaded file could not be removed everywhere.</summary>
    private sealed class Loader(Dictionary<string, byte[]> assemblies) : AssemblyLoadContext("instrumented")
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblies.TryGetValue(assemblyName.Name ?? "", out var assembly) ? LoadFromStream(new MemoryStream(assembly)) : null;
    }
}
