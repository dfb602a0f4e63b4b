import type { Position } from './view.ts';

/** Above this many characters the fragment is deflated. */
const PLAIN_LIMIT = 2000;

/** Dragged positions as a fragment: `p=` in plain text, `z=` deflated; empty where nothing was dragged. */
export async function fragmentOf(positions: Readonly<Record<string, Position>>): Promise<string> {
  const plain = plainFragment(positions);
  if (plain.length <= PLAIN_LIMIT) return plain;
  const bytes = await pump(new TextEncoder().encode(plain.slice(2)), new CompressionStream('deflate-raw'));
  return `z=${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')}`;
}

/** The positions that a fragment holds; what cannot be read holds none. */
export async function positionsOf(fragment: string): Promise<Record<string, Position>> {
  const body = fragment.replace(/^#/, '');
  if (body.startsWith('p=')) return parse(decodeURIComponent(body.slice(2)));
  if (!body.startsWith('z=')) return {};
  try {
    const text = atob(body.slice(2).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = await pump(
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
      new DecompressionStream('deflate-raw'),
    );
    return parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}

/** The fragment where it is short enough to need no deflating, else null. */
export function shortFragment(positions: Readonly<Record<string, Position>>): string | null {
  const plain = plainFragment(positions);
  return plain.length <= PLAIN_LIMIT ? plain : null;
}

function plainFragment(positions: Readonly<Record<string, Position>>): string {
  const entries = Object.entries(positions);
  if (entries.length === 0) return '';
  return `p=${entries.map(([id, { x, y }]) => `${id}@${Math.round(x)},${Math.round(y)}`).join(';')}`;
}

function parse(text: string): Record<string, Position> {
  const found: Record<string, Position> = {};
  for (const part of text.split(';')) {
    const [, id, x, y] = /^(.+)@(-?\d+),(-?\d+)$/.exec(part) ?? [];
    if (id) found[id] = { x: Number(x), y: Number(y) };
  }
  return found;
}

async function pump(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
