import type { EntityId, Link } from '../model/entity.ts';
import { propositionId } from '../model/ids.ts';
import { codesOf, type Ends, isQuantity } from '../model/proposition.ts';
import type { Text } from '../model/quotations.ts';
import { formatClaimLine } from './claim-parts.ts';
import type { SeedClaim, SeedCoding, SeedUtterance } from './seeds.ts';

/** One claim of a coding, with the utterance that makes it. */
export interface CodedClaim {
  utterance: SeedUtterance;
  claim: SeedClaim;
}

export interface Pair {
  a: CodedClaim;
  b: CodedClaim;
  /** Fields on which the two differ. */
  differs: Field[];
}

/** What two codings of one text share. */
export interface Comparison {
  pairs: Pair[];
  onlyA: CodedClaim[];
  onlyB: CodedClaim[];
  agreement: { field: Field; same: number; of: number }[];
}

export type Field = (typeof fields)[number]['field'];

type Reading = (one: CodedClaim) => unknown;
const proposition = ({ claim }: CodedClaim) => claim.claim.about;
const modeOf = (ends: Ends | undefined) => ends && [ends.mode, ends.share?.low, ends.share?.high];
const voices = (chain: readonly Link[]) => chain.map(({ voice, in: recording }) => [voice, recording]);
const numbers: Reading = (one) => {
  const { value } = proposition(one);
  return value && isQuantity(value) ? [value.state, value.low, value.best, value.high] : undefined;
};
const codes: Reading = (one) => {
  const found = codesOf(proposition(one).value);
  return found.length > 0 ? found : undefined;
};

/** What is compared, each with how it is read; a field counts where one of the two has it. */
const fields = [
  { field: 'predicate', read: (one: CodedClaim) => proposition(one).predicate },
  { field: 'not', read: (one: CodedClaim) => proposition(one).not ?? false },
  { field: 'ends', read: (one: CodedClaim) => [proposition(one).subject.of, proposition(one).object?.of] },
  {
    field: 'mode',
    read: (one: CodedClaim) => [modeOf(proposition(one).subject), modeOf(proposition(one).object)],
  },
  { field: 'stance', read: ({ claim }: CodedClaim) => claim.claim.stance },
  { field: 'hedge', read: ({ claim }: CodedClaim) => claim.claim.hedge.level },
  { field: 'speaker', read: ({ utterance }: CodedClaim) => utterance.chain.at(-1)?.voice },
  { field: 'chain', read: ({ utterance }: CodedClaim) => voices(utterance.chain) },
  { field: 'codes', read: codes },
  { field: 'numbers', read: numbers },
  { field: 'proposition', read: (one: CodedClaim) => propositionId(proposition(one)) },
] as const satisfies readonly { field: string; read: Reading }[];

const same = (x: unknown, y: unknown) => JSON.stringify(x) === JSON.stringify(y);

/** Aligns two codings claim by claim: only claims whose quotations overlap are compared, the likest first. */
export function compareCodings(a: SeedCoding, b: SeedCoding, text?: Text): Comparison {
  const overlap = overlapper(text);
  const left = claimsOf(a);
  const right = claimsOf(b);
  const near = new Map(
    left.map((one) => [one, right.filter((other) => overlap(one.utterance, other.utterance))]),
  );
  const pairs: Pair[] = [];
  const taken = new Set<CodedClaim>();
  // Claims that share an end or a code first; then the same predicate on other ends; then other predicates on the same ends.
  for (const fits of [sharesPart, samePredicate, sameEnds]) {
    const candidates = left.flatMap((one) =>
      taken.has(one)
        ? []
        : (near.get(one) ?? [])
            .filter((other) => !taken.has(other) && fits(one, other))
            .map((other) => ({ one, other, score: likeness(one, other) })),
    );
    candidates.sort((x, y) => y.score - x.score);
    for (const { one, other } of candidates) {
      if (taken.has(one) || taken.has(other)) continue;
      taken.add(one).add(other);
      pairs.push({
        a: one,
        b: other,
        differs: fields.filter(({ read }) => !same(read(one), read(other))).map(({ field }) => field),
      });
    }
  }
  pairs.sort((x, y) => left.indexOf(x.a) - left.indexOf(y.a));
  const agreement = fields.map(({ field, read }) => {
    const having = pairs.filter((pair) => read(pair.a) !== undefined || read(pair.b) !== undefined);
    return {
      field,
      same: having.filter((pair) => same(read(pair.a), read(pair.b))).length,
      of: having.length,
    };
  });
  return {
    pairs,
    onlyA: left.filter((one) => !taken.has(one)),
    onlyB: right.filter((one) => !taken.has(one)),
    agreement,
  };
}

function claimsOf(coding: SeedCoding): CodedClaim[] {
  return coding.utterances.flatMap((utterance) => utterance.claims.map((claim) => ({ utterance, claim })));
}

function shared(x: readonly EntityId[] | undefined, y: readonly EntityId[] | undefined): number {
  const all = new Set([...(x ?? []), ...(y ?? [])]);
  return all.size === 0 ? 0 : (x ?? []).filter((id) => y?.includes(id)).length / all.size;
}

const samePredicate = (x: CodedClaim, y: CodedClaim) => proposition(x).predicate === proposition(y).predicate;
const sameEnds = (x: CodedClaim, y: CodedClaim) =>
  same(proposition(x).subject.of, proposition(y).subject.of) &&
  same(proposition(x).object?.of, proposition(y).object?.of);
const sharesPart = (x: CodedClaim, y: CodedClaim) =>
  samePredicate(x, y) &&
  (shared(proposition(x).subject.of, proposition(y).subject.of) > 0 ||
    shared(proposition(x).object?.of, proposition(y).object?.of) > 0 ||
    (codes(x) !== undefined && same(codes(x), codes(y))));

function likeness(x: CodedClaim, y: CodedClaim): number {
  const [p, q] = [proposition(x), proposition(y)];
  const equal = (read: Reading) => (same(read(x), read(y)) ? 1 : 0);
  return (
    4 * (samePredicate(x, y) ? 1 : 0) +
    2 * shared(p.subject.of, q.subject.of) +
    2 * shared(p.object?.of, q.object?.of) +
    2 * equal(codes) +
    2 * equal(numbers) +
    fields.reduce((sum, { read }) => sum + equal(read) / 4, 0)
  );
}

/** Whether two utterances quote the same passage: by position where the text is at hand, else by their words. */
function overlapper(text: Text | undefined): (x: SeedUtterance, y: SeedUtterance) => boolean {
  if (!text)
    return (x, y) => x.pieces.some((one) => y.pieces.some((other) => sharesWords(one.exact, other.exact)));
  const spans = (utterance: SeedUtterance) =>
    utterance.pieces.flatMap(
      ({ exact, occurrence }) => text.occurrences(exact).at((occurrence ?? 1) - 1) ?? [],
    );
  return (x, y) =>
    spans(x).some((one) => spans(y).some((other) => one.start < other.end && other.start < one.end));
}

function sharesWords(x: string, y: string): boolean {
  if (x.includes(y) || y.includes(x)) return true;
  const words = (text: string) => text.toLowerCase().split(/\s+/);
  const runs = (list: string[]) => list.slice(0, -2).map((_, at) => list.slice(at, at + 3).join(' '));
  const known = new Set(runs(words(x)));
  return runs(words(y)).some((run) => known.has(run));
}

const percent = (part: number, whole: number) =>
  whole === 0 ? 'none to compare' : `${((100 * part) / whole).toFixed(0)} % (${part} of ${whole})`;
const ref = ({ utterance, claim }: CodedClaim) =>
  `${utterance.label}.${claim.number} line ${claim.place.line ?? '?'}`;
const show = (one: CodedClaim) =>
  `${formatClaimLine(one.claim)}    < ${one.utterance.chain.map(({ voice, in: recording }) => `${voice ?? 'unnamed'}${recording ? ` in ${recording}` : ''}`).join(' > ')}`;

/** The comparison as lines for the terminal: agreement in per cent, then every difference. */
export function describeComparison({ pairs, onlyA, onlyB, agreement }: Comparison): string {
  const lines = [
    `claims: ${pairs.length + onlyA.length} in A, ${pairs.length + onlyB.length} in B`,
    `found by both: ${percent(pairs.length, pairs.length + onlyA.length)} of A, ${percent(pairs.length, pairs.length + onlyB.length)} of B`,
    ...agreement.map(({ field, same: agreed, of }) => `${field}: ${percent(agreed, of)}`),
    '',
    ...pairs
      .filter(({ differs }) => differs.length > 0)
      .flatMap(({ a, b, differs }) => [
        `differ in ${differs.join(', ')}`,
        `  A ${ref(a)}: ${show(a)}`,
        `  B ${ref(b)}: ${show(b)}`,
      ]),
    ...onlyA.map((one) => `only in A, ${ref(one)}: ${show(one)}`),
    ...onlyB.map((one) => `only in B, ${ref(one)}: ${show(one)}`),
  ];
  return lines.join('\n');
}
