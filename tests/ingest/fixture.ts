import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import { type CheckReport, checkSeeds } from '../../src/ingest/check.ts';

/** An invented text: two paragraphs, a quotation, a passage that occurs twice. */
export const text = [
  'Pine clinic hit',
  '',
  'The Pine clinic was shelled on Wednesday, killing more than 40 people, and the clinic burned, Ann Oke told the Lark.',
  '“It was probably the militia,” she said. The militia has not answered. The weather was fine.',
  '',
].join('\n');

/** SHA-256 in hexadecimal. */
export const hashOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Sound seeds of that text, file by file; a test replaces what it wants wrong. */
export const sound: Record<string, string | Uint8Array> = {
  'documents/lark.yaml': `document: document/lark
label: { en: the Lark, ar: القبرة }
sha256: ${hashOf(text)}
lang: en
publisher: actor/the-lark inferred
published: 2031-03-06 inferred
`,
  'entities/all.yaml': `actor/the-lark:
  kind: media
  label: { en: the Lark }
actor/ann-oke:
  kind: person
  names: [Ann Oke]
actor/militia:
  kind: armed_group
  label: { en: the militia }
  names:
    - description: the militia
    - { text: ميليشيا, lang: ar, source: A gazetteer }
facility/pine-clinic:
  kind: medical
  label: { en: the Pine clinic, ar: عيادة الصنوبر }
  names: [Pine clinic]
event/pine:
  kind: attack
  label: { en: the shelling of the Pine clinic }
`,
  'utterances/lark.yaml': `document: document/lark
coded: [A. Coder]
accepted: { by: B. Reviewer, at: 2031-04-01, why: read against the text }
utterances:
  - label: u1
    quote:
      - The Pine clinic was shelled on Wednesday
      - killing more than 40 people
    chain: actor/ann-oke "told"
    claims:
      - event/pine struck facility/pine-clinic
      - event/pine used shelling "shelled"
      - event/pine happened 2031-03-05 "on Wednesday" from published
      - event/pine count killed 41.. people "more than 40 people"
  - label: u2
    quote: It was probably the militia
    chain: actor/ann-oke "said"
    claims:
      - actor/militia carried_out event/pine ~probable "probably"
  - label: u3
    review: proposed
    quote: The militia has not answered
    claims:
      - actor/militia not spoke responds event/pine "has not answered"
      - actor/militia not carried_out event/pine ~possible "not" answers u2
`,
  'judgements/all.yaml': `- says: grade
  on: [document/lark#u2.1]
  value: B2
  why: She was there.
  by: A. Coder
  at: 2031-04-01
`,
  'no-claim.yaml': `document/lark:
  - { start: 0, hash: '${hashOf('Pine clinic hit').slice(0, 12)}', reason: a title }
  - { start: ${text.indexOf('The weather')}, hash: '${hashOf('The weather was fine.').slice(0, 12)}', reason: weather }
`,
};

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Writes files below a fresh temporary folder. */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The sound seeds with some files replaced, and their text beside them. */
export function seedsWith(files: Record<string, string | Uint8Array> = {}): { seeds: string; texts: string } {
  return { seeds: folderOf({ ...sound, ...files }), texts: folderOf({ 'some name.txt': text }) };
}

/** Checks seeds with their text; `lock` false leaves out that the lock is out of date. */
export function check(files: Record<string, string | Uint8Array> = {}): CheckReport {
  const { seeds, texts } = seedsWith(files);
  return checkSeeds(seeds, { texts });
}

/** One file of the sound seeds with a passage replaced. */
export function changed(file: keyof typeof sound, from: string, to: string): Record<string, string> {
  const content = String(sound[file]);
  if (!content.includes(from)) throw new Error(`${file} has no ${from}`);
  return { [file]: content.replace(from, to) };
}

/** The line of a passage in a text, from 1. */
export const lineOf = (content: string, passage: string) =>
  content.slice(0, content.indexOf(passage)).split('\n').length;
