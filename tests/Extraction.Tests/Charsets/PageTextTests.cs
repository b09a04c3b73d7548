using System.Text;
using Ingestion.Extraction.Charsets;

namespace Ingestion.Extraction.Tests.Charsets;

/// <summary>WHATWG encoding sniffing: mark, transport, meta, detection.</summary>
public sealed class PageTextTests
{
    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;

    [Fact]
    public void Byte_order_mark_outweighs_every_label()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<meta charset=utf-8>Größe")];

        Assert.EndsWith("Größe", PageText.Decode(bytes, "iso-8859-1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Transport_outweighs_meta()
        => Assert.Contains("Größe", PageText.Decode(CodePage(1252).GetBytes("<meta charset=windows-1251>Größe"), "iso-8859-1"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<meta charset=windows-1251>")]
    [InlineData("<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>")]
    [InlineData("<?xml version='1.0' encoding='windows-1251'?>")]
    public void Meta_is_read_in_every_form(string meta)
        => Assert.EndsWith("Привет", PageText.Decode(CodePage(1251).GetBytes(meta + "Привет"), ""), StringComparison.Ordinal);

    [Theory]
    [InlineData("gb2312", 54936, "镕基 朱镕基")]
    [InlineData("iso-8859-1", 1252, "“quoted” – €5")]
    [InlineData("shift_jis", 932, "日本語のページ")]
    [InlineData("euc-kr", 949, "한국어 페이지")]
    [InlineData("iso-8859-9", 1254, "İstanbul ğüş")]
    [InlineData("big5", 950, "繁體中文")]
    public void Labels_mean_what_browsers_take_them_for(string label, int codePage, string text)
        => Assert.Equal(text, PageText.Decode(CodePage(codePage).GetBytes(text), label));

    [Fact]
    public void Valid_utf8_outweighs_a_wrong_label()
        => Assert.Equal("Größe für alle", PageText.Decode(Encoding.UTF8.GetBytes("Größe für alle"), "iso-8859-1"));

    [Fact]
    public void Unlabelled_page_is_detected()
    {
        var text = string.Concat(Enumerable.Repeat("Правительство России приняло решение о поддержке жителей затопленных районов. ", 20));

        Assert.Equal(text, PageText.Decode(CodePage(1251).GetBytes(text), ""));
    }

    [Fact]
    public void Utf8_with_a_cut_character_stays_utf8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Größe ", 50))), 0xC3];

        Assert.StartsWith("Größe Größe", PageText.Decode(bytes, "utf-8"), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_label_is_as_good_as_none()
        => Assert.Equal("Größe", PageText.Decode(Encoding.UTF8.GetBytes("Größe"), "x-made-up"));

    [Fact]
    public void Utf16_without_a_mark_is_read_where_transport_says_so()
        => Assert.Equal("Größe", PageText.Decode(Encoding.Unicode.GetBytes("Größe"), "utf-16le"));

    /// <summary>The truth's encoding stands for what the transport said when the page was fetched.</summary>
    [Fact]
    public void Real_pages_are_read_in_their_encoding_and_almost_always_without_being_told()
    {
        Assert.SkipUnless(Corpus.IsThere, Corpus.Missing);
        var others = Corpus.Pages().Select(page => (page.Id, page.Bytes, Encoding: Corpus.TruthOf(page.Id).Encoding ?? "utf-8"))
            .Where(page => page.Encoding is not "utf-8").ToList();

        var misread = others.Where(page => PageText.Decode(page.Bytes, page.Encoding).Contains('\uFFFD', StringComparison.Ordinal)).Select(page => $"{page.Id} {page.Encoding}");
        var undetected = others.Where(page => PageText.Decode(page.Bytes, "") != PageText.Decode(page.Bytes, page.Encoding)).Select(page => $"{page.Id} {page.Encoding}").ToList();

        Assert.NotEmpty(others);
        Assert.Empty(misread);
        Assert.Empty(undetected);
    }
}
