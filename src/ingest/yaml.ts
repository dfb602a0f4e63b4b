import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Place } from '../model/errors.ts';
import { isWhole } from '../model/text.ts';
import { type Problems, SeedSyntax } from './errors.ts';
import { decodeFile, readBytes, SEED } from './files.ts';
import { didYouMean } from './suggest.ts';
import type { Origin } from './tokens.ts';

/** One key of a YAML mapping with its value. */
export interface Field {
  key: Scalar<string>;
  value: Node | null;
}

/** A YAML file with the line of everything in it. All plain values are text: `2031` is a date, not a number. */
export class YamlFile {
  readonly path: string;
  readonly text: string;
  readonly problems: Problems;
  readonly #lines = new LineCounter();
  readonly root: Node | null;

  /** Reads and parses; what is wrong is gathered in `problems`, and `root` is then null. */
  static read(path: string, problems: Problems): YamlFile | undefined {
    const text = problems.attempt(() => decodeFile(path, readBytes(path, SEED)));
    return text === undefined ? undefined : new YamlFile(path, text, problems);
  }

  constructor(path: string, text: string, problems: Problems) {
    this.path = path;
    this.text = text;
    this.problems = problems;
    let parsed: Document.Parsed | undefined;
    try {
      parsed = parseDocument(text, {
        schema: 'failsafe',
        uniqueKeys: false,
        lineCounter: this.#lines,
        prettyErrors: false,
      });
    } catch (error) {
      // The parser recurses; brackets nested by the thousand exhaust the stack.
      if (!(error instanceof RangeError)) throw error;
      problems.add(
        new SeedSyntax('nested too deeply', { wayOut: 'Seeds need four levels.', place: { file: path } }),
      );
    }
    for (const error of parsed?.errors ?? [])
      problems.add(
        new SeedSyntax(`YAML: ${error.message}`, {
          wayOut: hintFor(error.code),
          place: this.at(error.pos[0]),
        }),
      );
    this.root = parsed && parsed.errors.length === 0 ? parsed.contents : null;
  }

  /** The place of an offset in the file. */
  at(offset: number, field?: string): Place {
    const { line, col } = this.#lines.linePos(Math.max(0, offset));
    return { file: this.path, line: line || 1, column: col || 1, ...(field !== undefined && { field }) };
  }

  /** The place of a node. */
  place(node: Node | Scalar | null | undefined, field?: string): Place {
    const start = node?.range?.[0];
    return start === undefined
      ? { file: this.path, ...(field !== undefined && { field }) }
      : this.at(start, field);
  }

  /** Reports a fault at a node. */
  fault(node: Node | null | undefined, field: string | undefined, what: string, wayOut: string): undefined {
    this.problems.add(new SeedSyntax(what, { wayOut, place: this.place(node, field) }));
    return undefined;
  }

  /** Where a line of the small grammar stands; columns are the file's where YAML's quoting leaves them countable. */
  origin(node: Node, field?: string): Origin {
    const place = this.place(node, field);
    const [start, end] = node.range ?? [0, 0];
    const source = this.text.slice(start, end);
    const column = place.column ?? 1;
    if (!isScalar(node) || source.includes('\n')) return { place };
    if (node.type === 'PLAIN') return { place, columnOf: (offset) => column + offset };
    if (node.type !== 'QUOTE_SINGLE') return { place };
    const value = String(node.value);
    // Within '…' each quotation mark is written twice.
    return {
      place,
      columnOf: (offset) => column + 1 + offset + (value.slice(0, offset).match(/'/g)?.length ?? 0),
    };
  }

  /** The text of a scalar; anything else is reported. */
  scalar(node: Node | null | undefined, field: string, what = 'a text'): string | undefined {
    if (isAlias(node))
      return this.fault(node, field, 'an alias (*name)', 'Write the value itself; seeds use no anchors.');
    if (!isScalar(node))
      return this.fault(node, field, `expected ${what}`, "A text that YAML would misread goes in '…'.");
    const text = String(node.value ?? '');
    if (!isWhole(text))
      return this.fault(node, field, 'an escape that is no character', 'Write the character itself.');
    if (text.trim() === '')
      return this.fault(node, field, `expected ${what}, found nothing`, emptyHint(node));
    return text;
  }

  /** The entries of a mapping, its keys checked against those allowed. */
  fields(
    node: Node | null | undefined,
    field: string,
    allowed?: readonly string[],
  ): Map<string, Field> | undefined {
    if (!isMap(node))
      return this.fault(
        node,
        field,
        'expected a mapping (key: value)',
        allowed ? `Keys: ${allowed.join(', ')}.` : 'See the manual, "Files".',
      );
    const fields = new Map<string, Field>();
    for (const pair of (node as YAMLMap).items as Pair<Node, Node | null>[]) {
      if (!isScalar(pair.key))
        this.fault(pair.key, field, 'a key that is not a word', 'Keys are plain words.');
      else {
        const key = String(pair.key.value);
        if (allowed && !allowed.includes(key))
          this.fault(
            pair.key,
            key,
            `unknown key "${key}"`,
            didYouMean(key, allowed, `Keys: ${allowed.join(', ')}.`),
          );
        else if (fields.has(key))
          this.fault(
            pair.key,
            key,
            `"${key}" twice`,
            'A key stands once in its mapping; an id once in its file.',
          );
        else fields.set(key, { key: pair.key as Scalar<string>, value: pair.value });
      }
    }
    return fields;
  }

  /** The items of a sequence. */
  items(node: Node | null | undefined, field: string): Node[] {
    if (isSeq(node)) return node.items as Node[];
    this.fault(node, field, 'expected a list', 'Each item on a line of its own, after "- ".');
    return [];
  }

  /** A text, or a list of texts. */
  itemsOrOne(node: Node | null | undefined, field: string): Node[] {
    return isSeq(node) ? (node.items as Node[]) : node ? [node] : this.items(node, field);
  }

  /** A text that must be there under a key. */
  required(fields: Map<string, Field>, key: string, owner: Node | null, what = 'a text'): string | undefined {
    const field = fields.get(key);
    if (field) return this.scalar(field.value, key, what);
    return this.fault(owner, key, `"${key}" is missing`, `Give ${key}: ${what}.`);
  }

  /** A text that may be there under a key. */
  optional(fields: Map<string, Field>, key: string, what?: string): string | undefined {
    const field = fields.get(key);
    return field && this.scalar(field.value, key, what);
  }
}

function hintFor(code: string): string {
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces.';
  if (code === 'MULTIPLE_DOCS') return 'One document a file: take the --- out.';
  return "A value that holds ': ' or ' #', or opens with one of \" ' # @ ` [ { & * ! | > %, goes in '…'; indent with spaces.";
}

function emptyHint(node: Scalar): string {
  return node.comment
    ? "YAML reads what follows # as a comment: put the value in '…'."
    : 'Give a value, or leave the key out.';
}
