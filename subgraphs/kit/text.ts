import { refuseInput } from './errors.js';

/** Old style puts the tone on the glide at a word's end (Hoà, Thuỷ); the register stores the new style. */
const WORD_FINAL_TONES: Readonly<Record<string, string>> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};

// After q, "uy" is not a glide pair: "quý" stays.
const WORD_FINAL = /(?<![qQ])(oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|uỳ|uý|uỷ|uỹ|uỵ)(?!\p{L})/giu;

/** NFC, single spaces, word-final tone marks in one style: Hoà → Hòa, while Hoàng stays. */
export function normalizeText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(WORD_FINAL, (pair) => {
      const modern = WORD_FINAL_TONES[pair.toLowerCase()] ?? pair;
      return pair === pair.toUpperCase()
        ? modern.toUpperCase()
        : pair[0] === pair[0]?.toUpperCase()
          ? modern[0]!.toUpperCase() + modern.slice(1)
          : modern;
    });
}

/** Lone surrogates too: as UTF-8 each would silently become �. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** A required line of text: normalised, 1 to `max` characters, no control characters. */
export function requireText(value: string, path: string, max: number): string {
  const text = normalizeText(value);
  if (text === '') refuseInput(path, 'must not be empty');
  if (text.length > max) refuseInput(path, `has ${text.length} characters; at most ${max} are allowed`);
  if (CONTROL.test(text)) refuseInput(path, 'contains control characters');
  return text;
}

/** As `requireText` for a line that may be left out; blank counts as left out. */
export function optionalText(value: string | null | undefined, path: string, max: number): string | null {
  return value == null || normalizeText(value) === '' ? null : requireText(value, path, max);
}
