import type { EntityId } from '../model/entity.ts';
import { entitiesIn } from '../model/proposition.ts';
import { renderClaim } from '../model/render.ts';
import type { ClaimAnchor, ClaimFilter, StoredClaim, StoredEntity, View } from '../store/store.ts';
import { type Gap, type Line, labels, noData, type Rule } from './answer.ts';
import { unique } from './event-file.ts';

export const actorRule: Rule = {
  name: 'actor-record',
  text: {
    en: 'Claims that accuse the actor, or those within it; claims that it, or those within it, make: denials, condemnations, demands, warnings, expectations; claims that condemn it; and what texts tell of its silence. Each line is one claim. Positions stand in the order in which they were said, or else published.',
    ar: 'الأقوال التي تتهم الجهة أو من يندرج ضمنها؛ وأقوالها وأقوال من ضمنها: نفي وإدانة ومطالبة وتحذير وتوقع؛ والأقوال التي تدينها؛ وما ترويه النصوص من صمتها. كل سطر قول واحد، والمواقف بترتيب قولها أو نشرها.',
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

const MOST = 500;

/** An actor's record, up to 500 claims a heading; null where there is no such actor. Costs nine calls to the store. */
export async function actorRecord(view: View, id: EntityId): Promise<ActorRecord | null> {
  const actor = (await view.entities([id])).get(id);
  if (!actor) return null;
  const kin = (await view.kin([id])).get(id);
  const all = [...(kin?.same ?? [id]), ...(kin?.holds ?? [])];
  const read = async (anchor: ClaimAnchor, ids: readonly EntityId[], filter: ClaimFilter) => {
    const pages = await view.claimsOf(
      anchor,
      ids,
      filter,
      { by: 'published', order: 'asc' },
      { first: MOST },
    );
    return unique(ids.flatMap((it) => (pages.get(it)?.items ?? []).map(({ node }) => node)));
  };
  const [accusedOf, says, condemnedBy, silentOn] = await Promise.all([
    read('accused', [id], {}),
    read('speaker', [id], { stance: ['denies', 'condemns', 'demands', 'warns', 'expects'] }),
    read('entity', all, { stance: ['condemns'] }),
    read('subject', all, { mark: ['silence'] }),
  ]);
  const against = condemnedBy.filter((claim) => claim.about.subject.of.some((it) => all.includes(it)));
  const positions = [
    ...says,
    ...accusedOf.filter((claim) => claim.speaker && all.includes(claim.speaker)),
  ].sort((a, b) => day(a).localeCompare(day(b)));
  const everything = [...accusedOf, ...says, ...against, ...silentOn];
  const labelOf = await labels(
    view,
    everything.flatMap((claim) => [...entitiesIn(claim.about), ...(claim.speaker ? [claim.speaker] : [])]),
  );
  const line = (claim: StoredClaim): Line => ({
    text: {
      en: renderClaim(claim, claim.speaker, labelOf, 'en'),
      ar: renderClaim(claim, claim.speaker, labelOf, 'ar'),
    },
    claims: [claim],
  });
  const of = (...stances: StoredClaim['stance'][]) =>
    says.filter(({ stance }) => stances.includes(stance)).map(line);
  const record = {
    accusedOf: accusedOf.map(line),
    denies: of('denies'),
    condemns: of('condemns'),
    urges: of('demands', 'warns', 'expects'),
  };
  return {
    actor,
    ...record,
    condemnedBy: against.map(line),
    silentOn: silentOn.map(line),
    positions: positions.map(line),
    gaps: gaps(record),
  };
}

const day = (claim: StoredClaim): string => (claim.said ?? claim.published)?.earliest ?? '9999';

function gaps(it: Pick<ActorRecord, 'accusedOf' | 'denies'>): Gap[] {
  const found: Gap[] = [];
  if (it.accusedOf.length === 0)
    found.push(noData('No claim recorded here accuses it.', 'لا قول مسجل هنا يتهمها.'));
  if (it.denies.length === 0)
    found.push(
      noData(
        'No denial by it is recorded here. That is no data, not an answer.',
        'لا نفي منها مسجل هنا. هذا غياب للبيانات، لا جواب.',
      ),
    );
  return found;
}
