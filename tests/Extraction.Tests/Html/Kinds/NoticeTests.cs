using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Extraction.Tests.Html.Kinds;

/// <summary>Short pages that are no article, and short articles.</summary>
public sealed class NoticeTests
{
    public static TheoryData<string, string> ErrorPages => ErrorAnswers.Pages;

    public static TheoryData<string, string> LoginPages => LoginWalls.Pages;

    public static TheoryData<string, string> ConsentPages => ConsentWalls.Pages;

    public static TheoryData<string, string> CheckPages => BrowserChecks.Pages;

    public static TheoryData<string, string> ResultPages => SearchPages.Pages;

    public static TheoryData<string, string> VideoPages => OtherNotices.Videos;

    public static TheoryData<string, string> ConfirmationPages => OtherNotices.Confirmations;

    public static TheoryData<string, string> UnfinishedPages => OtherNotices.UnfinishedSites;

    public static TheoryData<string, string> FolderPages => OtherNotices.Folders;

    public static TheoryData<string, string> OtherWords => NoticesInOtherWords.Pages;

    public static TheoryData<string, string> NewsInSuchWords => NewsAboutNotices.Pages;

    public static TheoryData<string, string> NewsPages => ShortNews.Pages;

    [Theory]
    [MemberData(nameof(ErrorPages))]
    public void What_a_server_answers_in_place_of_a_page_is_no_article(string page, string markup) => AssertIsNone(page, markup);

    [Theory]
    [MemberData(nameof(LoginPages))]
    public void A_page_that_asks_to_log_in_is_no_article(string page, string markup) => AssertIsNone(page, markup);

    [Theory]
    [MemberData(nameof(ConsentPages))]
    public void A_choice_about_cookies_or_payment_is_no_article(string page, string markup) => AssertIsNone(page, markup);

    [Theory]
    [MemberData(nameof(CheckPages))]
    public void A_check_of_the_browser_is_no_article(string page, string markup) => AssertIsNone(page, markup);

    [Theory]
    [MemberData(nameof(ResultPages))]
    public void What_a_search_brought_up_is_no_article(string page, string markup) => AssertIsNone(page, markup);

    [Theory]
    [MemberData(nameof(VideoPages))]
    public void A_video_with_a_line_below_is_no_article(string page, string markup) => AssertIsNone(page, markup);

    [Theory]
    [MemberData(nameof(ConfirmationPages))]
    public void What_a_site_says_after_a_form_was_sent_is_no_article(string page, string markup) => AssertIsNone(page, markup);

    [Theory]
    [MemberData(nameof(UnfinishedPages))]
    public void A_site_that_is_for_sale_or_not_there_yet_is_no_article(string page, string markup) => AssertIsNone(page, markup);

    [Theory]
    [MemberData(nameof(FolderPages))]
    public void A_listing_of_a_folder_is_no_article(string page, string markup) => AssertIsNone(page, markup);

    [Theory]
    [MemberData(nameof(OtherWords))]
    public void Notices_are_no_article_in_other_words_and_markup(string page, string markup) => AssertIsNone(page, markup);

    [Theory]
    [MemberData(nameof(NewsPages))]
    [MemberData(nameof(NewsInSuchWords))]
    public void News_of_a_sentence_or_two_are_an_article(string page, string markup)
    {
        var article = Extract(markup);

        Assert.True(article.Kind == PageKind.Article, $"{page}: {article.Kind}");
        Assert.NotEmpty(article.Blocks);
    }

    private static void AssertIsNone(string page, string markup)
    {
        var kind = Extract(markup).Kind;

        Assert.False(kind is PageKind.Article or PageKind.Documentation, $"{page}: {kind}");
    }

    private static Article Extract(string markup)
        => new ArticleExtractor().Extract(new Page { Bytes = Encoding.UTF8.GetBytes(markup), MediaType = "text/html" });
}
