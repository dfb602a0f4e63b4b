import type { Entity } from '../../../model/entity.ts';
import { fold, nameKeys, trigrams } from '../../../model/names.ts';
import type { Utterance } from '../../../model/utterance.ts';
import type { Connection } from '../../local/connection.ts';
import { Rows } from '../../local/rows.ts';
import { beginningsOf, wordsOf } from '../../words.ts';
import { writings } from '../../writings.ts';

/**
 * Notes what names and quotations are searched by; nobody sees it before `flush`. All but the names themselves is left in
 * scratch tables for `insertWords`: after every statement that writes several rows SQLite would write out what FTS5 has
 * collected.
 */
export class SearchIndex {
  readonly #db: Connection;
  readonly #names: Rows;
  readonly #freshNames: Rows;
  readonly #freshQuotes: Rows;
  /** The words of names: most are used again and again. */
  readonly #words = new Set<string>();
  #last: number | undefined;

  constructor(db: Connection) {
    this.#db = db;
    this.#names = new Rows(db, 'name (id, entity, place, text, lang, folded)', 6);
    this.#freshNames = new Rows(db, 'temp.fresh_name', 3);
    this.#freshQuotes = new Rows(db, 'temp.fresh_quote', 2);
  }

  names(entity: number, record: Pick<Entity, 'label' | 'names'>): void {
    this.#last ??= this.#db.count('SELECT max(id) FROM name');
    let id = this.#last;
    writings(record).forEach(({ text, lang }, place) => {
      id++;
      // What is folded once need not be folded again: folding it changes nothing.
      const folded = fold(text);
      this.#names.add(id, entity, place, text, lang, folded);
      this.#freshNames.add(id, beginningsOf(folded).join(' '), nameKeys(folded).join(' '));
      for (const word of wordsOf(folded)) this.#words.add(word);
    });
    // Bounded: a load may hold millions.
    if (this.#words.size > 100_000) this.#flushWords();
    this.#last = id;
  }

  /** The quotations of an utterance are searched as one text. */
  quotes(utterance: number, record: Pick<Utterance, 'quotes'>): void {
    this.#freshQuotes.add(utterance, record.quotes.flatMap((quote) => wordsOf(quote.exact)).join(' '));
  }

  flush(): void {
    for (const rows of [this.#names, this.#freshNames, this.#freshQuotes]) rows.flush();
    this.#flushWords();
  }

  #flushWords(): void {
    indexWords(this.#db, this.#words);
    this.#words.clear();
  }
}

/** Puts words of names among those that a slip is looked for in. */
export function indexWords(db: Connection, words: Iterable<string>): void {
  for (const word of words) {
    const id = db.get('INSERT OR IGNORE INTO word (text) VALUES (?) RETURNING id', word)?.[0];
    if (id === undefined) continue;
    const grams = JSON.stringify(trigrams(word));
    db.run('INSERT INTO gram (gram, word) SELECT value, ? FROM json_each(?)', id, grams);
  }
}

/** Puts what is new where it is looked for. */
export function insertWords(db: Connection): void {
  db.run('INSERT INTO name_words (rowid, folded, keys) SELECT name, words, keys FROM temp.fresh_name');
  db.run('INSERT INTO quotation_words (rowid, folded) SELECT utterance, words FROM temp.fresh_quote');
}

/** Words stay: one that no name has any more leads to none. */
export function unindexNames(db: Connection, entity: number): void {
  for (const [id] of db.all('SELECT id FROM name WHERE entity = ?', entity))
    db.run('DELETE FROM name_words WHERE rowid = ?', id as number);
  db.run('DELETE FROM name WHERE entity = ?', entity);
}

export function unindexQuotes(db: Connection, utterance: number): void {
  db.run('DELETE FROM quotation_words WHERE rowid = ?', utterance);
}
