using System.Text;

namespace Ingestion.Fuzzing.Tests.Targets;

/// <summary>The tokens of each target's inputs.</summary>
internal static class Vocabulary
{
    private const string ScriptsAndMarks = "é|ß|中文|。|、|日本語の|ไทย|العربية|עברית|한국어|\u00AD|\u200B|\u200F|\u202E|\uFEFF|\u0301|😀|\u2028|\u0085|\u00A0|\0|\u001B[31m";

    public static IReadOnlyList<byte[]> Html { get; } =
    [
        .. Words(ScriptsAndMarks),
        .. Words("<!doctype html>|<html lang=de>|<head>|<body>|<title>|</title>|<base href=/a/>|<article>|</article>|<main>|<section>|<div>|</div>|<div class=article-body>|<div class=related>|<div hidden>|<p>|</p>|<br>|<hr>|<h1>|</h1>|<h2>|<ul>|<ol start=3>|<li>|</ul>|<dl><dt>|<dd>|<blockquote>|<pre>|<code>|<figure>|<figcaption>|<img src=a.png alt=b>|<table>|<tr>|<td>|<th colspan=9>|</table>|<a href=/b>|</a>|<a rel=author>|<span>|</span>|<b>|<i>|</b>|<nav>|<aside>|<footer>|<form>|<button>|<select><option>|<details><summary>|<template>|<noscript>|</noscript>|<iframe>|<svg>|<math>|<foreignObject>|<textarea>|<style>|</style>|<script>|</script>|<!--|-->|<![CDATA[|]]>|<?xml version=\"1.0\"?>|<frameset>|<plaintext>|<marquee>|<font>|<center>"),
        .. Words("<meta charset=utf-16>|<meta charset=x-user-defined>|<meta http-equiv=content-type content=\"text/html; charset=shift_jis\">|<meta name=author content=\"Ann Quay\">|<meta property=og:title content=x>|<meta property=article:published_time content=2024-05-17T10:00:00+99:99>|<meta name=keywords content=\"a,b,c\">|<link rel=canonical href=//[>|<time datetime=2024-02-30>|<time datetime=0000-00-00T99>|<p class=byline>By Ann Quay and Bo Pier</p>"),
        .. Words("<script type=application/ld+json>|{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"h\",\"datePublished\":\"2024-05-17\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ann\"}],\"articleBody\":\"The ferry left the harbour. \"}|{\"@graph\":[|{\"@id\":\"#a\"}|\\ud800|\\u0000|1e999|[[[[[[|<script id=__NEXT_DATA__ type=application/json>|{\"props\":{\"body\":\"<p>|window.__STATE__={|&amp;|&#0;|&#xD800;|&#x110000;|&nbsp|&notit;|&lt;script&gt;"),
        .. Words("The ferry left the harbour at noon on Monday with two hundred people on board, the company said. |Ferry sails again: |Read more|Subscribe to our newsletter|17 May 2024|vor 3 Tagen|17.05.2024 12:30|Updated: |By Ann Quay|$59.00|Add to cart|"),
        [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0x1B, 0x24, 0x42], [0x81], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ];

    public static IReadOnlyList<byte[]> TextDump { get; } =
    [
        .. Words(ScriptsAndMarks),
        .. Words("\n|\n\n|\r\n|\r|\t|    |Home|Home > News > World|News Sport Weather Video|* |- |• |1. |# |## |> |```|---|====|***|Title: |Author: |Date: |By Ann Quay|By ANN QUAY, Staff Writer|Von Ann Quay|Par Ann Quay|(Reuters) - |BERLIN (dpa) - |Published 17 May 2024|17.05.2024|2024-05-17T10:00:00Z|28.09.1912:13|Share this:|Facebook Twitter WhatsApp|Related articles|Read more: |Leave a comment|Copyright © 2024 The Coast Post. All rights reserved.|Cookie policy|https://example.org/a|ann@example.org|[1]|(AP Photo/Bo Pier)|"),
        .. Words("The ferry left the harbour at noon on Monday with two hundred people on board, the company said.|It was the first crossing since the storm.|cheap flights:|cheap flightsThe ferry|Die Fähre verließ den Hafen am Montag um zwölf Uhr mit zweihundert Menschen an Bord.|渡轮周一中午离开港口，船上有两百人。|運航会社によると、フェリーは月曜日の正午、二百人を乗せて港を出発した。|غادرت العبارة الميناء ظهر الاثنين وعلى متنها مئتا شخص.|"),
        [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0x81], [0xED, 0xA0, 0x80],
    ];

    public static IReadOnlyList<byte[]> Query { get; } =
    [
        .. Words(ScriptsAndMarks),
        .. Words("\"|“|”|„|＂|'|’|harbour|reopens|covid-19|U.S.|O’Neil|北京市|港|再開|ท่าเรือ|الميناء|AND|OR|NOT|NEAR(|)|title:|{|}|^|*|-|+|;|--|/*|\\|%|_|$where|$regex|.|..|@|#| |\t|、|ﬁ|İ|ı|ǆ|ﷺ|각|ᄀ|가|𝐇|Å|ｶﾞ"),
        [0xED, 0xA0, 0x80], [0xFF],
    ];

    public static IReadOnlyList<byte[]> FileType { get; } =
    [
        .. Words("<!doctype html>|<html|<?xml|<rss|<feed|<svg|<urlset|<!--|-->|<head>|<script>|{|}|[|]|\"|:|,|1e9|true|null|\\u0000|%PDF-1.7|%!PS|{\\rtf|PK\u0003\u0004|word/|xl/|GIF89a|ID3|OggS|BZh1|WARC/1.0|SQLite format 3\0|ustar|II*\0|MM\0*|MZ|RIFF|WEBP|ftyp| |\n|From: |MIME-Version: 1.0|Content-Type: multipart/related|# heading|text"),
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], [0x4B, 0x4C, 4, 0], [0xD0, 0xCF, 0x11, 0xE0], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0],
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xB3, 0x51, 0x4C, 0xC9, 0x4F, 0x2E, 0xA9, 0x2C, 0x48, 0x55, 0xC8, 0x28, 0xC9, 0xCD, 0xB1, 3, 0, 0, 0, 0, 0, 15, 0, 0, 0],
    ];

    private static IEnumerable<byte[]> Words(string words) => words.Split('|').Where(word => word.Length > 0).Select(Encoding.UTF8.GetBytes);
}
