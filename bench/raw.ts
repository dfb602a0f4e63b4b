/** The best that is known for each answer, in an engine's own language and without anything around it. */
export interface Raw {
  /** An entity and its twenty latest claims. */
  latest(id: string): unknown;
  /** The twenty latest of all claims. */
  latestOfAll(): unknown;
  /** The fifty edges with most claims, with their counts, and how many there are of each kind. */
  neighbourhood(id: string): unknown;
  /** Twenty edges of each of twenty-five neighbours. */
  twoHops(id: string): unknown;
  /** A shortest path of at most four steps over content edges, never through documents. */
  path(from: string, to: string): unknown;
  /** An event and who is said to have carried it out, with what was said. */
  event(id: string): unknown;
  /** The twenty latest attributions to an actor, or to whoever stands within it, that name something placed in a region, in a window of days. */
  nested(accused: string, region: string, from: number, to: number): unknown;
  prefix(query: string): unknown;
  fuzzy(query: string): unknown;
  quotation(query: string): unknown;
  /** Attributions to an actor, and the events they name, by month. */
  timeline(id: string): unknown;
  /** The claims that the contested record looks at. */
  contested(): unknown;
  /** One judgement, durable before it returns. */
  judge(claim: string, at: number): unknown;
}
