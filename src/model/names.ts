import anyAscii from 'any-ascii';

/** How a name meets a query, best first. */
export const tiers = ['exact', 'prefix', 'variant', 'fuzzy'] as const;
export type Tier = (typeof tiers)[number];

/**
 * The least Dice similarity of two words' trigrams that counts as `fuzzy`. With the padding of `trigrams`, one wrong
 * letter leaves a word of n letters (n − 2) / (n + 1): at 0.5 a word of five letters or more bears one slip anywhere
 * and two neighbours changed about from seven on, a shorter one a slip at its end only. Lower lets unlike words of
 * four letters meet; higher loses the single slip in words of five and six, which most town names are.
 */
export const FUZZY = 0.5;

/** The fewest consonants of an unfinished last word: with two, every second name in a gazetteer would be met. */
const UNFINISHED = 3;

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
function wordsOf(foldedName: string): string[] {
  return foldedName.replace(/[.']/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The article as its own word, in the forms it takes before the consonants it bends to: "ash-Sham", "ez-Zor". */
function isArticle(word: string, next: string | undefined): boolean {
  if (next === undefined) return false;
  if (/^([aeiu]l|ال)$/.test(word)) return true;
  const [, bent] = /^[aeu](sh|th|dh|[dnrstz])$/.exec(word) ?? [];
  return bent !== undefined && next.replace(/^'/, '').startsWith(bent);
}

const withoutArticles = (words: string[]) => words.filter((word, at) => !isArticle(word, words[at + 1]));

// Classes of consonants on which the two scripts agree, one sign each; c is sh, q is th, x is kh. Vowels, w and y,
// ʿayn and hamza have none, since one script or the other leaves them out. Where practice is divided (ذ and dh are
// read d or z, ث and th also s, Egyptian g is ج) a sound has several classes, the most usual first.
const latin: Record<string, string[]> = {
  ...{ sch: ['c'], sh: ['c'], ch: ['c'], kh: ['x'], gh: ['g'], ph: ['f'], zh: ['j'], dj: ['j'] },
  ...{ th: ['q', 's'], dh: ['d', 'z'], g: ['g', 'j'] },
  ...{ c: ['k'], k: ['k'], q: ['k'], p: ['b'], v: ['f'] },
};
const arabic: Record<string, string[]> = {
  ...{
    ب: ['b'],
    پ: ['b'],
    ت: ['t'],
    ٹ: ['t'],
    ط: ['t'],
    ث: ['q', 's'],
    ج: ['j'],
    ژ: ['j'],
    ح: ['h'],
    ه: ['h'],
  },
  ...{ خ: ['x'], د: ['d'], ڈ: ['d'], ض: ['d'], ذ: ['d', 'z'], ر: ['r'], ڑ: ['r'], ز: ['z'], ظ: ['z'] },
  ...{
    س: ['s'],
    ص: ['s'],
    ش: ['c'],
    چ: ['c'],
    غ: ['g'],
    گ: ['g', 'j'],
    ف: ['f'],
    ڤ: ['f'],
    ق: ['k'],
    ك: ['k'],
  },
  ...{ ل: ['l'], م: ['m'], ن: ['n'], ں: ['n'] },
};
/** ʿAyn and hamza carry any vowel, or none. */
const arabicVowels: Record<string, string> = { ا: 'a', و: 'w', ي: 'y', ع: '*', ء: '*' };

/** A consonant with the classes it may have ('' where it may be mute), or a vowel as written. */
type Sound = string[] | string;

function arabicSounds(word: string): Sound[] {
  const bare = word.replace(/^عبدال(?=..)/, 'عبد').replace(/^ال(?=..)/, '');
  const sounds = Array.from(bare, (letter): Sound => {
    return arabic[letter] ?? arabicVowels[letter] ?? (/\d/.test(letter) ? [letter] : '');
  });
  // ة, folded to ه, is mute where a true ه is not; ى, folded to ي, is an a; an initial ا carries any vowel.
  if (bare.endsWith('ه')) sounds[sounds.length - 1] = ['', 'h'];
  if (bare.endsWith('ي')) sounds[sounds.length - 1] = '*';
  if (bare.startsWith('ا')) sounds[0] = '*';
  // What is left of الياس is too little to be sure that it began with the article.
  const sure = sounds.filter((sound) => typeof sound !== 'string' && !sound.includes('')).length;
  const spelt = sounds.flatMap((sound) => (typeof sound === 'string' ? [sound] : [sound, '-']));
  return bare.length < word.length && sure < 2 ? [['', 'l'], ...spelt] : spelt;
}

/** `word` with its apostrophes, which part s'h from sh. */
function latinSounds(word: string): Sound[] {
  const plain = anyAscii(word)
    .toLowerCase()
    .replace(/^abd[aeiou]l(?=$|..)/, 'abd')
    .replace(/([b-df-hj-np-tvxz])(?=\1)|([ckgstdpz]h)(?=\2)/g, '');
  const sounds = (plain.match(/sch|[ckgstdpz]h|dj|[a-z0-9]/g) ?? []).map(
    (sound): Sound => (/[aeiouwy]/.test(sound) ? sound : (latin[sound] ?? [sound])),
  );
  // "-ah", "-eh", "-at", "-et" may each be a mute ة.
  if (/[ae]h$|[^aeiou'][ae]t$/.test(plain)) sounds[sounds.length - 1] = ['', plain.slice(-1)];
  return sounds;
}

/** One way to read a name: its key, and the vowels before each consonant of the key and after the last. */
interface Reading {
  key: string;
  vowels: string[];
}

/** The ways to read sounds, the most usual first, at most eight. */
function readings(sounds: readonly Sound[]): Reading[] {
  let found: Reading[] = sounds.length > 0 ? [{ key: '', vowels: [''] }] : [];
  const add = ({ key, vowels }: Reading, sign: string): Reading =>
    sign === '' ? { key, vowels } : { key: key + sign, vowels: [...vowels, ''] };
  for (const sound of sounds)
    if (typeof sound === 'string') for (const { vowels } of found) vowels.push((vowels.pop() ?? '') + sound);
    else found = found.flatMap((it) => sound.map((sign) => add(it, sign))).slice(0, 8);
  // n is said and often written m before b. A word of vowels alone has a key too, or it would meet everything.
  return found.map(({ key, vowels }) => ({ key: key.replaceAll('nb', 'mb') || 'a', vowels }));
}

/** The sounds of each word of a folded name, articles left out. */
function soundsOf(foldedName: string): Sound[][] {
  const tokens = foldedName.replaceAll('.', '').match(/[\p{L}\p{M}\p{N}']+/gu) ?? [];
  const words = tokens.filter((token) => /[\p{L}\p{N}]/u.test(token));
  return withoutArticles(words).map((word) =>
    /\p{sc=Arabic}/u.test(word) ? arabicSounds(word) : latinSounds(word),
  );
}

/** Readings of each word, of each two neighbours, and of the whole. */
function readingsOf(words: readonly Sound[][]): Reading[] {
  const pairs = words.slice(1).map((word, at) => [...(words[at] ?? []), ...word]);
  return [...words, ...pairs, ...(words.length > 2 ? [words.flat()] : [])].flatMap(readings);
}

/**
 * What is left of a name when script, transliteration and article are taken away: the classes of its consonants,
 * without spaces, as in `xrtm` for Khartoum and الخرطوم. Deliberately coarse: equal keys propose that
 * two names are one, they never decide it. Empty where the name has no letter or digit.
 */
export function nameKey(name: string): string {
  return readings(soundsOf(fold(name)).flat())[0]?.key ?? '';
}

/**
 * Every key by which a name may be met: of each word, of each two neighbours, and of the whole, in each reading of
 * doubtful sounds. Neighbours, because one town is written as one word or as two.
 */
export function nameKeys(name: string): string[] {
  return [...new Set(readingsOf(soundsOf(fold(name))).map(({ key }) => key))];
}

// A sign for what Arabic leaves out, `-`, stands after each of its consonants. Alone, it stands for a short vowel or
// none, so that neither a letter of Arabic nor what Latin writes only for one agrees with it: حسن is not حسين.
const long = /^-.*[wy]|[ae][iy]|ee/;

/** Whether vowels may be one sound. What Latin leaves out agrees with all, e with a and i; ay and ei are an i. */
function agree(a: string, b: string): boolean {
  if ((a === '-' && long.test(b)) || (b === '-' && long.test(a))) return false;
  const kinds = (vowels: string) => {
    const high = (/[uow]/.test(vowels) ? 'u' : '') + (/[iy]/.test(vowels) ? 'i' : '');
    return high === '' || /[uo]'?a/.test(vowels) ? high + (vowels.includes('a') ? 'a' : '') : high;
  };
  const [left, right] = [kinds(a), kinds(b)];
  return left === '' || right === '' || Array.from(left).some((kind) => right.includes(kind));
}

/** Whether readings have one key, both begin with a vowel or neither, and no vowel speaks against the other. */
function sounded(a: Reading, b: Reading): boolean {
  if (a.key !== b.key || (a.vowels[0] === '') !== (b.vowels[0] === '')) return false;
  return a.vowels.every((vowel, at) => agree(vowel, b.vowels[at] ?? ''));
}

/** The trigrams of each word of a name, folded, two signs `_` before and one after it, without repeats. */
export function trigrams(name: string): string[] {
  return [...new Set(wordsOf(fold(name)).flatMap(trigramsOfWord))];
}

function trigramsOfWord(word: string): string[] {
  const points = ['_', '_', ...word, '_'];
  return points.slice(2).map((point, at) => `${points[at]}${points[at + 1]}${point}`);
}

/** Whether one word may be a slip of the other. Words that differ by more than two letters in length are two words. */
function resembles(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  const [left, right] = [new Set(trigramsOfWord(a)), new Set(trigramsOfWord(b))];
  return (2 * [...left].filter((it) => right.has(it)).length) / (left.size + right.size) >= FUZZY;
}

/** Whether each word of a query begins a word of its own in the name, in any order. */
function begins(query: string[], name: string[]): boolean {
  const free = [...name];
  // The longest first: a shorter one that it begins with may take any word that it leaves.
  return query
    .toSorted((a, b) => b.length - a.length)
    .every((word) => {
      const at = free.findIndex((it) => it.startsWith(word) || it.replace(/^ال(?=..)/, '').startsWith(word));
      return at >= 0 && free.splice(at, 1).length > 0;
    });
}

/**
 * Whether the words of a query, one by one or two together, are all met. `parts[at]` reads the word there, then it and
 * the next; `meets` is told whether the last word is in the part.
 */
function covered(parts: readonly Reading[][][], meets: (part: Reading[], last: boolean) => boolean): boolean {
  const from = parts.map(() => false).concat(true); // whether the words from here on are met
  for (let at = parts.length - 1; at >= 0; at--)
    from[at] = (parts[at] ?? []).some((part, more) => {
      const end = at + more + 1;
      return from[end] && meets(part, end === parts.length);
    });
  return parts.length > 0 && from[0] === true;
}

/** `matchTier` for one query against many names. */
export function matcher(query: string): (name: string) => Tier | null {
  const folded = fold(query);
  const words = wordsOf(folded);
  const content = withoutArticles(words);
  const sounds = soundsOf(folded);
  const whole = readings(sounds.flat());
  const parts = sounds.map((word, at) => {
    const next = sounds[at + 1];
    return next ? [readings(word), readings([...word, ...next])] : [readings(word)];
  });
  const consonants = whole[0]?.key.length ?? 0;

  return (name) => {
    if (words.length === 0) return null;
    const other = fold(name);
    if (other === folded) return 'exact';
    const otherWords = wordsOf(other);
    if (begins(words, otherWords)) return 'prefix';
    const otherSounds = soundsOf(other);
    const entire = readings(otherSounds.flat());
    const all = readingsOf(otherSounds);
    // One consonant is shared by too many words to stand for a part of a name; without vowels, two are.
    const [strict, loose] = [consonants < 2 ? entire : all, consonants < 3 ? entire : all];
    const meets = (part: Reading[]) => part.some((a) => strict.some((b) => sounded(a, b)));
    if (meets(whole) || covered(parts, meets)) return 'variant';
    const begun = (a: Reading, b: Reading) => a.key.length >= UNFINISHED && b.key.startsWith(a.key);
    const resounds = (part: Reading[], last: boolean) =>
      part.some((a) => loose.some((b) => a.key === b.key || (last && begun(a, b))));
    if (resounds(whole, true) || covered(parts, resounds)) return 'fuzzy';
    return content.every((word) => otherWords.some((it) => resembles(word, it))) ? 'fuzzy' : null;
  };
}

/**
 * Whether each word of one query resembles a word of a folded name: all that can still make a name `fuzzy` where no key
 * of it meets the query. Much cheaper than `matcher`, for the many names that share some trigrams.
 */
export function resembler(query: string): (foldedName: string) => boolean {
  // Names share most of their words ("clinic"): each is compared once.
  const content = withoutArticles(wordsOf(fold(query))).map((word) => ({
    word,
    known: new Map<string, boolean>(),
  }));
  return (foldedName) => {
    const words = wordsOf(foldedName);
    return content.every(({ word, known }) =>
      words.some((it) => {
        const before = known.get(it);
        if (before !== undefined) return before;
        const now = resembles(word, it);
        known.set(it, now);
        return now;
      }),
    );
  };
}

/**
 * How a name meets a query, the best tier that holds, or null:
 * - `exact`: the same when folded;
 * - `prefix`: each word of the query begins a word of its own in the name, in any order;
 * - `variant`: the whole query, or all its words, each alone or two together, have a key among the name's `nameKeys`,
 *   and no vowel that both write speaks against it; a query of one consonant needs the key of the whole name;
 * - `fuzzy`: as `variant`, but vowels differ (a query of two consonants needs the whole name) or the last word is
 *   unfinished, from three consonants on; or each word of the query resembles a word of the name (see `FUZZY`).
 *
 * A store finds candidates by equal `fold`, words that begin alike, a shared member of `nameKeys` (or one that begins
 * with the key of the last word) and a shared trigram; this decides.
 */
export function matchTier(query: string, name: string): Tier | null {
  return matcher(query)(name);
}
