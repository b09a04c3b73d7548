using System.Diagnostics;
using System.IO.Compression;

namespace Ingestion.Extraction.Tests;

/// <summary>The package as its users get it: packed, referred to by another project, and run.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Version = "0.0.1-check";

    private static readonly string[] Projects = ["Contracts", "Extraction"];

    private readonly string _folder = Directory.CreateTempSubdirectory("ingestion-package").FullName;

    [Fact]
    public async Task A_project_that_refers_to_the_package_extracts_an_article()
    {
        foreach (var project in Projects)
            await DotnetAsync("pack", Path.Combine(Repository.Root, "shared", project), "--no-build", "-c", Configuration(), "-o", _folder, $"-p:Version={Version}");
        WriteUser();
        var restored = await RunAsync("restore");
        Assert.SkipWhen(restored.ExitCode != 0 && restored.Output.Contains("NU1301", StringComparison.Ordinal), "A package source can't be reached: the package's dependency UTF.Unknown can't be restored.");
        Assert.True(restored.ExitCode == 0, restored.Output);

        var output = await DotnetAsync("run", "--no-restore");

        Assert.Equal("Harbour reopens, Article", output.Trim());
    }

    [Fact]
    public async Task The_package_has_its_documentation_and_symbols()
    {
        await DotnetAsync("pack", Path.Combine(Repository.Root, "shared", "Extraction"), "--no-build", "-c", Configuration(), "-o", _folder, $"-p:Version={Version}");

        using var package = await ZipFile.OpenReadAsync(Path.Combine(_folder, $"Ingestion.Extraction.{Version}.nupkg"), TestContext.Current.CancellationToken);

        Assert.Superset(new HashSet<string> { "README.md", "lib/net10.0/Ingestion.Extraction.dll", "lib/net10.0/Ingestion.Extraction.xml" }, package.Entries.Select(entry => entry.FullName).ToHashSet());
        Assert.True(File.Exists(Path.Combine(_folder, $"Ingestion.Extraction.{Version}.snupkg")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Configuration() => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private void WriteUser()
    {
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), """<configuration><packageSources><add key="packed" value="." /></packageSources></configuration>""");
        // Packages go into this folder: those of the machine must not hold a version that is packed anew each time.
        File.WriteAllText(Path.Combine(_folder, "User.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>packages</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Ingestion.Extraction" Version="{Version}" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), """
            using Ingestion.Extraction;

            var article = new ArticleExtractor().Extract("<title>Harbour reopens</title><article><h1>Harbour reopens</h1><p>The harbour of the old town opened again on Tuesday, three days after the storm.</p><p>The first ferry left at noon with four hundred people on board, the company said.</p></article>");
            Console.WriteLine($"{article.Title}, {article.Kind}");
            """);
    }

    private async Task<string> DotnetAsync(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
