/** Separate letters that NFKD leaves alone, and the Arabic variants that it does not take apart. */
const variants: Record<string, string> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ı: 'i', æ: 'ae', œ: 'oe', ð: 'd', þ: 'th', ß: 'ss', ς: 'σ' },
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ۀ: 'ه', ە: 'ه', ہ: 'ه', ھ: 'ه', ک: 'ك', ـ: '' },
};
const variantLetters = new RegExp(`[${Object.keys(variants).join('')}]`, 'gu');
const apostrophes = /[‘’‚‛ʼʻʽʾʿˈ′`´]/g;
// The accents of alphabets. In Indic scripts and kana such marks are vowels and consonants, and stay.
const accents =
  /(?=\p{Mn})(?![\u3099\u309A])[\p{sc=Inherited}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Cyrillic}\p{sc=Greek}]/gu;

/**
 * A name as it is compared: case, accents, Arabic short vowels and variants of letters, digits, and the kinds of
 * apostrophe, hyphen and white space no longer tell two names apart. Idempotent.
 */
export function fold(text: string): string {
  // All but the backtick, which is an apostrophe: there is nothing to fold but case and white space.
  if (/^[ -_a-~]*$/.test(text)) return text.toLowerCase().replace(/ +/g, ' ').trim();
  return text
    .replace(apostrophes, "'") // before NFKC, which turns ´ into a space and an accent, and after
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(accents, '')
    .replace(/\p{Cf}/gu, '')
    .replace(variantLetters, (letter) => variants[letter] ?? '')
    .replace(apostrophes, "'")
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/[\p{Pd}−]/gu, '-')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of a folded name for all but `exact`: apart at hyphens too, without apostrophes and other marks. */
export function wordsOf(foldedName: string): string[] {
  return foldedName.replace(/[.']/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The article as its own word, in the forms it takes before the consonants it bends to: "ash-Sham", "ez-Zor". */
function isArticle(word: string, next: string | undefined): boolean {
  if (next === undefined) return false;
  if (/^([aeiu]l|ال)$/.test(word)) return true;
  const [, bent] = /^[aeu](sh|th|dh|[dnrstz])$/.exec(word) ?? [];
  return bent !== undefined && next.replace(/^'/, '').startsWith(bent);
}

/** The words but for the articles among them. */
export const withoutArticles = (words: string[]) =>
  words.filter((word, at) => !isArticle(word, words[at + 1]));
