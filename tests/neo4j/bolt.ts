/** As much of Bolt as the proxy needs: where messages end, what they are, and how to make some. */

export const TAG = {
  goodbye: 0x02,
  reset: 0x0f,
  run: 0x10,
  begin: 0x11,
  commit: 0x12,
  rollback: 0x13,
  route: 0x66,
  success: 0x70,
  record: 0x71,
  ignored: 0x7e,
  failure: 0x7f,
} as const;

export interface Message {
  /** As it came. */
  raw: Buffer;
  /** Without the marks of its chunks; empty where the other side only says that it lives. */
  body: Buffer;
  tag: number;
}

/** Cuts a stream into messages: chunks with their length before them, until an empty one. */
export class Messages {
  #rest: Buffer = Buffer.alloc(0);

  *feed(data: Buffer): Generator<Message> {
    this.#rest = Buffer.concat([this.#rest, data]);
    for (let end = this.#end(); end > 0; end = this.#end()) {
      const raw = this.#rest.subarray(0, end);
      this.#rest = this.#rest.subarray(end);
      const parts: Buffer[] = [];
      for (let at = 0; at < end - 2; at += 2 + raw.readUInt16BE(at))
        parts.push(raw.subarray(at + 2, at + 2 + raw.readUInt16BE(at)));
      const body = Buffer.concat(parts);
      yield { raw, body, tag: body[1] ?? 0 };
    }
  }

  /** Where the first message ends; 0 where its end has not come yet. */
  #end(): number {
    for (let at = 0; at + 2 <= this.#rest.length; ) {
      const size = this.#rest.readUInt16BE(at);
      at += 2 + size;
      if (size === 0) return at;
    }
    return 0;
  }
}

type Packed = string | number | readonly Packed[] | { readonly [key: string]: Packed };

function pack(value: Packed): Buffer {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9, 0xcb);
    bytes.writeBigInt64BE(BigInt(value), 1);
    return bytes;
  }
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return Buffer.concat([Buffer.from([0xd1, text.length >> 8, text.length & 0xff]), text]);
  }
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([0x90 | value.length]), ...value.map(pack)]);
  const entries = Object.entries(value);
  return Buffer.concat([Buffer.from([0xa0 | entries.length]), ...entries.flat().map(pack)]);
}

/** A message of one map. */
export function message(tag: number, map?: Packed): Buffer {
  const body = Buffer.concat([Buffer.from([map ? 0xb1 : 0xb0, tag]), ...(map ? [pack(map)] : [])]);
  const size = Buffer.from([body.length >> 8, body.length & 0xff]);
  return Buffer.concat([size, body, Buffer.from([0, 0])]);
}

/** Whether a message that begins a transaction wants only to read. */
export const reads = ({ body }: Message): boolean => body.includes(Buffer.from('\x84mode\x81r', 'latin1'));
