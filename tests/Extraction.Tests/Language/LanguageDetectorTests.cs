using Ingestion.Extraction.Language;

namespace Ingestion.Extraction.Tests.Language;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "The talks came as mayors of three cities said that they have no more room for those who arrive.")]
    [InlineData("de", "Die Gespräche fanden statt, nachdem die Bürgermeister gesagt hatten, dass sie keinen Platz mehr haben.")]
    [InlineData("fr", "Les discussions ont eu lieu alors que les maires des trois villes disaient ne plus avoir de place.")]
    [InlineData("es", "Las conversaciones se produjeron mientras los alcaldes de las tres ciudades decían que ya no hay sitio.")]
    [InlineData("it", "I colloqui si sono svolti mentre i sindaci delle tre città dicevano di non avere più posto per chi arriva.")]
    [InlineData("pt", "As conversas aconteceram enquanto os prefeitos das três cidades diziam que não há mais lugar para quem chega.")]
    [InlineData("nl", "De gesprekken vonden plaats terwijl de burgemeesters van de drie steden zeiden dat er geen plaats meer is.")]
    [InlineData("sv", "Samtalen ägde rum när borgmästarna i de tre städerna sade att det inte finns mer plats för dem som kommer.")]
    [InlineData("da", "Samtalerne fandt sted, da borgmestrene i de tre byer sagde, at der ikke er mere plads til dem, der kommer af sted.")]
    [InlineData("no", "Samtalene fant sted da ordførerne i de tre byene sa at det ikke er mer plass til dem som kommer fra grensen.")]
    [InlineData("fi", "Keskustelut käytiin, kun kaupunkien johtajat sanoivat, että tilaa ei ole enää niille, jotka ovat tulossa.")]
    [InlineData("pl", "Rozmowy odbyły się, gdy burmistrzowie trzech miast powiedzieli, że nie ma już miejsca dla tych, którzy przyjeżdżają.")]
    [InlineData("cs", "Rozhovory se konaly poté, co starostové tří měst řekli, že už nemají místo pro ty, kteří přicházejí, ale jsou ochotni.")]
    [InlineData("tr", "Görüşmeler, üç kentin belediye başkanlarının artık yer yok demesinden sonra ve çok uzun bir süre için yapıldı.")]
    [InlineData("ru", "Переговоры состоялись после того, как мэры трёх городов сказали, что у них больше нет места для тех, кто едет.")]
    [InlineData("uk", "Переговори відбулися після того, як мери трьох міст сказали, що в них вже немає місця для тих, хто їде.")]
    [InlineData("id", "Pembicaraan itu berlangsung saat wali kota dari tiga kota mengatakan bahwa tidak ada lagi tempat untuk mereka yang datang.")]
    [InlineData("ja", "市長たちは、もう受け入れる余地がないと語った。")]
    [InlineData("zh", "三个城市的市长表示，他们已经没有更多的空间。")]
    [InlineData("ko", "세 도시의 시장들은 더 이상 공간이 없다고 말했다.")]
    [InlineData("th", "นายกเทศมนตรีกล่าวว่าไม่มีที่ว่างอีกแล้ว")]
    [InlineData("ar", "وقال رؤساء البلديات إن المدن لم تعد قادرة على استقبال المزيد من الوافدين")]
    [InlineData("he", "ראשי הערים אמרו כי אין עוד מקום לבאים")]
    [InlineData("el", "Οι δήμαρχοι είπαν ότι δεν υπάρχει άλλος χώρος")]
    [InlineData("hi", "महापौरों ने कहा कि अब और जगह नहीं है")]
    public void Languages_are_told_apart(string expected, string text) => Assert.Equal(expected, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("12345 67890 !!!")]
    [InlineData("Xyzzy Plugh Foobar Quux Zork")]
    public void A_text_that_does_not_tell_gives_none(string text) => Assert.Equal("", LanguageDetector.Detect(text));
}
