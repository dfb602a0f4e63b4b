import type { Value } from '../../local/connection.ts';

/** Collects the values of a statement while its text is put together, in whatever order. */
export class Binder {
  readonly values: Value[] = [];

  /** The placeholder for a value. */
  bind(value: Value): string {
    this.values.push(value);
    return `?${this.values.length}`;
  }

  /** `column IN (…)` for a few words, as of an enumeration. */
  among(column: string, words: readonly string[]): string {
    return words.length === 0 ? '0' : `${column} IN (${words.map((word) => this.bind(word)).join(', ')})`;
  }

  /** A subquery over any number of values. */
  each(values: readonly (string | number)[]): string {
    return `(SELECT value FROM json_each(${this.bind(JSON.stringify(values))}))`;
  }
}

/** All of the conditions; true where there is none. */
export function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? '1' : conditions.map((it) => `(${it})`).join(' AND ');
}
