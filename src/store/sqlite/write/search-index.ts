import type { Entity } from '../../../model/entity.ts';
import { fold, nameKeys, trigrams } from '../../../model/names.ts';
import type { Utterance } from '../../../model/utterance.ts';
import type { Connection } from '../../local/connection.ts';
import { beginningsOf, wordsOf } from '../../words.ts';
import { writings } from '../../writings.ts';

/** Trigrams are left in a scratch table, for `insertGrams`: there are dozens in each name. */
export function indexNames(db: Connection, entity: number, record: Pick<Entity, 'label' | 'names'>): void {
  writings(record).forEach(({ text, lang }, place) => {
    const folded = fold(text);
    const id = db.insert(
      'INSERT INTO name (entity, place, text, lang, folded) VALUES (?, ?, ?, ?, ?)',
      ...[entity, place, text, lang, folded],
    );
    db.run(
      'INSERT INTO name_words (rowid, folded, keys) VALUES (?, ?, ?)',
      ...[id, beginningsOf(text).join(' '), nameKeys(text).join(' ')],
    );
    db.run('INSERT INTO temp.fresh_gram VALUES (?, ?)', id, JSON.stringify(trigrams(text)));
  });
}

/** Puts the trigrams of new names where they are looked for, in order. */
export function insertGrams(db: Connection): void {
  db.run(`INSERT OR IGNORE INTO trigram (gram, name)
    SELECT g.value, f.name FROM temp.fresh_gram f, json_each(f.grams) g ORDER BY 1, 2`);
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

/** The quotations of an utterance are searched as one text. */
export function indexQuotes(db: Connection, utterance: number, record: Pick<Utterance, 'quotes'>): void {
  const folded = record.quotes.flatMap((quote) => wordsOf(quote.exact)).join(' ');
  db.run('INSERT INTO quotation_words (rowid, folded) VALUES (?, ?)', utterance, folded);
}

export function unindexQuotes(db: Connection, utterance: number): void {
  db.run('DELETE FROM quotation_words WHERE rowid = ?', utterance);
}
