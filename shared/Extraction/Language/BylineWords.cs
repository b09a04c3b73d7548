using System.Collections.Frozen;

namespace Ingestion.Extraction.Language;

/// <summary>The words around people's names in bylines, in many languages, in folded form (<see cref="WordForms.Fold(ReadOnlySpan{char})"/>).</summary>
internal static class BylineWords
{
    /// <summary>Words that come before the name of who wrote it: "by", "von". Longest first where one begins another.</summary>
    public static FrozenSet<string> LeadIns { get; } = Set(
        "by, written by, posted by, published by, story by, words by, text by, report by, reported by, reporting by, article by, review by, reviewed by, edited by, author, authors, author(s), the author, about the author, byline, submitted by, created by, contributed by, opinion by, analysis by, guest post by, updated by, added by, from, " +
        "von, von unserem redakteur, von unserer redakteurin, autor, autorin, autoren, autorinnen, verfasst von, geschrieben von, ein artikel von, ein beitrag von, ein gastbeitrag von, ein kommentar von, eine analyse von, eine kolumne von, ein bericht von, ein interview von, interview von, kommentar von, aus, text, text von, redaktion, bericht von, gastbeitrag von, veroffentlicht von, erstellt von, eingestellt von, " +
        "par, par notre correspondant, ecrit par, publie par, redige par, propos recueillis par, auteur, auteurs, texte, texte de, article de, " +
        "por, escrito por, publicado por, redactado por, autora, autores, texto, texto de, texto por, redaccion, postado por, " +
        "di, a cura di, scritto da, pubblicato da, da, autore, testo di, articolo di, " +
        "door, geschreven door, tekst, auteur, gepubliceerd door, " +
        "av, skriven av, skrevet av, publicerad av, text av, tekst av, forfatter, forfattare, journalist, skribent, af, skrevet af, tekst af, foto og tekst, " +
        "teksti, kirjoittaja, kirjoittanut, toimittaja, " +
        "autorzy, napisal, napisala, opracowal, opracowala, oprac, tekst, przez, autorstwa, " +
        "autori, napsal, napsala, text, autorka, vytvoril, avtor, " +
        "yazan, yazar, haber, muhabir, tarafindan, " +
        "szerzo, irta, szerzok, de, scris de, publicat de, autorul, " +
        "автор, авторы, автори, текст, написал, написала, от, " +
        "oleh, penulis, reporter, ditulis oleh, tac gia, " +
        "γραφει, γραφουν, του, της, συντακτης, " +
        "بقلم, كتب, كتبت, الكاتب, תאת, מאת, " +
        "文, 作者, 记者, 記者, 撰文, 編輯, 编辑, 文章来源, 取材・文, 著者, 執筆, 글, 기자");

    /// <summary>Words between two names: "and", "und".</summary>
    public static FrozenSet<string> Joiners { get; } = Set(
        "and, und, et, y, e, en, och, og, ja, i, a, ve, es, si, и, та, і, dan, va, και, with, mit, avec, con, com, med, unter mitarbeit von, og, וְ");

    /// <summary>Words after which the line says where or for whom, no longer who.</summary>
    public static FrozenSet<string> Enders { get; } = Set(
        "for, at, in, on, of, is, was, has, via, special to, published, updated, posted, last, staff, reporting, covers, writes, " +
        "fur, aus, bei, vom, ist, am, um, veroffentlicht, aktualisiert, zuletzt, stand, " +
        "pour, a, le, publie, mis, dans, est, para, el, em, publicado, actualizado, atualizado, es, desde, en, " +
        "pubblicato, aggiornato, il, per, e, voor, op, gepubliceerd, publicerad, uppdaterad, publisert, oppdatert, udgivet, opdateret, " +
        "julkaistu, paivitetty, dnia, opublikowano, aktualizacja, publikovano, aktualizovano, для, опубликовано, обновлено, pada, read, min, minutes, minute");

    /// <summary>Words that name a role, a desk, a publication or an agency: what has one is not a person.</summary>
    public static FrozenSet<string> NotPeople { get; } = Set(
        // Roles and desks.
        "editor, editors, editorial, reporter, reporters, correspondent, correspondents, writer, writers, staff, team, desk, newsroom, journalist, contributor, contributors, columnist, photographer, producer, analyst, guest, admin, administrator, anonymous, webmaster, author, authors, bureau, board, office, department, press, release, community, moderator, blogger, freelancer, intern, chief, senior, director, professor, ceo, founder, president, specialist, expert, manager, consultant, attorney, lawyer, engineer, developer, designer, researcher, student, doctor, nurse, strategist, marketer, owner, coach, trainer, teacher, former, certified, licensed, cofounder, co-founder, marketing, content, consulting, politics, business, sports, technology, health, science, opinion, entertainment, follow, share, comments, comment, subscribe, profile, biography, bio, more, view, posts, articles, stories, twitter, facebook, instagram, linkedin, email, contact, " +
        "redaktion, redakteur, redakteurin, redakteure, redaktor, redakteurinnen, chefredakteur, chefredakteurin, korrespondent, korrespondentin, reporterin, leiter, leiterin, ressort, ressortleiter, volontar, volontarin, autor, autorin, gastautor, gastautorin, gastkommentar, online, newsdesk, " +
        "redaction, redacteur, redactrice, journaliste, redaccion, redactor, redactora, periodista, corresponsal, enviado, enviada, editora, redacao, jornalista, reportagem, redazione, giornalista, inviato, corrispondente, redactie, redacteur, verslaggever, correspondent, redaktionen, redaktor, redakce, redakcja, dziennikarz, toimitus, toimittaja, redaksjonen, journalisten, szerkesztoseg, szerkeszto, redactia, muhabiri, servisi, merkezi, haber, editoru, tim, redaksi, редакция, редакція, корреспондент, 編集部, 编辑部, 本报, 編集, 기자단, " +
        // Publications and agencies.
        "news, times, post, daily, weekly, journal, gazette, herald, tribune, magazine, network, media, tv, radio, television, group, agency, agencies, agentur, agenturen, agence, agencia, agencias, agenzia, wire, wires, service, services, associated, international, company, inc, ltd, llc, gmbh, ag, corp, corporation, foundation, institute, university, association, center, centre, committee, council, zeitung, nachrichten, tageblatt, tagblatt, anzeiger, kurier, rundschau, verlag, presse, presseagentur, pressemitteilung, pressestelle, " +
        "reuters, afp, ap, dpa, apa, sid, epd, kna, ansa, efe, upi, pti, ians, ani, xinhua, tass, interfax, ria, anadolu, aa, dha, iha, tt, ntb, ritzau, stt, anp, belga, lusa, pap, ctk, mti, agerpres, cna, kyodo, jiji, yonhap, bloomberg, afx, bbc, cnn, cbs, abc, nbc, npr, pbs, " +
        "the, und, der, die, das, des, for, your, our, this, all, how, why, what, where, when, new, photo, photos, image, video, getty, images, shutterstock, reading, time, read, copyright, rights, reserved, sponsored, advertisement, anzeige, partner, powered, credit, source, quelle, foto, bild");

    /// <summary>Words that stand behind a name where elements beside it were read with it: "Jane Doe Last updated".</summary>
    public static FrozenSet<string> Closers { get; } = Set(
        "by, on, at, last, updated, posted, published, written, reviewed, edited, follow, ago, said, says, senior, junior, joined, messages, member, am, vor, um, aktualisiert, veroffentlicht, erstellt, geschrieben, publie, publicado, pubblicato, stand");

    /// <summary>Small words within a name: "van der", "de la", "bin".</summary>
    public static FrozenSet<string> NameParticles { get; } = Set(
        "van, der, den, von, zu, zur, vom, de, del, della, di, da, dos, das, do, du, des, la, le, el, al, bin, bint, ibn, ben, abu, ter, ten, af, av, y, e, san, ap, 't");

    /// <summary>Titles before a name that are no part of it.</summary>
    public static FrozenSet<string> Honorifics { get; } = Set("dr, prof, mr, mrs, ms, sir, herr, frau, med, ing, mag, dipl, mba, phd, md, pt, rd, jd, esq, ma, msc, bsc, rn, dds, lcsw, cpa, cfa, mph, llm");

    private static FrozenSet<string> Set(string words) =>
        words.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
}
