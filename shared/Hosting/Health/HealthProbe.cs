using System.Globalization;

namespace Ingestion.Hosting.Health;

/// <summary>Asks the service in the same container how it is: the images hold no curl.</summary>
public static class HealthProbe
{
    /// <summary>The argument that asks for it: <c>dotnet Ingestion.Parser.dll health</c>.</summary>
    public const string Argument = "health";

    private const string DefaultPort = "8080";

    /// <returns>0 when the service is ready, else 1.</returns>
    public static async Task<int> RunAsync()
    {
        var port = int.Parse(Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS") ?? DefaultPort, CultureInfo.InvariantCulture);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://localhost:{port}{HealthEndpoints.Ready}"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }
}
