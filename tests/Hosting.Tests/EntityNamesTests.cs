using Ingestion.Contracts;
using Ingestion.Hosting.Bus;
using MassTransit;

namespace Ingestion.Hosting.Tests;

public sealed class EntityNamesTests
{
    private readonly EntityNames _names = new();

    [Fact]
    public void Messages_are_published_under_names_that_no_namespace_is_part_of()
    {
        Assert.Equal("page-fetched", _names.FormatEntityName<PageFetched>());
        Assert.Equal("article-parsed", _names.FormatEntityName<ArticleParsed>());
        Assert.Equal("page-rejected", _names.FormatEntityName<PageRejected>());
        Assert.Equal("page-settled", _names.FormatEntityName<PageSettled>());
    }

    [Fact]
    public void Fault_is_published_under_the_name_of_its_message() =>
        Assert.Equal("fault-page-fetched", _names.FormatEntityName<Fault<PageFetched>>());
}
