"""Writes character-folds.txt beside this file: what each character becomes before text is cut into words.

Run it with a newer Python to follow a newer Unicode: python3 make-character-folds.py
Changing the table changes the tokens of texts that are indexed already: every home must then index again.
"""
import pathlib
import unicodedata

# Letters that Unicode does not decompose but that readers type without their stroke, ligature or dot.
LETTERS = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ı": "i",
    "ĸ": "k", "ƀ": "b", "ŉ": "n",
    # Arabic letters that are written one for the other at the end of words and across Persian and Arabic keyboards.
    "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك",
    # Arabic tatweel only stretches a word.
    "ـ": "",
}

# Marks that are accents, points or ornaments of a letter. All others (Indic, Thai, Tibetan, ...) are letters of their own.
ACCENTS = [
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2), (0x05C4, 0x05C5),
    (0x05C7, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E4),
    (0x06E7, 0x06E8), (0x06EA, 0x06ED), (0x0711, 0x0711), (0x0730, 0x074A), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF), (0xFE20, 0xFE2F),
    # Variation selectors choose a glyph, never a letter.
    (0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF),
]

# Trade and service marks stand behind a word and are no part of it; a zero width space parts words.
LEFT_ALONE = {0x2120, 0x2122, 0x200B}

KANA = range(0x3041, 0x3100)
HANGUL = range(0xAC00, 0xD7A4)


def is_accent(character):
    return any(first <= ord(character) <= last for first, last in ACCENTS)


def letter(character):
    digit = unicodedata.decimal(character, None)
    return str(digit) if digit is not None else LETTERS.get(character, character)


def decomposed(text):
    return "".join(
        character if ord(character) in HANGUL else
        unicodedata.normalize("NFKC", character) if ord(character) in KANA else
        unicodedata.normalize("NFKD", character)
        for character in text)


def fold(text):
    while True:
        plain = "".join(map(letter, text))
        plain = "".join(character for character in decomposed(plain) if not is_accent(character))
        plain = plain.casefold()
        if plain == text:
            return text
        text = plain


def folded(code):
    if code in LEFT_ALONE or 0xD800 <= code < 0xE000:
        return chr(code)
    category = unicodedata.category(chr(code))
    if category == "Cf":
        return ""
    return fold(chr(code)) if category[0] in "LMN" or category == "So" else chr(code)


def lines():
    first, last, text = None, None, None
    for code in range(0x80, 0x110000):
        result = folded(code)
        if result == chr(code):
            continue
        if last == code - 1 and text == result:
            last = code
            continue
        if first is not None:
            yield first, last, text
        first, last, text = code, code, result
    yield first, last, text
    for kana in KANA:
        for mark in "\u3099\u309a":
            pair = unicodedata.normalize("NFC", chr(kana) + mark)
            if len(pair) == 1:
                yield kana, mark, pair


def main():
    out = pathlib.Path(__file__).with_name("character-folds.txt")
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"# Made by make-character-folds.py from the Unicode Character Database {unicodedata.unidata_version}\n")
        file.write("# (https://www.unicode.org/license.txt): code point or range, what it becomes; nothing means it is dropped.\n")
        file.write("# A line with + joins a kana and the sound mark behind it.\n")
        for first, last, text in lines():
            if isinstance(last, str):
                characters = f"{first:04X}+{ord(last):04X}"
            else:
                characters = f"{first:04X}" if first == last else f"{first:04X}..{last:04X}"
            file.write(f"{characters} {text}".rstrip() + "\n")


main()
