import type { Identity, reviewsOf } from '../../derive.ts';
import type { AsOf } from '../../store.ts';
import type { Query } from '../client.ts';
import { chainReviews, identities, type Retraction, retractedBy } from '../judged.ts';
import { Binder } from './binder.ts';
import { latestFirst } from './frame.ts';
import { PastFrame } from './past.ts';

/**
 * What the store held at some instant: what was recorded by then and not yet withdrawn, judged as it was judged then.
 * A thing that was withdrawn and came back counts as there in between.
 */
export class RecordedFrame extends PastFrame {
  #retracted = new Map<string, string>();
  #retractedIds: string[] = [];
  #retractedBy: Record<string, string> = {};
  /** Claims that were rejected or superseded. */
  #hidden: string[] = [];
  /** How claims of chains of `supersedes` stood; of others the judgements on them tell. */
  #reviews: Record<string, string> = {};
  #successors: Record<string, string> = {};
  #identity: Promise<{ identity: Identity<string>; members: Map<string, string[]> }> | null = null;
  #members: Record<string, string[]> = {};
  /** What stands within what. */
  #inside: Record<string, string[]> = {};

  static async at(query: Query, asOf: AsOf): Promise<RecordedFrame> {
    const frame = new RecordedFrame(asOf);
    await frame.#retractions(query);
    await frame.#chains(query);
    await frame.#rejections(query);
    await frame.#kin(query);
    return frame;
  }

  async #retractions(query: Query): Promise<void> {
    const b = new Binder();
    const rows = await query.all<{ id: string; target: string }>(
      `MATCH (j:Judgement {says: 'retracts'})-[:ON]->(t:Judgement)
       WHERE ${this.recorded(b, 'j')} AND ${this.live(b, 'j')}
       RETURN j.id AS id, t.id AS target ORDER BY ${latestFirst('j')}`,
      b.params,
    );
    this.#retracted = retractedBy(rows satisfies Retraction[]);
    this.#retractedIds = [...this.#retracted.keys()];
    this.#retractedBy = Object.fromEntries(this.#retracted);
  }

  async #rejections(query: Query): Promise<void> {
    const b = new Binder();
    const rows = await query.all<{ id: string }>(
      `MATCH (j:Judgement {says: 'rejected'})-[:ON]->(c:Claim) WHERE ${this.stands(b, 'j')}
       WITH DISTINCT c WHERE ${this.review(b, 'c')} = 'rejected' RETURN c.id AS id`,
      b.params,
    );
    const chained = Object.entries(this.#reviews).filter(([, review]) => review === 'superseded');
    this.#hidden = [...rows.map(({ id }) => id), ...chained.map(([id]) => id)];
  }

  async #chains(query: Query): Promise<void> {
    const rows = await query.all<{ id: string }>(
      "MATCH (j:Judgement {says: 'supersedes'})-[:ON]->(c:Claim) RETURN DISTINCT c.id AS id",
    );
    const b = new Binder();
    const chain = rows.map(({ id }) => id);
    const found: ReturnType<typeof reviewsOf<string>> =
      chain.length > 0 ? await chainReviews(query, chain, this.stands(b, 'j'), b.params) : new Map();
    for (const id of chain) {
      const { review, successor } = found.get(id) ?? { review: 'proposed', successor: null };
      this.#reviews[id] = review;
      if (successor) this.#successors[id] = successor;
    }
  }

  #kin(query: Query): Promise<{ identity: Identity<string>; members: Map<string, string[]> }> {
    this.#identity ??= (async () => {
      const b = new Binder();
      const identity = await identities(query, this.stands(b, 'j'), b.params);
      const classes = new Map<string, string[]>();
      for (const [id, name] of identity.classOf) classes.set(name, [...(classes.get(name) ?? []), id]);
      const members = new Map([...identity.classOf].map(([id, name]) => [id, classes.get(name) ?? [id]]));
      this.#members = Object.fromEntries(members);
      for (const { inside, around } of identity.within)
        this.#inside[around] = [...(this.#inside[around] ?? []), inside];
      return { identity, members };
    })();
    return this.#identity;
  }

  override seen(b: Binder, c: string): string {
    return `${this.known(b, c)} AND ${this.live(b, c)} AND NOT ${c}.id IN ${b.bind(this.#hidden)}`;
  }

  override known(b: Binder, c: string): string {
    return this.recorded(b, c);
  }

  override live(b: Binder, x: string): string {
    return `NOT ${x}:Pending AND (${x}.withdrawn IS NULL OR ${x}.withdrawn > ${b.bind(this.bound)})`;
  }

  override recorded(b: Binder, x: string): string {
    return `NOT ${x}:Pending AND ${x}.recorded <= ${b.bind(this.bound)}`;
  }

  override there(b: Binder, x: string): string {
    return `${this.recorded(b, x)} AND ${this.live(b, x)}`;
  }

  override stands(b: Binder, j: string): string {
    const retracted = b.bind(this.#retractedIds);
    return `${this.recorded(b, j)} AND ${this.live(b, j)} AND NOT ${j}.id IN ${retracted}`;
  }

  override review(b: Binder, c: string): string {
    const j = b.fresh('j');
    return `coalesce(${b.bind(this.#reviews)}[${c}.id], COLLECT { MATCH (${c})<-[:ON]-(${j}:Judgement)
      WHERE ${j}.says IN ['accepted', 'rejected'] AND ${this.stands(b, j)}
      RETURN ${j}.says ORDER BY ${latestFirst(j)} LIMIT 1 }[0], 'proposed')`;
  }

  override successor(b: Binder, c: string): string {
    return `${b.bind(this.#successors)}[${c}.id]`;
  }

  override async lineage(_query: Query, ids: readonly string[]): Promise<Map<string, string[]>> {
    const before = new Map<string, string[]>();
    for (const [old, by] of Object.entries(this.#successors))
      before.set(by, [...(before.get(by) ?? []), old]);
    const back = (id: string): string[] => [id, ...(before.get(id) ?? []).flatMap(back)];
    return new Map(ids.map((id) => [id, back(id)]));
  }

  override retractedBy(b: Binder, j: string): string {
    return `${b.bind(this.#retractedBy)}[${j}.id]`;
  }

  override withdrawn(b: Binder, x: string): string {
    return `CASE WHEN ${x}.withdrawn <= ${b.bind(this.bound)} THEN ${x}.withdrawn END`;
  }

  override members(b: Binder, e: string): string {
    return `coalesce(${b.bind(this.#members)}[${e}.id], [${e}.id])`;
  }

  override held(b: Binder, e: string): string {
    const [all, m] = [b.fresh('all'), b.fresh('m')];
    return `reduce(${all} = ${this.members(b, e)}, ${m} IN ${this.members(b, e)} |
      ${all} + coalesce(${b.bind(this.#inside)}[${m}], []))`;
  }

  protected override async classes(query: Query): Promise<Map<string, string[]>> {
    return (await this.#kin(query)).members;
  }

  override async levels(
    query: Query,
    ids: readonly string[],
  ): Promise<{ id: string; other: string; inside: boolean; steps: number }[]> {
    const { within } = (await this.#kin(query)).identity;
    const wanted = new Set(ids);
    return within.flatMap(({ inside, around, steps }) => [
      ...(wanted.has(inside) ? [{ id: inside, other: around, inside: true, steps }] : []),
      ...(wanted.has(around) ? [{ id: around, other: inside, inside: false, steps }] : []),
    ]);
  }
}
