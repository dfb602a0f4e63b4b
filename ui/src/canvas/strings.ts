/** The few words that a canvas itself writes; all others come with the record. */
import type { Lang } from './types.ts';

interface CanvasWords {
  either: string;
  and: string;
  or: string;
  some: string;
  stagedBy: string;
  unnamed: string;
  unknownVoice: string;
  names: (actors: string) => string;
  origins: (count: number) => string;
  claims: (count: number) => string;
  documents: (count: number) => string;
  moreRows: (count: number) => string;
  moreEvents: (count: number) => string;
  moreRails: (count: number) => string;
  notTied: string;
  headingOnly: string;
  not: string;
  notShown: (count: number) => string;
  contradicts: (voice: string) => string;
  sameOrigin: (voice: string) => string;
  marks: Record<string, string>;
  hedges: Record<string, string>;
  actor: (label: string, claims: number) => string;
  railsRegion: string;
  railsImage: (events: number, rows: number) => string;
  graphRegion: string;
  graphImage: (nodes: number, edges: number) => string;
  pinned: string;
  minimap: string;
  list: Intl.ListFormat;
  choice: Intl.ListFormat;
}

const en: CanvasWords = {
  either: 'either',
  and: 'and',
  or: 'or',
  some: 'some of',
  stagedBy: 'staged by',
  unnamed: 'unnamed',
  unknownVoice: 'voice not named',
  names: (actors) => `names ${actors}`,
  origins: (count) => (count === 1 ? '1 origin' : `${count} origins`),
  claims: (count) => (count === 1 ? '1 claim' : `${count} claims`),
  documents: (count) => (count === 1 ? '1 document' : `${count} documents`),
  moreRows: (count) => (count === 1 ? '+1 row' : `+${count} rows`),
  moreEvents: (count) => (count === 1 ? '+1 contested event' : `+${count} contested events`),
  moreRails: (count) => (count === 1 ? '1 more accused actor' : `${count} more accused actors`),
  notTied: 'not about this event alone',
  headingOnly: 'heading or caption only',
  not: 'not',
  notShown: (count) => `${count} not shown`,
  contradicts: (voice) => `contradicts ${voice}`,
  sameOrigin: (voice) => `same origin as ${voice}`,
  marks: {
    asserts: 'asserts',
    denies: 'denies',
    condemns: 'condemns',
    demands: 'demands',
    warns: 'warns',
    expects: 'expects',
    silence: 'keeps silent',
  },
  hedges: { flat: 'flat', probable: 'probable', believed: 'believed', possible: 'possible' },
  actor: (label, claims) => `${label}, accused in ${claims === 1 ? '1 claim' : `${claims} claims`}`,
  railsRegion: 'Contested record in rails. Arrow keys move; Enter shows who says so; Space selects.',
  railsImage: (events, rows) =>
    `Rails view: ${events} events, ${rows} rows. The list view holds the same content.`,
  graphRegion: 'Graph. Arrow keys move; Enter shows who says so; Space selects; E expands.',
  graphImage: (nodes, edges) =>
    `Graph: ${nodes} entities, ${edges} edges. The list view holds the same content.`,
  pinned: 'pinned',
  minimap: 'Map of the whole graph, with what is in view',
  list: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  choice: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
};

/** Arabic counts one, two, few and many apart. */
function counted(one: string, two: string, few: string, many: string): (count: number) => string {
  const rules = new Intl.PluralRules('ar');
  return (count) => {
    if (count === 1) return one;
    if (count === 2) return two;
    return `${count} ${rules.select(count) === 'few' ? few : many}`;
  };
}

const ar: CanvasWords = {
  either: 'إما',
  and: 'و',
  or: 'أو',
  some: 'بعض من',
  stagedBy: 'دبّره',
  unnamed: 'بلا اسم',
  unknownVoice: 'صوت بلا اسم',
  names: (actors) => `يسمّي ${actors}`,
  origins: counted('أصل واحد', 'أصلان', 'أصول', 'أصلًا'),
  claims: counted('ادعاء واحد', 'ادعاءان', 'ادعاءات', 'ادعاءً'),
  documents: counted('وثيقة واحدة', 'وثيقتان', 'وثائق', 'وثيقة'),
  moreRows: counted('صف آخر', 'صفان آخران', 'صفوف أخرى', 'صفًا آخر'),
  moreEvents: counted(
    'حدث آخر متنازع عليه',
    'حدثان آخران متنازع عليهما',
    'أحداث أخرى متنازع عليها',
    'حدثًا آخر متنازعًا عليه',
  ),
  moreRails: counted('متهم آخر', 'متهمان آخران', 'متهمين آخرين', 'متهمًا آخر'),
  notTied: 'ليس عن هذا الحدث وحده',
  headingOnly: 'في العنوان أو التعليق فقط',
  not: 'ليس',
  notShown: (count) => `${count} غير ظاهر`,
  contradicts: (voice) => `يناقض ${voice}`,
  sameOrigin: (voice) => `من أصل ${voice} نفسه`,
  marks: {
    asserts: 'يؤكد',
    denies: 'ينفي',
    condemns: 'يدين',
    demands: 'يطالب',
    warns: 'يحذّر',
    expects: 'يتوقع',
    silence: 'يصمت',
  },
  hedges: { flat: 'بلا تحفظ', probable: 'مرجّح', believed: 'يُعتقد', possible: 'محتمل' },
  actor: (label, claims) =>
    `${label}، متهم في ${counted('ادعاء واحد', 'ادعاءين', 'ادعاءات', 'ادعاءً')(claims)}`,
  railsRegion: 'السجل المتنازع عليه على قضبان. الأسهم للتنقل، Enter لمعرفة من يقول ذلك، Space للاختيار.',
  railsImage: (events, rows) => `عرض القضبان: ${events} أحداث و${rows} صفوف. القائمة تحوي المحتوى نفسه.`,
  graphRegion: 'الشبكة. الأسهم للتنقل، Enter لمعرفة من يقول ذلك، Space للاختيار، E للتوسيع.',
  graphImage: (nodes, edges) => `الشبكة: ${nodes} كيانات و${edges} روابط. القائمة تحوي المحتوى نفسه.`,
  pinned: 'مثبّت',
  minimap: 'خريطة الشبكة كلها مع ما يظهر منها',
  list: new Intl.ListFormat('ar', { type: 'conjunction' }),
  choice: new Intl.ListFormat('ar', { type: 'disjunction' }),
};

/** The canvas's own words in a language. */
export function wordsFor(lang: Lang): CanvasWords {
  return lang === 'ar' ? ar : en;
}
