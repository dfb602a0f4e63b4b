import type { When } from '../model/dates.ts';
import type { EntityId, Link } from '../model/entity.ts';
import { parseEntity, parseWhen } from './parts.ts';
import { Cursor, type Origin } from './tokens.ts';

function atEnd(cursor: Cursor, form: string): void {
  if (!cursor.done) cursor.fail('more than was expected', form);
}

/** Reads a date that stands alone: `said`, `published`, `when` of the mapping form. @throws ClaimSyntax, InvalidDate */
export function parseDateLine(line: string, origin: Origin): When {
  const cursor = new Cursor(line, origin);
  const when = parseWhen(cursor);
  atEnd(cursor, 'A date is: EDTF ["the words"] [from published | from said | from event/…] [inferred]');
  return when;
}

const linkForm =
  'A link is: VOICE [in DOCUMENT] ["reporting words"] [implied] [inferred]; links are joined by " > ".';

function parseLink(cursor: Cursor, voice: EntityId | null): Link {
  const link: Link = { voice };
  for (;;) {
    const token = cursor.peek();
    if (token?.kind === 'string') {
      if (link.words !== undefined) cursor.fail('reporting words twice in one link', linkForm);
      link.words = cursor.takeString() as string;
    } else if (cursor.take('in')) {
      if (link.in !== undefined) cursor.fail('"in" twice in one link', linkForm);
      const at = cursor.peek();
      link.in = parseEntity(cursor, 'a document after "in"');
      if (!link.in.startsWith('document/'))
        cursor.fail(
          '"in" names the document or recording spoken through',
          'Name a document/…; an organisation is said by `role`.',
          at,
        );
    } else if (cursor.take('implied')) link.implied = true;
    else if (cursor.take('inferred')) link.inferred = true;
    else return link;
  }
}

function parseVoice(cursor: Cursor): EntityId | null {
  if (cursor.take('unnamed')) return null;
  const token = cursor.peek();
  const voice = parseEntity(cursor, 'a voice: an actor, or unnamed');
  if (!voice.startsWith('actor/'))
    cursor.fail(
      'a voice is an actor',
      'Write actor/… or unnamed; a document is `in` on the link of whoever spoke through it.',
      token,
    );
  return voice;
}

/** Reads a chain and sets the document's publisher before it. @throws ClaimSyntax */
export function parseChain(line: string, publisher: Link, origin: Origin): Link[] {
  const cursor = new Cursor(line, origin);
  const links: Link[] = [];
  if (cursor.take('publisher')) links.push({ ...publisher, ...parseLink(cursor, publisher.voice) });
  else links.push(publisher, parseLink(cursor, parseVoice(cursor)));
  while (cursor.take('>')) {
    if (cursor.word() === 'publisher')
      cursor.fail('"publisher" stands in first place only', 'Name the actor instead.');
    links.push(parseLink(cursor, parseVoice(cursor)));
  }
  atEnd(cursor, linkForm);
  return links;
}

/** Reads the publisher of a document: `actor/x [inferred]`, `unknown`. @throws ClaimSyntax */
export function parsePublisher(line: string, origin: Origin): Link {
  const cursor = new Cursor(line, origin);
  const voice = cursor.take('unknown') ? null : parseVoice(cursor);
  const link: Link = cursor.take('inferred') ? { voice, inferred: true } : { voice };
  atEnd(cursor, 'A publisher is: actor/… [inferred], or unknown.');
  return link;
}

/** Reads one thing a speaker rests the words on: `"words" [entity]`. @throws ClaimSyntax */
export function parseBasis(line: string, origin: Origin): { words: string; entity?: EntityId } {
  const cursor = new Cursor(line, origin);
  const words =
    cursor.takeString() ??
    cursor.fail(
      'expected words in "…"',
      `Write: '"radio recordings" document/radio-recordings', in '…' because YAML reads "…" itself.`,
    );
  const basis = cursor.done ? { words } : { words, entity: parseEntity(cursor) };
  atEnd(cursor, 'A basis is: "words" [entity]');
  return basis;
}

/** Reads a piece of a quotation: `#2` before it says which of equal passages it is. */
export function parsePiece(text: string): { exact: string; occurrence?: number } {
  const [, occurrence, exact] = /^#(\d+) (.*)$/s.exec(text) ?? [];
  return exact === undefined ? { exact: text } : { exact, occurrence: Number(occurrence) };
}
