using System.Globalization;
using System.Text;

namespace Ingestion.Storage.Search;

/// <summary>What a folded character is to a word.</summary>
internal enum CharacterRole
{
    /// <summary>It parts words.</summary>
    Separator,

    /// <summary>It is part of a word.</summary>
    Word,

    /// <summary>It is a letter of a script without spaces.</summary>
    Unspaced,
}

/// <summary>One folded character and the stretch of the text it came from.</summary>
internal readonly record struct FoldedCharacter(Rune Rune, CharacterRole Role, int Start, int End);

/// <summary>Reads a text as folded characters.</summary>
internal ref struct FoldedReader(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position;
    private ReadOnlySpan<char> _fold;
    private int _foldStart;
    private FoldedCharacter _ahead;
    private bool _hasAhead;

    /// <summary>The next character, or false at the end of the text.</summary>
    public bool TryRead(out FoldedCharacter character)
    {
        if (!TryTake(out character))
            return false;
        while (character.Role == CharacterRole.Unspaced && TryTake(out var next))
        {
            if (!CharacterFolds.TryCompose(character.Rune, next.Rune, out var composed))
            {
                _ahead = next;
                _hasAhead = true;
                break;
            }
            character = character with { Rune = composed, End = next.End };
        }
        return true;
    }

    private bool TryTake(out FoldedCharacter character)
    {
        if (_hasAhead)
        {
            character = _ahead;
            _hasAhead = false;
            return true;
        }
        while (true)
        {
            if (!_fold.IsEmpty)
            {
                Rune.DecodeFromUtf16(_fold, out var folded, out var length);
                _fold = _fold[length..];
                character = new FoldedCharacter(folded, RoleOf(folded), _foldStart, _position);
                return true;
            }
            if (_position == _text.Length)
            {
                character = default;
                return false;
            }
            var start = _position;
            // Half of a surrogate pair decodes as U+FFFD, which parts words.
            Rune.DecodeFromUtf16(_text[start..], out var rune, out var consumed);
            _position += consumed;
            if (rune.IsAscii)
            {
                character = AsciiCharacter(rune, start);
                return true;
            }
            if (CharacterFolds.Find(rune) is not { } fold)
            {
                character = new FoldedCharacter(rune, RoleOf(rune), start, _position);
                return true;
            }
            _fold = fold;
            _foldStart = start;
        }
    }

    private readonly FoldedCharacter AsciiCharacter(Rune rune, int start)
    {
        var letter = (char)rune.Value;
        var role = char.IsAsciiLetterOrDigit(letter) ? CharacterRole.Word : CharacterRole.Separator;
        return new FoldedCharacter(new Rune(char.ToLowerInvariant(letter)), role, start, _position);
    }

    private static CharacterRole RoleOf(Rune rune)
    {
        if (rune.IsAscii)
            return char.IsAsciiLetterOrDigit((char)rune.Value) ? CharacterRole.Word : CharacterRole.Separator;
        // Letters by Unicode that are written as apostrophes: Hawaiʻi, Ukrainian пʼять.
        if (rune.Value is >= 0x02B9 and <= 0x02BF)
            return CharacterRole.Separator;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
                => UnspacedScripts.Contains(rune) ? CharacterRole.Unspaced : CharacterRole.Word,
            _ => CharacterRole.Separator,
        };
    }
}
