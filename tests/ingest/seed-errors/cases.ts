import { expect, test } from '@jest/globals';
import { changed, check, lineOf, sound } from '../fixture.ts';

export const codings = 'utterances/lark.yaml';
export const entities = 'entities/all.yaml';
export const documents = 'documents/lark.yaml';

/** What a check finds wrong, as far as a person reads it. */
export function faults(
  files: Record<string, string | Uint8Array>,
): { code: string; file: string; line: number | undefined; message: string; wayOut: string }[] {
  const { seeds, problems } = check(files);
  return problems.errors
    .filter((error) => error.code !== 'UNCOVERED_SENTENCE')
    .map((error) => ({
      code: error.code,
      file: (error.place.file ?? '').replace(`${seeds.folder}/`, ''),
      line: error.place.line,
      message: error.message,
      wayOut: error.wayOut,
    }));
}

/** One passage of the sound seeds replaced; the fault lies on the line of the replacement, or of `at` in it. */
export type Case = [
  title: string,
  file: string,
  from: string,
  to: string,
  code: string,
  message: RegExp,
  wayOut: RegExp,
  at?: string,
];

/** A test for each case: the fault is named with its code, file, line and way out. */
export function testEach(cases: readonly Case[]): void {
  // Not test.each: it would hand its callback to the last, optional field.
  for (const [title, file, from, to, code, message, wayOut, passage] of cases)
    test(title, () => {
      const files = changed(file, from, to);
      const line =
        passage === undefined ? lineOf(String(sound[file]), from) : lineOf(files[file] ?? '', passage);
      const found = faults(files);
      const expected = found.filter(
        (fault) => fault.code === code && fault.file === file && message.test(fault.message),
      );
      expect([expected.length > 0, found]).toEqual([true, found]);
      expect(expected[0]?.wayOut).toMatch(wayOut);
      const lines = expected.map((fault) => fault.line);
      expect([lines.includes(line), line, found]).toEqual([true, line, found]);
    });
}
