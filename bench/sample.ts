import type { Floor } from './floor.ts';

/** What the questions are asked of: the same for the same data. */
export interface Sample {
  /** Entities of twenty to sixty claims. */
  typical: string[];
  hub: string;
  events: string[];
  documents: string[];
  facilities: string[];
  places: string[];
  /** Places with most in them, by what claims say. */
  regions: string[];
  accused: string[];
  stems: string[];
  claims: string[];
  prefixes: string[];
  misspelt: string[];
  quoted: string[];
}

/** Chooses from a loaded file. */
export function sampleOf(floor: Floor): Sample {
  const column = (sql: string) => floor.all(sql).map(([value]) => String(value));
  // A product with a large prime, so that neighbours in the table are not neighbours here.
  const shuffled = (where: string, most: number) =>
    column(`SELECT ref FROM entity WHERE ${where} ORDER BY (id * 2654435761) % 1000003 LIMIT ${most}`);
  const words = column(
    `SELECT substr(n.text, 1, coalesce(nullif(instr(n.text, ' '), 0) - 1, length(n.text))) FROM name n
     WHERE n.lang = 'en' AND length(n.text) > 7 ORDER BY (n.id * 2654435761) % 1000003 LIMIT 400`,
  ).filter((word) => word.length >= 5 && /^[A-Za-z]+$/.test(word));
  const middle = (word: string) => Math.floor(word.length / 2);
  const quoted = column(
    `SELECT json ->> '$.quotes[0].exact' FROM utterance ORDER BY (id * 2654435761) % 1000003 LIMIT 200`,
  ).flatMap((text) => {
    const long = text.split(' ').filter((word) => word.length >= 5);
    return long.length < 2 ? [] : [`${long[0]} ${long.at(-1)}`];
  });
  return {
    typical: shuffled('claims BETWEEN 20 AND 60', 200),
    hub: column('SELECT ref FROM entity ORDER BY claims DESC LIMIT 1')[0] as string,
    events: shuffled("family = 'event' AND claims BETWEEN 8 AND 60", 200),
    documents: shuffled('coded = 1 AND claims > 0', 50).concat(shuffled('coded = 1', 50)),
    facilities: shuffled("family = 'facility' AND claims BETWEEN 5 AND 60", 100),
    places: shuffled("family = 'place' AND claims BETWEEN 5 AND 60", 100),
    regions: column(
      'SELECT e.ref FROM placed p JOIN entity e ON e.id = p.place GROUP BY e.id ORDER BY count(*) DESC, e.ref LIMIT 12',
    ),
    accused: column(
      "SELECT ref FROM entity WHERE kind IN ('armed_force', 'government', 'armed_group') ORDER BY claims DESC LIMIT 20",
    ),
    stems: column(
      `SELECT 'stem/' || lower(hex(p.stem)) FROM claim c JOIN proposition p ON p.id = c.proposition
       WHERE c.attribution = 1 AND c.hidden = 0 ORDER BY c.id LIMIT 100`,
    ),
    claims: column("SELECT 'claim/' || lower(hex(ref)) FROM claim WHERE hidden = 0 ORDER BY id LIMIT 400"),
    prefixes: words.map((word) => word.slice(0, 4)).slice(0, 200),
    misspelt: words
      .filter((word) => word.length >= 6)
      .map((word) => word.slice(0, middle(word)) + word.slice(middle(word) + 1))
      .slice(0, 200),
    quoted: quoted.slice(0, 200),
  };
}
