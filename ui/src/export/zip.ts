/** A ZIP archive of a few texts, uncompressed: every program that reads archives reads these. */

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Numbers in little-endian order: pairs of a value and its length in bytes. */
function fields(...pairs: readonly (readonly [value: number, bytes: 2 | 4])[]): number[] {
  return pairs.flatMap(([value, bytes]) =>
    Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 0xff),
  );
}

const VERSION = [20, 2] as const;
/** Names are in UTF-8. */
const FLAGS = [0x0800, 2] as const;
const STORED = [0, 2] as const;
/** 1 January 1980, midnight: the same view always gives the same archive. */
const TIME = [0, 2] as const;
const DATE = [0x21, 2] as const;

/** Packs texts under their names. */
export function zip(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const chunks: (Uint8Array | number[])[] = [];
  const directory: (Uint8Array | number[])[] = [];
  let offset = 0;
  let size = 0;
  for (const [name, text] of Object.entries(files)) {
    const path = encoder.encode(name);
    const body = encoder.encode(text);
    const about = fields(
      VERSION,
      FLAGS,
      STORED,
      TIME,
      DATE,
      [crc32(body), 4],
      [body.length, 4],
      [body.length, 4],
      [path.length, 2],
      [0, 2],
    );
    chunks.push([...fields([0x04034b50, 4]), ...about], path, body);
    const entry = [
      ...fields([0x02014b50, 4], VERSION),
      ...about,
      ...fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
    ];
    directory.push(entry, path);
    size += entry.length + path.length;
    offset += 4 + about.length + path.length + body.length;
  }
  const count = Object.keys(files).length;
  const end = fields([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
  const whole = new Uint8Array(offset + size + end.length);
  let at = 0;
  for (const chunk of [...chunks, ...directory, end]) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
