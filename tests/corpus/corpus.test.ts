import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { checkSeeds, loadSeeds } from '../../src/ingest/check.ts';
import { readSeeds } from '../../src/ingest/read-seeds.ts';
import { type Judgement, judgementKindNames } from '../../src/model/judgement.ts';
import { kindNames } from '../../src/model/kinds.ts';
import { denialKinds, predicateNames, roles } from '../../src/model/predicates/index.ts';
import { type Ends, isQuantity, modes, type Quantity } from '../../src/model/proposition.ts';
import {
  type Claim,
  denialOf,
  hedgeLevels,
  isAttribution,
  isCounterAccusation,
  markOf,
  marks,
  positions,
  speakerOf,
  stances,
} from '../../src/model/utterance.ts';
import type { EntityRecord, LoadRecord, UtteranceRecord } from '../../src/store/records.ts';
import {
  claimIdOf,
  corpusDocuments,
  corpusFolder,
  corpusRecords,
  corpusText,
  corpusTextsFolder,
} from './load.ts';

let records: LoadRecord[];
let utterances: UtteranceRecord[];
let claims: Claim[];
let entities: EntityRecord['entity'][];
let judgements: Judgement[];

beforeAll(async () => {
  records = await corpusRecords();
  utterances = records.filter((record) => record.type === 'utterance');
  claims = utterances.flatMap(({ utterance }) => utterance.claims);
  entities = records.flatMap((record) => (record.type === 'entity' ? [record.entity] : []));
  judgements = records.flatMap((record) => (record.type === 'judgement' ? [record.judgement] : []));
});

function endsOf({ about }: Claim): Ends[] {
  return [about.subject, about.object, ...Object.values(about.with ?? {})].filter(
    (ends) => ends !== undefined,
  );
}

function quantities(): Quantity[] {
  return claims.flatMap(({ about: { value } }) => (value && isQuantity(value) ? [value] : []));
}

/** Those of a list that nothing in the corpus shows. */
function missing<T>(list: readonly T[], seen: Iterable<T>): T[] {
  const found = new Set(seen);
  return list.filter((one) => !found.has(one));
}

describe('the corpus is valid', () => {
  test('every quotation stands in its text, every sentence is accounted for, the lock is current', () => {
    const { problems, coverage, lock, attached } = checkSeeds(corpusFolder, { texts: corpusTextsFolder });
    expect(problems.errors.map((error) => error.describe())).toEqual([]);
    expect(problems.warnings.map((error) => error.describe())).toEqual([]);
    expect(attached).toEqual(Object.values(corpusDocuments).sort());
    expect(coverage.flatMap(({ uncovered }) => uncovered)).toEqual([]);
    expect(lock).toBe('current');
  });

  test('its records without the texts, by the lock alone, are the same', () => {
    expect(loadSeeds(corpusFolder)).toEqual(records);
  });

  test('each label in the README names an utterance', () => {
    const readme = readFileSync(join(corpusFolder, 'README.md'), 'utf8');
    const labels = [...readme.matchAll(/`([peno]\d+b?(?:\.\d+)?)`/g)].map(([, label]) => label as string);
    expect(labels.length).toBeGreaterThan(50);
    for (const label of labels) expect(claimIdOf(records, label)).toMatch(/^claim\//);
  });
});

describe('the corpus holds every case of the model', () => {
  test('every predicate, affirmed', () => {
    const plain = claims.filter(({ stance, about }) => stance === 'asserts' && !about.not);
    expect(
      missing(
        predicateNames,
        plain.map(({ about }) => about.predicate),
      ),
    ).toEqual([]);
  });

  test('every predicate, negated or denied', () => {
    const negative = claims.filter(({ stance, about }) => stance === 'denies' || about.not);
    expect(
      missing(
        predicateNames,
        negative.map(({ about }) => about.predicate),
      ),
    ).toEqual([]);
  });

  test('every stance, mark and kind of denial', () => {
    expect(
      missing(
        stances,
        claims.map(({ stance }) => stance),
      ),
    ).toEqual([]);
    expect(missing(marks, claims.map(markOf))).toEqual([]);
    expect(missing([...denialKinds, null], claims.map(denialOf))).toEqual([]);
    const stated = claims.filter(({ stance }) => stance === 'denies').map(denialOf);
    expect(missing(denialKinds, stated)).toEqual([]);
  });

  test('attributions, counter-accusations, conditions and answers', () => {
    expect(claims.some(isAttribution)).toBe(true);
    expect(claims.some(isCounterAccusation)).toBe(true);
    expect(claims.some((claim) => claim.if !== undefined)).toBe(true);
    expect(claims.some(({ answers }) => answers?.length)).toBe(true);
  });

  test('every level of hedge, "flat" with words and without', () => {
    expect(
      missing(
        hedgeLevels,
        claims.map(({ hedge }) => hedge.level),
      ),
    ).toEqual([]);
    const flat = claims
      .filter(({ hedge }) => hedge.level === 'flat')
      .map(({ hedge }) => hedge.words.length > 0);
    expect(new Set(flat)).toEqual(new Set([true, false]));
  });

  test('every mode; "some" with a share and without; open ends affirmed and negated; plural sets', () => {
    const ends = claims.flatMap(endsOf);
    expect(
      missing(
        modes,
        ends.map(({ mode }) => mode),
      ),
    ).toEqual([]);
    const some = ends.filter(({ mode }) => mode === 'some');
    expect(new Set(some.map(({ share }) => share !== undefined))).toEqual(new Set([true, false]));
    expect(some.some(({ share }) => share?.high === null)).toBe(true);
    expect(ends.some(({ mode, of }) => mode === 'all' && of.length > 1)).toBe(true);
    const open = claims.filter((claim) => endsOf(claim).some(({ of }) => of.length === 0));
    expect(new Set(open.map(({ about }) => about.not === true))).toEqual(new Set([true, false]));
    const plural = new Set(entities.flatMap(({ id, plural }) => (plural ? [id] : [])));
    expect(ends.some(({ of }) => of.some((id) => plural.has(id)))).toBe(true);
    expect(claims.some(({ about: { value } }) => value && !isQuantity(value) && value.codes.length > 1)).toBe(
      true,
    );
  });

  test('every form of a figure', () => {
    const forms = quantities().map(({ state, low, best, high }) =>
      state !== 'given' ? state : [low, best, high].map((n) => (n === null ? '-' : '#')).join(''),
    );
    const all = ['###', '#--', '--#', '-#-', '#-#', 'unknown', 'none-reported'];
    expect(missing(all, forms)).toEqual([]);
    const exact = quantities().filter(({ low, high }) => low !== null && low === high);
    const between = quantities().filter(({ low, best, high }) => best !== null && low !== high);
    expect(exact.length * between.length).toBeGreaterThan(0);
    expect(quantities().some(({ per }) => per !== undefined)).toBe(true);
    expect(quantities().some(({ of }) => of !== undefined)).toBe(true);
  });

  test('every place on the page, every part of a proposition, every kind of entity and judgement', () => {
    expect(
      missing(
        positions,
        utterances.map(({ utterance }) => utterance.where),
      ),
    ).toEqual([]);
    expect(
      missing<string>(
        roles,
        claims.flatMap(({ about }) => Object.keys(about.with ?? {})),
      ),
    ).toEqual([]);
    expect(
      missing(
        kindNames,
        entities.map(({ kind }) => kind),
      ),
    ).toEqual([]);
    expect(
      missing(
        judgementKindNames,
        judgements.map(({ says }) => says),
      ),
    ).toEqual([]);
  });

  test('dates counted from the publication and from an event; in said, and open', () => {
    const dates = utterances.flatMap(({ utterance: { said, claims: all } }) => [
      said,
      ...all.map(({ about }) => about.when),
    ]);
    const anchors = dates.map((when) => when?.anchor?.split('/')[0]);
    expect(missing([undefined, 'published', 'event'], anchors)).toEqual([]);
    expect(dates.some((when) => when?.edtf.includes('..'))).toBe(true);
    expect(utterances.some(({ utterance }) => utterance.said)).toBe(true);
  });

  test('voices: hidden, implied, in a document, three levels down, of an unknown publisher', () => {
    const chains = utterances.map(({ utterance }) => utterance.chain);
    expect(chains.some((chain) => chain.length > 1 && speakerOf(chain) === null)).toBe(true);
    expect(chains.some(([publisher]) => publisher?.voice === null)).toBe(true);
    expect(chains.some(([publisher]) => publisher?.inferred)).toBe(true);
    expect(chains.flat().some(({ implied }) => implied)).toBe(true);
    expect(chains.flat().some((link) => link.in)).toBe(true);
    expect(chains.some(({ length }) => length > 3)).toBe(true);
    expect(utterances.some(({ utterance }) => utterance.basis.some(({ entity }) => entity))).toBe(true);
    expect(utterances.some(({ utterance }) => utterance.to?.length)).toBe(true);
  });
});

describe('the corpus holds the traps of the letters', () => {
  const quotes = () => utterances.flatMap(({ utterance }) => utterance.quotes);
  const beyondBmp = /[\u{10000}-\u{10FFFF}]/u;
  const decomposed = (text: string) => text !== text.normalize('NFC');

  test('characters outside the BMP in quotations and names, and after them offsets that are no UTF-16 units', () => {
    expect(quotes().some(({ exact }) => /\p{Extended_Pictographic}/u.test(exact))).toBe(true);
    const names = entities.flatMap(({ names: all }) => all.map(({ text }) => text));
    expect(names.some((name) => /\p{Script=Gothic}/u.test(name))).toBe(true);
    expect(names.some((name) => /\p{Script=Han}/u.test(name) && beyondBmp.test(name))).toBe(true);
    const text = corpusText('p');
    const after = utterances.find(({ label }) => label.endsWith('#p29'))?.utterance.quotes[0];
    expect([...text].slice(after?.start, after?.end).join('')).toBe(after?.exact);
    expect(text.slice(after?.start, after?.end)).not.toBe(after?.exact);
  });

  test('decomposed characters in a name, in a quotation and in coded words', () => {
    const person = entities.find(({ id }) => id === 'actor/andre-valen');
    const forms = person?.names.map(({ text }) => text) ?? [];
    expect(forms.length).toBe(2);
    expect(new Set(forms).size).toBe(2);
    expect(new Set(forms.map((text) => text.normalize('NFC'))).size).toBe(1);
    expect(quotes().some(({ exact, direct }) => direct && decomposed(exact))).toBe(true);
    expect(claims.some(({ about: { value } }) => decomposed(value?.words ?? ''))).toBe(true);
  });

  test('quotations from right to left, a no-break space, straight, curly and angle marks', () => {
    expect(quotes().some(({ exact, direct }) => direct && /\p{Script=Arabic}/u.test(exact))).toBe(true);
    expect(quotes().some(({ exact }) => exact.includes('\u00A0'))).toBe(true);
    const texts = (['p', 'e', 'n', 'o'] as const).map(corpusText).join('');
    expect(missing(['“', '«', '"', "'", '’'], texts)).toEqual([]);
  });

  test('one town in four spellings, each found in a text, and in Arabic', () => {
    const town = entities.find(({ id }) => id === 'place/bir-al-dhuhayla');
    const proper = (town?.names ?? []).filter(({ form }) => form === 'proper');
    expect(proper.filter(({ text }) => /^\p{Script=Latin}/u.test(text)).length).toBe(4);
    expect(proper.some(({ lang }) => lang === 'ar')).toBe(true);
    for (const { quotes: found } of proper) expect(found.length).toBeGreaterThan(0);
  });
});

describe('the corpus is invented', () => {
  test('no name of the first corpus stands in it', () => {
    const first = readSeeds(join(corpusFolder, '../../seeds'));
    const names = [...first.entities.values()].flatMap((entity) =>
      entity.names.filter(({ form }) => form === 'proper').map(({ text }) => text),
    );
    const forms = new Set(names.filter((name) => name.length > 2));
    expect(forms.size).toBeGreaterThan(100);
    const own = [JSON.stringify(records), ...(['p', 'e', 'n', 'o'] as const).map(corpusText)];
    const text = ` ${own
      .join(' ')

      .replace(/[^\p{L}\p{M}\p{N}'’-]+/gu, ' ')} `;
    const level = (name: string) => ` ${name.replace(/[^\p{L}\p{M}\p{N}'’-]+/gu, ' ').trim()} `;
    expect([...forms].filter((name) => text.includes(level(name)))).toEqual([]);
  });
});
