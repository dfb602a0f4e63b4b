import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableFile } from './errors.ts';

/** Seed files are edited by hand; anything larger is not one. */
export const SEED_BYTES = 16 * 1024 * 1024;

/** A text of more than this is not an article. */
export const TEXT_BYTES = 64 * 1024 * 1024;

/**
 * Reads a whole file after looking at its size, so that a huge one is refused before it fills memory.
 * @throws UnreadableFile
 */
export function readBytes(path: string, limit: number): Uint8Array {
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
  if (size > limit)
    throw new UnreadableFile(`has ${Math.ceil(size / 2 ** 20)} MB; the limit is ${limit / 2 ** 20} MB`, {
      wayOut: 'Split it, or move what does not belong here out of the folder.',
      place: { file: path },
    });
  try {
    return readFileSync(path);
  } catch (cause) {
    throw missing(path, cause);
  }
}

function missing(path: string, cause: unknown): UnreadableFile {
  const reason =
    (cause as NodeJS.ErrnoException).code === 'ENOENT'
      ? 'does not exist'
      : `cannot be read: ${(cause as Error).message}`;
  return new UnreadableFile(reason, {
    wayOut: 'Check the path and the rights on it.',
    place: { file: path },
    cause,
  });
}

/**
 * The text of a file in strict UTF-8 without a byte order mark.
 * @throws UnreadableFile, naming the line of the first wrong byte
 */
export function decodeFile(path: string, bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    throw new UnreadableFile('opens with a byte order mark', {
      wayOut: 'Save it as UTF-8 without BOM.',
      place: { file: path, line: 1, column: 1 },
    });
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new UnreadableFile('is UTF-16', {
      wayOut: 'Save it as UTF-8 without BOM.',
      place: { file: path, line: 1, column: 1 },
    });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new UnreadableFile('is not UTF-8', {
      wayOut: 'Save it as UTF-8 without BOM.',
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
