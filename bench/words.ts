import { Random } from './random.ts';

/** Invented names and words. A piece of a name: how it is written in Latin letters, the usual way first, and in Arabic. */
type Piece = readonly [latin: readonly string[], arabic: string];

const openings: readonly Piece[] = [
  [['Kafr', 'Kfar', 'Kafer'], 'كفر'],
  [['Tell', 'Tal'], 'تل'],
  [['Bir', "Bi'r", 'Beer'], 'بئر'],
  [['Deir', 'Dayr'], 'دير'],
  [['Ain', "'Ayn", 'Ayn'], 'عين'],
  [['Wadi', 'Ouadi'], 'وادي'],
  [['Khan', 'Xan'], 'خان'],
  [['Qal’at', 'Kalaat', 'Qalaat'], 'قلعة'],
  [['Umm', 'Oum'], 'أم'],
  [['Jisr', 'Gisr', 'Jesr'], 'جسر'],
];
const firsts: readonly Piece[] = [
  [['Nam', 'Naam'], 'نم'],
  [['Sar', 'Sarr'], 'سر'],
  [['Dhu', 'Zu', 'Du'], 'ذو'],
  [['Hab', 'Habb'], 'حب'],
  [['Qal', 'Kal'], 'قل'],
  [['Mur', 'Mor'], 'مر'],
  [['Zayt', 'Zeit'], 'زيت'],
  [['Shay', 'Chay', 'Shai'], 'شاي'],
  [['Tur', 'Tour'], 'تور'],
  [['Far', 'Farr'], 'فار'],
  [['Ghaz', 'Gaz'], 'غز'],
  [['Bal', 'Baal'], 'بل'],
  [['Yab', 'Iab'], 'يب'],
  [['Rim', 'Reem'], 'ريم'],
  [['Suf', 'Souf'], 'صوف'],
  [['Jum', 'Goum', 'Joum'], 'جوم'],
];
const seconds: readonly Piece[] = [
  [['ula', 'oula'], 'ولة'],
  [['an', 'aan'], 'ان'],
  [['eh', 'a', 'ah'], 'ة'],
  [['in', 'een'], 'ين'],
  [['aya', 'aia'], 'اية'],
  [['ush', 'oush', 'ouch'], 'وش'],
  [['ad', 'aad'], 'اد'],
  [['irah', 'ira', 'eera'], 'يرة'],
  [['uq', 'ouk', 'uk'], 'وق'],
  [['at', 'aat'], 'ات'],
  [['ari', 'ary'], 'اري'],
  [['il', 'eel'], 'يل'],
  [['udh', 'ouz', 'oudh'], 'وذ'],
  [['ima', 'eema'], 'يمة'],
];

/** A name in the usual spelling, in others, and in Arabic script. */
export interface Naming {
  latin: string;
  variants: string[];
  arabic: string;
}

/** A name of some pieces: a town has an opening and a word, a person two words. */
export function naming(random: Random, shape: 'town' | 'person' | 'word'): Naming {
  const word = () => [
    random.pick(firsts),
    ...(random.chance(0.35) ? [random.pick(firsts)] : []),
    random.pick(seconds),
  ];
  const words: Piece[][] =
    shape === 'town'
      ? random.chance(0.6)
        ? [[random.pick(openings)], word()]
        : [word()]
      : shape === 'person'
        ? [word(), word()]
        : [word()];
  const spelt = (which: (latin: readonly string[]) => string) =>
    words
      .map((pieces) => pieces.map(([latin]) => which(latin)).join(''))
      .map((text) => text.charAt(0) + text.slice(1).toLowerCase())
      .join(' ');
  const latin = spelt(([usual = '']) => usual);
  const variants = [1, 2].map(() => spelt((ways) => random.pick(ways))).filter((it) => it !== latin);
  return {
    latin,
    variants: [...new Set(variants)],
    arabic: words.map((pieces) => pieces.map(([, arabic]) => arabic).join('')).join(' '),
  };
}

const common =
  `the of in and was were said that it had been by on at after before people hospital doctors staff wounded
patients shell struck hit bombed raid air attack school market ward killed children women residents town village
forces army government officials report witnesses medics rescue workers building destroyed damaged emergency
surgery supplies convoy ceasefire talks inquiry evidence footage remains crater morning night week several dozens
spokesman statement denied condemned called urged warned ministry group monitors commander fighters district road
basement roof generator ambulance aid siege displaced families tents border crossing winter summer evacuated`.split(
    /\s+/,
  );
const arabicCommon =
  `في من على إلى أن قال كان بعد قبل مستشفى أطباء جرحى مرضى قصف غارة هجوم مدرسة سوق قتلى أطفال نساء
سكان بلدة قرية قوات جيش حكومة تقرير شهود مسعفون مبنى دمر تضرر طوارئ جراحة إمدادات قافلة هدنة تحقيق أدلة صور صباح
ليل أسبوع عشرات متحدث بيان نفى أدان دعا حذر وزارة مراقبون قائد مقاتلون منطقة طريق قبو سقف إسعاف مساعدات حصار`.split(
    /\s+/,
  );
const syllables =
  'ba den cor mil fa ter sol vin gra pel tis mo ran lu ker fon dis pra min sto vel tan ri mer cal bo'.split(
    ' ',
  );
const arabicSyllables = 'با دن كر مل فا تر سل فن غر بل تس مو رن لو كر فن دس بر من ست'.split(' ');

/** Words of running text, some far more often than others, so that quotations share few of them. */
export function textWords(random: Random, many: number, language: 'en' | 'ar'): string[] {
  const [list, parts] = language === 'ar' ? [arabicCommon, arabicSyllables] : [common, syllables];
  return Array.from({ length: many }, () => {
    if (random.chance(0.7)) return list[random.skewed(list.length, 1.6)] as string;
    return rareWord(random.skewed(RARE, 2), language, parts);
  });
}

const RARE = 12_000;
const rare = { en: new Array<string>(RARE), ar: new Array<string>(RARE) };

function rareWord(rank: number, language: 'en' | 'ar', parts: readonly string[]): string {
  const known = rare[language][rank];
  if (known) return known;
  const own = new Random('word', language, rank);
  const word = Array.from({ length: 2 + own.below(3) }, () => own.pick(parts)).join('');
  rare[language][rank] = word;
  return word;
}
