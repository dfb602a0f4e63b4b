import { randomBytes } from 'node:crypto';
import neo4j, { type Driver } from 'neo4j-driver';
import { fold, trigrams } from '../../src/model/names.ts';
import { addressOf } from '../../src/store/neo4j/address.ts';
import { ALL_HOPS, hopTypes } from '../../src/store/neo4j/hops.ts';
import { wordsOf } from '../../src/store/words.ts';
import type { Raw } from '../raw.ts';

/** Everything that the interface gives of a claim. */
const claim = `c { .id, .utterance, .proposition, .stem, .edge, .document, .speaker, .mark, .spot, .label, .review, .successor,
  .recorded, .withdrawn, .hapFrom, .hapTo, .saidFrom, .saidTo, .pubFrom, .pubTo, .json }`;
const entity = 'e { .id, .json, .recorded, .withdrawn, .claims, .hapFrom, .hapTo }';
const sums = [
  ...['asserts', 'denies', 'condemns', 'demands', 'warns', 'expects', 'silence'].map(
    (mark) => `sum(CASE c.mark WHEN '${mark}' THEN 1 ELSE 0 END)`,
  ),
  ...['flat', 'probable', 'believed', 'possible'].map(
    (level) => `sum(CASE c.hedge WHEN '${level}' THEN 1 ELSE 0 END)`,
  ),
];
/** What stands behind edges `g`, and the edges. */
const counted = `MATCH (g)<-[:BACKS]-(c:Claim) WHERE NOT c.hidden
  WITH g, count(c) AS claims, count(DISTINCT c.speaker) + sum(CASE WHEN c.speaker IS NULL THEN 1 ELSE 0 END) AS speakers,
    count(DISTINCT c.document) AS documents, sum(CASE WHEN c.negated AND c.mark <> 'silence' THEN 1 ELSE 0 END) AS negated,
    sum(CASE WHEN c.spot IN ['body', 'infobox'] THEN 1 ELSE 0 END) AS inBody, [${sums.join(', ')}] AS marks
  RETURN g { .id, .key, .family, .type, .part, .codes, .nearMode, .nearShare, .near, .farMode, .farShare, .far } AS g,
    claims, speakers, documents, negated, inBody, marks`;
const edgesOf = (node: string, most: number) =>
  `MATCH (${node})<-[l:NEAR|FAR]-(g:Edge) WHERE g.claims > 0 AND l.leads
   WITH ${node}, g ORDER BY g.claims DESC, g.id LIMIT ${most}`;
/** The latest claims that name `$id` in one way, off the index of their relationships, which has their order. */
const latestBy = (type: string, most: number, more = '') =>
  `MATCH (c:Claim)-[m:${type}]->() WHERE m.e = $id AND m.pub >= -1 AND m.claim >= '' AND NOT c.hidden ${more}
   RETURN c, m.pub AS pub ORDER BY m.e DESC, m.pub DESC, m.claim DESC LIMIT ${most}`;
const found = 'MATCH (n)-[:OF]->(e:Entity) WHERE NOT e:Pending AND e.withdrawn IS NULL';

/** The best Cypher for each answer, through the driver alone, on the same database. */
export class Cypher implements Raw {
  readonly #driver: Driver;
  readonly #database: string;

  constructor(url: string) {
    const { url: address, user, password, database } = addressOf(url);
    this.#driver = neo4j.driver(address, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
    this.#database = database ?? 'neo4j';
  }

  async #ask(text: string, params: object, routing: 'READ' | 'WRITE' = 'READ') {
    const { records } = await this.#driver.executeQuery(text, params, {
      database: this.#database,
      routing: neo4j.routing[routing],
    });
    return records.map((record) => record.toObject());
  }

  latest(id: string) {
    const ways = ['SUBJECT', 'OBJECT', 'OTHER', 'SPEAKER'].map((type) => latestBy(type, 20));
    return this.#ask(
      `MATCH (e:Entity {id: $id}) CALL () { ${ways.join(' UNION ')} }
       WITH e, c, pub ORDER BY pub DESC, c.id DESC LIMIT 20 RETURN ${entity} AS e, collect(${claim}) AS claims`,
      { id },
    );
  }

  latestOfAll() {
    return this.#ask(
      `MATCH (c:Claim) WHERE c.hidden = false AND c.pubFrom >= -1 AND c.id >= ''
       WITH c ORDER BY c.hidden DESC, c.pubFrom DESC, c.id DESC LIMIT 20 RETURN ${claim} AS claim`,
      {},
    );
  }

  neighbourhood(id: string) {
    return Promise.all([
      this.#ask(`MATCH (n:Entity {id: $id}) ${edgesOf('n', 50)} ${counted}`, { id }),
      this.#ask(
        `MATCH (n:Entity {id: $id})-[r:${ALL_HOPS}]-(o:Entity)
         WITH r.family AS family, r.kind AS type, r.part AS part, startNode(r) = n AS out, count(DISTINCT o) AS neighbours,
           collect(DISTINCT [r.edge, r.claims]) AS edges
         RETURN family, type, part, out, neighbours, reduce(sum = 0, it IN edges | sum + it[1]) AS claims`,
        { id },
      ),
    ]);
  }

  twoHops(id: string) {
    return this.#ask(
      `MATCH (n:Entity {id: $id}) ${edgesOf('n', 25)}
       MATCH (g)-[:NEAR|FAR]->(o:Entity) WHERE o <> n WITH DISTINCT o LIMIT 25
       CALL (o) { ${edgesOf('o', 20)} RETURN g } WITH DISTINCT g ${counted}`,
      { id },
    );
  }

  path(from: string, to: string) {
    return this.#ask(
      `MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
       MATCH p = shortestPath((a)-[:${hopTypes(['content']).join('|')}*..4]-(b))
       WHERE all(x IN nodes(p) WHERE x = a OR x = b OR x.family <> 'document')
       WITH relationships(p) AS hops UNWIND hops AS hop MATCH (g:Edge {id: hop.edge}) ${counted}`,
      { from, to },
    );
  }

  event(id: string) {
    return this.#ask(
      `MATCH (e:Entity {id: $id}) CALL () { ${latestBy('OBJECT', 50, 'AND c.attribution')} }
       MATCH (c)-[:IN]->(u:Utterance)
       RETURN ${entity} AS e, collect([${claim}, u { .id, .json, .label, .recorded }]) AS claims`,
      { id },
    );
  }

  nested(accused: string, region: string, from: number, to: number) {
    return this.#ask(
      `MATCH (a:Entity {id: $accused}) CALL (a) { RETURN a AS x UNION MATCH (x:Entity)-[:WITHIN]->(a) RETURN x }
       MATCH (x)<-[:SUBJECT]-(c:Claim) WHERE c.attribution AND NOT c.hidden AND 0 <= c.hapFrom <= $to AND c.hapTo >= $from
         AND EXISTS { MATCH (c)-[:SUBJECT|OBJECT|OTHER|SPEAKER]->(n:Entity) WHERE n.id = $region OR EXISTS { (n)-[:PLACED]->(:Entity {id: $region}) } }
       WITH DISTINCT c ORDER BY c.pubFrom DESC, c.id DESC LIMIT 20 RETURN ${claim} AS claim`,
      { accused, region, from: neo4j.int(from), to: neo4j.int(to) },
    );
  }

  prefix(query: string) {
    return this.#ask(
      `CALL db.index.fulltext.queryNodes('ascribe_names', $words) YIELD node AS n ${found}
       RETURN e.id AS id, max(n.folded = $folded) AS exact, collect(n.text)[0] AS text, collect(n.lang)[0] AS lang
       ORDER BY exact DESC, id LIMIT 20`,
      { words: `${fold(query)}*`, folded: fold(query) },
    );
  }

  /** The words that share most trigrams, and the names that hold them. */
  fuzzy(query: string) {
    const grams = trigrams(query);
    return this.#ask(
      `CALL db.index.fulltext.queryNodes('ascribe_slips', $words) YIELD node AS w
       WITH w.text AS text, size([gram IN split(w.grams, ' ') WHERE gram IN $grams]) AS hits WHERE hits >= $least
       WITH text ORDER BY hits DESC LIMIT 50
       WITH reduce(all = $folded, word IN collect(text) | all + ' OR ' + word) AS slips
       CALL db.index.fulltext.queryNodes('ascribe_names', slips) YIELD node AS n ${found}
       RETURN e.id AS id, collect(n.text)[0] AS text, collect(n.lang)[0] AS lang ORDER BY id LIMIT 20`,
      {
        words: grams.join(' OR '),
        grams,
        least: neo4j.int(Math.ceil((grams.length - 1) / 2)),
        folded: fold(query),
      },
    );
  }

  quotation(query: string) {
    return this.#ask(
      `CALL db.index.fulltext.queryNodes('ascribe_quotations', $words) YIELD node AS u
       WITH u WHERE NOT u:Pending AND u.withdrawn IS NULL
       RETURN u.id AS id, u.json AS json, u.document AS document, u.start AS start ORDER BY document, start, id LIMIT 20`,
      { words: wordsOf(query).join(' AND ') },
    );
  }

  timeline(id: string) {
    return this.#ask(
      `MATCH (a:Entity {id: $id}) CALL (a) { RETURN a AS x UNION MATCH (x:Entity)-[:WITHIN]->(a) RETURN x }
       MATCH (x)<-[:SUBJECT]-(c:Claim) WHERE c.attribution AND NOT c.hidden AND c.hapFrom > 0
       OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity {family: 'event'})
       RETURN c.hapFrom / 100 AS at, c.mark AS mark, count(DISTINCT c) AS claims, count(DISTINCT o) AS events ORDER BY at`,
      { id },
    );
  }

  contested() {
    return this.#ask(
      `MATCH (c:Claim) WHERE NOT c.hidden AND ((c.predicate = 'carried_out' AND c.stance IN ['asserts', 'denies'])
         OR c.stance = 'denies' OR c.negated OR (c.predicate = 'character' AND c.stance = 'asserts') OR c.mark = 'silence')
       RETURN ${claim} AS claim ORDER BY c.textKey LIMIT 20000`,
      {},
    );
  }

  judge(on: string, at: number) {
    const json = JSON.stringify({ on: [on], says: 'grade', value: 'B2', why: 'read', by: 'bench', at });
    const id = `judgement/${randomBytes(32).toString('hex')}`;
    return this.#ask(
      `MATCH (c:Claim {id: $on})
       CREATE (j:Judgement {id: $id, says: 'grade', by: 'bench', at: $at, recorded: $at, json: $json})-[:ON {place: 0}]->(c)`,
      { on, id, at, json },
      'WRITE',
    );
  }

  close(): Promise<void> {
    return this.#driver.close();
  }
}
