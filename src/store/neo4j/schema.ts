import type { Client } from './client.ts';
import { indexNames } from './write/words.ts';

/** What brings a database from one version to the next; each step may be run again after a kill in its middle. */
export interface Migration {
  says: string;
  /** Statements, one after the other. */
  run: readonly string[];
  /** What is worked out on this side, once the indexes are there. */
  fill?: (client: Client) => Promise<void>;
}

/**
 * How a graph lies in Neo4j. What is recorded are the nodes and their JSON, kept once; all the rest is derived from it.
 *
 * - `(:Entity)`, `(:Utterance)`, `(:Claim)`, `(:Judgement)`: the records. Whatever a load writes before it is
 *   complete carries the label `Pending` as well, and is seen by nobody; of a first load nobody sees anything until
 *   `shown` stands on `(:Ascribe)`.
 * - `(:Claim)-[:SUBJECT|OBJECT|OTHER|SPEAKER]->(:Entity)`: how claims name entities. `e`, `pub` and `claim` repeat
 *   what the ends know, so that the latest claims of an entity are read off an index in order.
 * - `(:Claim)-[:IN]->(:Utterance)`, `-[:ANSWERS]->(:Claim)`, `-[:DATES]->(:Entity)`; `(:Judgement)-[:ON {place}]->()`.
 * - `(:Claim)-[:BACKS]->(:Edge)-[:NEAR|FAR {leads}]->(:Entity)`: edges with both ends whole; `claims` counts the
 *   visible ones. For each pair that an edge with visible claims joins there is a relationship between the entities,
 *   typed by predicate or mark (`HOPS`).
 * - `(thing)-[:HELD {label, gone}]->(:Set)`: which sets hold it; `(:Load)`: what was loaded.
 * - `class` on entities, `WITHIN {steps}`, `LIES {claim}`, `PLACED`: identity and places.
 * - `(:Name)-[:OF]->(:Entity)` and `words` on utterances: our own normalised keys, which the full-text indexes hold.
 *   `(:Word)`: each word of names once, by which slips are found; one that no name has any more leads to none.
 * - `(:SavedView)`: views of the explorer kept under a name.
 * - Days are numbers YYYYMMDD (0 an open start, 99999999 an open end, -1 no date); instants are milliseconds.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    says: 'constraints, indexes and full-text indexes of the first schema',
    run: [
      ...['Entity', 'Utterance', 'Claim', 'Judgement', 'Edge', 'Load'].map(
        (label) =>
          `CREATE CONSTRAINT ascribe_${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
      ),
      'CREATE CONSTRAINT ascribe_set_name IF NOT EXISTS FOR (n:Set) REQUIRE n.name IS UNIQUE',
      ...index('Entity', 'sort', 'id'),
      ...index('Entity', 'kind'),
      ...index('Entity', 'class'),
      ...index('Entity', 'claims', 'id'),
      ...index('Entity', 'hapFrom', 'id'),
      ...index('Utterance', 'document', 'start', 'id'),
      ...index('Claim', 'document'),
      ...index('Claim', 'utterance'),
      ...index('Claim', 'proposition'),
      ...index('Claim', 'stem'),
      ...index('Claim', 'edge'),
      ...index('Claim', 'successor'),
      ...index('Claim', 'predicate', 'hidden'),
      ...index('Claim', 'hidden', 'pubFrom', 'id'),
      ...index('Claim', 'hidden', 'hapFrom', 'id'),
      ...index('Claim', 'hidden', 'saidFrom', 'id'),
      ...index('Claim', 'hidden', 'recorded', 'id'),
      ...index('Claim', 'hidden', 'textKey', 'id'),
      ...index('Edge', 'key'),
      ...index('Judgement', 'says'),
      ...index('Name', 'folded'),
      ...index('Text', 'document', 'n'),
      ...['SUBJECT', 'OBJECT', 'OTHER', 'SPEAKER'].map(
        (type) =>
          `CREATE INDEX ascribe_${type.toLowerCase()}_latest IF NOT EXISTS FOR ()-[r:${type}]-() ON (r.e, r.pub, r.claim)`,
      ),
      fullText('names', 'Name', 'words'),
      fullText('sounds', 'Name', 'keys'),
      fullText('grams', 'Name', 'grams'),
      fullText('quotations', 'Utterance', 'words'),
    ],
  },
  {
    says: 'saved views',
    run: ['CREATE CONSTRAINT ascribe_savedview_id IF NOT EXISTS FOR (n:SavedView) REQUIRE n.id IS UNIQUE'],
  },
  {
    // Names share most of their words: trigrams lead to words, and the full-text index from these to the names.
    says: 'the words of names, for slips',
    run: [
      'CREATE CONSTRAINT ascribe_word_text IF NOT EXISTS FOR (n:Word) REQUIRE n.text IS UNIQUE',
      fullText('slips', 'Word', 'grams'),
      'DROP INDEX ascribe_grams IF EXISTS',
      'MATCH (n:Name) WHERE n.grams IS NOT NULL CALL (n) { REMOVE n.grams } IN TRANSACTIONS OF 10000 ROWS',
    ],
    fill: indexNames,
  },
  {
    says: 'whether anything was shown: what a first load writes is hidden by that alone',
    run: [
      `MATCH (m:Ascribe {key: 'schema'}) WHERE m.restored IS NOT NULL OR EXISTS { (:Load) } SET m.shown = true`,
    ],
  },
];

function index(label: string, ...properties: string[]): string[] {
  const name = `ascribe_${label}_${properties.join('_')}`.toLowerCase();
  const list = properties.map((property) => `n.${property}`).join(', ');
  return [`CREATE INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON (${list})`];
}

/** Our keys are normalised already, hence words are told apart by spaces and by nothing else. */
function fullText(name: string, label: string, property: string): string {
  return `CREATE FULLTEXT INDEX ascribe_${name} IF NOT EXISTS FOR (n:${label}) ON EACH [n.${property}]
    OPTIONS { indexConfig: { \`fulltext.analyzer\`: 'whitespace' } }`;
}
