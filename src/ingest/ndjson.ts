import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { AscribeError, type Place } from '../model/errors.ts';
import { ArchiveRecord } from '../store/records.ts';
import { missing, otherEncoding } from './files.ts';

/** A line of an archive that is not a whole record. */
export class InvalidArchive extends AscribeError {
  readonly code = 'INVALID_ARCHIVE';
}

/** Longer than any record may be: a text's names and quotations are short. */
const LINE = 4_000_000;

const wayOut = 'Take an archive that `ascribe export` wrote whole; nothing was stored.';

/**
 * The records of an archive, one line at a time, whatever the size of the file.
 * @throws UnreadableFile, InvalidArchive with the line
 */
export async function* readArchive(path: string): AsyncGenerator<ArchiveRecord> {
  let line = 0;
  let ended = false;
  for await (const bytes of linesOf(path)) {
    line += 1;
    const record = recordIn(bytes, { file: path, line }, { line, ended });
    if (record.type === 'end') ended = true;
    else yield record;
  }
  if (line === 0) throw new InvalidArchive('The archive is empty.', { wayOut, place: { file: path } });
  if (!ended)
    throw new InvalidArchive('The archive breaks off after this line.', {
      wayOut,
      place: { file: path, line },
    });
}

/** The lines of a file as bytes, each of which must be ended. */
async function* linesOf(path: string): AsyncGenerator<Uint8Array> {
  let parts: Buffer[] = [];
  let length = 0;
  let line = 1;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        yield Buffer.concat([...parts, chunk.subarray(from, end)]);
        parts = [];
        length = 0;
        line += 1;
        from = end + 1;
      }
      parts.push(chunk.subarray(from));
      length += chunk.length - from;
      if (length > LINE)
        throw new InvalidArchive('The line is longer than any record.', {
          wayOut,
          place: { file: path, line },
        });
    }
  } catch (cause) {
    if (cause instanceof AscribeError) throw cause;
    throw missing(path, cause);
  }
  if (length > 0)
    throw new InvalidArchive('The archive breaks off within this line.', {
      wayOut,
      place: { file: path, line },
    });
}

/** The last line of an archive: how many records came before it. */
const End = z.strictObject({ type: z.literal('end'), records: z.int() });

function recordIn(
  bytes: Uint8Array,
  place: Place,
  at: { line: number; ended: boolean },
): ArchiveRecord | z.infer<typeof End> {
  const fault = (what: string, cause?: unknown): never => {
    throw new InvalidArchive(what, { wayOut, place, cause });
  };
  const other = at.line === 1 ? otherEncoding(bytes) : undefined;
  if (other)
    throw new InvalidArchive(`The archive ${other}.`, {
      wayOut:
        'Export it again to a file by name, `ascribe export FILE`, since some shells write what they redirect anew; or unpack it.',
      place,
    });
  const text = attempt(
    () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    (cause) => fault('The line is not UTF-8.', cause),
  );
  const json = attempt(
    () => JSON.parse(text) as unknown,
    (cause) => fault('The line is not whole JSON.', cause),
  );
  if (at.ended) fault('Something follows the end of the archive.');
  const end = End.safeParse(json);
  if (end.success) {
    if (end.data.records !== at.line - 1)
      fault(`The archive has lost lines: ${at.line - 1} records of ${end.data.records} are here.`);
    return end.data;
  }
  const parsed = ArchiveRecord.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    place.field = issue?.path.join('.');
    return fault(`The line is no record of an archive: ${issue?.message}.`);
  }
  const first = at.line === 1;
  if (first !== (parsed.data.type === 'header'))
    fault(first ? 'The archive does not begin with its header.' : 'A header stands within the archive.');
  return parsed.data;
}

function attempt<T>(action: () => T, failed: (cause: unknown) => never): T {
  try {
    return action();
  } catch (cause) {
    return failed(cause);
  }
}
