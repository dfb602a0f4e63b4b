import { parseEdtf } from '../model/dates.ts';
import type { EntityId } from '../model/entity.ts';
import { isQuantity, type Quantity } from '../model/proposition.ts';
import { renderFigure } from '../model/render.ts';
import type { ClaimId } from '../model/utterance.ts';
import type { DaySpan, StoredClaim, StoredEntity, View } from '../store/store.ts';
import { type Gap, type Line, labels, noData, type Rule } from './answer.ts';
import { type Scope, unique } from './event-file.ts';

export const figuresRule: Rule = {
  name: 'figures',
  text: {
    en: 'Every figure on the thing asked about and on the wider sets that hold or overlap it, grouped by measure and by what is counted, a line per claim. Figures whose sets and periods overlap are marked and never added up. Arithmetic is offered as a check, labelled as such. A number that two texts give with different sets or periods is shown as a lineage.',
    ar: 'كل رقم عن المسؤول عنه وعن المجموعات الأوسع أو المتداخلة معه، بحسب المقياس والمعدود، سطر لكل قول. الأرقام المتداخلة تُعلَّم ولا تُجمع. والحساب يُعرض للتحقق فقط. والرقم الذي يرد في نصين بمجموعة أو مدة مختلفة يُعرض نسبه.',
  },
};

export interface Figure {
  claim: StoredClaim;
  quantity: Quantity;
  period: DaySpan | null;
  overlaps: ClaimId[];
}

export interface FigureGroup {
  measure: string;
  about: EntityId;
  scope: Scope;
  figures: Figure[];
}

export interface Figures {
  groups: FigureGroup[];
  checks: Line[];
  lineages: Line[];
  gaps: Gap[];
}

/** All figures about an entity, its sets and what they overlap; null where there is no such entity. Eight calls at most. */
export async function figures(view: View, id: EntityId): Promise<Figures | null> {
  const kin = (await view.kin([id])).get(id);
  const same = kin?.same ?? [id];
  const wholes = new Set(kin?.within ?? []);
  const around = await view.claimsOf(
    'subject',
    same,
    { predicate: ['part_of', 'struck'], negated: false },
    text,
    { first: 200 },
  );
  for (const claim of nodes(around)) for (const other of claim.about.object?.of ?? []) wholes.add(other);
  const near = await related(view, [...same, ...wholes]);
  const scopes = new Map<EntityId, Scope>([
    ...near.map((it) => [it, 'general'] as const),
    ...[...wholes].map((it) => [it, 'wider'] as const),
    ...same.map((it) => [it, 'this'] as const),
  ]);
  const counted = await view.claimsOf('subject', [...scopes.keys()], { predicate: ['count'] }, text, {
    first: 300,
  });
  const claims = unique(nodes(counted)).filter((claim) => claim.about.value && isQuantity(claim.about.value));
  if (claims.length === 0 && (await view.entities([id])).size === 0) return null;

  const entities = await view.entities([...scopes.keys(), ...claims.flatMap(({ speaker }) => speaker ?? [])]);
  const groups = grouped(claims, scopes, entities);
  const all = groups.flatMap((group) => group.figures.map((figure) => ({ figure, group })));
  for (const { figure, group } of all)
    figure.overlaps = all
      .filter(
        (it) => it.figure !== figure && it.group.measure === group.measure && mayOverlap(figure, it.figure),
      )
      .map((it) => it.figure.claim.id);
  const labelOf = await labels(
    view,
    claims.flatMap((claim) => [...claim.about.subject.of, ...(claim.speaker ? [claim.speaker] : [])]),
  );
  const name = (of: StoredClaim, language: 'en' | 'ar') => {
    const label = of.about.subject.of.map((it) => labelOf(it)?.label)[0];
    return (language === 'ar' ? label?.ar : undefined) ?? label?.en ?? '';
  };
  const gaps =
    claims.length === 0 ? [noData('No figure on it is recorded here.', 'لا رقم عنه مسجل هنا.')] : [];
  const unknown = claims.filter((claim) => (claim.about.value as Quantity).state === 'unknown');
  if (unknown.length > 0)
    gaps.push({
      kind: 'not-stated',
      text: { en: 'A text says that a number is not known.', ar: 'يقول نص إن رقمًا غير معروف.' },
      claims: unknown,
    });
  return {
    groups,
    checks: checks(
      all.map(({ figure }) => figure),
      name,
    ),
    lineages: lineages(claims, name),
    gaps,
  };
}

const text = { by: 'text', order: 'asc' } as const;
const nodes = (pages: Map<string, { items: { node: StoredClaim }[] }>) =>
  [...pages.values()].flatMap(({ items }) => items.map(({ node }) => node));

/** What analysts judged to overlap, or perhaps to be, any of these. */
async function related(view: View, ids: readonly EntityId[]): Promise<EntityId[]> {
  const found = new Set<EntityId>();
  for (const list of (await view.judgementsOn(ids)).values())
    for (const it of list)
      if (!it.retractedBy && ['overlaps', 'unsure'].includes(it.says)) for (const id of it.on) found.add(id);
  return [...found].filter((id) => !ids.includes(id));
}

function grouped(
  claims: readonly StoredClaim[],
  scopes: ReadonlyMap<EntityId, Scope>,
  entities: ReadonlyMap<EntityId, StoredEntity>,
): FigureGroup[] {
  const groups = new Map<string, FigureGroup>();
  for (const claim of claims) {
    const quantity = claim.about.value as Quantity;
    const about = claim.about.subject.of.find((it) => scopes.has(it)) as EntityId;
    const key = `${quantity.measure} ${about}`;
    const group = groups.get(key) ?? {
      measure: quantity.measure,
      about,
      scope: scopes.get(about) as Scope,
      figures: [],
    };
    const own = claim.about.when ? parseEdtf(claim.about.when.edtf) : null;
    const period = own
      ? { earliest: own.earliest, latest: own.latest }
      : (entities.get(about)?.happened ?? null);
    group.figures.push({ claim, quantity, period, overlaps: [] });
    groups.set(key, group);
  }
  const order = { this: 0, wider: 1, general: 2 };
  return [...groups.values()].sort(
    (a, b) =>
      order[a.scope] - order[b.scope] || a.about.localeCompare(b.about) || a.measure.localeCompare(b.measure),
  );
}

/** Whether two figures may count some of the same: unless their periods are known to lie apart, they may. */
function mayOverlap(a: Figure, b: Figure): boolean {
  const [p, q] = [a.period, b.period];
  if (!p || !q) return true;
  return (
    !(p.latest && q.earliest && p.latest < q.earliest) && !(q.latest && p.earliest && q.latest < p.earliest)
  );
}

/** "266 of the 583": what is left of the whole, beside what others give for the rest. Never a claim of anyone's. */
function checks(all: readonly Figure[], name: (of: StoredClaim, language: 'en' | 'ar') => string): Line[] {
  const lines: Line[] = [];
  for (const part of all) {
    const whole = all.find(
      (it) =>
        it !== part &&
        part.quantity.of !== undefined &&
        it.claim.about.subject.of.includes(part.quantity.of) &&
        it.quantity.measure === part.quantity.measure,
    );
    const [n, m] = [whole?.quantity.low ?? whole?.quantity.best, part.quantity.low ?? part.quantity.best];
    if (!whole || n == null || m == null) continue;
    const rest = n - m;
    const beside = all.filter(
      (it) =>
        it !== part &&
        it !== whole &&
        it.quantity.measure === part.quantity.measure &&
        (it.quantity.low ?? it.quantity.best) !== null,
    );
    const compare = (language: 'en' | 'ar') =>
      beside.map((it) => `${renderFigure(it.quantity, language)} (${name(it.claim, language)})`).join('; ');
    lines.push({
      text: {
        en: `Arithmetic, no one's claim: ${n} − ${m} = ${rest} outside the part${beside.length > 0 ? `; beside it: ${compare('en')}` : ''}.`,
        ar: `حساب لا قول أحد: ${n} − ${m} = ${rest} خارج الجزء${beside.length > 0 ? `؛ وبجانبه: ${compare('ar')}` : ''}.`,
      },
      claims: [whole.claim, part.claim, ...beside.map(({ claim }) => claim)],
    });
  }
  return lines;
}

/** One number with one measure in several texts, of different sets or periods: it may have changed its meaning. */
function lineages(
  claims: readonly StoredClaim[],
  name: (of: StoredClaim, language: 'en' | 'ar') => string,
): Line[] {
  const byNumber = new Map<string, StoredClaim[]>();
  for (const claim of claims) {
    const { measure, low, best, high, state } = claim.about.value as Quantity;
    if (state !== 'given' || (low ?? best ?? high ?? 0) < 10) continue;
    const key = `${measure} ${low ?? best ?? high}`;
    byNumber.set(key, [...(byNumber.get(key) ?? []), claim]);
  }
  return [...byNumber.values()]
    .filter((its) => new Set(its.map(({ about }) => about.subject.of.join())).size > 1)
    .map((its) => {
      const sorted = [...its].sort((a, b) =>
        (a.published?.earliest ?? '9999').localeCompare(b.published?.earliest ?? '9999'),
      );
      const say = (language: 'en' | 'ar') =>
        sorted
          .map((claim) => `“${(claim.about.value as Quantity).words}” (${name(claim, language)})`)
          .join(language === 'en' ? ', then ' : '، ثم ');
      return {
        text: {
          en: `One number, different things counted: ${say('en')}.`,
          ar: `رقم واحد ومعدودات مختلفة: ${say('ar')}.`,
        },
        claims: sorted,
      };
    });
}
