import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ascribe } from '../built.ts';
import { changed, folderOf, seedsWith } from '../ingest/fixture.ts';

function run(...args: string[]): { code: number | null; out: string } {
  const { status, stdout, stderr } = ascribe(...args);
  return { code: status, out: stdout + stderr };
}

describe('ascribe check', () => {
  test('ends with 0 and says what it read', () => {
    const { seeds, texts } = seedsWith();
    const { code, out } = run('check', seeds, '--texts', texts, '--write');
    expect(out).toContain('document/lark: 5 sentences, 3 with claims, 2 listed without, 0 uncovered');
    expect(out).toContain('7 claims');
    expect(out).toContain('Nothing is wrong.');
    expect(code).toBe(0);
  });

  test('ends with 1 where something is wrong, with file, line and way out, fifty at most', () => {
    const { seeds, texts } = seedsWith({
      ...changed('utterances/lark.yaml', 'used shelling', 'used shellin'),
      'judgements/all.yaml': '- says: nothing\n'.repeat(60),
    });
    const { code, out } = run('check', seeds, '--texts', texts);
    expect(out).toContain('and 11 more');
    expect(out).toContain('61 problems.');
    expect(code).toBe(1);
    const only = run('check', seeds, '--texts', texts, '--only', 'utterances/lark');
    expect(only.out).toContain(
      `${seeds}/utterances/lark.yaml:12:25 u1.2: expected a code of used; found shellin [CLAIM_SYNTAX]\n  Did you mean "shelling"?`,
    );
    expect(only.out).toContain('1 problem.');
  });

  test('names the document whose text was changed, since nobody compared its quotations', () => {
    const { seeds, texts } = seedsWith();
    run('check', seeds, '--texts', texts, '--write');
    const [first = ''] = readdirSync(texts);
    appendFileSync(join(texts, first), 'and more');
    const { code, out } = run('check', seeds, '--texts', texts);
    expect(out).toContain('no file has its SHA-256, so its quotations were believed from lock.json');
    expect(out).toContain(
      'Nothing is wrong, as far as it can be told without the texts that are not attached.',
    );
    expect(code).toBe(0);
  });

  test('prints lines for no-claim.yaml', () => {
    const { seeds, texts } = seedsWith({ 'no-claim.yaml': '{}' });
    const { out } = run('check', seeds, '--texts', texts, '--list-uncovered');
    expect(out).toMatch(
      /^document\/lark:\n {2}- \{ start: 0, hash: '[0-9a-f]{12}', reason: \} # Pine clinic hit\n/,
    );
  });

  test.each([[['check', '--wrong']], [['check', 'seeds', '--texts', '/nowhere']], [['chekc']]])(
    'ends with 2 for wrong use: %j',
    (args) => {
      expect(run(...args).code).toBe(2);
    },
  );

  test('ends with 1 for a folder that is not there', () => {
    const { code, out } = run('check', '/nowhere');
    expect(out).toContain('/nowhere: is not a folder of seeds [UNREADABLE_FILE]');
    expect(code).toBe(1);
  });
});

describe('ascribe format', () => {
  test('ends with 0, or with --check with 1 where a file would change', () => {
    const folder = folderOf({
      'utterances/x.yaml': 'utterances:\n  - claims:\n      - anyone carried_out event/a\n',
    });
    expect(run('format', folder, '--check')).toMatchObject({
      code: 1,
      out: expect.stringContaining('would change'),
    });
    expect(run('format', folder)).toMatchObject({ code: 0, out: expect.stringContaining('formatted') });
    expect(run('format', folder)).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 files, 0 changed, 0 problems'),
    });
  });
});
