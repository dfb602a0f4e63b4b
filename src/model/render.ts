import { formatEdtf } from './dates.ts';
import type { EntityId } from './entity.ts';
import type { Label } from './kinds.ts';
import { declarationOf, type Role } from './predicates/index.ts';
import {
  type Coded,
  codesOf,
  type Ends,
  isQuantity,
  type Proposition,
  type Quantity,
} from './proposition.ts';
import type { Claim, HedgeLevel, Stance } from './utterance.ts';

export type Language = 'en' | 'ar';

/** What rendering needs to know of an entity. */
export interface Labelled {
  label: { en: string; ar?: string | undefined };
  plural: boolean;
}
export type LabelOf = (id: EntityId) => Labelled | undefined;

const RTL = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** A label in a language, isolated (U+2068, U+2069) where its script runs against the sentence's. */
export function nameIn(id: EntityId, labelOf: LabelOf, language: Language): string {
  const label = labelOf(id)?.label;
  const text = (language === 'ar' ? label?.ar : undefined) ?? label?.en ?? id;
  return RTL.test(text) === (language === 'ar') ? text : `\u2068${text}\u2069`;
}

/** A label as a heading: without "the", with a capital. */
export function heading(label: string): string {
  const bare = label.replace(/^the /, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

const joiners = {
  en: { all: ' and ', either: ' or ', some: ' and ' },
  ar: { all: ' و', either: ' أو ', some: ' و' },
};

/** The ends in words: "either A or B", "some of the raids". Open ends read "someone", under `not` "no one". */
export function renderEnds(ends: Ends, labelOf: LabelOf, language: Language, open: string): string {
  if (ends.of.length === 0) return open;
  const list = ends.of.map((id) => nameIn(id, labelOf, language));
  const { all, [ends.mode]: joiner } = joiners[language];
  const comma = language === 'ar' ? joiner : ', ';
  const text =
    list.length > 2 && joiner === all && language === 'en'
      ? `${list.slice(0, -1).join(comma)}${joiner}${list.at(-1)}`
      : list.join(joiner);
  if (ends.mode === 'either') return language === 'ar' ? `إما ${text}` : `either ${text}`;
  if (ends.mode === 'some') return language === 'ar' ? `بعض ${text}` : `some of ${text}`;
  return text;
}

const number = (n: number): string => n.toString().replace(/\B(?=(\d{3})+(?!\d))/g, n >= 10_000 ? ',' : '');

/** The measure whose figures are parts of 1. */
const SHARE = 'share';

/** A product without the noise of binary fractions: 0.07 × 100 is 7, and not 7.000000000000001, which would round up to 8. */
export const exact = (product: number): number => Number(product.toPrecision(12));

const percent = (n: number): string => `${number(exact(n * 100))} %`;

/** A figure in our words, never rounded: "at least 41", "up to 50", "about 300"; a share of a whole in per cent. */
export function renderFigure(
  it: Pick<Quantity, 'state' | 'low' | 'best' | 'high'> & Partial<Pick<Quantity, 'measure'>>,
  language: Language,
): string {
  const say = (en: string, ar: string) => (language === 'ar' ? ar : en);
  const { low, best, high } = it;
  const figure = it.measure === SHARE ? percent : number;
  if (it.state === 'unknown') return say('an unknown number of', 'عدد غير معروف من');
  if (it.state === 'none-reported') return say('no reported', 'لا بلاغ عن');
  if (low !== null && low === high) return figure(low);
  if (low !== null && high !== null) return `${figure(low)} ${say('to', 'إلى')} ${figure(high)}`;
  if (low !== null) return `${say('at least', 'على الأقل')} ${figure(low)}`;
  if (high !== null) return `${say('up to', 'حتى')} ${figure(high)}`;
  return `${say('about', 'نحو')} ${figure(best as number)}`;
}

function renderValue(it: Coded | Quantity, of: Proposition, language: Language): string {
  const { codes } = declarationOf(of.predicate);
  if (isQuantity(it)) {
    const measure = codes[it.measure]?.[language] ?? it.measure;
    const counted =
      it.measure === SHARE ? `(${measure}: \u2068${it.unit}\u2069)` : `\u2068${it.unit}\u2069 (${measure})`;
    return `${renderFigure(it, language)} ${counted}${it.per ? ` / \u2068${it.per}\u2069` : ''}`.replace(
      language === 'en' ? /[\u2068\u2069]/g : /$^/,
      '',
    );
  }
  if (it.gist) return RTL.test(it.gist) === (language === 'ar') ? it.gist : `\u2068${it.gist}\u2069`;
  return it.codes.map((code) => codes[code]?.[language] ?? code).join(joiners[language].either);
}

const rolePrefix: Record<Role, Label> = {
  by: { en: 'by', ar: 'من قبل' },
  in: { en: 'in', ar: 'في' },
  about: { en: 'about', ar: 'بشأن' },
  under: { en: 'under', ar: 'بموجب' },
  whom: { en: 'concerning', ar: 'بحق' },
  for: { en: 'for', ar: 'لأجل' },
};

/** The word before an object, where neither code nor reading gives another. */
const usually: Label = { en: 'on', ar: 'بشأن' };

const openWords = {
  actor: { yes: { en: 'someone', ar: 'جهة ما' }, no: { en: 'no one', ar: 'لا أحد' } },
  other: { yes: { en: 'something', ar: 'شيء ما' }, no: { en: 'nothing', ar: 'لا شيء' } },
};

/** Where the head of a label ends and what qualifies it begins. */
const qualifies =
  /,| (?:of|on|in|at|by|near|between|that|which|who|whose|from|to|as|for|after|against|told|operating|working|living) /;

/**
 * Whether English takes the verb of several: two subjects, or a plural entity whose label's head is a plural. "The
 * campaign" stands for many attacks and takes "was".
 */
export function isSeveral(ends: Ends, labelOf: LabelOf): boolean {
  if (ends.mode === 'either') return false;
  if (ends.of.length > 1) return true;
  const entity = ends.of[0] === undefined ? undefined : labelOf(ends.of[0]);
  if (!entity?.plural) return false;
  const head = entity.label.en.split(qualifies)[0] ?? '';
  return /(?:[^s]s|people|men|children|personnel|staff|police|media)[”"’]?$/.test(head);
}

/** The sentence that renders a proposition, from its predicate's declaration. */
export function renderProposition(it: Proposition, labelOf: LabelOf, language: Language): string {
  const rule = declarationOf(it.predicate);
  const open = (families: readonly string[], none: boolean) =>
    openWords[families[0] === 'actor' ? 'actor' : 'other'][none ? 'no' : 'yes'][language];
  const nobody = it.not === true && it.subject.of.length === 0;
  const slots: Record<string, string> = {
    subject: renderEnds(it.subject, labelOf, language, open(rule.subject, nobody)),
    object: it.object ? renderEnds(it.object, labelOf, language, open(rule.object, false)) : '',
    value: it.value ? renderValue(it.value, it, language) : '',
    before: (codesOf(it.value).map((code) => rule.codes[code]?.before)[0] ?? usually)[language],
  };
  const several = isSeveral(it.subject, labelOf);
  const filled = rule.reads[language][it.not && !nobody ? 'not' : 'says']
    .replace(/\[([^\]]*)\]/g, (_, group: string) =>
      /\{(object|value)\}/.exec(group)?.[1] && slots[/\{(object|value)\}/.exec(group)?.[1] as string]
        ? group
        : '',
    )
    .replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, one: string, many: string) => (several ? many : one))
    .replace(/\{before\} ?/g, () => (slots['before'] ? `${slots['before']} ` : ''))
    .replace(/\{(subject|object|value)\}/g, (_, slot: string) => slots[slot] ?? '');
  const parts = Object.entries(it.with ?? {}).map(
    ([role, ends]) =>
      `${(rule.parts?.[role as Role] ?? rolePrefix[role as Role])[language]} ${renderEnds(ends, labelOf, language, open(['actor'], false))}`,
  );
  const when = it.when ? [`${language === 'ar' ? '،' : ','} ${formatEdtf(it.when.edtf, language)}`] : [];
  return [[filled.trim(), ...parts].join(' '), ...when].join('');
}

const says: Record<Stance, { one: string; several: string; ar: string }> = {
  asserts: { one: 'says', several: 'say', ar: 'بحسب' },
  denies: { one: 'denies that', several: 'deny that', ar: 'نفيٌ من' },
  condemns: { one: 'condemns that', several: 'condemn that', ar: 'إدانة من' },
  demands: { one: 'demands:', several: 'demand:', ar: 'مطالبة من' },
  warns: { one: 'warns that', several: 'warn that', ar: 'تحذير من' },
  expects: { one: 'expects:', several: 'expect:', ar: 'توقّع من' },
};

const hedged: Record<HedgeLevel, Label> = {
  flat: { en: '', ar: '' },
  probable: { en: 'probably ', ar: 'على الأرجح ' },
  believed: { en: 'it is believed that ', ar: 'يُعتقد أن ' },
  possible: { en: 'possibly ', ar: 'ربما ' },
};

/**
 * A whole claim in our words, hedge and condition kept: "Ann Oke says possibly the militia shelled …".
 * Arabic puts the voice first with a noun, which reads the same for one and for several, he and she.
 */
export function renderClaim(
  claim: Claim,
  speaker: EntityId | null,
  labelOf: LabelOf,
  language: Language,
): string {
  const voice = speaker
    ? nameIn(speaker, labelOf, language)
    : language === 'ar'
      ? 'صوت لم يُسمَّ'
      : 'an unnamed voice';
  const many = speaker !== null && isSeveral({ of: [speaker], mode: 'all' }, labelOf);
  const condition = claim.if
    ? language === 'ar'
      ? `إذا «\u2068${claim.if}\u2069»، `
      : `if “${claim.if}”, `
    : '';
  const sentence = `${condition}${hedged[claim.hedge.level][language]}${renderProposition(claim.about, labelOf, language)}`;
  return language === 'ar'
    ? `${says[claim.stance].ar} ${voice}: ${sentence}`
    : `${voice} ${says[claim.stance][many ? 'several' : 'one']} ${sentence}`;
}
