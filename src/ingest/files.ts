import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableFile } from './errors.ts';

/** How large a file of some sort may be, and what to do with one that is larger. */
interface Limit {
  bytes: number;
  wayOut: string;
}

/** Seed files are edited by hand; anything larger is not one. */
export const SEED: Limit = {
  bytes: 16 * 1024 * 1024,
  wayOut: 'Split it, or move what does not belong here out of the folder.',
};

/** A text of more than this is not an article. */
export const TEXT: Limit = {
  bytes: 64 * 1024 * 1024,
  wayOut: 'Name the file that holds the text of one document, whole; it is told by its hash.',
};

/**
 * Reads a whole file after looking at its size, so that a huge one is refused before it fills memory.
 * @throws UnreadableFile
 */
export function readBytes(path: string, limit: Limit): Uint8Array {
  let size: number;
  try {
    const stat = statSync(path);
    if (!stat.isFile())
      throw new UnreadableFile('is not a file', { wayOut: 'Name a file.', place: { file: path } });
    size = stat.size;
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw missing(path, cause);
  }
  if (size > limit.bytes)
    throw new UnreadableFile(
      `has ${Math.ceil(size / 2 ** 20)} MB; the limit is ${limit.bytes / 2 ** 20} MB`,
      {
        wayOut: limit.wayOut,
        place: { file: path },
      },
    );
  try {
    return readFileSync(path);
  } catch (cause) {
    throw missing(path, cause);
  }
}

/** What is told where the system does not give a file. */
export function missing(path: string, cause: unknown): UnreadableFile {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reason =
    code === 'ENOENT'
      ? 'does not exist'
      : code === 'EISDIR'
        ? 'is a folder, not a file'
        : `cannot be read: ${message}`;
  return new UnreadableFile(reason, {
    wayOut: 'Check the path and the rights on it.',
    place: { file: path },
    cause,
  });
}

const begins = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte);

/** What a file plainly is instead of text in UTF-8 without a byte order mark, or nothing. */
export function otherEncoding(bytes: Uint8Array): string | undefined {
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return 'opens with a byte order mark';
  if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) return 'is UTF-16';
  if (begins(bytes, 0x1f, 0x8b)) return 'is compressed (gzip)';
  return undefined;
}

/**
 * The text of a file in strict UTF-8 without a byte order mark.
 * @throws UnreadableFile, naming the line of the first wrong byte
 */
export function decodeFile(path: string, bytes: Uint8Array): string {
  const wayOut = 'Save it as UTF-8 without BOM.';
  const other = otherEncoding(bytes);
  if (other) throw new UnreadableFile(other, { wayOut, place: { file: path, line: 1, column: 1 } });
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const line = bytes.subarray(0, nul).reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);
    throw new UnreadableFile('holds a NUL, as UTF-16 does and no text', {
      wayOut,
      place: { file: path, line },
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new UnreadableFile('is not UTF-8', {
      wayOut,
      place: { file: path, line: lineOfWrongByte(bytes) },
      cause,
    });
  }
}

/** The first line that does not decode; lines end at a byte that stands in no other character of UTF-8. */
function lineOfWrongByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) break;
    start = end + 1;
  }
  return line;
}

/** Refuses a folder that holds nothing of what seeds consist of. @throws UnreadableFile */
export function requireSeeds(folder: string): void {
  if (['documents', 'entities', 'utterances'].some((name) => existsSync(join(folder, name)))) return;
  throw new UnreadableFile('is not a folder of seeds', {
    wayOut: 'Name a folder that holds documents/, entities/ and utterances/.',
    place: { file: folder },
  });
}

/** The YAML files of a folder and those below it, sorted; none where the folder is absent. */
export function yamlFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw missing(folder, cause);
  }
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
