import type { Entity, EntityId, Link, Name } from '../../src/model/entity.ts';
import { claimId, judgementId, utteranceId } from '../../src/model/ids.ts';
import type { Judgement } from '../../src/model/judgement.ts';
import type { Kind } from '../../src/model/kinds.ts';
import type { Predicate, Role } from '../../src/model/predicates/index.ts';
import type { Coded, Ends, Proposition, Quantity } from '../../src/model/proposition.ts';
import type { Claim, HedgeLevel, Stance, Utterance, Where } from '../../src/model/utterance.ts';
import type { LoadRecord } from '../../src/store/records.ts';

/** "a and b", "a or b", "some of a", "someone": the ends that they mean. */
export function ends(text: string): Ends {
  if (text === 'someone') return { of: [], mode: 'all' };
  const some = text.startsWith('some of ');
  const of = text
    .replace('some of ', '')
    .split(/ (?:and|or) /)
    .sort();
  return { of, mode: some ? 'some' : text.includes(' or ') ? 'either' : 'all' };
}

interface About {
  not?: true;
  when?: string;
  code?: string | string[];
  count?: [measure: string, low: number | null, high: number | null];
  with?: Partial<Record<Role, string>>;
}

/** A proposition: `about('struck', 'event/a', 'facility/b')`. */
export function about(
  predicate: Predicate,
  subject: string,
  object?: string | null,
  more: About = {},
): Proposition {
  const words = predicate === 'located' ? {} : { words: 'so' };
  const coded: Coded | undefined = more.code ? { codes: [more.code].flat().sort(), ...words } : undefined;
  const [measure = '', low = null, high = null] = more.count ?? [];
  const figure: Quantity | undefined = more.count && {
    ...{ measure, unit: 'people', low, best: null, high, words: 'so', state: 'given' },
  };
  const value = coded ?? figure;
  return {
    predicate,
    ...(more.not && { not: true as const }),
    subject: ends(subject),
    ...(object && { object: ends(object) }),
    ...(value && { value }),
    ...(more.when && { when: { edtf: more.when } }),
    ...(more.with && {
      with: Object.fromEntries(Object.entries(more.with).map(([role, text]) => [role, ends(text)])),
    }),
  };
}

interface Said {
  stance?: Stance;
  hedge?: HedgeLevel;
  if?: string;
  answers?: string[];
}

export function claim(
  proposition: Proposition,
  { stance = 'asserts', hedge = 'flat', ...rest }: Said = {},
): Claim {
  return {
    stance,
    about: proposition,
    hedge: { level: hedge, words: hedge === 'flat' ? [] : ['may'] },
    ...(rest.if && { if: rest.if }),
    ...(rest.answers && { answers: rest.answers }),
  };
}

interface Spoken {
  document: EntityId;
  /** The voices, publisher first; "someone" is a voice that the text hides. */
  by: string[];
  start?: number;
  quote?: string | string[];
  where?: Where;
  said?: string;
  basis?: string;
}

/** Puts records together and computes their ids, as an importer does. */
export class Sheet {
  readonly records: LoadRecord[] = [];
  readonly #ids = new Map<string, string>();
  #start = 0;

  entity(id: EntityId, kind: Kind, label: string, more: Partial<Entity> = {}): this {
    const entity: Entity = { id, kind, plural: false, label: { en: label }, names: [], ...more };
    this.records.push({ type: 'entity', entity });
    return this;
  }

  /** Several entities of a kind, each labelled by its slug. */
  entities(kind: Kind, ...ids: EntityId[]): this {
    for (const id of ids) this.entity(id, kind, id.slice(id.indexOf('/') + 1).replaceAll('-', ' '));
    return this;
  }

  document(id: EntityId, publisher: EntityId, published: string, sha256 = '0'.repeat(64)): this {
    const link: Link = { voice: publisher };
    return this.entity(id, 'document', `the text ${id.slice(9)}`, {
      source: { sha256, lang: 'en', publisher: link, published: { edtf: published }, length: 100_000 },
    });
  }

  /** An utterance; its claims are then known as `label.1`, `label.2` … */
  say(label: string, spoken: Spoken, ...claims: Claim[]): this {
    const texts = [spoken.quote ?? `words of ${label}`].flat();
    let start = spoken.start ?? this.#start;
    const quotes = texts.map((exact) => {
      const quote = { exact, start, end: start + [...exact].length, direct: false };
      start = quote.end + 1;
      return quote;
    });
    this.#start = start;
    const utterance: Utterance = {
      document: spoken.document,
      quotes,
      where: spoken.where ?? 'body',
      chain: spoken.by.map((voice) => ({ voice: voice === 'someone' ? null : voice })),
      ...(spoken.said && { said: { edtf: spoken.said } }),
      basis: spoken.basis ? [{ words: spoken.basis }] : [],
      claims,
    };
    const occurrences = quotes.map(() => 1);
    const id = utteranceId(utterance, occurrences);
    const claimIds = claims.map((it) => claimId(id, it));
    this.#ids.set(label, id);
    claimIds.forEach((it, at) => {
      this.#ids.set(`${label}.${at + 1}`, it);
    });
    this.records.push({ type: 'utterance', id, label, occurrences, utterance, claimIds });
    return this;
  }

  judge(says: Judgement['says'], on: string[], more: Partial<Judgement> = {}): this {
    const judgement = decision(
      says,
      on.map((it) => this.#ids.get(it) ?? it),
      more,
    );
    this.records.push({ type: 'judgement', judgement: { ...judgement, id: judgementId(judgement) } });
    return this;
  }

  /** The id of what a label names. */
  id(label: string): string {
    const id = this.#ids.get(label);
    if (!id) throw new Error(`nothing is labelled ${label}`);
    return id;
  }
}

/** A judgement without its id. */
export function decision(
  says: Judgement['says'],
  on: string[],
  more: Partial<Judgement> = {},
): Omit<Judgement, 'id'> {
  return { on, says, why: 'read again', by: 'kit', at: '2032-01-01', ...more };
}

export function name(text: string, lang = 'en'): Name {
  return { text, lang, form: 'proper', quotes: [], source: 'gazetteer' };
}

/** When the sets of the world are loaded. */
export const FIRST = '2033-01-01T10:00:00.000Z';
export const SECOND = '2033-02-01T10:00:00.000Z';

/** The first set of an invented world: who shelled a clinic, by one newspaper. */
export function alpha(): Sheet {
  const lark = 'document/lark';
  return new Sheet()
    .entity('actor/velmora', 'country', 'Velmora')
    .entities('government', 'actor/cabinet')
    .entities('armed_force', 'actor/guard')
    .entities('armed_group', 'actor/militia')
    .entities('media', 'actor/lark')
    .entities('person', 'actor/ann-oke')
    .entity('facility/pine-clinic', 'medical', 'the Pine clinic', {
      names: [name('Pine Clinic'), name('عيادة الصنوبر', 'ar'), name('Ma\u02BFarrat Pine House')],
    })
    .entity('place/ford', 'place', 'Ford', { names: [name('Al-Fu\u0304rda'), name('الفورضة', 'ar')] })
    .entities('place', 'place/north-vale')
    .entities('attack', 'event/pine', 'event/pine-again')
    .entities('mechanism', 'mechanism/safe-list')
    .document(lark, 'actor/lark', '2031-03-06')
    .say(
      'u1',
      {
        document: lark,
        by: ['actor/lark', 'actor/ann-oke'],
        said: '2031-03-05',
        quote: 'the Pine clinic was shelled, killing more than 40',
      },
      claim(about('carried_out', 'actor/militia or actor/guard', 'event/pine'), { hedge: 'possible' }),
      claim(about('struck', 'event/pine', 'facility/pine-clinic')),
      claim(about('count', 'event/pine', null, { count: ['killed', 41, null] })),
    )
    .say(
      'u2',
      { document: lark, by: ['actor/lark'], where: 'headline', quote: 'Guard shells a clinic' },
      claim(about('carried_out', 'actor/guard', 'event/pine')),
    )
    .say(
      'u3',
      { document: lark, by: ['actor/lark', 'actor/cabinet'], quote: 'the cabinet denied it' },
      claim(about('carried_out', 'actor/guard', 'event/pine'), { stance: 'denies' }),
    )
    .say(
      'u4',
      { document: lark, by: ['actor/lark'], quote: 'it fell on the clinic in Ford on 4 March' },
      claim(about('happened', 'event/pine', null, { when: '2031-03-04' })),
      claim(about('located', 'facility/pine-clinic', 'place/ford', { code: 'in' })),
      claim(about('type', 'facility/pine-clinic', null, { code: 'maternity' })),
      claim(about('located', 'place/ford', 'place/north-vale', { code: 'in' })),
    )
    .say(
      'u5',
      { document: lark, by: ['actor/lark', 'someone'], quote: 'no one has claimed it, and more is feared' },
      claim(about('spoke', 'actor/militia', 'event/pine', { not: true, code: 'claims_responsibility' })),
      claim(about('carried_out', 'actor/militia', 'event/pine-again'), { stance: 'expects' }),
    )
    .say(
      'u6',
      { document: lark, by: ['actor/lark'], quote: 'its place had been given to the guard' },
      claim(
        about('shared', 'facility/pine-clinic', 'actor/guard', {
          code: 'locations',
          with: { about: 'facility/pine-clinic', under: 'mechanism/safe-list' },
        }),
      ),
    );
}

/** The second set: a later text about a later raid, and what an analyst made of both. */
export function beta(): Sheet {
  const gull = 'document/gull';
  return new Sheet()
    .entities('armed_force', 'actor/guard')
    .entities('ngo', 'actor/open-ward')
    .entities('media', 'actor/gull')
    .entities('school', 'facility/mill-school')
    .entities('attack', 'event/mill')
    .entities('offensive', 'event/campaign')
    .document(gull, 'actor/gull', '2031-06')
    .say(
      'g1',
      {
        document: gull,
        by: ['actor/gull', 'actor/open-ward'],
        said: '2031-05-20',
        quote: 'the guard bombed the Mill school in May',
      },
      claim(about('carried_out', 'actor/guard', 'event/mill')),
      claim(about('struck', 'event/mill', 'facility/mill-school')),
      claim(about('happened', 'event/mill', null, { when: '2031-05' })),
      claim(about('part_of', 'event/mill', 'event/campaign')),
    )
    .say(
      'g2',
      { document: gull, by: ['actor/gull'], where: 'caption', quote: 'a school after the raid' },
      claim(about('struck', 'event/mill', 'facility/mill-school')),
      claim(about('happened', 'event/campaign', null, { when: '2031-04/..' }), { hedge: 'believed' }),
    );
}

/** The levels and likenesses that the tests judge. */
export const WITHIN = decision('within', ['actor/guard', 'actor/cabinet']);
export const SAME = decision('same', ['event/pine', 'event/pine-again']);
