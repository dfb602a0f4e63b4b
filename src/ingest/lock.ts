import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { EntityId } from '../model/entity.ts';
import type { Place } from '../model/errors.ts';
import { type Problems, StaleLock } from './errors.ts';
import { decodeFile, readBytes, SEED } from './files.ts';
import { nameKey, noPositions, type PieceAt, type Positions, piecesHash, points } from './positions.ts';
import { type Seeds, type SeedUtterance, utteranceName } from './seeds.ts';

const offset = z.int().min(0);
const LockFile = z.strictObject({
  format: z.literal('ascribe-lock/1'),
  documents: z.record(z.string(), z.strictObject({ sha256: z.string(), length: offset })),
  utterances: z.record(
    z.string(),
    z.tuple([z.string()]).rest(z.tuple([offset, offset, z.boolean(), z.int().min(1)])),
  ),
  names: z.record(z.string(), z.array(z.tuple([z.string(), offset, offset, z.boolean()]))),
});

/** The way out of every fault of the lock. */
export const relock = 'Run: npm run seeds:check -- --write (with the texts attached).';

/** Reads the lock file; one that is not there is empty. @throws StaleLock, UnreadableFile */
export function readLock(path: string): { text: string; positions: Positions } {
  if (!existsSync(path)) return { text: '', positions: noPositions() };
  const text = decodeFile(path, readBytes(path, SEED));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new StaleLock('is not JSON', {
      wayOut: `It is computed, never edited. ${relock}`,
      place: { file: path, ...lineOf(text, cause) },
      cause,
    });
  }
  const parsed = LockFile.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StaleLock(`is not a lock file: ${issue?.message ?? ''}`, {
      wayOut: `It is computed, never edited. ${relock}`,
      place: { file: path, field: issue?.path.join('.') },
    });
  }
  const positions = noPositions();
  const { documents, utterances, names } = parsed.data;
  for (const [id, entry] of Object.entries(documents)) positions.documents.set(id, entry);
  for (const [name, [hash, ...pieces]] of Object.entries(utterances))
    positions.utterances.set(name, {
      hash,
      pieces: pieces.map(([start, end, direct, occurrence]) => ({ start, end, direct, occurrence })),
    });
  for (const [key, found] of Object.entries(names))
    positions.names.set(
      key,
      found.map(([document, start, end, direct]) => ({ document, start, end, direct })),
    );
  return { text, positions };
}

/** JSON.parse names a position in some versions of V8 and a line in others. */
function lineOf(text: string, cause: unknown): Place {
  const at = /position (\d+)/.exec(String(cause))?.[1];
  return at === undefined ? {} : { line: text.slice(0, Number(at)).split('\n').length };
}

/** `u2` before `u10`, and, unlike a collator's order, the same with every version of Unicode. */
function order(a: string, b: string): number {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (const [at, part] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    // Every second part is a number.
    const numbers = at % 2 === 1 ? Number(part) - Number(other) : 0;
    if (numbers !== 0) return numbers;
    if (part !== other) return part < other ? -1 : 1;
  }
  return -1;
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => order(a, b));
}

/** Writes the lock file's text: sorted, one line an entry, so that a difference reads line by line. */
export function formatLock({ documents, utterances, names }: Positions): string {
  const block = (entries: [string, unknown][]) =>
    entries.map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n');
  const section = (name: string, entries: [string, unknown][]) =>
    `  "${name}": {${entries.length > 0 ? `\n${block(entries)}\n  ` : ''}}`;
  const sections = [
    '  "format": "ascribe-lock/1"',
    section('documents', sorted(documents)),
    section(
      'utterances',
      sorted(utterances).map(([name, { hash, pieces }]) => [
        name,
        [hash, ...pieces.map((it) => [it.start, it.end, it.direct, it.occurrence])],
      ]),
    ),
    section(
      'names',
      sorted(names).map(([key, found]) => [
        key,
        found.map((it) => [it.document, it.start, it.end, it.direct]),
      ]),
    ),
  ];
  return `{\n${sections.join(',\n')}\n}\n`;
}

/**
 * What the lock says of the documents whose text is not at hand, after holding it against the seeds: hash of the
 * document, number, lengths and hash of the quotations.
 */
export function fromLock(
  seeds: Seeds,
  lock: Positions,
  without: ReadonlySet<EntityId>,
  path: string,
  problems: Problems,
): Positions {
  const positions = noPositions();
  const stale = (what: string, place: Place) => problems.add(new StaleLock(what, { wayOut: relock, place }));
  for (const id of without) {
    const entity = seeds.entities.get(id);
    const entry = lock.documents.get(id);
    if (!entity?.source) continue;
    if (!entry) stale(`${id} is not in ${path}`, entity.place);
    else if (entry.sha256 !== entity.source.sha256)
      stale(`${path} was computed from another text of ${id}`, entity.place);
    else positions.documents.set(id, entry);
  }
  for (const coding of seeds.codings) {
    if (!positions.documents.has(coding.document) || !without.has(coding.document)) continue;
    for (const utterance of coding.utterances) {
      const name = utteranceName(coding.document, utterance.label);
      const entry = lock.utterances.get(name);
      const fault = entry ? mismatch(utterance, entry) : `is not in ${path}`;
      if (fault) stale(`${utterance.label} ${fault}`, utterance.place);
      else if (entry) positions.utterances.set(name, entry);
    }
  }
  for (const entity of seeds.entities.values())
    for (const name of entity.names) {
      const key = nameKey(entity.id, name.text);
      const found = lock.names
        .get(key)
        ?.filter(({ document, start, end }) => without.has(document) && end - start === points(name.text));
      if (found && found.length > 0) positions.names.set(key, found);
    }
  return positions;
}

function mismatch(utterance: SeedUtterance, entry: { hash: string; pieces: PieceAt[] }): string | undefined {
  const { pieces } = utterance;
  if (entry.hash !== piecesHash(pieces)) return 'has a quotation that changed since the lock was computed';
  if (entry.pieces.length !== pieces.length) return 'has another number of quotations than the lock';
  for (const [n, piece] of pieces.entries()) {
    const at = entry.pieces[n] as PieceAt;
    if (at.end - at.start !== points(piece.exact)) return 'has a quotation of another length than the lock';
    if (at.occurrence !== (piece.occurrence ?? 1)) return 'names another occurrence than the lock';
  }
  return undefined;
}
