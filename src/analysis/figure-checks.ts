import { formatSpan } from '../model/dates.ts';
import type { EntityId } from '../model/entity.ts';
import type { Quantity } from '../model/proposition.ts';
import { type LabelOf, nameIn, renderFigure } from '../model/render.ts';
import type { DaySpan, StoredClaim } from '../store/store.ts';
import type { Line } from './answer.ts';
import type { Figure } from './figures.ts';

type Languages = 'en' | 'ar';

/** A figure that is stated, of a number and not of a rate, so that it may be compared with another. */
const isPlain = ({ quantity, claim }: Figure): boolean =>
  quantity.state === 'given' && quantity.per === undefined && !claim.about.not && claim.stance === 'asserts';

const least = ({ low, best }: Quantity): number | null => low ?? best;
const most = ({ high, best, low }: Quantity): number | null => high ?? best ?? low;

/**
 * "266 of the 583": what is left of the whole, beside what others give. Never a claim of anyone's.
 * @param partOf whether a text or an analyst says that one set is part of the other
 */
export function checksOf(
  all: readonly Figure[],
  labelOf: LabelOf,
  one: (id: EntityId) => EntityId,
  partOf: (part: EntityId, whole: EntityId) => boolean,
): Line[] {
  const plain = all.filter(isPlain);
  return plain.flatMap((part): Line[] => {
    const of = part.quantity.of;
    const whole = plain.find(
      (it) =>
        it !== part &&
        it.quantity.measure === part.quantity.measure &&
        one(it.about) !== one(part.about) &&
        (of ? one(it.about) === one(of) : partOf(part.about, it.about)),
    );
    if (!whole) return [];
    const [from, less] = [least(whole.quantity), most(part.quantity)];
    if (from === null || less === null || less > from) return [];
    const exact = whole.quantity.low !== null && whole.quantity.low === whole.quantity.high;
    const rest = { state: 'given' as const, low: from - less, best: null, high: exact ? from - less : null };
    const beside = plain.filter(
      (it) =>
        it.quantity.measure === part.quantity.measure &&
        ![one(part.about), one(whole.about)].includes(one(it.about)),
    );
    const say = (language: Languages) => {
      const figure = (it: Figure) => renderFigure(it.quantity, language);
      const named = (it: Figure) => `${figure(it)} (${describe(it, labelOf, language)})`;
      const sum = `${figure(whole)} − ${figure(part)} = ${renderFigure(rest, language)}`;
      const others = beside.map(named).join(language === 'ar' ? '؛ ' : '; ');
      if (language === 'ar')
        return `حساب لا قول أحد: ${sum} خارج الجزء${others ? `؛ وبجانبه: ${others}` : ''}.`;
      return `Arithmetic, no one’s claim: ${sum} outside the part${others ? `; beside it: ${others}` : ''}.`;
    };
    return [
      {
        text: { en: say('en'), ar: say('ar') },
        claims: [whole.claim, part.claim, ...beside.map(({ claim }) => claim)],
      },
    ];
  });
}

/** Smaller numbers recur by chance. */
const TELLING = 20;

/** One number with one measure, given for different sets: on its way it may have changed its meaning. */
export function lineagesOf(
  all: readonly Figure[],
  labelOf: LabelOf,
  one: (id: EntityId) => EntityId,
): Line[] {
  const byNumber = new Map<string, Figure[]>();
  for (const figure of all.filter(isPlain)) {
    const { measure, low, best, high } = figure.quantity;
    const number = low ?? best ?? high ?? 0;
    if (number < TELLING) continue;
    const key = `${measure} ${number}`;
    byNumber.set(key, [...(byNumber.get(key) ?? []), figure]);
  }
  return [...byNumber.values()]
    .filter((its) => new Set(its.map(({ about }) => one(about))).size > 1)
    .map((its) => {
      const sorted = [...its].sort((a, b) => (dated(a.claim) < dated(b.claim) ? -1 : 1));
      const say = (language: Languages) =>
        sorted
          .map((it) => `“${it.quantity.words}” (${describe(it, labelOf, language)})`)
          .join(language === 'en' ? ', then ' : '، ثم ');
      return {
        text: {
          en: `One number, different things counted: ${say('en')}.`,
          ar: `رقم واحد ومعدودات مختلفة: ${say('ar')}.`,
        },
        claims: sorted.map(({ claim }) => claim),
      };
    });
}

const dated = (claim: StoredClaim): string => `${claim.published?.earliest ?? '9999'} ${claim.id}`;

/** What is counted, and over which days. */
function describe(figure: Figure, labelOf: LabelOf, language: Languages): string {
  const name = nameIn(figure.about, labelOf, language);
  const period = periodOf(figure.period);
  return period ? `${name}, ${formatSpan(period, language)}` : name;
}

/** A span as EDTF, in whole years or months where its days allow. */
function periodOf(span: DaySpan | null): string | null {
  if (!span?.earliest || !span.latest) return null;
  const years = span.earliest.endsWith('-01-01') && span.latest.endsWith('-12-31');
  const cut = (day: string) => day.slice(0, years ? 4 : 7);
  const [from, to] = [cut(span.earliest), cut(span.latest)];
  return from === to ? from : `${from}/${to}`;
}
