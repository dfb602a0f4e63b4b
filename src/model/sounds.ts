import anyAscii from 'any-ascii';
import { fold, withoutArticles } from './fold.ts';

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
export type Sound = string[] | string;

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
export interface Reading {
  key: string;
  vowels: string[];
}

/** As many ways to read a name are followed, the most usual first. */
const WAYS = 8;
// n is said and often written m before b. A word of vowels alone has a key too, or it would meet everything.
const keyOf = (signs: string) => signs.replaceAll('nb', 'mb') || 'a';

/** A reading in the making: vowels in one text, with a space for each consonant. */
type Way = [signs: string, vowels: string];

function waysOf(sounds: readonly Sound[]): Way[] {
  let found: Way[] = sounds.length > 0 ? [['', '']] : [];
  for (const sound of sounds)
    if (typeof sound === 'string') for (const way of found) way[1] += sound;
    else
      found = found
        .flatMap(([signs, vowels]) =>
          sound.map((sign): Way => (sign === '' ? [signs, vowels] : [signs + sign, `${vowels} `])),
        )
        .slice(0, WAYS);
  for (const way of found) way[0] = keyOf(way[0]);
  return found;
}

const readingOf = ([key, vowels]: Way): Reading => ({ key, vowels: vowels.split(' ') });

/** The ways to read sounds. */
export function readings(sounds: readonly Sound[]): Reading[] {
  return waysOf(sounds).map(readingOf);
}

/** The keys of `readings`, for which nobody needs to follow the vowels. */
function keysOf(sounds: readonly Sound[]): string[] {
  let found = sounds.length > 0 ? [''] : [];
  for (const sound of sounds)
    if (typeof sound !== 'string')
      found =
        sound.length === 1
          ? found.map((key) => key + sound[0])
          : found.flatMap((key) => sound.map((sign) => key + sign)).slice(0, WAYS);
  return found.map(keyOf);
}

/** The fewest consonants of an unfinished last word: with two, every second name in a gazetteer would be met. */
export const UNFINISHED = 3;

/** Whether a name's key meets a query's: is it, or begins with it where that is long enough to be unfinished. */
export const meetsKey = (own: string, key: string): boolean =>
  own === key || (key.length >= UNFINISHED && own.startsWith(key));

/** Bits that are safe in a number. */
const BITS = 30;

/**
 * Whether some way to read a stretch of words may have a key that meets one: told sign by sign, without making the
 * ways. A bit stands for so many signs of the key found so far.
 */
function mayMeet(stretch: readonly (readonly Sound[])[], key: string): boolean {
  const length = Math.min(key.length, BITS);
  const open = key.length >= UNFINISHED;
  let reached = 1;
  let mute = true;
  for (const word of stretch)
    for (const sound of word) {
      if (typeof sound === 'string') continue;
      let next = open ? reached & (1 << length) : 0;
      for (const sign of sound) {
        if (sign === '') next |= reached;
        else
          for (let at = 0; at < length; at++)
            // n may stand for m.
            if (reached & (1 << at) && (key[at] === sign || (key[at] === 'm' && sign === 'n')))
              next |= 1 << (at + 1);
      }
      mute &&= sound.includes('');
      reached = next;
      if (reached === 0 && !(mute && key === 'a')) return false;
    }
  return (reached & (1 << length)) !== 0 || (mute && key === 'a');
}

/** Names share most of their words: the sounds of those met of late. */
const heard = new Map<string, Sound[]>();
const HEARD = 20_000;

function soundsOfWord(word: string): Sound[] {
  let sounds = heard.get(word);
  if (!sounds) {
    sounds = /\p{sc=Arabic}/u.test(word) ? arabicSounds(word) : latinSounds(word);
    if (heard.size >= HEARD) heard.clear();
    heard.set(word, sounds);
  }
  return sounds;
}

/** The sounds of each word of a folded name, articles left out. */
export function soundsOf(foldedName: string): Sound[][] {
  const tokens = foldedName.replaceAll('.', '').match(/[\p{L}\p{M}\p{N}']+/gu) ?? [];
  const words = tokens.filter((token) => /[\p{L}\p{N}]/u.test(token));
  return withoutArticles(words).map(soundsOfWord);
}

/** Each word, each two neighbours, and the whole. */
function stretchesOf(words: readonly Sound[][]): (readonly Sound[][])[] {
  const pairs = words.slice(1).map((word, at) => [words[at] ?? [], word]);
  return [...words.map((word) => [word]), ...pairs, ...(words.length > 2 ? [words] : [])];
}

/** Those readings of each word, of each two neighbours, and of the whole, whose keys meet one of some keys. */
export function readingsOf(words: readonly Sound[][], keys: readonly string[]): Reading[] {
  return stretchesOf(words)
    .filter((stretch) => keys.some((key) => mayMeet(stretch, key)))
    .flatMap((stretch) => waysOf(stretch.flat()))
    .filter(([own]) => keys.some((key) => meetsKey(own, key)))
    .map(readingOf);
}

/**
 * What is left of a name when script, transliteration and article are taken away: the classes of its consonants,
 * without spaces, as in `xrtm` for Khartoum and الخرطوم. Deliberately coarse: equal keys propose that
 * two names are one, they never decide it. Empty where the name has no letter or digit.
 */
export function nameKey(name: string): string {
  return keysOf(soundsOf(fold(name)).flat())[0] ?? '';
}

/**
 * Every key by which a name may be met: of each word, of each two neighbours, and of the whole, in each reading of
 * doubtful sounds. Neighbours, because one town is written as one word or as two.
 */
export function nameKeys(name: string): string[] {
  return [...new Set(stretchesOf(soundsOf(fold(name))).flatMap((stretch) => keysOf(stretch.flat())))];
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
export function sounded(a: Reading, b: Reading): boolean {
  if (a.key !== b.key || (a.vowels[0] === '') !== (b.vowels[0] === '')) return false;
  return a.vowels.every((vowel, at) => agree(vowel, b.vowels[at] ?? ''));
}
