import { boundOf } from '../../days.ts';
import type { AsOf } from '../../store.ts';
import type { Query } from '../client.ts';
import { outermost } from '../hull.ts';
import { closureOf } from '../places.ts';
import { Binder } from './binder.ts';
import { Frame, MENTIONS } from './frame.ts';

/** What is published by a day was said by then, whether or not a text says when. */
const dayOf = {
  said: (c: string) => `CASE WHEN ${c}.saidFrom >= 0 THEN ${c}.saidFrom ELSE ${c}.pubFrom END`,
  published: (c: string) => `${c}.pubFrom`,
  happened: (c: string) => `${c}.hapFrom`,
};

/**
 * What was there by some day on some clock. What is kept for all claims, as the dates of events and what lies where,
 * is worked out anew from the claims in view.
 */
export class PastFrame extends Frame {
  override readonly now = false;
  protected readonly bound: number;
  readonly #clock: AsOf['clock'];

  /** @throws InvalidRecord for a day that is none */
  constructor(asOf: AsOf) {
    super();
    this.#clock = asOf.clock;
    this.bound = boundOf(asOf);
  }

  override seen(b: Binder, c: string): string {
    return `${super.seen(b, c)} AND ${this.known(b, c)}`;
  }

  override known(b: Binder, c: string): string {
    if (this.#clock === 'recorded') return super.known(b, c);
    const day = dayOf[this.#clock](c);
    return `${super.known(b, c)} AND ${day} >= 0 AND ${day} <= ${b.bind(this.bound)}`;
  }

  override there(b: Binder, x: string, thing: 'entity' | 'utterance' | 'judgement' = 'entity'): string {
    if (thing === 'judgement') return this.live(b, x);
    const c = b.fresh('c');
    const within = `EXISTS { MATCH (${c}:Claim) WHERE ${c}.${thing === 'entity' ? 'document' : thing} = ${x}.id
      AND ${this.seen(b, c)} }`;
    if (thing === 'utterance') return `${this.live(b, x)} AND ${within}`;
    const m = b.fresh('c');
    const named = `EXISTS { MATCH (${x})<-[:${MENTIONS}]-(${m}:Claim) WHERE ${this.seen(b, m)} }`;
    return `${this.live(b, x)} AND (${named} OR (${x}.family = 'document' AND ${within}))`;
  }

  override claimCount(b: Binder, e: string): string {
    const [k, x, c] = [b.fresh('k'), b.fresh('x'), b.fresh('c')];
    return `COUNT { UNWIND ${this.members(b, e)} AS ${k} MATCH (${x}:Entity {id: ${k}})<-[:${MENTIONS}]-(${c}:Claim)
      WHERE ${this.seen(b, c)} RETURN DISTINCT ${c} }`;
  }

  /** One side of an event's span, null where no claim in view dates it. */
  #side(b: Binder, e: string, property: 'whenFrom' | 'whenTo'): string {
    const d = b.fresh('d');
    // Written without min and max, which a projection around it would take for its own.
    return `COLLECT { MATCH (${d}:Claim)-[:DATES]->(${e}) WHERE ${this.seen(b, d)}
      RETURN ${d}.${property} ${outermost[property](`${d}.${property}`)} LIMIT 1 }[0]`;
  }

  override eventSpan(b: Binder, e: string): [from: string, to: string] {
    if (this.#clock === 'happened') return super.eventSpan(b, e);
    const read = (property: 'whenFrom' | 'whenTo') => `coalesce(${this.#side(b, e, property)}, -1)`;
    return [read('whenFrom'), read('whenTo')];
  }

  override happened(b: Binder, c: string): [from: string, to: string] {
    // What is cut by these days is told by them too.
    if (this.#clock === 'happened') return super.happened(b, c);
    const read = (property: 'whenFrom' | 'whenTo', direction: string) => {
      const [v, day] = [b.fresh('v'), b.fresh('day')];
      return `CASE WHEN ${c}.whenFrom >= 0 THEN ${c}.${property} ELSE coalesce(COLLECT {
        MATCH (${c})-[:SUBJECT|OBJECT]->(${v}:Entity) WITH DISTINCT ${v}
        WITH ${this.#side(b, v, property)} AS ${day} WHERE ${day} IS NOT NULL
        RETURN ${day} ORDER BY ${day} ${direction} LIMIT 1 }[0], -1) END`;
    };
    return [read('whenFrom', 'ASC'), read('whenTo', 'DESC')];
  }

  /** All that lies in the places, by the claims and judgements of then. */
  override async placedIn(
    query: Query,
    places: readonly string[],
  ): Promise<(b: Binder, e: string) => string> {
    const found = places.length === 0 ? [] : await this.#inside(query, places);
    return (b, e) => b.among(`${e}.id`, found);
  }

  async #inside(query: Query, places: readonly string[]): Promise<string[]> {
    const b = new Binder();
    const steps = await query.all<{ inside: string; around: string }>(
      `MATCH (c:Claim) WHERE c.predicate IN ['located', 'struck'] AND c.placing AND ${this.seen(b, 'c')}
       MATCH (s:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(o:Entity) WHERE s <> o AND o.family IN ['place', 'facility']
       RETURN DISTINCT s.id AS inside, o.id AS around
       UNION
       MATCH (j:Judgement {says: 'within'}) WHERE ${this.stands(b, 'j')}
       MATCH (s:Entity)<-[:ON {place: 0}]-(j)-[:ON {place: 1}]->(o:Entity) WHERE o.family IN ['place', 'facility']
       RETURN DISTINCT s.id AS inside, o.id AS around`,
      b.params,
    );
    const classes = await this.classes(query);
    const closure = closureOf(steps, classes);
    const wanted = new Set(places);
    return [...closure].flatMap(([inside, around]) => (around.some((it) => wanted.has(it)) ? [inside] : []));
  }

  /** Classes of more than one, by member. */
  protected async classes(query: Query): Promise<Map<string, string[]>> {
    const rows = await query.all<{ members: string[] }>(
      'MATCH (e:Entity) WHERE e.class IS NOT NULL WITH e.class AS k, collect(e.id) AS members RETURN members',
    );
    return new Map(rows.flatMap(({ members }) => members.map((id): [string, string[]] => [id, members])));
  }
}
