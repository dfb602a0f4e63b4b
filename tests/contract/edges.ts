import { expect } from '@jest/globals';
import type { EdgeFilter, StoredEdge, View } from '../../src/store/store.ts';
import { nodes } from './context.ts';
import { about, claim, Sheet } from './fixtures.ts';

/** An edge in one line. */
export const brief = ({ family, type, part, direction, subject, object, counts }: StoredEdge) =>
  `${direction} ${family} ${type} ${part}: ${subject.of.join(`|${subject.mode}|`)} > ${object.of.join(`|${object.mode}|`)} x${counts.claims}`;

/** All edges of a node, each in one line. */
export async function edges(view: View, node: string, filter: EdgeFilter = {}): Promise<string[]> {
  const found = await view.edgesOf([node], filter, { first: 100, total: true });
  const page = found.get(node);
  expect(page?.total).toBe(page?.items.length);
  return nodes(page).map(brief).sort();
}

/** A ring of six actors that support each other, a chord, a document in the way, and a far island. */
export function ring(): Sheet {
  const text = 'document/text';
  const sheet = new Sheet()
    .entities('media', 'actor/press')
    .entities('group', 'actor/a', 'actor/b', 'actor/c', 'actor/d', 'actor/e', 'actor/f', 'actor/island')
    .entities('document', 'document/letter')
    .entities('attack', 'event/x')
    .document(text, 'actor/press', '2031-01-01');
  const links = ['a b', 'b c', 'c d', 'd e', 'e f', 'f a', 'b e'];
  return sheet.say(
    'r1',
    { document: text, by: ['actor/press'] },
    ...links.map((pair) => claim(about('supports', `actor/${pair[0]}`, `actor/${pair[2]}`))),
    claim(about('issued', 'actor/a', 'document/letter')),
    claim(about('issued', 'actor/d', 'document/letter')),
    claim(about('carried_out', 'actor/a or actor/c', 'event/x')),
  );
}
