using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Tests.Html.Judging;

public sealed class KeyWeightsTests
{
    [Fact]
    public void Text_is_known_by_its_words_its_ends_and_as_a_whole()
    {
        var weights = new Weights();

        var text = TextWeights.Of("Read more: Story 24", weights);

        Assert.Equal(["read", "more", "^read more", "story", "00", "story 00$", "=read more story 00"], weights.Asked);
        Assert.Equal(default, text);
    }

    [Fact]
    public void Weights_of_words_are_summed_up()
    {
        var text = TextWeights.Of("Share this story", new Weights { ["share"] = -3, ["story"] = 1, ["^share this"] = -2, ["this story$"] = 0.5f, ["=share this story"] = -4 });

        Assert.Equal(new TextWeights(-4, -2, 0.5f, -2 / 3f, -3, 1), text);
    }

    [Fact]
    public void Text_longer_than_a_phrase_is_not_known_as_a_whole()
    {
        var weights = new Weights();

        TextWeights.Of("one two three four five six seven", weights);

        Assert.DoesNotContain(weights.Asked, key => key.StartsWith('='));
        Assert.Contains("six seven$", weights.Asked);
    }

    [Fact]
    public void Ideographs_are_words()
    {
        var weights = new Weights();

        TextWeights.Of("日本 news", weights);

        Assert.Equal(["日", "本", "news"], weights.Asked.Where(key => key[0] is not ('=' or '^') && key[^1] != '$'));
    }

    [Fact]
    public void Names_are_known_whole_and_by_their_words_without_numbers()
    {
        var weights = new Weights();

        NameWeights.Of("post-12 entryContent", "main", weights);

        Assert.Equal(["#post-", ".post", "#entrycontent", ".entry", ".content", "#main", ".main"], weights.Asked);
    }

    [Theory]
    [InlineData("https://example.com/tag/river-news", "@tag @river @news")]
    [InlineData("/author/jane", "@author @jane")]
    [InlineData("#part", "@#")]
    [InlineData("https://example.com", "")]
    public void Address_is_known_by_its_words_without_the_host(string address, string keys)
    {
        var weights = new Weights();

        NameWeights.OfAddress(address, weights);

        Assert.Equal(keys, string.Join(' ', weights.Asked));
    }

    private sealed class Weights : KeyWeights
    {
        private readonly Dictionary<string, float> _weights = [];

        public List<string> Asked { get; } = [];

        public float this[string key] { set => _weights[key] = value; }

        public override float Of(ReadOnlySpan<char> key)
        {
            Asked.Add(key.ToString());
            return _weights.GetValueOrDefault(key.ToString());
        }
    }
}
