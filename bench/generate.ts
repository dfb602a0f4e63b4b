import { createHash } from 'node:crypto';
import type { EntityId, Link, Quote } from '../src/model/entity.ts';
import { claimId, judgementId, utteranceId } from '../src/model/ids.ts';
import type { Judgement } from '../src/model/judgement.ts';
import type { Predicate } from '../src/model/predicates/index.ts';
import { type Claim, positions, type Utterance, type Where } from '../src/model/utterance.ts';
import type { LoadRecord, UtteranceRecord } from '../src/store/records.ts';
import { claim, Sayings } from './claims.ts';
import type { Random } from './random.ts';
import { textWords } from './words.ts';
import { dayAt, World } from './world.ts';

/** How many claims of 1,000 have which predicate, where a text tells of an event. */
const accountOf: Readonly<Partial<Record<Predicate, number>>> = {
  carried_out: 300,
  struck: 150,
  happened: 110,
  located: 110,
  count: 110,
  used: 70,
  character: 40,
  condition: 50,
  type: 30,
  part_of: 30,
};
/** And where it tells of what surrounds one. */
const background: Readonly<Partial<Record<Predicate, number>>> = {
  described: 260,
  role: 200,
  operates: 90,
  supports: 80,
  controls: 60,
  shared: 70,
  issued: 80,
  about: 60,
  caused: 50,
  spoke: 50,
};

/** How many claims an utterance makes: from one to six. */
const many = { 1: 38, 2: 27, 3: 17, 4: 10, 5: 5, 6: 3 } as const;

/**
 * A graph of about so many claims, as records to load. The same size and seed give the same records. Degrees follow a
 * power law, with one hub in about every seventh claim; nothing is kept but one document's quotations.
 */
export function* generate(claims: number, seed = 1): Generator<LoadRecord> {
  const world = new World(claims, seed);
  for (const entity of world.entities()) yield { type: 'entity', entity };
  yield* levels(world);
  const { documents } = world.sizes;
  let made = 0;
  for (let at = 0; at < documents; at++) {
    const until = Math.round((claims * (at + 1)) / documents);
    const text = new Text(world, at);
    while (made < until) {
      const record = text.utterance(until - made);
      made += record.claimIds.length;
      yield record;
      yield* text.judgements(record);
    }
    yield text.document();
  }
}

/** Who stands within whom: forces in governments, governments in countries; towns of a name that are one. */
function* levels(world: World): Generator<LoadRecord> {
  const { powers, facilities, events } = world.sizes;
  for (let at = 0; at < powers; at += 6) {
    yield judged('within', [world.power(at), world.power(at + 1)]);
    yield judged('within', [world.power(at + 1), world.power(at + 2)]);
    if (at + 3 < powers) yield judged('within', [world.power(at + 3), world.power(at + 1)]);
  }
  for (let at = 0; at + 1 < facilities; at += 200) {
    yield judged('same', [world.facility(at), world.facility(at + 1)]);
    if (at + 3 < facilities) yield judged('different', [world.facility(at + 2), world.facility(at + 3)]);
  }
  for (let at = 1; at + 3 < events; at += 300) {
    yield judged('same', [world.event(at), world.event(at + 1)]);
    yield judged('overlaps', [world.event(at + 2), world.event(at + 3)]);
  }
}

function judged(says: Judgement['says'], on: string[], at = '2041-02-01', value?: string): LoadRecord {
  const it = { on, says, ...(value && { value }), why: 'read beside the text', by: 'analyst', at };
  return { type: 'judgement', judgement: { ...it, id: judgementId(it) } };
}

/** One document on its way. */
class Text {
  readonly #world: World;
  readonly #random: Random;
  readonly #sayings: Sayings;
  readonly #id: EntityId;
  readonly #at: number;
  readonly #part: number;
  readonly #publisher: EntityId;
  readonly #language: 'en' | 'ar';
  /** How often each quotation has occurred. */
  readonly #seen = new Map<string, number>();
  #start = 0;
  #count = 0;
  #accusation: { event: number; claim: string } | null = null;
  #before: string | null = null;
  #judgement: string | null = null;

  constructor(world: World, at: number) {
    this.#world = world;
    this.#at = at;
    this.#random = world.random('text', at);
    this.#sayings = new Sayings(world, this.#random);
    this.#id = world.document(at);
    this.#part = (at + 1) / (world.sizes.documents + 1);
    this.#publisher = world.medium(this.#random.skewed(world.sizes.media, 2));
    this.#language = this.#random.chance(0.15) ? 'ar' : 'en';
  }

  /** The document itself, known to its end. */
  document(): LoadRecord {
    const link: Link = { voice: this.#publisher };
    const source = {
      sha256: createHash('sha256').update(`${this.#world.seed} ${this.#id}`).digest('hex'),
      ...{ lang: this.#language, publisher: link, published: { edtf: dayAt(this.#part) } },
      length: this.#start + 1,
    };
    const label = {
      en: `${this.#world.nameOf(this.#publisher).latin}, ${dayAt(this.#part)}, no. ${this.#at}`,
    };
    return {
      type: 'entity',
      entity: { id: this.#id, kind: 'document', plural: false, label, names: [], source },
    };
  }

  /** An event that is written about: half the time a late one, else one that is told again and again. */
  #event(): number {
    const random = this.#random;
    const known = Math.max(10, Math.floor(this.#part * this.#world.sizes.events));
    if (random.chance(0.5)) return Math.max(0, known - 1 - random.skewed(Math.max(10, known * 0.05), 1.5));
    return random.skewed(known, 1.7);
  }

  utterance(most: number): UtteranceRecord {
    const random = this.#random;
    const event = this.#event();
    const sort = random.weighted({ account: 62, denial: 8, reaction: 6, silence: 4, background: 20 });
    const wanted = Math.min(most, Number(random.weighted(many)));
    const claims: Claim[] = [];
    for (let at = 0; at < wanted; at++) claims.push(this.#claim(sort, event));
    const chain = this.#chain(sort === 'denial' ? event : null);
    const where: Where = random.chance(0.8) ? 'body' : random.pick(positions);
    const draft = {
      ...{ document: this.#id, quotes: this.#quotes(event, claims), where, chain },
      ...(random.chance(0.6) && { said: { edtf: dayAt(this.#part, -random.below(20)) } }),
      basis: random.chance(0.2)
        ? [
            {
              words: 'records',
              ...(random.chance(0.3) && { entity: this.#world.document(random.below(this.#at + 1)) }),
            },
          ]
        : [],
    } satisfies Omit<Utterance, 'claims'>;
    const occurrences = draft.quotes.map(({ exact }) => {
      const occurrence = (this.#seen.get(exact) ?? 0) + 1;
      this.#seen.set(exact, occurrence);
      return occurrence;
    });
    const id = utteranceId(draft, occurrences);
    // Said twice in one breath is said once.
    const byId = new Map(claims.map((it) => [claimId(id, it), it]));
    const utterance = { ...draft, claims: [...byId.values()] };
    const claimIds = [...byId.keys()];
    const accusing = utterance.claims.findIndex(({ about }) => about.predicate === 'carried_out');
    if (sort === 'account' && accusing >= 0)
      this.#accusation = { event, claim: claimIds[accusing] as string };
    const label = `t${this.#at}-u${++this.#count}`;
    return { type: 'utterance', id, label, occurrences, utterance, claimIds };
  }

  #claim(sort: string, event: number): Claim {
    const [random, sayings] = [this.#random, this.#sayings];
    if (sort === 'silence') return claim(random, sayings.silence(event));
    if (sort === 'background')
      return claim(
        random,
        sayings.on(random.weighted(background as Record<Predicate, number>), event),
        random.chance(0.05) ? 'expects' : 'asserts',
      );
    if (sort === 'reaction')
      return claim(
        random,
        sayings.on(random.chance(0.7) ? 'carried_out' : 'described', event),
        random.weighted({ condemns: 50, demands: 30, warns: 20 }),
      );
    if (sort === 'account')
      return claim(random, sayings.on(random.weighted(accountOf as Record<Predicate, number>), event));
    const predicate = random.weighted({ carried_out: 55, happened: 15, struck: 12, used: 10, character: 8 });
    if (random.chance(0.25)) return claim(random, { ...sayings.on(predicate, event), not: true });
    const denied = claim(random, sayings.on(predicate, event), 'denies');
    const answered = this.#accusation?.event === event ? this.#accusation.claim : null;
    return answered ? { ...denied, answers: [answered] } : denied;
  }

  /** From the publisher to the speaker, at times through another, at times to someone hidden. */
  #chain(denied: number | null): Link[] {
    const [random, world] = [this.#random, this.#world];
    const { people, ngos, powers, media } = world.sizes;
    const chain: Link[] = [{ voice: this.#publisher }];
    if (denied !== null) {
      const accused = world.truth(denied).accused;
      return [
        ...chain,
        { voice: world.power(random.chance(0.7) ? accused : random.skewed(powers, 2)), words: 'denied' },
      ];
    }
    if (random.chance(0.3)) return chain;
    if (random.chance(0.2))
      chain.push({ voice: world.medium(random.skewed(media, 2)), words: 'reported', implied: true });
    const speaker = random.weighted({ person: 55, ngo: 30, power: 9, hidden: 6 });
    const voice = {
      person: () => world.person(random.skewed(people, 2.2)),
      ngo: () => world.ngo(random.skewed(ngos, 2)),
      power: () => world.power(random.skewed(powers, 2)),
      hidden: () => null,
    }[speaker]();
    return [
      ...chain,
      { voice, words: random.pick(['said', 'told reporters', 'claims', 'revealed', 'found']) },
    ];
  }

  /** One or two quotations of running text that hold the event's name and the hedging words, at most 25 words each. */
  #quotes(event: number, claims: readonly Claim[]): Quote[] {
    const random = this.#random;
    const name = this.#world.eventName(event, this.#language).split(' ');
    const hedged = claims
      .flatMap(({ hedge }) => hedge.words)
      .join(' ')
      .split(' ');
    const texts = Array.from({ length: random.chance(0.12) ? 2 : 1 }, (_, at) => {
      const filling = textWords(random, 5 + random.below(9), this.#language);
      const all = at === 0 ? [...filling.slice(0, 3), ...name, ...hedged, ...filling.slice(3)] : filling;
      return all.filter(Boolean).slice(0, 25).join(' ');
    });
    return texts.map((exact) => {
      const start = this.#start + random.below(60);
      const end = start + [...exact].length;
      this.#start = end + 1;
      return { exact, start, end, direct: random.chance(0.3) };
    });
  }

  /** What analysts made of an utterance: of most, nothing. */
  *judgements({ claimIds }: UtteranceRecord): Generator<LoadRecord> {
    const random = this.#random;
    const day = dayAt(this.#part, 30);
    const [first, second] = claimIds as [string, string?];
    const make = (says: Judgement['says'], on: string[], value?: string) => {
      const record = judged(says, on, day, value);
      if (record.type === 'judgement') this.#judgement = record.judgement.id;
      return record;
    };
    const sort = random.weighted({
      ...{ none: 953, accepted: 30, rejected: 5, grade: 4, supersedes: 2 },
      ...{ 'same-origin': 4, 'different-origin': 1, retracts: 1 },
    });
    if (sort === 'accepted') yield make(sort, [...claimIds]);
    else if (sort === 'rejected') yield make(sort, [first]);
    else if (sort === 'grade') yield make(sort, [first], 'B2');
    else if (sort === 'supersedes' && second) yield make(sort, [first, second]);
    else if ((sort === 'same-origin' || sort === 'different-origin') && this.#before)
      yield make(sort, [this.#before, first]);
    else if (sort === 'retracts' && this.#judgement) {
      yield judged('retracts', [this.#judgement], dayAt(this.#part, 40));
      this.#judgement = null;
    }
    this.#before = first;
  }
}
