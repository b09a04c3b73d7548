using System.Collections.Frozen;
using System.Text;

namespace Ingestion.Extraction.Language;

/// <summary>The forms in which words are compared.</summary>
internal static class WordForms
{
    // A base letter, then the lower-case letters that the Unicode Character Database decomposes to it, and the stroked
    // ones it doesn't. A table, because string.Normalize does nothing under InvariantGlobalization.
    private static readonly string[] Accented =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "cçćĉċčḉ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "iìíîïĩīĭįǐȉȋḭḯỉị",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "yýÿŷȳẏẙỳỵỷỹ",
        "dďđḋḍḏḑḓ",
        "gĝğġģǧǵḡ",
        "hĥħȟḣḥḧḩḫẖ",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľłḷḹḻḽ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩ",
        "tţťŧțṫṭṯṱẗ",
        "wŵẁẃẅẇẉẘ",
        "zźżžẑẓẕ",
        "æǣǽ",
        "ʒǯ",
        "øǿ",
        "ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ",
        "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ",
        "εέἐἑἒἓἔἕὲέ",
        "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ",
        "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ",
        "σς",
        "οόὀὁὂὃὄὅὸό",
        "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ",
        "еѐёӗ",
        "гѓ",
        "кќ",
        "иѝӣӥ",
        "уўӯӱӳ",
        "ѵѷ",
        "жӂӝ",
        "аӑӓ",
        "әӛ",
        "зӟ",
        "оӧ",
        "өӫ",
        "эӭ",
        "чӵ",
        "ыӹ",
        "bḃḅḇ",
        "fḟ",
        "mḿṁṃ",
        "pṕṗ",
        "vṽṿ",
        "xẋẍ",
        "ſẛ",
        "ρῤῥ",
    ];

    private static readonly FrozenDictionary<char, char> BaseLetters = Accented
        .SelectMany(row => row.Skip(1).Select(letter => (letter, row[0])))
        .ToFrozenDictionary(pair => pair.letter, pair => pair.Item2);

    /// <summary>
    /// Lower case, and Latin, Greek and Cyrillic letters without their accents; marks that change the letter in other
    /// scripts (Devanagari, Thai, Arabic) stay, and so do й and ї. One letter becomes one letter.
    /// </summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var letter in word)
            folded.Append(Fold(letter));
        return folded.ToString();
    }

    /// <summary>One letter in the form of <see cref="Fold(ReadOnlySpan{char})"/>.</summary>
    public static char Fold(char letter)
    {
        if (letter < 0x80)
            return char.ToLowerInvariant(letter);
        if (letter is '\u0130' or '\u0131')
            return 'i';
        var lower = char.ToLowerInvariant(letter);
        return BaseLetters.GetValueOrDefault(lower, lower);
    }
}
