import type { EntityId } from '../../../model/entity.ts';
import { entitiesIn } from '../../../model/proposition.ts';
import { countsAsAsserted } from '../../../model/utterance.ts';
import type { StoredClaim, View } from '../../../store/store.ts';
import { actorRecord, actorRule } from '../../actor-record.ts';
import { type Gap, noData } from '../../answer.ts';
import { eventsOf, unique } from '../../events.ts';
import { readReach } from '../../reach.ts';
import { Reader } from '../../read.ts';
import { allWithin, denialFilter, saidByHolders, spokenFor } from '../../spoken-for.ts';
import { wholesOf } from '../../wholes.ts';
import { linesOf } from '../lines.ts';
import { forEach, rule, type Source } from '../source.ts';

/** Headings of an actor's record that a question may ask for. */
const headings = [
  'accusedOf',
  'denies',
  'condemns',
  'urges',
  'condemnedBy',
  'silentOn',
  'positions',
] as const;
type Heading = (typeof headings)[number];

/** Analyses of what is said of actors, and what they say. */
export const ofActors: Record<string, Source> = {
  actor: (view, get) => {
    const heading = headings.find((it) => it === get('heading').text) ?? ('positions' satisfies Heading);
    return forEach(
      get('actor').ids,
      async (id) => {
        const record = await actorRecord(view, id);
        const lines = record?.[heading] ?? [];
        return { lines, gaps: lines.length > 0 ? [] : [nobodySays] };
      },
      actorRule,
    );
  },
  async 'strikes-by'(view, get) {
    const { own, gaps } = await attributionsOfStrikes(view, get('target').ids, get('actor').ids);
    const lines = await linesOf(view, own);
    return { rule: strikesRule, lines, gaps: [...(lines.length > 0 ? [] : [nobodySays]), ...gaps] };
  },
  async 'strikes-by-others'(view, get) {
    const { others, gaps } = await attributionsOfStrikes(view, get('target').ids, get('actor').ids);
    return { rule: strikesRule, lines: await linesOf(view, others), gaps };
  },
  async 'denials-of-strikes'(view, get) {
    const targets = get('target').ids;
    const reader = new Reader(view);
    const { about } = await strikesAndWholes(view, targets);
    const [denials, actors] = await Promise.all([
      reader.every({ and: [{ about }, denialFilter] }),
      allWithin(view, get('actor').ids),
    ]);
    const own = await spokenFor(view, denials, actors);
    const lines = await linesOf(view, own);
    return { rule: denialsRule, lines, gaps: [...(lines.length > 0 ? [] : [noDenial]), ...reader.gaps] };
  },
  async 'general-denials'(view, get) {
    const reader = new Reader(view);
    const [{ events, about }, actors] = await Promise.all([
      strikesAndWholes(view, get('target').ids),
      allWithin(view, get('actor').ids),
    ]);
    const said = await Promise.all([
      reader.of('speaker', actors, denialFilter),
      saidByHolders(reader, actors, denialFilter),
    ]);
    const elsewhere = unique(said.flat()).filter((claim) =>
      entitiesIn(claim.about).every((id) => !about.includes(id)),
    );
    const own = await spokenFor(view, elsewhere, actors);
    const [covers, kin] = await Promise.all([readReach(view, own, events), view.kin(events)]);
    const covering = own.filter((denial) => events.some((id) => covers(denial, kin.get(id)?.same ?? [id])));
    return { rule: generalDenialsRule, lines: await linesOf(view, covering), gaps: reader.gaps };
  },
  async followed(view, get) {
    const reader = new Reader(view);
    const accused = await reader.every({ accused: get('actor').ids });
    const events = new Set(accused.flatMap(({ about }) => eventsOf(about)));
    const caused = (await reader.every({ predicate: ['caused'], negated: false })).filter(
      (claim) => countsAsAsserted(claim) && claim.about.subject.of.some((id) => events.has(id)),
    );
    const lines = await linesOf(view, caused);
    return {
      rule: followedRule,
      lines,
      gaps: [...(lines.length > 0 ? [] : [nothingFollowed]), ...reader.gaps],
    };
  },
};

/** Events that are said to have struck these, and these with the wider events that the strikes belong to. */
async function strikesAndWholes(
  view: View,
  targets: readonly EntityId[],
): Promise<{ events: EntityId[]; about: EntityId[] }> {
  const events = await strikesOn(view, targets);
  const wholes = [...(await wholesOf(view, events)).values()].flatMap(({ all }) => all);
  return { events, about: [...new Set([...targets, ...events, ...wholes])] };
}

/** Events that are said to have struck these. One call for every thousand. */
async function strikesOn(view: View, targets: readonly EntityId[]): Promise<EntityId[]> {
  const filter = { struck: [...targets], family: ['event' as const] };
  const found: EntityId[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await view.findEntities(
      filter,
      { by: 'id', order: 'asc' },
      { first: 1000, ...(after && { after }) },
    );
    found.push(...page.items.map(({ node }) => node.id));
    after = page.items.at(-1)?.cursor;
    more = page.hasNext;
  }
  const kin = await view.kin(found);
  return [...new Set([...kin.values()].flatMap(({ same }) => same))];
}

/**
 * Attributions of events that are said to have struck these, or of what was judged one with those events: those that
 * name these actors, and the others.
 */
async function attributionsOfStrikes(
  view: View,
  targets: readonly EntityId[],
  actors: EntityId[],
): Promise<{ own: StoredClaim[]; others: StoredClaim[]; gaps: Gap[] }> {
  const about = await strikesOn(view, targets);
  if (about.length === 0) return { own: [], others: [], gaps: [] };
  const reader = new Reader(view);
  const [claims, accused] = await Promise.all([
    reader.every({ attribution: true, about }),
    reader.every({ about, accused: actors }),
  ]);
  const ids = new Set(accused.map(({ id }) => id));
  return {
    own: claims.filter(({ id }) => ids.has(id)),
    others: claims.filter(({ id }) => !ids.has(id)),
    gaps: reader.gaps,
  };
}

const nobodySays = noData('No claim recorded here says so.', 'لا قول مسجل هنا يقول ذلك.');
const noDenial = noData(
  'No denial of these strikes by it is recorded here. That is no data, not an answer.',
  'لا نفي منه لهذه الضربات مسجل هنا. هذا غياب للبيانات، لا جواب.',
);
const nothingFollowed = noData(
  'No text says that anything followed from it; that one thing came after another is not enough.',
  'لا نص يقول إن شيئًا نتج عنه؛ ومجرد التتابع لا يكفي.',
);
const strikesRule = rule(
  'strikes',
  'Events said to have struck it, and the claims that name who carried them out; an “either” that holds the actor is included and says so. Who says that it was struck and who says who did it may be different voices.',
  'الأحداث التي يُقال إنها أصابته، والأقوال التي تسمي منفذها؛ وتُدرج «إما أو» التي تشمل الجهة وتُذكر. وقد يختلف من يقول إنه أُصيب عمن يقول من فعل.',
);
const denialsRule = rule(
  'denials-of-strikes',
  'Denials by the actor, those within it and those who speak for it: of the strikes, of what they hit, and of the wider events that they belong to, each as it is worded.',
  'ما تنفيه الجهة ومن ضمنها ومن يتحدث باسمها: الضربات وما أصابته والأحداث الأوسع التي تندرج ضمنها، كلٌّ كما ورد.',
);
const generalDenialsRule = rule(
  'general-denials',
  'Denials by the same voices of other, plural events, where their own words cover a strike on it: the days, the place and the kind of target that the denial gives leave room for it. They answer no accusation of that strike.',
  'ما تنفيه الأصوات نفسها عن أحداث أخرى جامعة، حيث تشمل كلماتها ضربة عليه: الأيام والمكان ونوع الهدف التي يذكرها النفي تتسع لها. وهي لا ترد على اتهام بتلك الضربة.',
);
const followedRule = rule(
  'followed',
  'Only what a text says was caused by an event attributed to the actor.',
  'فقط ما يقول نص إنه نتج عن حدث منسوب إلى الجهة.',
);
