import { type EntityId, familyOfId } from '../model/entity.ts';
import { codesOf, entitiesIn, isQuantity } from '../model/proposition.ts';
import { renderClaim } from '../model/render.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { DaySpan, EntityFilter, StoredClaim, StoredEntity, View } from '../store/store.ts';
import { type Gap, labels, noData, passing, type Rule, type Words } from './answer.ts';
import { aboutOf, type HandedOn, handedOn } from './handed-on.ts';
import { notShown, Reader } from './read.ts';

export const knowledgeRule: Rule = {
  name: 'knowledge',
  text: {
    en: 'What was handed to whom, in time order; what belonged to it; what is said to have struck it. Sets and facilities are followed over `part_of` and the analysts’ judgements. That something was on a list is one claim, that it was hit another, that the knowledge was used for it a third: they are never drawn together. A strike that ended before what it hit was shared is left out; where dates are missing, it says so. That something was never shared stands as such.',
    ar: 'ما سُلّم إلى من، بترتيب الزمن، وما يندرج ضمنه، وما يُقال إنه أصابه. كون الشيء في القائمة قول، وإصابته قول آخر، واستعمال المعلومات في ذلك قول ثالث، ولا يُدمج بينها. الضربة التي انتهت قبل تسليم ما أصابته تُترك؛ وحيث تنقص التواريخ يُقال ذلك. وما يُقال إنه لم يُسلَّم قط يُذكر كذلك.',
  },
};

/** What a step tells, in the order in which an answer lists them. */
export const stepKinds = ['shared', 'not-shared', 'listed', 'struck', 'stated-use'] as const;
export type StepKind = (typeof stepKinds)[number];

export interface KnowledgeStep {
  kind: StepKind;
  text: Words;
  about: EntityId[];
  when: DaySpan | null;
  /** Figures on the size of the sets concerned, each with its claimant. */
  size: StoredClaim[];
  claims: StoredClaim[];
}

export interface Knowledge {
  steps: KnowledgeStep[];
  gaps: Gap[];
}

/** The most steps that an answer lists. */
const MOST = 500;

/** Who passed what to whom and what was then struck; for one mechanism or for all. Fifteen calls at most. */
export async function knowledge(
  view: View,
  of: { mechanism?: EntityId; filter?: EntityFilter },
): Promise<Knowledge> {
  const reader = new Reader(view);
  const handed = await handedOn(view, reader, of.mechanism);
  const things = [...handed.things.keys()];
  const [sizes, strikes, described, allowed] = await Promise.all([
    reader.of('subject', things, { predicate: ['count'] }),
    reader.of('object', things, { predicate: ['struck'], negated: false }),
    reader.of('entity', [...things, ...handed.mechanisms], { predicate: ['described'] }),
    of.filter ? passing(view, of.filter, [...things, ...handed.mechanisms]) : null,
  ]);
  const hits = strikes.filter(countsAsAsserted);
  const events = [...new Set(hits.flatMap(({ about }) => about.subject.of))];
  const [entities, told] = await Promise.all([
    view.entities(events),
    reader.of('subject', events, { predicate: ['described'] }),
  ]);
  const found: Found = {
    handed,
    hits: hits.filter((claim) => notBefore(claim, handed, entities)),
    uses: usesIn(handed, described, told),
    sizes: sizes.filter(isSize),
    entities,
  };
  const steps = (await stepsOf(view, found)).filter(
    ({ about }) => !allowed || about.some((id) => allowed.has(id)),
  );
  return {
    steps: steps.slice(0, MOST),
    gaps: [...gaps(steps), ...reader.gaps, ...notShown(steps.length, MOST)],
  };
}

interface Found {
  handed: HandedOn;
  hits: StoredClaim[];
  uses: StoredClaim[];
  sizes: StoredClaim[];
  entities: ReadonlyMap<EntityId, StoredEntity>;
}

async function stepsOf(view: View, { handed, hits, uses, sizes, entities }: Found): Promise<KnowledgeStep[]> {
  const everything = [...handed.shared, ...handed.listed, ...hits, ...uses];
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
    about: [...new Set(about)],
    when,
    size: sizes.filter((it) => it.about.subject.of.some((id) => about.includes(id))),
    claims: [claim],
  });
  const ends = ({ about }: StoredClaim) => [...about.subject.of, ...(about.object?.of ?? [])];
  return [
    ...handed.shared.map((claim) => {
      const about = [...aboutOf(claim), ...(claim.about.with?.under?.of ?? [])];
      return step(claim.about.not ? 'not-shared' : 'shared', claim, about, claim.happened);
    }),
    ...handed.listed.map((claim) => step('listed', claim, ends(claim), claim.happened)),
    ...hits.map((claim) => step('struck', claim, claim.about.object?.of ?? [], dateOf(claim, entities))),
    ...uses.map((claim) => step('stated-use', claim, ends(claim), dateOf(claim, entities))),
  ].sort(byTime);
}

const isSize = ({ about }: StoredClaim): boolean =>
  about.value !== undefined && isQuantity(about.value) && about.value.measure === 'facilities' && !about.not;

const dateOf = (claim: StoredClaim, events: ReadonlyMap<EntityId, StoredEntity>): DaySpan | null =>
  claim.about.subject.of.map((id) => events.get(id)?.happened ?? null).find((span) => span !== null) ?? null;

/** Whether a strike may have come after what it hit was shared. */
function notBefore(
  claim: StoredClaim,
  { things }: HandedOn,
  events: ReadonlyMap<EntityId, StoredEntity>,
): boolean {
  const end = dateOf(claim, events)?.latest ?? null;
  return (claim.about.object?.of ?? []).some((id) => {
    const shared = things.get(id);
    return shared !== undefined && (shared === null || end === null || end >= shared);
  });
}

/** Topics under which a text may tell what knowledge was used for; reactions and consequences are none. */
const useCodes = ['military', 'purpose', 'method', 'evidence', 'other'];

/**
 * What texts say of the use of the knowledge: of an event, where they name in it what was shared or the mechanism, or
 * where the same words tell of the sharing and the strike.
 */
function usesIn(
  { shared }: HandedOn,
  naming: readonly StoredClaim[],
  ofStrikes: readonly StoredClaim[],
): StoredClaim[] {
  const ofEvent = (claim: StoredClaim) =>
    claim.about.subject.of.some((id) => familyOfId(id) === 'event') &&
    codesOf(claim.about.value).some((code) => useCodes.includes(code));
  const words = new Set(shared.map(({ utterance }) => utterance));
  const all = [
    ...naming.filter(ofEvent),
    ...ofStrikes.filter((claim) => ofEvent(claim) && words.has(claim.utterance)),
  ];
  return [...new Map(all.map((claim) => [claim.id, claim])).values()].filter(countsAsAsserted);
}

/** By kind, dated steps in time order, the undated after them. */
function byTime(a: KnowledgeStep, b: KnowledgeStep): number {
  return (
    stepKinds.indexOf(a.kind) - stepKinds.indexOf(b.kind) ||
    (a.when?.earliest ?? '9999').localeCompare(b.when?.earliest ?? '9999') ||
    ((a.claims[0]?.id ?? '') < (b.claims[0]?.id ?? '') ? -1 : 1)
  );
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
  const undatedSharing = of('shared').filter(({ when }) => !when);
  if (undatedSharing.length > 0)
    found.push({
      kind: 'no-data',
      text: {
        en: 'Some sharing carries no date: what came before it is not ruled out.',
        ar: 'بعض التسليم بلا تاريخ: لا يُستبعد ما سبقه.',
      },
      claims: undatedSharing.flatMap(({ claims }) => claims),
    });
  if (of('struck').length > 0 && of('stated-use').length === 0)
    found.push(
      noData(
        'No text here says that the knowledge was used for a strike: to have been on the list is not to have been hit because of it.',
        'لا نص هنا يقول إن المعلومات استُعملت في ضربة: كون الشيء في القائمة لا يعني أنه ضُرب بسببها.',
      ),
    );
  return found;
}
