import { type EntityId, familyOfId } from '../model/entity.ts';
import { entitiesIn } from '../model/proposition.ts';
import { renderClaim } from '../model/render.ts';
import { isCounterAccusation } from '../model/utterance.ts';
import type { ClaimFilter, StoredClaim, StoredEntity, View } from '../store/store.ts';
import { type Gap, type Line, labels, noData, passing, type Rule } from './answer.ts';
import { eventPredicates, eventsOf, harmful, unique } from './events.ts';
import { day } from './positions.ts';
import { notShown, Reader } from './read.ts';
import { allWithin, saidByHolders, spokenFor } from './spoken-for.ts';

export const actorRule: Rule = {
  name: 'actor-record',
  text: {
    en: 'Claims that accuse the actor, or those within it, of attacks, offensives and other such events (to take part in a vote or an agreement is no accusation); claims that it, those within it and those who speak for it make: denials, condemnations, demands, warnings, expectations; claims that condemn it; and what texts tell of its silence. That it did not do something, in its own plain words, stands with its denials. Each line is one claim. Positions stand in the order in which they were said, or else published.',
    ar: 'الأقوال التي تتهم الجهة أو من يندرج ضمنها بهجمات وما شابهها (المشاركة في تصويت أو اتفاق ليست تهمة)؛ وأقوالها وأقوال من ضمنها ومن يتحدث باسمها: نفي وإدانة ومطالبة وتحذير وتوقع؛ والأقوال التي تدينها؛ وما ترويه النصوص من صمتها. وقولها الصريح إنها لم تفعل شيئًا يُعد مع نفيها. كل سطر قول واحد، والمواقف بترتيب قولها أو نشرها.',
  },
};

/** What is said of an actor and what it says. */
export interface ActorRecord {
  actor: StoredEntity;
  accusedOf: Line[];
  denies: Line[];
  condemns: Line[];
  urges: Line[];
  condemnedBy: Line[];
  silentOn: Line[];
  positions: Line[];
  gaps: Gap[];
}

/** The most claims under a heading. */
const MOST = 300;

/** What it says of its own accord, and where it shifts the blame or plainly says that something is not so. */
const positionFilter: ClaimFilter = {
  or: [
    { stance: ['denies', 'condemns', 'demands', 'warns', 'expects'] },
    { stance: ['asserts'], predicate: [...eventPredicates], negated: true },
    { stance: ['asserts'], predicate: ['character'] },
  ],
};

/**
 * An actor's record, up to 300 claims a heading; null where there is no such actor. 21 calls at most, and one for every
 * further thousand claims.
 */
export async function actorRecord(view: View, id: EntityId): Promise<ActorRecord | null> {
  const actor = (await view.entities([id])).get(id);
  if (!actor || familyOfId(id) !== 'actor') return null;
  const all = await allWithin(view, [id]);
  const reader = new Reader(view);
  const [named, own, ofHolders, condemning, silentOn] = await Promise.all([
    reader.of('accused', [id], {}),
    reader.of('speaker', [id], positionFilter),
    saidByHolders(reader, all, positionFilter),
    reader.of('entity', all, { stance: ['condemns'] }),
    reader.of('subject', all, { mark: ['silence'] }),
  ]);
  const events = [...new Set(named.flatMap(({ about }) => eventsOf(about)))];
  const harm = await passing(view, { kind: [...harmful] }, events);
  const accusedOf = named.filter(({ about }) => eventsOf(about).some((event) => harm.has(event)));
  const says = unique([...own, ...(await spokenFor(view, ofHolders, all))]).sort(inTime);
  const condemnedBy = condemning.filter((claim) => claim.about.subject.of.some((it) => all.includes(it)));
  const ofItself = ({ about }: StoredClaim) => about.subject.of.some((it) => all.includes(it));
  const denials = says.filter(
    (claim) =>
      claim.stance === 'denies' ||
      (claim.stance === 'asserts' &&
        claim.about.not &&
        claim.about.predicate === 'carried_out' &&
        ofItself(claim)),
  );
  const by = (...stances: StoredClaim['stance'][]) => says.filter(({ stance }) => stances.includes(stance));
  const positions = unique([
    ...says.filter(
      (claim) => claim.stance !== 'asserts' || denials.includes(claim) || isCounterAccusation(claim),
    ),
    ...accusedOf.filter((claim) => claim.speaker && all.includes(claim.speaker)),
  ]).sort(inTime);
  const labelOf = await labels(
    view,
    [...accusedOf, ...says, ...condemnedBy, ...silentOn].flatMap((claim) => [
      ...entitiesIn(claim.about),
      ...(claim.speaker ? [claim.speaker] : []),
    ]),
  );
  const lines = (claims: readonly StoredClaim[]) =>
    claims.slice(0, MOST).map(
      (claim): Line => ({
        text: {
          en: renderClaim(claim, claim.speaker, labelOf, 'en'),
          ar: renderClaim(claim, claim.speaker, labelOf, 'ar'),
        },
        claims: [claim],
      }),
    );
  const headings = {
    accusedOf,
    denies: denials,
    condemns: by('condemns'),
    urges: by('demands', 'warns', 'expects'),
    condemnedBy,
    silentOn,
    positions,
  };
  const cut = Object.values(headings).reduce((sum, { length }) => sum + Math.max(0, length - MOST), 0);
  return {
    actor,
    accusedOf: lines(headings.accusedOf),
    denies: lines(headings.denies),
    condemns: lines(headings.condemns),
    urges: lines(headings.urges),
    condemnedBy: lines(headings.condemnedBy),
    silentOn: lines(headings.silentOn),
    positions: lines(headings.positions),
    gaps: [...gaps(accusedOf, denials), ...reader.gaps, ...notShown(cut, 0)],
  };
}

/** Stable, so that what one text tells stays in its order. */
const inTime = (a: StoredClaim, b: StoredClaim): number => day(a).localeCompare(day(b));

function gaps(accusedOf: readonly StoredClaim[], denials: readonly StoredClaim[]): Gap[] {
  const found: Gap[] = [];
  if (accusedOf.length === 0)
    found.push(noData('No claim recorded here accuses it.', 'لا قول مسجل هنا يتهمها.'));
  if (denials.length === 0)
    found.push(
      noData(
        'No denial by it is recorded here. That is no data, not an answer.',
        'لا نفي منها مسجل هنا. هذا غياب للبيانات، لا جواب.',
      ),
    );
  return found;
}
