import type { Place } from '../model/errors.ts';
import { ClaimSyntax } from './errors.ts';

/** Where a line of the small grammar stands, so that a fault in it is found again in its file. */
export interface Origin {
  place: Place;
  /** The file's column, from 1, of an offset in the line; absent where YAML's quoting hides it. */
  columnOf?: (offset: number) => number;
}

/** A bare word, or the content of a `"…"`; `at` is its offset in the line. */
export interface Token {
  kind: 'word' | 'string';
  text: string;
  at: number;
}

/** The fault of one line: what was read, what was expected, and what may have been meant. */
export function syntaxFault(origin: Origin, offset: number, what: string, wayOut: string): ClaimSyntax {
  return new ClaimSyntax(what, { wayOut, place: placeIn(origin, offset) });
}

function placeIn(origin: Origin, offset: number): Place {
  return { ...origin.place, column: origin.columnOf ? origin.columnOf(offset) : offset + 1 };
}

/** Splits a line into words and quoted strings. @throws ClaimSyntax */
export function tokenize(line: string, origin: Origin = { place: {} }): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line[at] as string)) at++;
    else if (line[at] === '"') {
      const [text, end] = readString(line, at, origin);
      tokens.push({ kind: 'string', text, at });
      at = end;
    } else {
      const word = (/^[^\s"]+/.exec(line.slice(at)) as RegExpExecArray)[0];
      if (line[at + word.length] === '"' && !word.endsWith('['))
        throw syntaxFault(
          origin,
          at + word.length,
          `a quotation mark inside the word ${word}`,
          'Put a space before the quoted words.',
        );
      tokens.push({ kind: 'word', text: word, at });
      at += word.length;
    }
  }
  return tokens;
}

function readString(line: string, start: number, origin: Origin): [text: string, end: number] {
  let text = '';
  for (let at = start + 1; at < line.length; at++) {
    const char = line[at] as string;
    if (char === '\\') {
      const next = line[at + 1];
      if (next !== '"' && next !== '\\')
        throw syntaxFault(
          origin,
          at,
          'a backslash that escapes nothing',
          'Write \\" for a quotation mark and \\\\ for a backslash.',
        );
      text += next;
      at++;
    } else if (char === '"') {
      if (text === '')
        throw syntaxFault(
          origin,
          start,
          'empty words ""',
          'Quote the words of the document, or leave them out.',
        );
      const next = line[at + 1];
      if (next !== undefined && !/[\s\]]/.test(next))
        throw syntaxFault(
          origin,
          at + 1,
          `expected a space after the closing quotation mark, not ${next}`,
          'A straight quotation mark inside words is written \\".',
        );
      return [text, at + 1];
    } else text += char;
  }
  throw syntaxFault(
    origin,
    start,
    'words that open with " and never close',
    'Close them with ". If the line holds " #" or ": ", put the whole line in \'…\', or YAML cuts it there.',
  );
}

/** The words of a document in `"…"`, the reverse of what `tokenize` reads. */
export function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/** Reads the tokens of one line in order. */
export class Cursor {
  readonly line: string;
  readonly origin: Origin;
  readonly #tokens: readonly Token[];
  #next = 0;

  /** @throws ClaimSyntax where the line cannot be split into tokens */
  constructor(line: string, origin: Origin = { place: {} }) {
    this.line = line;
    this.origin = origin;
    this.#tokens = tokenize(line, origin);
  }

  get done(): boolean {
    return this.#next >= this.#tokens.length;
  }

  /** The next token, left in place. */
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#next + ahead];
  }

  /** The next token's text if it is a bare word. */
  word(ahead = 0): string | undefined {
    const token = this.peek(ahead);
    return token?.kind === 'word' ? token.text : undefined;
  }

  next(): Token | undefined {
    return this.#tokens[this.#next++];
  }

  /** Takes the next token if it is this bare word. */
  take(word: string): boolean {
    if (this.word() !== word) return false;
    this.#next++;
    return true;
  }

  /** Takes the next token if it is quoted words. */
  takeString(): string | undefined {
    const token = this.peek();
    if (token?.kind !== 'string') return undefined;
    this.#next++;
    return token.text;
  }

  /** Quoted words, which must stand here. @throws ClaimSyntax */
  string(after: string): string {
    return (
      this.takeString() ??
      this.fail(`expected the words of the document in "…" after ${after}`, `As in: ${after} "the words"`)
    );
  }

  /** Where the token at hand stands. */
  place(token: Token | undefined = this.peek()): Place {
    return placeIn(this.origin, token?.at ?? this.line.length);
  }

  /** Refuses the token at hand. @throws ClaimSyntax */
  fail(what: string, wayOut: string, token: Token | undefined = this.peek()): never {
    const found = token ? (token.kind === 'string' ? quoted(token.text) : token.text) : 'the end of the line';
    throw syntaxFault(this.origin, token?.at ?? this.line.length, `${what}; found ${found}`, wayOut);
  }
}
