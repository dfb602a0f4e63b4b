import type { Entity, EntityId } from '../src/model/entity.ts';
import type { Kind } from '../src/model/kinds.ts';
import { Random } from './random.ts';
import { type Naming, naming } from './words.ts';

const DAY = 86_400_000;
const START = Date.UTC(2031, 0, 1);
const YEARS = 10;

/** How many entities of each sort there are. */
export interface Sizes {
  powers: number;
  ngos: number;
  media: number;
  people: number;
  facilities: number;
  events: number;
  places: number;
  mechanisms: number;
  documents: number;
}

/** What is so of an event, whatever is said of it. */
interface Truth {
  accused: number;
  facility: number;
  place: number;
  day: string;
  part: number;
}

/** Works something out once for a while, in bounded memory. */
function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = work(key);
      if (known.size >= 20_000) known.clear();
      known.set(key, value);
    }
    return value;
  };
}

/** A place among the days from the first document to the last, from 0 to 1, as a day. */
export function dayAt(part: number, shift = 0): string {
  return new Date(START + Math.floor(part * YEARS * 365) * DAY + shift * DAY).toISOString().slice(0, 10);
}

const facilityKinds = [
  'medical',
  'medical',
  'medical',
  'school',
  'civil_defence',
  'camp',
  'warehouse',
  'dwelling',
] as const;
const eventKinds = [
  'attack',
  'attack',
  'attack',
  'attack',
  'attack',
  'attack',
  'meeting',
  'inquiry',
  'displacement',
] as const;
const nouns: Partial<Record<Kind, readonly [en: string, ar: string]>> = {
  medical: ['Hospital', 'مستشفى'],
  school: ['School', 'مدرسة'],
  civil_defence: ['Rescue Centre', 'مركز إنقاذ'],
  camp: ['Camp', 'مخيم'],
  warehouse: ['Store', 'مستودع'],
  dwelling: ['House', 'بيت'],
};

/**
 * The invented world behind a generated graph: who and what there is, and what is so of each event. Everything
 * follows from the seed and a number, so that nothing needs to be kept.
 */
export class World {
  readonly seed: number;
  readonly sizes: Sizes;
  /** The armed force that most is said of. */
  readonly hub: EntityId = 'actor/power-0';

  constructor(claims: number, seed: number) {
    this.seed = seed;
    const entities = Math.floor(claims / 3);
    const share = (part: number, least: number) => Math.max(least, Math.floor(entities * part));
    this.sizes = {
      powers: 48,
      ngos: share(0.012, 12),
      media: share(0.006, 8),
      people: share(0.15, 60),
      facilities: share(0.28, 60),
      events: share(0.42, 80),
      places: share(0.1, 110),
      mechanisms: 4,
      documents: share(0.025, 4),
    };
  }

  /** The number stream of one thing. */
  random(...parts: (string | number)[]): Random {
    return new Random(this.seed, ...parts);
  }

  power = (at: number): EntityId => `actor/power-${at}`;
  ngo = (at: number): EntityId => `actor/ngo-${at}`;
  medium = (at: number): EntityId => `actor/paper-${at}`;
  person = (at: number): EntityId => `actor/person-${at}`;
  facility = (at: number): EntityId => `facility/site-${at}`;
  event = (at: number): EntityId => `event/event-${at}`;
  place = (at: number): EntityId => `place/place-${at}`;
  mechanism = (at: number): EntityId => `mechanism/list-${at}`;
  document = (at: number): EntityId => `document/text-${at}`;

  kindOfEvent(at: number): Kind {
    // Every hundredth is a campaign of which others are part.
    return at % 100 === 0 ? 'offensive' : this.random('event', at).pick(eventKinds);
  }

  kindOfFacility(at: number): Kind {
    return this.random('facility', at).pick(facilityKinds);
  }

  /** The place around a place: a region, fourteen provinces, six districts in each, towns in these. */
  around(at: number): number | null {
    if (at === 0) return null;
    if (at < 15) return 0;
    if (at < 99) return 1 + (at % 14);
    return 15 + this.random('around', at).below(84);
  }

  /** What is so of an event: who is mostly accused of it, what it struck, where and when. */
  readonly truth = remembered((at: number): Truth => {
    const random = this.random('truth', at);
    const { powers, facilities, places, events } = this.sizes;
    const part = Math.min(0.999, at / events);
    return {
      accused: random.chance(0.36) ? 0 : random.skewed(powers, 1.5),
      facility: random.skewed(facilities, 1.4),
      place: 99 + random.skewed(places - 99, 1.3),
      day: dayAt(part, random.below(30)),
      part,
    };
  });

  readonly nameOf = remembered((id: EntityId): Naming => {
    const shape = id.startsWith('place/') ? 'town' : id.startsWith('actor/person') ? 'person' : 'word';
    return naming(this.random('name', id), shape);
  });

  /** What a text calls an event. */
  eventName(at: number, language: 'en' | 'ar'): string {
    const { facility, place } = this.truth(at);
    const town = this.nameOf(this.place(place));
    const [noun = 'place', arabic = 'مكان'] = nouns[this.kindOfFacility(facility)] ?? [];
    const name = this.nameOf(this.facility(facility));
    return language === 'ar'
      ? `${arabic} ${name.arabic} في ${town.arabic}`
      : `${name.latin} ${noun} in ${town.latin}`;
  }

  /** Every entity but the documents. */
  *entities(): Generator<Entity> {
    const { sizes } = this;
    const powerKinds: Kind[] = [
      'armed_force',
      'government',
      'country',
      'armed_force',
      'armed_group',
      'armed_group',
    ];
    for (let at = 0; at < sizes.powers; at++) yield this.#named(this.power(at), powerKinds[at % 6] as Kind);
    for (let at = 0; at < sizes.ngos; at++)
      yield this.#named(
        this.ngo(at),
        at % 7 === 0 ? 'intergovernmental' : at % 5 === 0 ? 'public_body' : 'ngo',
      );
    for (let at = 0; at < sizes.media; at++) yield this.#named(this.medium(at), 'media');
    for (let at = 0; at < sizes.people; at++)
      yield this.#named(this.person(at), at % 20 === 0 ? 'group' : 'person');
    for (let at = 0; at < sizes.mechanisms; at++) yield this.#named(this.mechanism(at), 'mechanism');
    for (let at = 0; at < sizes.places; at++) yield this.#named(this.place(at), 'place');
    for (let at = 0; at < sizes.facilities; at++)
      yield this.#named(this.facility(at), this.kindOfFacility(at));
    for (let at = 0; at < sizes.events; at++) {
      const kind = this.kindOfEvent(at);
      const { day } = this.truth(at);
      const en = `the ${kind} on ${this.eventName(at, 'en')}, ${day}`;
      const ar = `${this.eventName(at, 'ar')}، ${day}`;
      yield { id: this.event(at), kind, plural: kind === 'offensive', label: { en, ar }, names: [] };
    }
  }

  #named(id: EntityId, kind: Kind): Entity {
    const random = this.random('entity', id);
    const { latin, variants, arabic } = this.nameOf(id);
    const [noun, arabicNoun] = nouns[kind] ?? [];
    const en = (text: string) => (noun ? `${text} ${noun}` : text);
    const name = (text: string, lang: string) => {
      if (random.chance(0.5)) return { text, lang, form: 'proper' as const, quotes: [], source: 'gazetteer' };
      const start = random.below(3000);
      const quote = { exact: text, start, end: start + [...text].length, direct: false };
      const document = this.document(random.below(this.sizes.documents));
      return { text, lang, form: 'proper' as const, quotes: [{ ...quote, document }] };
    };
    const full = arabicNoun ? `${arabicNoun} ${arabic}` : arabic;
    return {
      id,
      kind,
      plural: kind === 'group',
      label: { en: en(latin), ...(random.chance(0.7) ? { ar: full } : {}) },
      names: [
        ...variants.slice(0, 1 + random.below(2)).map((text) => name(en(text), 'en')),
        ...(random.chance(0.6) ? [name(full, 'ar')] : []),
      ],
      ...(kind === 'place' && random.chance(0.5)
        ? {
            at: {
              lat: random.below(9000) / 100,
              lon: random.below(9000) / 100,
              precision: 'town',
              source: 'gazetteer',
            },
          }
        : {}),
    };
  }
}
