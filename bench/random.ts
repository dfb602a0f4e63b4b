/** Numbers that look random and are the same on every run: a small generator (mulberry32) with the draws we need. */
export class Random {
  #state: number;

  /** One stream of numbers for each list of parts: a seed, a name, a number. */
  constructor(...parts: (string | number)[]) {
    let hash = 0x811c9dc5;
    for (const part of parts.join('/')) hash = Math.imul(hash ^ part.charCodeAt(0), 0x01000193);
    this.#state = hash >>> 0;
    // The first numbers of streams whose parts differ little are alike.
    this.next();
    this.next();
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 up to, but not including, `most`. */
  below(most: number): number {
    return Math.floor(this.next() * most);
  }

  chance(part: number): boolean {
    return this.next() < part;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** As `below`, small numbers far more often: the larger the power, the fewer share the most. */
  skewed(most: number, power: number): number {
    return Math.floor(most * this.next() ** power);
  }

  /** One of the names, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries<number>(weights);
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name as K;
    }
    return (entries.at(-1) as [K, number])[0];
  }
}
