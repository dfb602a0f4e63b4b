import type { Label } from '../model/kinds.ts';
import type { DenialKind } from '../model/predicates/index.ts';
import type { Language } from '../model/render.ts';
import type { Where } from '../model/utterance.ts';
import type { EventAccount } from './accounts.ts';

/** A noun with its number: English takes one and other; Arabic one, two, few (3 to 10) and many, with their nouns. */
interface Counted {
  en: [one: string, other: string];
  ar: [one: string, two: string, few: string, many: string];
}

const nouns = {
  attribution: {
    en: ['attribution', 'attributions'],
    ar: ['إسناد واحد', 'إسنادان', 'إسنادات', 'إسنادًا'],
  },
  set: {
    en: ['set of actors', 'sets of actors'],
    ar: ['مجموعة متهمين واحدة', 'مجموعتا متهمين', 'مجموعات متهمين', 'مجموعة متهمين'],
  },
  denial: { en: ['denial', 'denials'], ar: ['نفي واحد', 'نفيان', 'حالات نفي', 'حالة نفي'] },
  document: { en: ['text', 'texts'], ar: ['نص واحد', 'نصان', 'نصوص', 'نصًا'] },
  silence: {
    en: ['claim of silence', 'claims of silence'],
    ar: ['قول واحد بالصمت', 'قولان بالصمت', 'أقوال بالصمت', 'قولًا بالصمت'],
  },
  counter: {
    en: ['counter-accusation', 'counter-accusations'],
    ar: ['اتهام مضاد واحد', 'اتهامان مضادان', 'اتهامات مضادة', 'اتهامًا مضادًا'],
  },
} as const satisfies Record<string, Counted>;

/** "5 attributions", "خمسة" never spelled out: figures stay figures. */
export function counted(n: number, noun: keyof typeof nouns, language: Language): string {
  const forms: Counted = nouns[noun];
  if (language === 'en') return `${n} ${forms.en[n === 1 ? 0 : 1]}`;
  if (n === 1 || n === 2) return forms.ar[n - 1] as string;
  return `${n} ${forms.ar[n % 100 >= 3 && n % 100 <= 10 ? 2 : 3]}`;
}

/** What a denial denies, in words: as a voice's denial, and as a plain negative. */
export const denialLabels: Record<DenialKind, { denied: Label; plain: Label }> = {
  occurrence: {
    denied: { en: 'denies that it happened', ar: 'ينفي وقوعه' },
    plain: { en: 'says that it did not happen', ar: 'يقول إنه لم يقع' },
  },
  authorship: {
    denied: { en: 'denies authorship', ar: 'ينفي المسؤولية عنه' },
    plain: { en: 'says: did not do it', ar: 'يقول: لم يفعله' },
  },
  intent: {
    denied: { en: 'denies its nature', ar: 'ينفي طبيعته' },
    plain: { en: 'says that it was not so', ar: 'يقول إنه لم يكن كذلك' },
  },
  target: {
    denied: { en: 'denies the target', ar: 'ينفي الهدف' },
    plain: { en: 'says that this was not hit', ar: 'يقول إن هذا لم يُصب' },
  },
  means: {
    denied: { en: 'denies the means', ar: 'ينفي الوسيلة' },
    plain: { en: 'says that this was not used', ar: 'يقول إن هذا لم يُستخدم' },
  },
  content: {
    denied: { en: 'denies it', ar: 'ينفيه' },
    plain: { en: 'says that it is not so', ar: 'يقول إنه ليس كذلك' },
  },
};

/** Where on the page words stand, in words; for the running text, nothing needs saying. */
export const placeLabels: Record<Where, Label | null> = {
  body: null,
  headline: { en: 'headline', ar: 'العنوان' },
  standfirst: { en: 'standfirst', ar: 'المقدمة' },
  caption: { en: 'caption', ar: 'تعليق الصورة' },
  infobox: { en: 'infobox', ar: 'صندوق المعلومات' },
  heading: { en: 'section heading', ar: 'عنوان القسم' },
  link: { en: 'link title', ar: 'عنوان الرابط' },
};

/** Short remarks on a row of the contested record. */
export const remarkLabels = {
  ownVoice: { en: 'own voice', ar: 'بصوته' },
  general: { en: 'in general, not of this', ar: 'عمومًا، لا عن هذا' },
  wider: { en: 'said of', ar: 'قيل عن' },
  counter: { en: 'shifts the blame', ar: 'يحوّل المسؤولية' },
  silence: { en: 'told as silent', ar: 'يُروى صمته' },
} as const satisfies Record<string, Label>;

const kindNouns: Record<DenialKind, Label> = {
  occurrence: { en: 'occurrence', ar: 'الوقوع' },
  authorship: { en: 'authorship', ar: 'المسؤولية' },
  intent: { en: 'nature', ar: 'الطبيعة' },
  target: { en: 'target', ar: 'الهدف' },
  means: { en: 'means', ar: 'الوسيلة' },
  content: { en: 'content', ar: 'المضمون' },
};

/** The account of an event in one short line: "5 attributions, 4 sets of actors · 2 texts · no one claimed it". */
export function shortSummary(it: EventAccount, language: Language): string {
  const comma = language === 'ar' ? '، ' : ', ';
  const parts = [
    [counted(it.attributions, 'attribution', language), counted(it.actorSets, 'set', language)].join(comma),
  ];
  const denials = total(it.denials);
  if (denials > 0) parts.push(counted(denials, 'denial', language));
  if (it.counters > 0) parts.push(counted(it.counters, 'counter', language));
  parts.push(counted(it.documents, 'document', language));
  if (it.unclaimed > 0) parts.push(language === 'ar' ? 'لم يعلن أحد مسؤوليته' : 'no one claimed it');
  else if (it.silences > 0) parts.push(counted(it.silences, 'silence', language));
  return parts.join(' · ');
}

/** The account of an event in one sentence. What no claim says is named as that, and is no answer. */
export function fullSummary(it: EventAccount, language: Language): string {
  const ar = language === 'ar';
  const kinds = Object.keys(it.denials).map((kind) => kindNouns[kind as DenialKind][language]);
  const denials = total(it.denials);
  const parts = [
    it.attributions === 0
      ? ar
        ? 'لا قول مسجل هنا يسمي الفاعل'
        : 'No claim recorded here names who did it'
      : ar
        ? `${counted(it.attributions, 'attribution', 'ar')} إلى ${counted(it.actorSets, 'set', 'ar')}`
        : `${counted(it.attributions, 'attribution', 'en')} to ${counted(it.actorSets, 'set', 'en')}`,
    ...(it.ofWhole === 0
      ? []
      : [
          ar
            ? `منها ${it.ofWhole} عن حدث أوسع يندرج هذا ضمنه`
            : `${it.ofWhole} of them of a wider event that it stands within`,
        ]),
    denials === 0
      ? ar
        ? 'ولا نفي لهذا الحدث نفسه مسجل هنا'
        : 'no denial of this event itself is recorded here'
      : `${counted(denials, 'denial', language)} (${kinds.join(ar ? '، ' : ', ')})`,
  ];
  if (it.counters > 0) parts.push(counted(it.counters, 'counter', language));
  if (it.unclaimed > 0)
    parts.push(ar ? 'يقول نص إن أحدًا لم يعلن مسؤوليته' : 'a text says that no one claimed responsibility');
  if (it.silences > it.unclaimed) parts.push(counted(it.silences - it.unclaimed, 'silence', language));
  if (it.documents > 0)
    parts.push(
      ar ? `في ${counted(it.documents, 'document', 'ar')}` : `in ${counted(it.documents, 'document', 'en')}`,
    );
  return `${parts.join(ar ? '؛ ' : '; ')}.`;
}

/** The rule by which the contested record chooses, in words. */
export function ruleText(
  limits: { events: number; rows: number; rails: number },
  examined: { claims: number; all: boolean },
  language: Language,
): string {
  const { events, rows, rails } = limits;
  const rest = examined.all
    ? ''
    : language === 'ar'
      ? ` فُحصت أول ${examined.claims} قول فقط.`
      : ` Only the first ${examined.claims} claims were examined.`;
  if (language === 'ar')
    return (
      'أحداث يُتهم فيها طرفان مختلفان على الأقل، أو يُنفى منها شيء، أو يرويها مصدر واحد في أكثر من نص؛ الأكثر خلافًا أولًا، ' +
      `ثم الأكثر مصادر، ثم الأقدم؛ حتى ${events} حدثًا و${rows} صفًا و${rails} متهمين، والباقي معدود. ` +
      'الصف أقوال مصدر واحد تتفق في المتهمين والموقف وما يُنفى ودرجة التحفظ والنطاق والموضع في الصفحة. ' +
      `الغياب لا يعني شيئًا.${rest}`
    );
  return (
    'Events with at least two sets of accused, or a denial, or one origin told in several texts; the most contested ' +
    `first, then the most origins, then the earliest; up to ${events} events, ${rows} rows and ${rails} rails, the rest counted. ` +
    'A row is the claims of one origin that agree in accused, stance, what is denied, hedge, scope and place on the page. ' +
    `What is not here is not said by that.${rest}`
  );
}

const total = (counts: Partial<Record<string, number>>): number =>
  Object.values(counts).reduce<number>((sum, n) => sum + (n ?? 0), 0);
