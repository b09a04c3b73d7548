using CsCheck;
using Ingestion.Storage.Search;

namespace Ingestion.Storage.Tests.Search;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\r\n\0 — … !?", "")]
    [InlineData("Plain WORDS, here.", "plain words here")]
    [InlineData("snake_case C++ C# .NET a@b.org", "snake case c c net a b org")]
    // Case and accents
    [InlineData("Straße STRASSE GROẞ", "strasse strasse gross")]
    [InlineData("Ærø Łódź Þór Œuvre Đà Nẵng", "aero lodz thor oeuvre da nang")]
    [InlineData("café cafe\u0301 CAFÉ", "cafe cafe cafe")]
    [InlineData("İstanbul ISTANBUL ıstanbul", "istanbul istanbul istanbul")]
    [InlineData("ΟΔΥΣΣΕΎΣ Οδυσσεύς", "οδυσσευσ οδυσσευσ")]
    [InlineData("Ёлка ёлка Їжак", "елка елка іжак")]
    // Compatibility forms
    [InlineData("ﬁnance Ａｂｃ１２ ℌ 𝒳 Ⅷ ①", "finance abc12 h x viii 1")]
    [InlineData("H₂O m² ½", "h2o m2 1 2")]
    [InlineData("Windows™ Brand® Mark℠", "windows brand mark")]
    [InlineData("٣٫٥ ३ ๕", "3 5 3 5")]
    // Apostrophes, hyphens, dropped characters
    [InlineData("O'Brien O’Brien OʼBrien", "o brien o brien o brien")]
    [InlineData("l'homme don’t Biden's", "l homme don t biden s")]
    [InlineData("covid-19 3.5 1,000", "covid 19 3 5 1 000")]
    [InlineData("co\u00ADop\u200Der zero\u200Bwidth \uFEFFbom \u200Fright", "cooper zero width bom right")]
    // Right-to-left scripts
    [InlineData("شَمْسٌ أحمد مدرسة مـــد على", "شمس احمد مدرسه مد علي")]
    [InlineData("שָׁלוֹם", "שלומ|שלום")]
    // Marks that are letters stay
    [InlineData("हिन्दी क़", "हिन्दी क़")]
    [InlineData("தமிழ் മലയാളം", "தமிழ் മലയാളം")]
    // Scripts without spaces
    [InlineData("北京市", "北京 京市 市")]
    [InlineData("京", "京")]
    [InlineData("到北京，回家", "到北 北京 京 回家 家")]
    [InlineData("東京タワー", "東京 京タ タワ ワー ー")]
    [InlineData("ﾄﾞﾗﾏ ト\u3099ラマ ドラマ", "ドラ ラマ マ ドラ ラマ マ ドラ ラマ マ")]
    [InlineData("北京2008奥运iPhone手机", "北京 京 2008 奥运 运 iphone 手机 机")]
    [InlineData("𠮷野家", "𠮷野 野家 家")]
    [InlineData("서울에서", "서울 울에 에서 서")]
    [InlineData("\u1109\u1165\u110B\u116E\u11AF", "서울 울")]
    [InlineData("ไทย", "ไท ทย ย")]
    [InlineData("㈱", "株")]
    // Halves of pairs part words
    [InlineData("a\uD800b \uDC00c", "a b c")]
    public void Text_is_cut_into_tokens(string text, string tokens) =>
        Assert.Contains(string.Join(' ', TextAnalyzer.Tokens(text)), tokens.Split('|'));

    [Fact]
    public void Long_token_is_cut_off()
    {
        var tokens = TextAnalyzer.Tokens(new string('a', 5000) + " " + string.Concat(Enumerable.Repeat("𝒳", 5000)) + " end");

        Assert.Equal([100, 100, 3], tokens.Select(token => token.Length));
    }

    [Fact]
    public void Any_text_is_cut_into_tokens_that_the_analyzer_gives_back() => Texts.Sample(text =>
    {
        foreach (var token in TextAnalyzer.Tokens(text))
        {
            Assert.InRange(token.Length, 1, TextAnalyzer.LongestToken);
            Assert.DoesNotContain(token, character => char.IsWhiteSpace(character) || character is '"' or '\u241F');
            Assert.Equal(token, TextAnalyzer.Tokens(token)[0]);
        }
    }, iter: 5000);

    [Fact]
    public void Tokens_do_not_depend_on_what_is_around_the_text() => Gen.Select(Texts, Texts).Sample((left, right) =>
        Assert.Equal([.. TextAnalyzer.Tokens(left), .. TextAnalyzer.Tokens(right)], TextAnalyzer.Tokens($"{left} {right}")), iter: 2000);

    [Fact]
    public void Text_is_found_by_each_of_its_words() => Texts.Sample(text =>
    {
        var tokens = TextAnalyzer.Tokens(text);
        foreach (var word in text.Split(' '))
        {
            foreach (var phrase in SearchQuery.Parse(word).Phrases)
                Assert.Contains(Enumerable.Range(0, tokens.Count + 1), length => phrase.IsEndOf([.. tokens.Take(length)]));
        }
    }, iter: 2000);

    /// <summary>Any characters, half pairs too, with many from the places that have rules.</summary>
    internal static Gen<string> Texts { get; } = Gen.OneOf(
        Gen.Char,
        Gen.Char['a', 'z'],
        Gen.Const(' '),
        Gen.Char["'\"-.ßİ\u0301\u3099\u00AD京北カｶﾞ서กำ\uD840\uDC0B*(:^"])
        .Array[0, 40].Select(characters => new string(characters));
}
