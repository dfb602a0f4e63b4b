import type { Query } from '../client.ts';
import { identities } from '../judged.ts';
import { standsNow } from '../read/frame.ts';

type Classes = ReadonlyMap<string, string>;

/**
 * Works out classes and levels anew from all standing judgements of identity: there are few. Entities whose class
 * changed are marked `Shifted`, since what is counted by class changes with it.
 */
export async function refreshIdentity(query: Query): Promise<void> {
  const { classOf, within } = await identities(query, standsNow('j'), {});
  const rows = await query.all<{ id: string; name: string }>(
    'MATCH (e:Entity) WHERE e.class IS NOT NULL RETURN e.id AS id, e.class AS name',
  );
  const before = new Map(rows.map(({ id, name }) => [id, name]));
  await shift(query, shiftedBetween(before, classOf));
  const changed = [...new Set([...before.keys(), ...classOf.keys()])]
    .filter((id) => before.get(id) !== classOf.get(id))
    .map((id) => ({ id, name: classOf.get(id) ?? null }));
  await query.all('UNWIND $changed AS r MATCH (e:Entity {id: r.id}) SET e.class = r.name', { changed });

  const seen = new Set<string>();
  const levels = within.filter(({ inside, around }) => {
    const key = `${inside} ${around}`;
    return !seen.has(key) && seen.add(key);
  });
  await query.all('MATCH (:Entity)-[w:WITHIN]->(:Entity) DELETE w');
  await query.all(
    `UNWIND $levels AS r MATCH (i:Entity {id: r.inside}) MATCH (a:Entity {id: r.around})
     CREATE (i)-[:WITHIN {steps: r.steps}]->(a)`,
    { levels },
  );
  await refreshLevelsOfPlaces(query);
}

/** Everything in a class that is not, member for member, what it was. */
function shiftedBetween(before: Classes, now: Classes): string[] {
  const group = (classes: Classes) => {
    const groups = new Map<string, string[]>();
    for (const [id, name] of classes) groups.set(name, [...(groups.get(name) ?? []), id]);
    return new Map([...groups].map(([name, list]) => [name, list.sort().join(' ')]));
  };
  const [old, fresh] = [group(before), group(now)];
  const differing = (a: Map<string, string>, b: Map<string, string>) =>
    [...a].flatMap(([name, members]) => (b.get(name) === members ? [] : members.split(' ')));
  return [...new Set([...differing(old, fresh), ...differing(fresh, old)])];
}

async function shift(query: Query, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await query.all('UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e:Shifted', { ids });
}

/** A `within` between places is a step of lying in, under no claim. Steps are looked for from the judgements, which are few. */
async function refreshLevelsOfPlaces(query: Query): Promise<void> {
  await query.all(
    `MATCH (was:Judgement {says: 'within'}) WHERE NOT (${standsNow('was')})
     MATCH (i:Entity)<-[:ON {place: 0}]-(was)-[:ON {place: 1}]->(o:Entity) WHERE NOT EXISTS {
       MATCH (i)<-[:ON {place: 0}]-(j:Judgement {says: 'within'})-[:ON {place: 1}]->(o) WHERE ${standsNow('j')} }
     WITH DISTINCT i, o MATCH (i)-[l:LIES {claim: ''}]->(o) SET i:Shifted DELETE l`,
  );
  await query.all(
    `MATCH (j:Judgement {says: 'within'}) WHERE ${standsNow('j')}
     MATCH (i:Entity)<-[:ON {place: 0}]-(j)-[:ON {place: 1}]->(o:Entity)
     WHERE o.family IN ['place', 'facility'] AND NOT EXISTS { (i)-[:LIES {claim: ''}]->(o) }
     WITH DISTINCT i, o SET i:Shifted CREATE (i)-[:LIES {claim: ''}]->(o)`,
  );
}
