import type { Entity } from '../../../model/entity.ts';
import { fold, nameKeys, trigrams } from '../../../model/names.ts';
import type { Utterance } from '../../../model/utterance.ts';
import type { Connection } from '../../local/connection.ts';
import { Rows } from '../../local/rows.ts';
import { beginningsOf, wordsOf } from '../../words.ts';
import { writings } from '../../writings.ts';

/**
 * Notes what names and quotations are searched by; nobody sees it before `flush`. All but the names themselves is left in
 * scratch tables for `insertWords`: there are dozens of trigrams in a name, and after every statement that writes several
 * rows SQLite would write out what FTS5 has collected.
 */
export class SearchIndex {
  readonly #db: Connection;
  readonly #names: Rows;
  readonly #freshNames: Rows;
  readonly #freshQuotes: Rows;
  #last: number | undefined;

  constructor(db: Connection) {
    this.#db = db;
    this.#names = new Rows(db, 'name (id, entity, place, text, lang, folded)', 6);
    this.#freshNames = new Rows(db, 'temp.fresh_name', 4);
    this.#freshQuotes = new Rows(db, 'temp.fresh_quote', 2);
  }

  names(entity: number, record: Pick<Entity, 'label' | 'names'>): void {
    this.#last ??= this.#db.count('SELECT max(id) FROM name');
    let id = this.#last;
    writings(record).forEach(({ text, lang }, place) => {
      id++;
      this.#names.add(id, entity, place, text, lang, fold(text));
      const words = beginningsOf(text).join(' ');
      this.#freshNames.add(id, words, nameKeys(text).join(' '), JSON.stringify(trigrams(text)));
    });
    this.#last = id;
  }

  /** The quotations of an utterance are searched as one text. */
  quotes(utterance: number, record: Pick<Utterance, 'quotes'>): void {
    this.#freshQuotes.add(utterance, record.quotes.flatMap((quote) => wordsOf(quote.exact)).join(' '));
  }

  flush(): void {
    for (const rows of [this.#names, this.#freshNames, this.#freshQuotes]) rows.flush();
  }
}

/** Puts the words and trigrams of what is new where they are looked for, in order. */
export function insertWords(db: Connection): void {
  db.run('INSERT INTO name_words (rowid, folded, keys) SELECT name, words, keys FROM temp.fresh_name');
  db.run('INSERT INTO quotation_words (rowid, folded) SELECT utterance, words FROM temp.fresh_quote');
  db.run(`INSERT OR IGNORE INTO trigram (gram, name)
    SELECT g.value, f.name FROM temp.fresh_name f, json_each(f.grams) g ORDER BY 1, 2`);
}

export function unindexNames(db: Connection, entity: number): void {
  for (const [id, text] of db.all('SELECT id, text FROM name WHERE entity = ?', entity) as [
    number,
    string,
  ][]) {
    db.run('DELETE FROM name_words WHERE rowid = ?', id);
    for (const gram of trigrams(text)) db.run('DELETE FROM trigram WHERE gram = ? AND name = ?', gram, id);
  }
  db.run('DELETE FROM name WHERE entity = ?', entity);
}

export function unindexQuotes(db: Connection, utterance: number): void {
  db.run('DELETE FROM quotation_words WHERE rowid = ?', utterance);
}
