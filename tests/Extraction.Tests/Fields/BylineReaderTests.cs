using Ingestion.Extraction.Fields;

namespace Ingestion.Extraction.Tests.Fields;

public class BylineReaderTests
{
    [Theory]
    [InlineData("Caitlin Yilek", "Caitlin Yilek")]
    [InlineData("By Jane Doe and John Smith", "Jane Doe|John Smith")]
    [InlineData("BY JANE DOE, SENIOR REPORTER", "JANE DOE")]
    [InlineData("Written by Jane van der Berg | Updated May 5, 2025", "Jane van der Berg")]
    [InlineData("Von Anne-Marie Slaughter und Peter Müller, Berlin-Korrespondent", "Anne-Marie Slaughter|Peter Müller")]
    [InlineData("Par Élise Dupont avec AFP", "Élise Dupont")]
    [InlineData("Por José García y Ana Ruiz", "José García|Ana Ruiz")]
    [InlineData("di Marco De Luca", "Marco De Luca")]
    [InlineData("Door Jan de Vries en Piet Bakker", "Jan de Vries|Piet Bakker")]
    [InlineData("Av Åsa Öberg", "Åsa Öberg")]
    [InlineData("Автор: Иван Петров", "Иван Петров")]
    [InlineData("Yazar: Ayşe Yılmaz", "Ayşe Yılmaz")]
    [InlineData("Oleh: Budi Santoso", "Budi Santoso")]
    [InlineData("田中太郎 記者", "田中太郎")]
    [InlineData("김철수 기자", "김철수")]
    [InlineData("Dr. Jane Doe, MD", "Jane Doe")]
    [InlineData("Jane Doe (jane@example.com)", "Jane Doe")]
    [InlineData("Jane Doe for Example News", "Jane Doe")]
    [InlineData("J. R. R. Tolkien & C. S. Lewis", "J. R. R. Tolkien|C. S. Lewis")]
    [InlineData("Jane Doe, Jane Doe", "Jane Doe")]
    public void People_are_read(string byline, string expected) =>
        Assert.Equal(expected.Split('|'), BylineReader.Read(byline));

    [Theory]
    [InlineData("")]
    [InlineData("Reuters")]
    [InlineData("Associated Press")]
    [InlineData("By Staff Writer")]
    [InlineData("The Editorial Board")]
    [InlineData("Von dpa")]
    [InlineData("jane.doe@example.com")]
    [InlineData("https://example.com/jane")]
    [InlineData("BBC News")]
    [InlineData("Redaktion")]
    [InlineData("admin")]
    [InlineData("5 min read")]
    [InlineData("Share this article")]
    [InlineData("example.com")]
    public void What_is_no_person_is_left_out(string byline) => Assert.Empty(BylineReader.Read(byline));
}
