import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkSeeds, loadSeeds } from '../../src/ingest/check.ts';
import { changed, hashOf, seedsWith, sound, text } from './fixture.ts';

/** Sound seeds with their lock written, and a way to edit what lies in them. */
function locked() {
  const { seeds, texts } = seedsWith();
  checkSeeds(seeds, { texts, write: true });
  const path = join(seeds, 'lock.json');
  const edit = (name: string, from: string, to: string) => {
    const content = readFileSync(join(seeds, name), 'utf8');
    if (!content.includes(from)) throw new Error(`${name} has no ${from}`);
    writeFileSync(join(seeds, name), content.replace(from, to));
  };
  return { seeds, texts, path, edit };
}

const faultsWithout = (seeds: string) =>
  checkSeeds(seeds).problems.errors.map(({ code, message, place }) => [
    code,
    place.file?.slice(seeds.length + 1),
    message,
  ]);

describe('the lock', () => {
  test('has one sorted line for each thing, and short hashes of the exact words', () => {
    const { path } = locked();
    const short = (exact: string) => hashOf(exact).slice(0, 12);
    const span = (exact: string) => [text.indexOf(exact), text.indexOf(exact) + exact.length];
    const [quote, second] = ['The Pine clinic was shelled on Wednesday', 'killing more than 40 people'];
    expect(readFileSync(path, 'utf8')).toBe(`{
  "format": "ascribe-lock/1",
  "documents": {
    "document/lark": {"sha256":"${hashOf(text)}","length":${text.length}}
  },
  "utterances": {
    "document/lark#u1": ["${short(`${quote}\n${second}`)}",[${span(quote)},false,1],[${span(second)},false,1]],
    "document/lark#u2": ["${short('It was probably the militia')}",[${span('It was probably the militia')},true,1]],
    "document/lark#u3": ["${short('The militia has not answered')}",[${span('The militia has not answered')},false,1]]
  },
  "names": {
    "actor/ann-oke Ann Oke": [["document/lark",${span('Ann Oke')},false]],
    "actor/militia the militia": [["document/lark",${span('the militia')},true]],
    "facility/pine-clinic Pine clinic": [["document/lark",21,32,false]]
  }
}
`);
  });

  test('is written once: the same again changes nothing', () => {
    const { seeds, texts, path } = locked();
    const before = readFileSync(path, 'utf8');
    expect(checkSeeds(seeds, { texts, write: true }).lock).toBe('current');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('puts u2 before u10', () => {
    const { seeds, texts, path, edit } = locked();
    edit('utterances/lark.yaml', 'label: u1\n', 'label: u10\n');
    checkSeeds(seeds, { texts, write: true });
    const labels = [...readFileSync(path, 'utf8').matchAll(/#(u\d+)/g)].map(([, label]) => label);
    expect(labels).toEqual(['u2', 'u3', 'u10']);
  });

  test('is not written while anything else is wrong', () => {
    const { seeds, texts } = seedsWith(changed('utterances/lark.yaml', '"shelled"', '"bombed"'));
    const report = checkSeeds(seeds, { texts, write: true });
    expect(report.lock).toBe('unwritten');
    expect(() => readFileSync(join(seeds, 'lock.json'))).toThrow('ENOENT');
  });

  test('out of date is an error with the texts at hand', () => {
    const { seeds, texts, edit } = locked();
    edit('utterances/lark.yaml', 'It was probably the militia', 'probably the militia');
    const { problems, lock } = checkSeeds(seeds, { texts });
    expect(lock).toBe('stale');
    expect(problems.errors.map(({ code, place }) => [code, place.file])).toEqual([
      ['STALE_LOCK', join(seeds, 'lock.json')],
    ]);
    expect(problems.errors[0]?.wayOut).toContain('npm run seeds:check -- --write');
  });

  test.each([
    [
      'a changed quotation',
      'utterances/lark.yaml',
      'It was probably the militia',
      'It was probably a militia',
      'u2 has a quotation that changed',
    ],
    [
      'another occurrence',
      'utterances/lark.yaml',
      'quote: It was probably the militia',
      "quote: '#2 It was probably the militia'",
      'u2 names another occurrence',
    ],
    ['a new utterance', 'utterances/lark.yaml', 'label: u2', 'label: u4', 'u4 is not in'],
    ['another text', 'documents/lark.yaml', hashOf(text), hashOf('x'), 'computed from another text'],
    [
      'another length',
      'lock.json',
      `[${text.indexOf('It was')},`,
      `[${text.indexOf('It was') + 1},`,
      'another length',
    ],
    [
      'a quotation missing',
      'lock.json',
      ',false,1]],',
      ',false,1],[1,2,false,1]],',
      'another number of quotations',
    ],
    ['a new name', 'entities/all.yaml', '[Ann Oke]', '[Ann]', 'the name "Ann" is not in the lock'],
  ])('without the texts notices %s', (_, name, from, to, message) => {
    const { seeds, edit } = locked();
    edit(name, from, to);
    if (name.startsWith('utterances')) edit(name, ' answers u2', '');
    if (name.startsWith('utterances')) writeFileSync(join(seeds, 'judgements/all.yaml'), '[]\n');
    const found = faultsWithout(seeds);
    expect(found.map(([code]) => code)).toContain('STALE_LOCK');
    expect(found.map(([, , what]) => what)).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });

  test('out of date does not keep a load from the texts, nor a claim from being taken out', () => {
    const { seeds, texts, edit } = locked();
    edit('utterances/lark.yaml', 'It was probably the militia', 'probably the militia');
    expect(loadSeeds(seeds, { texts })).toHaveLength(11);
    const other = locked();
    other.edit(
      'utterances/lark.yaml',
      / {2}- label: u3[\s\S]*$/.exec(String(sound['utterances/lark.yaml']))?.[0] ?? '',
      '',
    );
    expect(loadSeeds(other.seeds)).toHaveLength(10);
    expect(checkSeeds(other.seeds).problems.warnings).toMatchObject([{ code: 'STALE_LOCK' }]);
  });

  test.each([
    ['cut short', '{ "format": ', 'is not JSON'],
    ['of another shape', '{ "format": "ascribe-lock/1", "documents": [] }', 'is not a lock file'],
  ])('%s is refused with the way out', (_, content, message) => {
    const { seeds, texts, path } = locked();
    writeFileSync(path, content);
    // The one fault, and not one more for each thing that stands in it.
    expect(checkSeeds(seeds).problems.errors).toEqual([
      expect.objectContaining({
        code: 'STALE_LOCK',
        message: expect.stringMatching(new RegExp(`^${message}`)),
        place: expect.objectContaining({ file: path }),
        wayOut: expect.stringContaining('--write'),
      }),
    ]);
    // And the way out leads out.
    expect(checkSeeds(seeds, { texts, write: true }).lock).toBe('written');
    expect(checkSeeds(seeds, { texts })).toMatchObject({ lock: 'current', problems: { errors: [] } });
  });

  test('keeps what it knows of a text that is not at hand', () => {
    const other = 'Bo Lind spoke. “No,” he said.';
    const { seeds, texts, edit } = locked();
    edit(
      'entities/all.yaml',
      'actor/militia:',
      'actor/bo-lind:\n  kind: person\n  names: [Bo Lind]\nactor/militia:',
    );
    const file = (name: string, content: string) => writeFileSync(join(seeds, name), content);
    file(
      'documents/other.yaml',
      String(sound['documents/lark.yaml'])
        .replaceAll('document/lark', 'document/other')
        .replace(hashOf(text), hashOf(other)),
    );
    file(
      'utterances/other.yaml',
      'document: document/other\nutterances:\n  - label: u1\n    quote: Bo Lind spoke\n    claims:\n      - actor/bo-lind spoke other "spoke"\n  - label: u2\n    quote: No\n    chain: actor/bo-lind "said"\n    claims:\n      - actor/bo-lind not spoke other "No"\n',
    );
    writeFileSync(join(texts, 'other.txt'), other);
    expect(checkSeeds(seeds, { texts, write: true }).problems.errors).toEqual([]);
    const { seeds: empty, texts: onlyFirst } = seedsWith();
    expect(empty).not.toBe(seeds);
    const report = checkSeeds(seeds, { texts: onlyFirst });
    expect(report.problems.errors).toEqual([]);
    expect([report.attached, report.lock]).toEqual([['document/lark'], 'current']);
  });
});
