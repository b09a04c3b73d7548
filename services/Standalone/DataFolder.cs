using System.CommandLine;
using Ingestion.Hosting;
using Microsoft.Extensions.Configuration;

namespace Ingestion.Standalone;

/// <summary>The folder everything lives under, and the configuration that follows from it.</summary>
internal static class DataFolder
{
    /// <summary>The option <c>--data</c>, understood by every command.</summary>
    public static readonly Option<string> Option = new("--data")
    {
        Description = "The folder everything lives under (default: data, in the folder you are in).",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Settings from the environment, and from the command line over them.</summary>
    public static IConfiguration Configuration(ParseResult parsed)
    {
        var chosen = parsed.GetValue(Option);
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var folder = Path.GetFullPath(chosen ?? environment["Ingestion:Inbox:Data"] ?? "data");
        var settings = new Dictionary<string, string?> { ["Ingestion:Inbox:Data"] = folder };
        if (chosen is not null || environment["Ingestion:Sqlite:Path"] is null)
            settings["Ingestion:Sqlite:Path"] = Path.Combine(folder, "ingestion.db");
        return new ConfigurationBuilder().AddConfiguration(environment).AddInMemoryCollection(settings).AddSecretFiles(environment).Build();
    }

    /// <summary>The folder's path.</summary>
    public static string Of(IConfiguration configuration) => configuration["Ingestion:Inbox:Data"]!;
}
