import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Fixture } from './fixture.ts';

let it: Fixture;
beforeAll(async () => {
  it = await Fixture.start();
});
afterAll(() => it.close());

/** A claim with its quotations, as every line of every answer carries it. */
const C = '{ label quotes { exact } }';
const rule = 'rule { name text ar: text(lang: AR) }';
const gaps = `gaps { kind text ar: text(lang: AR) claims ${C} }`;
const line = `{ text ar: text(lang: AR) claims ${C} }`;

const event = 'event/quay-clinic-shelling';

/** Each analysis whole, on something small of the invented corpus. */
const analyses: Record<string, string> = {
  chains: `chains(event: "${event}") { ${rule} event { id } chains { claim ${C} about { id } scope origin } ${gaps} }`,
  matrix: `matrix(event: "${event}") { ${rule} event { id } columns { id } denialColumns
    rows { origin { id root { id } circular } voice { label words unnamed } speaker { id } namesNoOne claims ${C}
      cells { columns denies counter mark mode hedge words scope claims ${C} } }
    totals { column denies low high }
    contradictions { kind text ar: text(lang: AR) meets one ${C} other ${C} } ${gaps} }`,
  accusationCounts: `accusationCounts(filter: { ids: ["${event}"] }) { ${rule}
    actors { actor { id } low high withOthers originsLow originsHigh claims ${C} } shares ${line} }`,
  figures: `figures(about: "event/attacks-2038-2041") { ${rule}
    groups { measure { code } about { id } scope figures { claim ${C} quantity { words low best high } period { earliest latest } area { id } overlaps } }
    checks ${line} lineages ${line} ${gaps} }`,
  knowledge: `knowledge(mechanism: "mechanism/lantern-list") { ${rule}
    steps { kind text ar: text(lang: AR) about { id } when { earliest latest } size ${C} claims ${C} } ${gaps} }`,
  drift: `drift(event: "${event}") { ${rule}
    lines { stem text ar: text(lang: AR) course points { claim ${C} level hedge reporting colour published { earliest } } } ${gaps} }`,
  silences: `silences(about: "event/hudhud-bombing") { ${rule} lines ${line} namesNoOne ${line} ${gaps} }`,
  standing: `standing(event: "${event}") { ${rule}
    standings { actor { id } standing label because ar: because(lang: AR) claims ${C} } }`,
  actorRecord: `actorRecord(actor: "actor/coast-guard") { ${rule} actor { id }
    accusedOf ${line} denies ${line} condemns ${line} urges ${line} condemnedBy ${line} silentOn ${line} positions ${line} ${gaps} }`,
  compare: `compare(a: "${event}", b: "event/hudhud-bombing") { ${rule} a { id } b { id }
    both { text a ${C} b ${C} } onlyA ${line} onlyB ${line} differ { text a ${C} b ${C} } }`,
};

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
const isClaim = (it: Json): it is { label: string; quotes: { exact: string }[] } =>
  typeof it === 'object' && it !== null && 'label' in it && 'quotes' in it;

/** An answer as lines that people can read: a claim is its label and its quotation. */
function readable(it: Json, indent = ''): string[] {
  if (isClaim(it)) return [`${indent}${it.label}: ${it.quotes.map(({ exact }) => `“${exact}”`).join(' … ')}`];
  if (Array.isArray(it))
    return it.flatMap((item) =>
      typeof item === 'object' && !isClaim(item)
        ? [`${indent}-`, ...readable(item, `${indent}  `)]
        : readable(item, indent),
    );
  if (typeof it !== 'object' || it === null) return [`${indent}${it}`];
  return Object.entries(it).flatMap(([key, value]) => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    if (typeof value !== 'object') return [`${indent}${key}: ${value}`];
    if (!Array.isArray(value) && !isClaim(value) && Object.keys(value).join() === 'id')
      return [`${indent}${key}: ${value['id']}`];
    return [`${indent}${key}:`, ...readable(value, `${indent}  `)];
  });
}

function claimsIn(it: Json): { label: string; quotes: { exact: string }[] }[] {
  if (isClaim(it)) return [it];
  if (typeof it !== 'object' || it === null) return [];
  return (Array.isArray(it) ? it : Object.values(it)).flatMap(claimsIn);
}

describe('every analysis, over HTTP', () => {
  test.each(Object.entries(analyses))(
    '%s: the whole answer, each line with its quotation',
    async (name, field) => {
      const answer = (await it.data(`{ ${field} }`))[name] as Json;
      const claims = claimsIn(answer);
      expect(claims.length).toBeGreaterThan(0);
      for (const { label, quotes } of claims) expect([label, quotes.length > 0]).toEqual([label, true]);
      expect(`\n${readable(answer).join('\n')}\n`).toMatchSnapshot();
    },
  );

  test('origins: three texts, one nurse, and why', async () => {
    const ids = await it.claimIds('p7.1', 'e3.1', 'e20.1', 'o11.1');
    const { origins } = await it.data(
      `query O($ids: [ID!]!) { origins(claims: $ids) { low high ${rule}
        origins { id root { id } circular claims { label } ties { claim { label } by through { id } text evidence { id __typename } } } } }`,
      { ids },
    );
    expect([origins.low, origins.high, origins.origins.length]).toEqual([1, 1, 1]);
    expect(origins.origins[0].ties.filter((tie: { by: string }) => tie.by === 'SAME_ORIGIN')).toHaveLength(3);
    for (const tie of origins.origins[0].ties)
      if (tie.by === 'SAME_ORIGIN') expect(tie.evidence.__typename).toBe('Judgement');
  });

  test('drift is of a stem or of an event, and of one of them', async () => {
    const { errors } = await it.ask('{ drift { lines { stem } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_ARGUMENT', place: { field: 'stem' } });
  });

  test.each([
    ['chains(event: "event/nowhere") { event { id } }', 'event'],
    ['matrix(event: "actor/brennia") { event { id } }', 'event'],
    ['standing(event: "event/nowhere") { standings { label } }', 'event'],
    ['figures(about: "event/nowhere") { gaps { kind } }', 'about'],
    ['actorRecord(actor: "event/hudhud-bombing") { actor { id } }', 'actor'],
    ['compare(a: "event/nowhere", b: "event/hudhud-bombing") { a { id } }', 'a'],
  ])('what is not there is refused: %s', async (query, field) => {
    const { errors } = await it.ask(`{ ${query} }`);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'UNKNOWN_ID',
      place: { field },
      wayOut: expect.any(String),
    });
  });
});

describe('as known on a day', () => {
  const attributed = async (asOf: string) =>
    (
      await it.data(
        `{ chains(event: "event/hudhud-bombing", asOf: ${asOf}) { chains { claim { label } scope } } }`,
      )
    ).chains.chains.length;

  test('each clock cuts the answer at its own day', async () => {
    const [march, april, now] = await Promise.all([
      attributed('{ clock: PUBLISHED, date: "2041-03-08" }'),
      attributed('{ clock: PUBLISHED, date: "2041-04-01" }'),
      attributed('{ clock: PUBLISHED, date: "2050-01-01" }'),
    ]);
    expect([march > 0, march < april, april < now]).toEqual([true, true, true]);
    // Before it was loaded the event itself is not there.
    const { errors } = await it.ask(
      '{ chains(event: "event/hudhud-bombing", asOf: { clock: RECORDED, date: "2043-01-31" }) { event { id } } }',
    );
    expect(errors?.[0]?.extensions['code']).toBe('UNKNOWN_ID');
  });
});
