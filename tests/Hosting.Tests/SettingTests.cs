using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Ingestion.Hosting.Tests;

public sealed class SettingTests
{
    [Fact]
    public async Task Setting_out_of_range_stops_the_start_with_its_name_and_its_range()
    {
        using var host = Host(("Ingestion:Sample:Count", "11"));

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        var failure = Assert.Single(exception.Failures);
        Assert.Contains("Ingestion:Sample:Count", failure, StringComparison.Ordinal);
        Assert.Contains("between 1 and 10", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_is_bound_and_the_record_itself_can_be_asked_for()
    {
        using var host = Host(("Ingestion:Sample:Count", "7"));

        Assert.Equal(7, host.Services.GetRequiredService<SampleOptions>().Count);
    }

    [Fact]
    public void Setting_that_is_not_given_has_its_default()
    {
        using var host = Host();

        Assert.Equal(3, host.Services.GetRequiredService<SampleOptions>().Count);
    }

    private static IHost Host(params (string Key, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddValidatedOptions<SampleOptions>(builder.Configuration, "Ingestion:Sample");
        return builder.Build();
    }

    private sealed record SampleOptions
    {
        [Range(1, 10)]
        public int Count { get; init; } = 3;
    }
}
