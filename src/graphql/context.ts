import { type StandingRule, standingRule } from '../analysis/standing.ts';
import type { AsOf, Store } from '../store/store.ts';
import type { Holder } from './auth.ts';
import { InvalidArgument } from './errors.ts';
import { Sight } from './sight.ts';

/**
 * What one request carries: the store, who asks, and what was read already. The server copies its properties onto
 * an object of its own, so what it offers are properties, not methods.
 */
export class Context {
  readonly store: Store;
  readonly holder: Holder | null;
  /** The rule in force for computed standings. */
  readonly standingRule: StandingRule;
  readonly #sights = new Map<string, Sight>();

  constructor(store: Store, holder: Holder | null, rule: StandingRule = standingRule) {
    this.store = store;
    this.holder = holder;
    this.standingRule = rule;
  }

  /** The record by an `asOf`, as the argument of a root field gives it; one for each within a request. */
  readonly sight = (asOf?: AsOf | null): Sight => {
    const key = asOf ? `${asOf.clock} ${asOf.date}` : '';
    let sight = this.#sights.get(key);
    if (!sight) {
      sight = new Sight(this.store.view(asOf ? checkedAsOf(asOf) : undefined));
      this.#sights.set(key, sight);
    }
    return sight;
  };

  /** The record as it is now, nothing read before. */
  readonly freshSight = (): Sight => {
    this.#sights.clear();
    return this.sight();
  };
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** @throws InvalidArgument where the date is neither a day nor, on the recorded clock, an instant. */
function checkedAsOf({ clock, date }: AsOf): AsOf {
  if (isDay(date)) return { clock, date };
  if (clock === 'recorded' && instant.test(date) && !Number.isNaN(Date.parse(date)))
    return { clock, date: new Date(date).toISOString() };
  throw new InvalidArgument(`"${date}" is not a day.`, {
    wayOut: 'Write YYYY-MM-DD; on the recorded clock an instant such as 2026-01-31T12:00:00Z is allowed too.',
    place: { field: 'asOf.date' },
  });
}

/** Whether a text is a day that the calendar holds, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
