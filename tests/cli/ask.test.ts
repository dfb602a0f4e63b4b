import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { standingRuleOf } from '../../src/cli/standing-rule.ts';
import { ascribe, command, env, root } from '../built.ts';
import { corpusDatabase } from '../corpus/load.ts';

// Each test starts several processes.
jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'ascribe-ask-'));
const database = join(folder, 'a.sqlite');
const asked = (...args: string[]) => ascribe('ask', ...args, '--store', database);

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => corpusDatabase(database));

/** An answer with its claims' ids, which are hashes, left out. */
const words = (text: string) => text.replaceAll(/claim\/[0-9a-f]+/g, 'claim');

/** A rule of an organisation's own: whoever is named by two origins is confirmed, whoever by one is weak. */
const own = {
  name: 'two-sources/1',
  about: { en: 'The rule of the newsroom.', ar: 'قاعدة غرفة الأخبار.' },
  lines: [
    { standing: 'confirmed', when: { origins: 2 }, en: 'two origins', ar: 'مصدران' },
    { standing: 'weak', when: {}, en: 'fewer', ar: 'أقل' },
  ],
};
function ruleFile(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('ascribe ask', () => {
  test('without a question lists them, each with its blanks', () => {
    const { status, stdout } = asked();
    expect(status).toBe(0);
    expect(stdout).toContain(
      'Who says {actor} struck {facility}, and on whose word?\n    who-struck actor=actor facility=facility|place\n',
    );
    expect(stdout).toContain('one-origin [event=event]');
    expect(asked('--lang', 'ar').stdout).toContain('ماذا ينفي {actor}؟');
  });

  test('prints an answer whole, as text', () => {
    const { status, stdout } = asked('who-kept-silent', 'event=event/quay-clinic-shelling');
    expect([status, `\n${words(stdout)}`]).toEqual([0, expect.any(String)]);
    expect(`\n${words(stdout)}`).toMatchSnapshot();
  });

  test('as Markdown, in English and in Arabic, each line with its quotation', () => {
    for (const lang of ['en', 'ar']) {
      const { status, stdout } = asked(
        ...['contradictions', 'event=event/quay-clinic-shelling', '--format', 'markdown', '--lang', lang],
      );
      expect(status).toBe(0);
      expect(`\n${words(stdout)}`).toMatchSnapshot();
    }
  });

  test('as JSON, with quotations and citations', () => {
    const { stdout } = asked('what-denied', 'actor=actor/coast-guard', '--format', 'json');
    const { question, parts } = JSON.parse(stdout);
    expect(question).toBe('what-denied');
    for (const { lines } of parts)
      for (const { claims } of lines)
        for (const claim of claims)
          expect(claim).toMatchObject({
            quotations: expect.arrayContaining([expect.any(String)]),
            document: expect.stringMatching(/^document\//),
            chain: expect.any(Array),
          });
  });

  test('as it was known on a day', () => {
    const lines = (...more: string[]) =>
      JSON.parse(asked('who-did-it', 'event=event/hudhud-bombing', '--format', 'json', ...more).stdout)
        .parts[0].lines.length as number;
    const early = lines('--as-of', 'published:2041-03-08');
    expect([early > 0, early < lines()]).toEqual([true, true]);
  });

  test.each([
    ['a question that is none', ['who-won'], 'There is no question "who-won"'],
    ['an argument without a value', ['who-did-it', 'event'], 'Write name=value'],
    ['a clock that is none', ['who-did-it', '--as-of', 'noon:2041'], 'Write clock:date'],
    ['a blank left empty', ['who-did-it'], 'The blank "event" is empty'],
  ])('%s is refused with the way out', (_, args, text) => {
    const { status, stderr } = asked(...args);
    expect([status === 0, stderr.includes(text)]).toEqual([false, true]);
  });
});

describe('a standing rule of one’s own', () => {
  test('gives the standings in place of the one that comes with Ascribe, and names itself', () => {
    const file = ruleFile('own.json', own);
    const standings = (...more: string[]) =>
      JSON.parse(asked('who-did-it', 'event=event/quay-clinic-shelling', '--format', 'json', ...more).stdout)
        .parts[1];
    expect(standings().rule.name).toBe('standing/1');
    const { rule, lines } = standings('--standing-rule', file);
    expect(rule).toEqual({
      name: 'two-sources/1',
      text: 'The rule of the newsroom.\nconfirmed: two origins.\nweak: fewer.',
    });
    expect(lines.map(({ text }: { text: string }) => text)).toEqual([
      'the coast guard: confirmed (two origins)',
      'the Salt Road militia: weak (fewer)',
    ]);
  });

  test('is used by a server that is started with it', async () => {
    const file = ruleFile('served.json', own);
    const child = spawn(
      process.execPath,
      [...command, 'serve', '--port', '0', '--store', database, '--standing-rule', file],
      { cwd: root, env },
    );
    running.push(child);
    const url = await new Promise<string>((resolve, reject) => {
      let out = '';
      child.stdout?.on('data', (chunk) => {
        out += chunk;
        const [, found] = /Explorer (http:\S+) ·/.exec(out) ?? [];
        if (found) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${out}`)));
    });
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ standing(event: "event/quay-clinic-shelling") { rule { name } standings { actor { id } standing because } } }',
      }),
    });
    expect(((await response.json()) as { data: unknown }).data).toEqual({
      standing: {
        rule: { name: 'two-sources/1' },
        standings: [
          { actor: { id: 'actor/coast-guard' }, standing: 'CONFIRMED', because: 'two origins' },
          { actor: { id: 'actor/salt-road-militia' }, standing: 'WEAK', because: 'fewer' },
        ],
      },
    });
  });

  test.each([
    ['no-json.json', '{', ''],
    [
      'no-such-standing.json',
      { ...own, lines: [{ ...own.lines[0], standing: 'guilty' }] },
      'lines.0.standing',
    ],
    ['no-such-condition.json', { ...own, lines: [{ ...own.lines[0], when: { mood: 1 } }] }, 'lines.0.when'],
    ['no-lines.json', { ...own, lines: [] }, 'lines'],
    ['no-name.json', { ...own, name: '' }, 'name'],
  ])('%s is refused, with its file and field', (name, content, field) => {
    const file = ruleFile(name, content);
    expect(() => standingRuleOf(file)).toThrow(
      expect.objectContaining({
        code: 'INVALID_STANDING_RULE',
        place: expect.objectContaining({ file, ...(field && { field }) }),
      }),
    );
  });

  test('that is none keeps either command from starting', () => {
    const file = ruleFile('none.json', { ...own, name: '' });
    for (const args of [
      ['serve', '--port', '0', '--store', database, '--standing-rule', file],
      ['ask', 'who-did-it', 'event=event/quay-clinic-shelling', '--store', database, '--standing-rule', file],
    ]) {
      const { status, stderr } = ascribe(...args);
      expect([status, stderr]).toEqual([1, expect.stringContaining(`${file} name: `)]);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });
});
