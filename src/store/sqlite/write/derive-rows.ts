import type { Claim } from '../../../model/utterance.ts';
import type { ClaimFacts, EdgeFact } from '../../facts.ts';
import { stable } from '../../json.ts';
import type { Connection } from '../../local/connection.ts';
import { Rows } from '../../local/rows.ts';
import { edgeKey, ROLE } from '../keys.ts';

/**
 * Writes what follows from a claim alone. What also depends on other claims is left in the scratch tables, for
 * `refresh`.
 */
export class Deriver {
  readonly #db: Connection;
  readonly #entities = new Map<string, number>();
  readonly #ways = new Map<string, number>();
  readonly #touched: Rows;
  readonly #mentions: Rows;
  readonly #backings: Rows;
  readonly #ends: Rows;

  constructor(db: Connection) {
    this.#db = db;
    this.#touched = new Rows(db, 'temp.touched (claim, fresh)', 2);
    this.#mentions = new Rows(db, 'temp.fresh_mention', 3);
    this.#backings = new Rows(db, 'temp.fresh_backing', 2);
    this.#ends = new Rows(db, 'temp.fresh_link', 3);
  }

  /** Puts into the scratch tables what waits for it; to be called before they are read. */
  flush(): void {
    for (const rows of [this.#touched, this.#mentions, this.#backings, this.#ends]) rows.flush();
  }

  /** The key of an entity that is known to exist. */
  entity(ref: string): number {
    const id = this.find(ref);
    if (id === undefined) throw new Error(`no entity ${ref}`);
    return id;
  }

  /** The key of an entity, if there is one. */
  find(ref: string): number | undefined {
    const known = this.#entities.get(ref);
    if (known !== undefined) return known;
    const id = this.#db.get('SELECT id FROM entity WHERE ref = ?', ref)?.[0] as number | undefined;
    if (id !== undefined) this.know(ref, id);
    return id;
  }

  /** Remembers the key of an entity. */
  know(ref: string, id: number): void {
    // Bounded: a load may name millions.
    if (this.#entities.size > 200_000) this.#entities.clear();
    this.#entities.set(ref, id);
  }

  /** What is derived from a claim alone. */
  claim(id: number, claim: Claim, facts: ClaimFacts): void {
    this.#touched.add(id, 1);
    for (const [entity, role] of facts.mentions) this.#mentions.add(id, this.entity(entity), ROLE[role]);
    for (const edge of facts.edges) this.#edge(edge, id);
    const subjects = claim.about.subject.of;
    if (facts.predicate === 'happened' && facts.affirmed && facts.when)
      for (const event of subjects) this.#db.run('INSERT INTO dated VALUES (?, ?)', this.entity(event), id);
    if (facts.predicate === 'type' && facts.affirmed)
      for (const code of facts.codes)
        for (const entity of subjects)
          this.#db.run('INSERT INTO typed VALUES (?, ?, ?)', code, this.entity(entity), id);
  }

  #way(edge: EdgeFact): number {
    const name = `${edge.family} ${edge.type} ${edge.part}`;
    const known = this.#ways.get(name);
    if (known !== undefined) return known;
    const { family, type, part } = edge;
    this.#db.run('INSERT OR IGNORE INTO way (family, type, part) VALUES (?, ?, ?)', family, type, part);
    const id = this.#db.count(
      'SELECT id FROM way WHERE family = ? AND type = ? AND part = ?',
      family,
      type,
      part,
    );
    this.#ways.set(name, id);
    return id;
  }

  #edge(edge: EdgeFact, claim: number): void {
    const db = this.#db;
    let id = edgeKey(edge.key, edge.part);
    const share = (it: unknown) => (it ? stable(it) : null);
    const shares = [share(edge.near.share), share(edge.far.share)] as const;
    const way = this.#way(edge);
    const { near, far } = edge;
    for (;;) {
      const values = [
        id,
        edge.key,
        way,
        near.mode,
        shares[0],
        far.mode,
        shares[1],
        JSON.stringify(edge.codes),
      ];
      if (db.run(insertEdgeSql, ...values) > 0) {
        this.#links(id, edge);
        break;
      }
      const [key, other] = db.get('SELECT key, way FROM edge WHERE id = ?', id) as [string, number];
      if (key === edge.key && other === way) break;
      id++;
    }
    // The words of a share are outside the key: the first in order of text are kept, whatever came first.
    if (shares[0] ?? shares[1])
      db.run(
        'UPDATE edge SET near_share = min(near_share, ?), far_share = min(far_share, ?) WHERE id = ?',
        ...shares,
        id,
      );
    this.#backings.add(id, claim);
  }

  #links(id: number, edge: EdgeFact): void {
    const sides = [edge.near.of, edge.far.of] as const;
    sides.forEach((nodes, side) => {
      for (const node of nodes) {
        // A node that meets only itself is an end, but nothing leads from it.
        const leads = sides[1 - side]?.some((other) => other !== node);
        this.#ends.add(id, this.entity(node), leads ? side : side + 2);
      }
    });
  }
}

const insertEdgeSql = `INSERT INTO edge (id, key, way, near_mode, near_share, far_mode, far_share, codes)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;
