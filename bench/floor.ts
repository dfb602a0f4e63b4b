import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite';
import { fold, trigrams } from '../src/model/names.ts';
import { wordsOf } from '../src/store/words.ts';
import type { Raw } from './raw.ts';

type Value = string | number | null | Uint8Array;
type Row = Value[];

/** Everything that the interface gives of a claim: as one text, which the driver hands over faster than columns. */
const claimColumns = `json_array(lower(hex(c.ref) || hex(u.ref) || hex(p.ref) || hex(p.stem) || hex(p.edge)), d.ref,
  s.ref, c.mark, c.spot, t.label, c.review, c.successor, c.recorded, c.withdrawn, c.hap_from, c.hap_to, c.said_from,
  c.said_to, c.pub_from, c.pub_to) || ',' || t.json`;
const claimJoins = `JOIN body t ON t.id = c.body JOIN utterance u ON u.id = c.utterance
  JOIN proposition p ON p.id = c.proposition JOIN entity d ON d.id = c.document LEFT JOIN entity s ON s.id = c.speaker`;
const edgeColumns = `e.id, e.key, w.family, w.type, w.part, e.codes, e.near_mode, e.near_share, e.far_mode, e.far_share,
  (SELECT json_group_array(n.ref) FROM link x INDEXED BY link_edge JOIN entity n ON n.id = x.node
   WHERE x.edge = e.id AND x.side IN (0, 2)),
  (SELECT json_group_array(n.ref) FROM link x INDEXED BY link_edge JOIN entity n ON n.id = x.node
   WHERE x.edge = e.id AND x.side IN (1, 3))`;
const counts = `SELECT k.edge, count(*), count(DISTINCT c.speaker) + sum(c.speaker IS NULL), count(DISTINCT c.document),
    sum(c.negated AND c.mark <> 'silence'), sum(c.spot IN ('body', 'infobox')),
    ${['asserts', 'denies', 'condemns', 'demands', 'warns', 'expects', 'silence'].map((it) => `sum(c.mark = '${it}')`).join(', ')},
    ${['flat', 'probable', 'believed', 'possible'].map((it) => `sum(c.hedge = '${it}')`).join(', ')}
  FROM json_each(?) j CROSS JOIN backing k ON k.edge = j.value CROSS JOIN claim c ON c.id = k.claim
  WHERE c.hidden = 0 GROUP BY k.edge`;
const linksOf = (node: string, most: number) =>
  `SELECT edge, side, claims FROM link WHERE node = ${node} AND claims > 0 AND side < 2
   ORDER BY claims DESC, edge, side LIMIT ${most}`;

/**
 * The floor of every query: the best SQL known for its answer, prepared once, on the same file, without threads,
 * decoding or anything else around it.
 */
export class Floor implements Raw {
  readonly #db: InstanceType<typeof DatabaseSync>;
  readonly #statements = new Map<string, StatementSyncInstance>();

  constructor(path: string, options: { write?: boolean } = {}) {
    this.#db = new DatabaseSync(path, { readOnly: !options.write, returnArrays: true, timeout: 60_000 });
    this.#db.exec('PRAGMA cache_size = -32000; PRAGMA mmap_size = 0;');
    if (options.write) this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  }

  all(sql: string, ...values: Value[]): Row[] {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement.all(...values) as unknown as Row[];
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }

  #entity(ref: string): Row[] {
    return this.all(
      'SELECT id, json, recorded, withdrawn, claims, hap_from, hap_to FROM entity WHERE ref = ?',
      ref,
    );
  }

  #key(ref: string): number {
    return this.all('SELECT id FROM entity WHERE ref = ?', ref)[0]?.[0] as number;
  }

  /** An entity and its twenty latest claims. */
  latest(ref: string): Row[] {
    const role = (role: number) =>
      `SELECT * FROM (SELECT pub, claim FROM mention WHERE entity = ?1 AND role = ${role} AND hidden = 0
       ORDER BY pub DESC, claim DESC LIMIT 20)`;
    const id = this.#entity(ref)[0]?.[0] as number;
    return this.all(
      `SELECT ${claimColumns} FROM (${[1, 2, 3, 4].map(role).join(' UNION ')} ORDER BY pub DESC, claim DESC LIMIT 20) x
       CROSS JOIN claim c ON c.id = x.claim ${claimJoins}`,
      id,
    );
  }

  /** The twenty latest of all claims. */
  latestOfAll(): Row[] {
    return this.all(
      `SELECT ${claimColumns} FROM (SELECT id FROM claim WHERE hidden = 0 ORDER BY pub_from DESC, id DESC LIMIT 20) x
       CROSS JOIN claim c ON c.id = x.id ${claimJoins}`,
    );
  }

  #edges(links: readonly Row[]): Row[] {
    const list = JSON.stringify([...new Set(links.map(([edge]) => edge))]);
    this.all(
      `SELECT ${edgeColumns} FROM json_each(?) j CROSS JOIN edge e ON e.id = j.value JOIN way w ON w.id = e.way`,
      list,
    );
    return this.all(counts, list);
  }

  /** The fifty edges with most claims, with their counts, and how many there are of each kind. */
  neighbourhood(ref: string): Row[] {
    const id = this.#key(ref);
    this.all(
      'SELECT w.family, w.type, w.part, x.lane & 1, x.neighbours, x.claims FROM expansion x JOIN way w ON w.id = x.lane >> 1 WHERE x.node = ?',
      id,
    );
    return this.#edges(this.all(linksOf('?1', 50), id));
  }

  /** Twenty edges of each of twenty-five neighbours. */
  twoHops(ref: string): Row[] {
    const id = this.#key(ref);
    const first = this.all(linksOf('?1', 25), id);
    this.#edges(first);
    const second = this.all(
      `WITH near (id) AS MATERIALIZED (SELECT DISTINCT f.node FROM json_each(?2) j CROSS JOIN link f INDEXED BY link_edge ON f.edge = j.value
         WHERE f.node <> ?1 LIMIT 25)
       SELECT e.id FROM near CROSS JOIN edge e ON e.id IN (SELECT edge FROM link WHERE node = near.id AND claims > 0 AND side < 2
         ORDER BY claims DESC, edge, side LIMIT 20)`,
      ...[id, JSON.stringify(first.map(([edge]) => edge))],
    );
    return this.#edges(second);
  }

  /** A shortest path of at most four steps over content edges, never through documents: from both ends in turn. */
  path(from: string, to: string): number[] | null {
    const ends = [this.#key(from), this.#key(to)] as const;
    const before = ends.map((end) => new Map<number, number>([[end, end]])) as [
      Map<number, number>,
      Map<number, number>,
    ];
    let fronts: [number[], number[]] = [[ends[0]], [ends[1]]];
    for (let steps = 1; steps <= 4; steps++) {
      const side = (fronts[0].length <= fronts[1].length ? 0 : 1) as 0 | 1;
      const next: number[] = [];
      for (const [node, other] of this.all(
        `SELECT a.node, a.other FROM json_each(?) j CROSS JOIN adjacency a ON a.node = j.value
         WHERE a.lane >> 1 IN (SELECT id FROM way WHERE family = 'content')
           AND NOT EXISTS (SELECT 1 FROM entity o WHERE o.id = a.other AND o.family = 'document')`,
        JSON.stringify(fronts[side].filter((node) => ends.includes(node) || !this.#isHub(node))),
      ) as [number, number][]) {
        if (before[side].has(other)) continue;
        before[side].set(other, node);
        next.push(other);
        if (before[1 - side]?.has(other)) return this.#walked(before, other);
      }
      fronts = side === 0 ? [next, fronts[1]] : [fronts[0], next];
      if (next.length === 0) return null;
    }
    return null;
  }

  #isHub(node: number): boolean {
    return this.all('SELECT 1 FROM adjacency WHERE node = ? LIMIT 1 OFFSET 2000', node).length > 0;
  }

  #walked(before: readonly [Map<number, number>, Map<number, number>], meeting: number): number[] {
    const path = [meeting];
    for (const [side, steps] of before.entries())
      for (let at = meeting; ; ) {
        const up = steps.get(at) as number;
        if (up === at) break;
        if (side === 0) path.unshift(up);
        else path.push(up);
        at = up;
      }
    for (const [at, node] of path.slice(1).entries())
      this.#edges(
        this.all('SELECT edge FROM adjacency WHERE node = ? AND other = ? LIMIT 1', path[at] as number, node),
      );
    return path;
  }

  /** An event and who is said to have carried it out, with what was said. */
  event(ref: string): Row[] {
    const id = this.#entity(ref)[0]?.[0] as number;
    return this.all(
      `SELECT ${claimColumns}, u.label, u.json, u.recorded FROM mention m CROSS JOIN claim c ON c.id = m.claim AND c.attribution ${claimJoins}
       WHERE m.entity = ?1 AND m.role = 2 AND m.hidden = 0 ORDER BY m.pub DESC, m.claim DESC LIMIT 50`,
      id,
    );
  }

  nested(accused: string, region: string, from: number, to: number): Row[] {
    return this.all(
      `WITH held (id) AS (SELECT id FROM entity WHERE ref = ?1 UNION
         SELECT w.inside FROM within w JOIN entity e ON e.id = w.around WHERE e.ref = ?1),
       region (id) AS MATERIALIZED (SELECT id FROM entity WHERE ref = ?2 UNION
         SELECT p.entity FROM placed p JOIN entity e ON e.id = p.place WHERE e.ref = ?2)
       SELECT ${claimColumns} FROM (SELECT DISTINCT c.id, c.pub_from FROM held CROSS JOIN claim c ON c.id IN (
           SELECT m.claim FROM mention m CROSS JOIN claim k ON k.id = m.claim WHERE m.entity = held.id AND m.role = 1 AND m.hidden = 0
             AND k.attribution AND k.hap_from BETWEEN 0 AND ?4 AND k.hap_to >= ?3 AND EXISTS (
               SELECT 1 FROM mention n INDEXED BY mention_claim WHERE n.claim = k.id AND n.entity IN (SELECT id FROM region))
           ORDER BY m.pub DESC, m.claim DESC LIMIT 20)
         ORDER BY c.pub_from DESC, c.id DESC LIMIT 20) x CROSS JOIN claim c ON c.id = x.id ${claimJoins}`,
      ...[accused, region, from, to],
    );
  }

  prefix(query: string): Row[] {
    return this.all(
      `SELECT e.ref, n.text, n.lang, n.folded = ?2 FROM (SELECT rowid FROM name_words WHERE name_words MATCH ?1) w
       JOIN name n ON n.id = w.rowid JOIN entity e ON e.id = n.entity WHERE e.withdrawn IS NULL
       GROUP BY e.id ORDER BY 4 DESC, 1 LIMIT 20`,
      ...[`folded : "${fold(query)}" *`, fold(query)],
    );
  }

  /** The words that share most trigrams, and the names that hold them. */
  fuzzy(query: string): Row[] {
    const grams = trigrams(query);
    const words = this.all(
      `SELECT w.text FROM (SELECT g.word, count(*) FROM json_each(?1) j CROSS JOIN gram g ON g.gram = j.value
         GROUP BY g.word HAVING count(*) >= ?2 ORDER BY 2 DESC LIMIT 50) x CROSS JOIN word w ON w.id = x.word`,
      ...[JSON.stringify(grams), Math.ceil((grams.length - 1) / 2)],
    );
    return this.all(
      `SELECT e.ref, n.text, n.lang FROM (SELECT rowid FROM name_words WHERE name_words MATCH ?) w
       JOIN name n ON n.id = w.rowid JOIN entity e ON e.id = n.entity WHERE e.withdrawn IS NULL GROUP BY e.id ORDER BY 1 LIMIT 20`,
      `folded : (${words.map(([word]) => `"${word}"`).join(' OR ')})`,
    );
  }

  quotation(query: string): Row[] {
    const match = wordsOf(query)
      .map((word) => `"${word}"`)
      .join(' AND ');
    return this.all(
      `SELECT lower(hex(u.ref)), u.json FROM (SELECT rowid FROM quotation_words WHERE quotation_words MATCH ?) w
       JOIN utterance u ON u.id = w.rowid JOIN entity d ON d.id = u.document WHERE u.withdrawn IS NULL
       ORDER BY d.ref, u.start, u.ref LIMIT 20`,
      match,
    );
  }

  /** Attributions to an actor, and the events they name, by month. */
  timeline(ref: string): Row[] {
    return this.all(
      `WITH held (id) AS (SELECT id FROM entity WHERE ref = ?1 UNION
         SELECT w.inside FROM within w JOIN entity e ON e.id = w.around WHERE e.ref = ?1)
       SELECT c.hap_from / 100, c.mark, count(DISTINCT c.id), count(DISTINCT o.entity)
       FROM held CROSS JOIN mention m ON m.entity = held.id AND m.role = 1 AND m.hidden = 0 CROSS JOIN claim c ON c.id = m.claim
       JOIN mention o INDEXED BY mention_claim ON o.claim = c.id AND o.role = 2
       WHERE c.attribution AND c.hap_from > 0 GROUP BY 1, 2 ORDER BY 1`,
      ref,
    );
  }

  /** The claims that the contested record looks at. */
  contested(): Row[] {
    return this.all(
      `SELECT ${claimColumns} FROM (SELECT c.id FROM entity d CROSS JOIN claim c ON c.document = d.id WHERE d.coded AND c.hidden = 0
         AND ((c.predicate = 'carried_out' AND c.stance IN ('asserts', 'denies')) OR c.stance = 'denies' OR c.negated
           OR (c.predicate = 'character' AND c.stance = 'asserts') OR c.mark = 'silence')
         ORDER BY d.ref, c.start, c.ordinal LIMIT 20000) x CROSS JOIN claim c ON c.id = x.id ${claimJoins}`,
    );
  }

  /** One judgement, durable before it returns. */
  judge(claim: string, at: number): void {
    this.#db.exec('BEGIN IMMEDIATE');
    const ref = Buffer.from(crypto.getRandomValues(new Uint8Array(32)));
    const json = JSON.stringify({ on: [claim], says: 'grade', value: 'B2', why: 'read', by: 'bench', at });
    this.all(
      "INSERT INTO judgement (ref, says, at, json, recorded) VALUES (?, 'grade', ?, ?, ?) RETURNING id",
      ...[ref, at, json, at],
    );
    this.all(
      'INSERT INTO judged SELECT 3, id, last_insert_rowid(), 0 FROM claim WHERE ref = unhex(?) RETURNING id',
      claim.slice(6),
    );
    this.#db.exec('COMMIT');
  }
}
