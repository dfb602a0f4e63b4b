import type { EntityId } from '../model/entity.ts';
import { entitiesIn, isQuantity, type Quantity } from '../model/proposition.ts';
import { renderClaim } from '../model/render.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { DaySpan, EntityFilter, StoredClaim, StoredEntity, View } from '../store/store.ts';
import { everyClaim, type Gap, labels, noData, type Rule, type Words } from './answer.ts';
import { unique } from './event-file.ts';

export const knowledgeRule: Rule = {
  name: 'knowledge',
  text: {
    en: 'What was handed to whom, in time order, then what is said to have struck what it was about. Sets and facilities are followed over `part_of` and the analysts’ judgements. That something was on a list is one claim, that it was hit another, that the knowledge was used for it a third: they are never drawn together. A strike dated before the sharing is left out; where dates are missing, it says so.',
    ar: 'ما سُلّم إلى من، بترتيب الزمن، ثم ما يُقال إنه أصاب ما كان موضوعه. كون الشيء في القائمة قول، وإصابته قول آخر، واستعمال المعلومات في ذلك قول ثالث، ولا يُدمج بينها. الضربة المؤرخة قبل التسليم تُترك؛ وحيث تنقص التواريخ يُقال ذلك.',
  },
};

/** What a step tells. */
export type StepKind = 'shared' | 'listed' | 'struck' | 'stated-use';

export interface KnowledgeStep {
  kind: StepKind;
  text: Words;
  about: EntityId[];
  when: DaySpan | null;
  /** Figures on the size of the sets concerned, each with its claimant. */
  size: StoredClaim[];
  claims: StoredClaim[];
}

/** Who passed what to whom and what was then struck; for one mechanism or for all. Ten calls at most. */
export async function knowledge(
  view: View,
  of: { mechanism?: EntityId; filter?: EntityFilter },
): Promise<{ steps: KnowledgeStep[]; gaps: Gap[] }> {
  const shared = (
    await everyClaim(view, { predicate: ['shared'], ...(of.mechanism && { about: [of.mechanism] }) }, 2000)
  ).filter(told);
  const things = new Set(shared.flatMap((claim) => claim.about.with?.about?.of ?? []));
  for (const claim of shared)
    for (const id of claim.about.subject.of) if (id.startsWith('facility/')) things.add(id);
  const kin = await view.kin([...things]);
  for (const id of [...things])
    for (const other of [...(kin.get(id)?.same ?? []), ...(kin.get(id)?.holds ?? [])]) things.add(other);
  const allowed = of.filter ? await passing(view, of.filter, [...things]) : things;
  const list = [...allowed];
  const order = { by: 'text', order: 'asc' } as const;
  const [members, sizes, strikes] = await Promise.all([
    view.claimsOf('object', list, { predicate: ['part_of'], negated: false }, order, { first: 200 }),
    view.claimsOf('subject', list, { predicate: ['count'] }, order, { first: 50 }),
    view.claimsOf('object', list, { predicate: ['struck'] }, order, { first: 200 }),
  ]);
  const all = (pages: Map<string, { items: { node: StoredClaim }[] }>) =>
    unique([...pages.values()].flatMap(({ items }) => items.map(({ node }) => node))).filter(told);
  const listed = all(members).filter(({ about }) =>
    about.subject.of.some((id) => id.startsWith('facility/')),
  );
  const [figures, hits] = [all(sizes), all(strikes)];
  const events = await view.entities([...new Set(hits.flatMap(({ about }) => about.subject.of))]);
  const everything = [...shared, ...listed, ...hits];
  const labelOf = await labels(
    view,
    everything.flatMap((claim) => [...entitiesIn(claim.about), ...(claim.speaker ? [claim.speaker] : [])]),
  );
  const step = (
    kind: StepKind,
    claim: StoredClaim,
    about: readonly EntityId[],
    when: DaySpan | null,
  ): KnowledgeStep => ({
    kind,
    text: {
      en: renderClaim(claim, claim.speaker, labelOf, 'en'),
      ar: renderClaim(claim, claim.speaker, labelOf, 'ar'),
    },
    about: [...about],
    when,
    size: figures.filter(
      (it) =>
        it.about.value &&
        isQuantity(it.about.value) &&
        (it.about.value as Quantity).measure === 'facilities' &&
        it.about.subject.of.some((id) => about.includes(id)),
    ),
    claims: [claim],
  });
  const sharing = shared.map((claim) =>
    step('shared', claim, claim.about.with?.about?.of ?? claim.about.subject.of, claim.happened),
  );
  const start = earliest(sharing.map(({ when }) => when));
  const steps = [
    ...sharing,
    ...listed.map((claim) =>
      step('listed', claim, [...claim.about.subject.of, ...(claim.about.object?.of ?? [])], claim.happened),
    ),
    ...hits
      .map((claim) => step('struck', claim, claim.about.object?.of ?? [], dated(claim, events)))
      .filter(({ when }) => !(start && when?.latest && when.latest < start)),
  ];
  return { steps: steps.sort(byTime), gaps: gaps(steps) };
}

const told = (claim: StoredClaim): boolean => countsAsAsserted(claim);
const dated = (claim: StoredClaim, events: ReadonlyMap<EntityId, StoredEntity>): DaySpan | null =>
  claim.about.subject.of.map((id) => events.get(id)?.happened ?? null).find((span) => span !== null) ?? null;

const rank: Record<StepKind, number> = { shared: 0, listed: 1, struck: 2, 'stated-use': 3 };

/** Dated steps in time order, the undated of a kind after it: what is shared comes before what is struck. */
function byTime(a: KnowledgeStep, b: KnowledgeStep): number {
  return (
    rank[a.kind] - rank[b.kind] ||
    (a.when?.earliest ?? '9999').localeCompare(b.when?.earliest ?? '9999') ||
    ((a.claims[0]?.id ?? '') < (b.claims[0]?.id ?? '') ? -1 : 1)
  );
}

function earliest(spans: readonly (DaySpan | null)[]): string | null {
  return spans.flatMap((span) => span?.earliest ?? []).sort()[0] ?? null;
}

async function passing(view: View, filter: EntityFilter, ids: readonly EntityId[]): Promise<Set<EntityId>> {
  const page = await view.findEntities(
    { and: [filter, { ids: [...ids].slice(0, 1000) }] },
    { by: 'id', order: 'asc' },
    { first: 1000 },
  );
  return new Set(page.items.map(({ node }) => node.id));
}

function gaps(steps: readonly KnowledgeStep[]): Gap[] {
  const found: Gap[] = [];
  const of = (kind: StepKind) => steps.filter((step) => step.kind === kind);
  if (of('shared').length === 0)
    found.push(
      noData('No claim that knowledge was handed on is recorded here.', 'لا قول مسجل هنا بتسليم معلومات.'),
    );
  else if (of('struck').length === 0)
    found.push(noData('No strike on what was shared is recorded here.', 'لا ضربة على ما سُلّم مسجلة هنا.'));
  const undated = of('struck').filter(({ when }) => !when);
  if (undated.length > 0)
    found.push({
      kind: 'no-data',
      text: {
        en: 'Some strikes carry no date: whether they came after the sharing is not established.',
        ar: 'بعض الضربات بلا تاريخ: لم يثبت أنها جاءت بعد التسليم.',
      },
      claims: undated.flatMap(({ claims }) => claims),
    });
  if (of('shared').length > 0 && of('shared').every(({ when }) => !when))
    found.push(noData('No text dates the sharing itself.', 'لا نص يؤرخ التسليم نفسه.'));
  return found;
}
