using Ingestion.Hosting.Bus;
using Microsoft.Extensions.Options;

namespace Ingestion.Hosting.Tests;

public sealed class BrokerAddressTests
{
    [Theory]
    [InlineData("amqp://user:secret@host:5672/")]
    [InlineData("amqps://user:secret@host/pages")]
    public void Address_of_a_broker_is_taken_as_it_is(string address) => Assert.Equal(new Uri(address), BrokerAddress.Parse(address));

    [Theory]
    [InlineData("host:5672/secret")]
    [InlineData("http://user:secret@host/")]
    [InlineData("amqp://user:sec ret@ho st/")]
    [InlineData("amqp:///secret")]
    public void Unusable_address_is_refused_by_its_setting_and_not_repeated(string address)
    {
        var error = Assert.Throws<OptionsValidationException>(() => BrokerAddress.Parse(address));

        Assert.StartsWith("Setting ConnectionStrings:rabbitmq: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }
}
