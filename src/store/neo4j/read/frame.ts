import type { Clock } from '../../store.ts';
import type { Query } from '../client.ts';
import { Binder } from './binder.ts';

/** The properties by which a clock sorts and windows. */
export const clockProperty: Record<Exclude<Clock, 'recorded'>, string> = {
  happened: 'hap',
  said: 'said',
  published: 'pub',
};

/** Every way in which a claim names an entity. */
export const MENTIONS = 'SUBJECT|OBJECT|OTHER|SPEAKER';
/** All but the speaker. */
export const NAMED = 'SUBJECT|OBJECT|OTHER';

/** A judgement stands unless its set dropped it or another that stands took it back. */
export const standsNow = (j: string) =>
  `NOT ${j}:Pending AND ${j}.withdrawn IS NULL AND ${j}.retractedBy IS NULL`;

/** The order in which the latest judgement comes first: by when it was decided, then recorded. */
export const latestFirst = (j: string) => `${j}.at DESC, ${j}.recorded DESC, ${j}.id DESC`;

/** An entity with all that is judged one with it, and all that stands within these. */
export interface Relatives {
  same: string[];
  held: string[];
}

/**
 * What a view sees, as Cypher: which claims, how they stand, who is the same as whom. This one sees what is there now;
 * `past.ts` has those that see what was there by some day.
 */
export class Frame {
  /** Everything that is there now, so that counts that are kept hold. */
  readonly now: boolean = true;

  /** The condition that a claim is in view: not withdrawn, superseded or rejected. */
  seen(_b: Binder, c: string): string {
    return `NOT ${c}.hidden AND NOT ${c}:Pending`;
  }

  /** The condition that a claim was there, withdrawn or not. */
  known(_b: Binder, c: string): string {
    return `NOT ${c}:Pending`;
  }

  /** The condition that a thing was not withdrawn. */
  live(_b: Binder, x: string): string {
    return `NOT ${x}:Pending AND ${x}.withdrawn IS NULL`;
  }

  /** The condition that a thing was recorded, withdrawn or not. */
  recorded(_b: Binder, x: string): string {
    return `NOT ${x}:Pending`;
  }

  /**
   * The condition that a thing is in view. On the clocks of what is said, a thing is there once a claim is: one that
   * names the entity, or that stands in the document or utterance.
   */
  there(b: Binder, x: string, _thing: 'entity' | 'utterance' | 'judgement' = 'entity'): string {
    return this.live(b, x);
  }

  /** The condition that a judgement stands. */
  stands(_b: Binder, j: string): string {
    return standsNow(j);
  }

  /** Where a claim stands with the analysts. */
  review(_b: Binder, c: string): string {
    return `${c}.review`;
  }

  /** The id of the claim that took a claim's place. */
  successor(_b: Binder, c: string): string {
    return `${c}.successor`;
  }

  /** For each claim those whose place it took, directly or over others, itself included. */
  async lineage(query: Query, ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await query.all<{ id: string; old: string[] }>(
      `UNWIND $ids AS id MATCH (c:Claim {id: id})<-[:FOLLOWED_BY*0..1000]-(o:Claim)
       RETURN id, collect(DISTINCT o.id) AS old`,
      { ids: [...new Set(ids)] },
    );
    return new Map(rows.map(({ id, old }) => [id, old]));
  }

  /** The id of the judgement that took a judgement back. */
  retractedBy(_b: Binder, j: string): string {
    return `${j}.retractedBy`;
  }

  /** The instant at which a thing was withdrawn, where that is in view. */
  withdrawn(_b: Binder, x: string): string {
    return `${x}.withdrawn`;
  }

  /** The first and last day on which what a claim says happened. */
  happened(_b: Binder, c: string): [from: string, to: string] {
    return [`${c}.hapFrom`, `${c}.hapTo`];
  }

  /** The first and last day of an event. */
  eventSpan(_b: Binder, e: string): [from: string, to: string] {
    return [`${e}.hapFrom`, `${e}.hapTo`];
  }

  /** The ids of everything judged the same as an entity, itself included. */
  members(b: Binder, e: string): string {
    const x = b.fresh('x');
    return `CASE WHEN ${e}.class IS NULL THEN [${e}.id]
      ELSE COLLECT { MATCH (${x}:Entity {class: ${e}.class}) RETURN ${x}.id } END`;
  }

  /** The ids of `members`, and of everything that stands within these. One may come twice. */
  held(b: Binder, e: string): string {
    const [m, i] = [b.fresh('m'), b.fresh('i')];
    return `${this.members(b, e)} + COLLECT { UNWIND ${this.members(b, e)} AS ${m}
      MATCH (:Entity {id: ${m}})<-[:WITHIN]-(${i}:Entity) RETURN ${i}.id }`;
  }

  /** How many claims in view name an entity or are said by it. */
  claimCount(_b: Binder, e: string): string {
    return `${e}.claims`;
  }

  /** Entities with all that is judged the same, and all that stands within these. Unknown ids have none. */
  async relatives(query: Query, ids: readonly string[]): Promise<Map<string, Relatives>> {
    const b = new Binder();
    const rows = await query.all<{ id: string } & Relatives>(
      `UNWIND ${b.bind([...new Set(ids)])} AS id MATCH (e:Entity {id: id})
       RETURN id, ${this.members(b, 'e')} AS same, ${this.held(b, 'e')} AS held`,
      b.params,
    );
    return new Map(rows.map(({ id, same, held }) => [id, { same, held: [...new Set(held)] }]));
  }

  /** Who stands within whom, and whom it holds, each with how many steps. */
  async levels(
    query: Query,
    ids: readonly string[],
  ): Promise<{ id: string; other: string; inside: boolean; steps: number }[]> {
    return query.all(
      `UNWIND $ids AS id MATCH (e:Entity {id: id})-[w:WITHIN]-(o:Entity)
       RETURN DISTINCT e.id AS id, o.id AS other, startNode(w) = e AS inside, w.steps AS steps`,
      { ids: [...new Set(ids)] },
    );
  }

  /** The condition that an entity lies in one of these places. */
  async placedIn(_query: Query, places: readonly string[]): Promise<(b: Binder, e: string) => string> {
    return (b, e) => {
      const p = b.fresh('p');
      return `EXISTS { MATCH (${e})-[:PLACED]->(${p}:Entity) WHERE ${b.among(`${p}.id`, places)} }`;
    };
  }
}
