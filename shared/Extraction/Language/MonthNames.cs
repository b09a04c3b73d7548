using System.Collections.Frozen;

namespace Ingestion.Extraction.Language;

/// <summary>
/// Names of months in the languages of the Gregorian calendar's press, nominative, genitive and abbreviated, in the
/// form of <see cref="WordForms.Fold(ReadOnlySpan{char})"/>. Months of other calendars are left out: converting them needs to know the place.
/// </summary>
internal static class MonthNames
{
    // A name may stand in one month only; one that means another month elsewhere is in Croatian below.
    private static readonly string[] ByMonth =
    [
        "january jan januar jänner jaenner janner janvier janv januari enero ene gennaio gen janeiro tammikuu tammikuuta stycznia styczen sty ledna leden ocak oca января январь янв січня січень ianuarie ian januaris sausio januára január januar jän január janúar sijecnja siječnja sijecanj gener ιανουαριου ιανουαριος ιαν януари " +
        "يناير ינואר בינואר जनवरी มกราคม มค jaanuar janvaris janvari gennaro",
        "february feb februar feber fevrier février fevr févr februari febrero febbraio febb fevereiro fev helmikuu helmikuuta lutego luty lut unora února únor unor subat şubat şub sub февраля февраль фев февр лютого лютий februarie vasario februára február febr februar febrúar veljace veljače veljaca febrer φεβρουαριου φεβρουαριος φεβ февруари " +
        "فبراير פברואר בפברואר फरवरी กุมภาพันธ์ กพ veebruar februaris",
        "march mar märz maerz marz mrz mars maart mrt marzo março marco maaliskuu maaliskuuta marca marzec března brezna březen brezen mart марта март мар березня березень martie kovo marca marec március marcius márc márs ozujka ožujka ozujak març μαρτιου μαρτιος μαρ marts " +
        "مارس מרץ במרץ मार्च มีนาคม มีค märts maret",
        "april apr avril avr abril abr aprile aprilie huhtikuu huhtikuuta kwietnia kwiecien kwi dubna duben nisan nis апреля апрель апр квітня квітень balandzio balandžio apríla április aprilis ápr apríl travnja travanj abril απριλιου απριλιος απρ април " +
        "أبريل ابريل אפריל באפריל अप्रैल เมษายน เมย aprill aprīlis",
        "may mai mei mayo maggio mag maio toukokuu toukokuuta maja maj května kvetna květen kveten mayis mayıs mayi мая май травня травень gegužės geguzes mája majus május maí svibnja svibanj maig μαιου μαιος μαι " +
        "مايو מאי במאי मई พฤษภาคม พค maijs maijā",
        "june jun juni juin junio giugno giu junho kesäkuu kesäkuuta kesakuuta czerwca czerwiec cze června cervna červen cerven haziran haz июня июнь июн червня червень iunie iun birzelio birželio júna június junius jún júní lipnja lipanj juny ιουνιου ιουνιος ιουν юни " +
        "يونيو يونيه יוני ביוני जून มิถุนายน มิย juuni jūnijs junij",
        "july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta heinakuuta lipca lipiec lip července cervence červenec cervenec temmuz tem июля июль июл липня липень iulie iul liepos júla július julius júl júlí srpnja srpanj juliol ιουλιου ιουλιος ιουλ юли " +
        "يوليو يوليه יולי ביולי जुलाई กรกฎาคม กค juuli jūlijs julij",
        "august aug août aout agosto ago augustus agosto elokuu elokuuta sierpnia sierpien sie srpna srpen agustos ağustos ağu agu августа август авг серпня серпень rugpjucio rugpjūčio augusta augusztus ágúst kolovoza kolovoz agost αυγουστου αυγουστος αυγ agustus agt augusti " +
        "أغسطس اغسطس אוגוסט באוגוסט अगस्त สิงหาคม สค augusts",
        "september sep sept septembre septiembre setiembre settembre sett set setembro syyskuu syyskuuta września wrzesnia wrzesień wrzesien wrz září zari eylül eylul eyl сентября сентябрь сен сент вересня вересень septembrie rugsėjo rugsejo septembra szeptember szept september rujna rujan setembre σεπτεμβριου σεπτεμβριος σεπ септември " +
        "سبتمبر ספטמבר בספטמבר सितंबर सितम्बर กันยายน กย septembris",
        "october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta października pazdziernika październik pazdziernik paź paz října rijna říjen rijen ekim eki октября октябрь окт жовтня жовтень octombrie spalio októbra október okt oktoober octubre οκτωβριου οκτωβριος οκτ октомври " +
        "أكتوبر اكتوبر אוקטובר באוקטובר अक्टूबर अक्तूबर ตุลาคม ตค oktobris",
        "november nov novembre noviembre novembro marraskuu marraskuuta listopada listopad lis listopadu kasım kasim kas ноября ноябрь ноя нояб листопада листопад noiembrie noi lapkričio lapkricio novembra november nóvember studenoga studenog studeni νοεμβριου νοεμβριος νοε ноември " +
        "نوفمبر נובמבר בנובמבר नवंबर नवम्बर พฤศจิกายน พย novembris nopember",
        "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro joulukuu joulukuuta grudnia grudzien gru prosince prosinec aralık aralik ara декабря декабрь дек грудня грудень decembrie gruodžio gruodzio decembra december desember des prosinca prosinac desembre δεκεμβριου δεκεμβριος δεκ декември " +
        "ديسمبر דצמבר בדצמבר दिसंबर दिसम्बर ธันวาคม ธค detsember decembris",
    ];

    private static readonly FrozenDictionary<string, int> Months = Read();

    /// <summary>The month of a name, 1 to 12; 0 when it is none.</summary>
    public static int Find(ReadOnlySpan<char> name, string language)
    {
        if (name.Length is < 2 or > 16)
            return 0;
        // Thai abbreviates with full stops within the word: ม.ค.
        var folded = WordForms.Fold(name).Replace(".", "", StringComparison.Ordinal);
        // Croatian and Bosnian say listopad for October, Polish, Czech and Ukrainian for November.
        if (language is "hr" or "bs" && folded is "listopada" or "listopad")
            return 10;
        return Months.GetValueOrDefault(folded);
    }

    private static FrozenDictionary<string, int> Read()
    {
        var months = new Dictionary<string, int>();
        for (var month = 0; month < ByMonth.Length; month++)
        {
            foreach (var name in ByMonth[month].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                months.TryAdd(WordForms.Fold(name), month + 1);
        }

        return months.ToFrozenDictionary();
    }
}
