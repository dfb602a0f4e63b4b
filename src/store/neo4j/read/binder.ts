import type { Params } from '../client.ts';

/** Collects the parameters of a query while its text is put together, in whatever order. */
export class Binder {
  readonly params: Params = {};
  #count = 0;
  #scope = 0;
  /** Lists and maps that a frame asks for again and again are sent once. */
  readonly #known = new Map<unknown, string>();

  /** The placeholder for a value. */
  bind(value: unknown): string {
    const known = this.#known.get(value);
    if (known) return known;
    const name = `p${++this.#count}`;
    this.params[name] = value;
    if (typeof value === 'object') this.#known.set(value, `$${name}`);
    return `$${name}`;
  }

  /** A variable that the query does not use yet. */
  fresh(letter: string): string {
    return `${letter}${++this.#scope}`;
  }

  /** `expression IN $list`. */
  among(expression: string, values: readonly unknown[]): string {
    return `${expression} IN ${this.bind(values)}`;
  }
}

/** All of the conditions; true where there is none. */
export function all(conditions: readonly string[]): string {
  const real = conditions.filter((it) => it !== 'true');
  return real.length === 0 ? 'true' : real.map((it) => `(${it})`).join(' AND ');
}
