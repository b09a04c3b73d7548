using Ingestion.Extraction.Fields;

namespace Ingestion.Extraction.Tests.Fields;

public class DateReaderTests
{
    [Theory]
    [InlineData("2025-04-07", "2025-04-07")]
    [InlineData("Date:2025-04-07 17:56:38", "2025-04-07T17:56:38")]
    [InlineData("2025-04-07T17:56:38.123Z", "2025-04-07T17:56:38Z")]
    [InlineData("2025-04-07T17:56+0200", "2025-04-07T17:56+02:00")]
    [InlineData("2025-04-07T17:56:38-05:30", "2025-04-07T17:56:38-05:30")]
    [InlineData("20250407T1756", "2025-04-07")]
    [InlineData("Published April 7, 2025 at 5:56 PM EDT", "2025-04-07T17:56-04:00")]
    [InlineData("Apr. 7th, 2025 12:05 a.m.", "2025-04-07T00:05")]
    [InlineData("Monday 7 April 2025 17.56 BST", "2025-04-07")]
    [InlineData("Mon, 07 Apr 2025 17:56:38 GMT", "2025-04-07T17:56:38Z")]
    [InlineData("17:56, 7 April 2025", "2025-04-07T17:56")]
    [InlineData("the 7th of April, 2025", "2025-04-07")]
    [InlineData("05.06.2025 um 14:46", "2025-06-05T14:46")]
    [InlineData("Donnerstag, 5. Juni 2025, 14.46 Uhr", "2025-06-05T14:46")]
    [InlineData("3. März 2024", "2024-03-03")]
    [InlineData("Publié le 1er février 2024 à 14h46", "2024-02-01T14:46")]
    [InlineData("5 de junio de 2025 a las 09:10", "2025-06-05T09:10")]
    [InlineData("5 giugno 2025 alle ore 14.46", "2025-06-05T14:46")]
    [InlineData("5 de março de 2025 às 11h05", "2025-03-05T11:05")]
    [InlineData("5 juni 2025 om 14:46", "2025-06-05T14:46")]
    [InlineData("5. maj 2025 kl. 14.46", "2025-05-05T14:46")]
    [InlineData("5. toukokuuta 2025 klo 14.46", "2025-05-05T14:46")]
    [InlineData("5 września 2025, 14:46", "2025-09-05T14:46")]
    [InlineData("5. září 2025", "2025-09-05")]
    [InlineData("5 Ağustos 2025 14:46", "2025-08-05T14:46")]
    [InlineData("5 июня 2025 г. в 14:46", "2025-06-05T14:46")]
    [InlineData("5 листопада 2025", "2025-11-05")]
    [InlineData("2025. június 5. 14:46", "2025-06-05T14:46")]
    [InlineData("2025 m. birželio 5 d.", "2025-06-05")]
    [InlineData("5 Mei 2025 | 14:46 WIB", "2025-05-05T14:46+07:00")]
    [InlineData("ngày 5 tháng 6 năm 2025", "2025-06-05")]
    [InlineData("2025年6月5日 14時46分", "2025-06-05T14:46")]
    [InlineData("2025年6月5日 下午2:46", "2025-06-05T14:46")]
    [InlineData("2025년 6월 5일 오후 2:46", "2025-06-05T14:46")]
    [InlineData("5 يونيو 2025", "2025-06-05")]
    [InlineData("٥ يونيو ٢٠٢٥", "2025-06-05")]
    [InlineData("5 ביוני 2025", "2025-06-05")]
    [InlineData("5 जून 2025", "2025-06-05")]
    [InlineData("5 มิ.ย. 2568", "2025-06-05")]
    [InlineData("5 Ιουνίου 2025", "2025-06-05")]
    [InlineData("13/04/2025", "2025-04-13")]
    [InlineData("04/13/2025", "2025-04-13")]
    [InlineData("04/04/2025", "2025-04-04")]
    public void Dates_are_read_as_precisely_as_they_are_said(string text, string expected)
    {
        Assert.True(DateReader.TryRead(text, out var iso));
        Assert.Equal(expected, iso);
    }

    [Theory]
    [InlineData("03/04/2025", "de", "2025-04-03")]
    [InlineData("03/04/2025", "en-US", "2025-03-04")]
    [InlineData("03/04/2025", "en-GB", "2025-04-03")]
    [InlineData("05.06.25, 14:46 Uhr", "de", "2025-06-05T14:46")]
    [InlineData("5 listopada 2025", "hr", "2025-10-05")]
    public void The_language_tells_what_the_date_does_not(string text, string language, string expected)
    {
        Assert.True(DateReader.TryRead(text, language, out var iso));
        Assert.Equal(expected, iso);
    }

    [Theory]
    [InlineData("")]
    [InlineData("03/04/2025")]
    [InlineData("30 February 2025")]
    [InlineData("2025-13-01")]
    [InlineData("32.01.2025")]
    [InlineData("7 April")]
    [InlineData("April 2025")]
    [InlineData("2 hours ago")]
    [InlineData("version 1.25.2024.03")]
    [InlineData("5 June 1066")]
    [InlineData("tel. 0123-456789")]
    [InlineData("05.06.25")]
    [InlineData("may 20 people")]
    public void What_is_no_date_gives_none(string text)
    {
        Assert.False(DateReader.TryRead(text, out var iso));
        Assert.Equal("", iso);
    }

    [Fact]
    public void A_time_that_belongs_to_something_else_is_not_taken()
    {
        Assert.True(DateReader.TryRead("7 April 2025, updated 18:20", out var iso));
        Assert.Equal("2025-04-07", iso);
    }
}
