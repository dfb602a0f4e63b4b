import type { EntityId } from '../src/model/entity.ts';
import { declarationOf, type Predicate } from '../src/model/predicates/index.ts';
import type { Ends, Proposition, Quantity } from '../src/model/proposition.ts';
import type { Claim, HedgeLevel, Stance } from '../src/model/utterance.ts';
import type { Random } from './random.ts';
import { dayAt, type World } from './world.ts';

/** The ends that some entities make: "a and b", "a or b", "some of a"; without any, someone. */
export function ends(of: readonly EntityId[], mode: Ends['mode'] = 'all', share?: Ends['share']): Ends {
  const sorted = [...new Set(of)].sort();
  const joined = mode === 'either' && sorted.length < 2 ? 'all' : mode;
  return { of: sorted, mode: sorted.length === 0 ? 'all' : joined, ...(share && { share }) };
}

const hedges: Record<HedgeLevel, readonly string[]> = {
  flat: [],
  probable: ['is believed to', 'very likely', 'probably'],
  believed: ['is said to', 'according to', 'reportedly'],
  possible: ['may have', 'is feared to', 'might'],
};

const words: Partial<Record<Predicate, string>> = {
  struck: 'medical facilities',
  used: 'bombs',
  character: 'deliberate',
  count: 'people',
  type: 'hospital',
  condition: 'destroyed',
  role: 'spokesman',
  shared: 'coordinates',
  spoke: 'responded',
  described: 'evidence',
};

/** A claim, with the hedge as often as texts hedge. */
export function claim(random: Random, about: Proposition, stance: Stance = 'asserts'): Claim {
  const level = random.weighted({ flat: 70, believed: 15, probable: 8, possible: 7 });
  return {
    stance,
    about,
    hedge: { level, words: level === 'flat' ? [] : [random.pick(hedges[level])] },
    ...(random.chance(0.01) ? { if: 'if confirmed' } : {}),
  };
}

/** Makes propositions of each predicate about one event and what surrounds it. */
export class Sayings {
  readonly #world: World;
  readonly #random: Random;

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
  }

  /** The accused: mostly those of whom it is so, at times others, "A or B", "A and B", or some of them. */
  #accused(event: number): Ends {
    const [random, world] = [this.#random, this.#world];
    const other = () => world.power(random.skewed(world.sizes.powers, 2));
    const own = world.power(world.truth(event).accused);
    const how = random.weighted({ own: 62, other: 18, either: 9, all: 8, some: 2, open: 1 });
    if (how === 'own') return ends([own]);
    if (how === 'other') return ends([other()]);
    if (how === 'open') return ends([]);
    if (how === 'some') return ends([own], 'some', { low: 0.9, high: null, words: 'nine in ten' });
    return ends([own, other()], how);
  }

  /** A proposition of a predicate that people say of an event, or of the things about it. */
  on(predicate: Predicate, event: number): Proposition {
    const [random, world] = [this.#random, this.#world];
    const { sizes } = world;
    const { facility, place, part } = world.truth(event);
    const [it, site, town] = [
      ends([world.event(event)]),
      ends([world.facility(facility)]),
      ends([world.place(place)]),
    ];
    const someone = () => world.person(random.skewed(sizes.people, 2.2));
    const body = () => world.ngo(random.skewed(sizes.ngos, 2));
    const power = () => world.power(random.skewed(sizes.powers, 2));
    const document = () => world.document(random.skewed(sizes.documents, 1.5));
    const make = (subject: Ends, object?: Ends, more: Partial<Proposition> = {}): Proposition => ({
      predicate,
      subject,
      ...(object && { object }),
      ...more,
    });
    const code = (...only: string[]) => {
      const codes = only.length > 0 ? only : Object.keys(declarationOf(predicate).codes);
      const chosen = codes[random.skewed(codes.length, 1.8)] as string;
      return {
        value: { codes: [chosen], ...(predicate !== 'located' && { words: words[predicate] ?? 'so' }) },
      };
    };
    switch (predicate) {
      case 'carried_out':
        return make(this.#accused(event), it);
      case 'struck':
        if (random.chance(0.1)) return make(it, undefined, code());
        return make(it, random.chance(0.85) ? site : town);
      case 'happened':
        return make(it, undefined, { when: { edtf: this.#date(part), words: 'on the day' } });
      case 'used':
        return make(it, undefined, code());
      case 'character': {
        const value = code();
        const staged = value.value.codes[0] === 'staged';
        return make(it, undefined, { ...value, ...(staged && { with: { by: ends([body()]) } }) });
      }
      case 'located': {
        const up = world.around(place) ?? 0;
        const inside = random.weighted({ event: 50, site: 25, town: 15, district: 10 });
        if (inside === 'event') return make(it, town, code('in', 'near'));
        if (inside === 'site') return make(site, town, code('in', 'near'));
        if (inside === 'town') return make(town, ends([world.place(up)]), code('in'));
        return make(ends([world.place(up)]), ends([world.place(world.around(up) ?? 0)]), code('in'));
      }
      case 'part_of': {
        const whole = Math.floor(event / 100) * 100;
        if (random.chance(0.7) && whole !== event) return make(it, ends([world.event(whole)]));
        return make(ends([someone()]), ends([random.chance(0.5) ? power() : body()]));
      }
      case 'caused':
        return make(it, ends([world.event((event + 1 + random.below(40)) % sizes.events)]));
      case 'about':
        return make(ends([document()]), random.chance(0.6) ? it : site);
      case 'count':
        return make(random.chance(0.85) ? it : ends([world.power(0)]), undefined, { value: this.#figure() });
      case 'type':
        return random.chance(0.7)
          ? make(site, undefined, code('hospital', 'clinic', 'maternity', 'surgical', 'underground', 'field'))
          : make(town, undefined, code('town', 'village', 'city', 'neighbourhood'));
      case 'condition':
        return make(site, undefined, { ...code(), ...(random.chance(0.5) && { with: { by: it } }) });
      case 'role':
        return make(ends([someone()]), ends([random.chance(0.6) ? body() : power()]), code());
      case 'operates':
        return make(ends([random.chance(0.8) ? body() : power()]), site);
      case 'supports':
        return make(
          ends([random.chance(0.8) ? body() : power()]),
          random.chance(0.8) ? site : ends([power()]),
        );
      case 'controls':
        return make(ends([power()]), town);
      case 'shared': {
        const under = { under: ends([world.mechanism(random.skewed(sizes.mechanisms, 2))]) };
        return make(ends([body()]), ends([random.chance(0.5) ? world.power(0) : body()]), {
          ...code('locations', 'evidence', 'information'),
          with: { about: site, ...under },
        });
      }
      case 'issued':
        return make(ends([random.chance(0.6) ? body() : someone()]), ends([document()]));
      case 'spoke':
        return make(ends([random.chance(0.6) ? power() : someone()]), it, code());
      case 'described':
        return make(random.chance(0.5) ? it : ends([power()]), undefined, {
          value: { codes: ['evidence'], words: 'evidence', gist: `what was found, ${random.below(50)}` },
        });
    }
  }

  /** That someone kept silent about an event. */
  silence(event: number): Proposition {
    const random = this.#random;
    const actor = this.#world.power(this.#world.truth(event).accused);
    const code = random.pick(['claims_responsibility', 'responds', 'attributes'] as const);
    return {
      predicate: 'spoke',
      not: true,
      subject: ends(random.chance(0.3) ? [] : [actor]),
      object: ends([this.#world.event(event)]),
      value: { codes: [code], words: 'no one' },
    };
  }

  #date(part: number): string {
    const random = this.#random;
    const day = dayAt(part, random.chance(0.85) ? 0 : random.below(3));
    return random.weighted({ day: 75, month: 12, about: 8, span: 5 }) === 'month'
      ? day.slice(0, 7)
      : random.chance(0.1)
        ? `${day}~`
        : random.chance(0.05)
          ? `${day}/${dayAt(part, 5)}`
          : day;
  }

  #figure(): Quantity {
    const random = this.#random;
    const low = 1 + random.skewed(300, 2.5);
    const measure = random.pick([
      'killed',
      'killed',
      'injured',
      'displaced',
      'attacks',
      'facilities',
    ] as const);
    const how = random.weighted({ exact: 60, least: 25, range: 10, none: 5 });
    const figure = { measure, unit: 'people', words: `${low} people` };
    if (how === 'none') return { ...figure, low: null, best: null, high: null, state: 'none-reported' };
    if (how === 'exact') return { ...figure, low, best: low, high: low, state: 'given' };
    return {
      ...figure,
      low,
      best: null,
      high: how === 'range' ? low + 1 + random.below(20) : null,
      state: 'given',
    };
  }
}
