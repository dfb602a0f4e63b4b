import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import { declarationOf, type Role, roles } from '../model/predicates/index.ts';
import { stances } from '../model/utterance.ts';
import { parseAnswer, parseCodes, parseHedge, parsePredicate } from './claim-line.ts';
import { type ClaimParts, checkedClaim, type ParsedClaim } from './claim-parts.ts';
import { parseDateLine } from './lines.ts';
import { parseEnds, parseEntity, parseRange } from './parts.ts';
import { didYouMean } from './suggest.ts';
import { Cursor } from './tokens.ts';
import type { Field, YamlFile } from './yaml.ts';

const keys = [
  ...['stance', 'subject', 'not', 'predicate', 'codes', 'object', 'measure', 'range', 'unit', 'per', 'of'],
  ...['words', 'gist', 'with', 'when', 'hedge', 'if', 'answers'],
];

/** Reads a claim written as a mapping with the parts of a claim line. What is wrong is gathered; undefined then. */
export function parseClaimMap(file: YamlFile, node: YAMLMap, field: string): ParsedClaim | undefined {
  const fields = file.fields(node, field, keys);
  if (!fields) return undefined;
  const before = file.problems.errors.length;
  const reader = new Reader(file, fields, node, field);
  const parts = file.problems.attempt(() => reader.parts());
  if (!parts || file.problems.errors.length > before) return undefined;
  return file.problems.attempt(() => checkedClaim(parts, { place: file.place(node, field) }));
}

class Reader {
  readonly #file: YamlFile;
  readonly #fields: Map<string, Field>;
  readonly #node: Node;
  readonly #field: string;

  constructor(file: YamlFile, fields: Map<string, Field>, node: Node, field: string) {
    this.#file = file;
    this.#fields = fields;
    this.#node = node;
    this.#field = field;
  }

  parts(): ClaimParts | undefined {
    const subject = this.#read('subject', (cursor) => parseEnds(cursor, 'the subject'));
    const predicate = this.#read('predicate', (cursor) => parsePredicate(cursor, false));
    if (!subject || !predicate) {
      for (const key of ['subject', 'predicate'])
        if (!this.#fields.has(key)) this.#file.required(this.#fields, key, this.#node);
      return undefined;
    }
    const about: ClaimParts['about'] = { predicate, subject };
    const parts: ClaimParts = {
      stance: this.#stance(),
      hedge: { level: 'flat', words: [] },
      answers: this.#answers(),
      about,
    };
    if (this.#not()) about.not = true;
    const object = this.#read('object', (cursor) => parseEnds(cursor, 'the object'));
    if (object) about.object = object;
    const value =
      declarationOf(predicate).value === 'quantity' ? this.#figure(predicate) : this.#coded(predicate);
    if (value) about.value = value;
    const when = this.#text('when');
    const whenNode = this.#fields.get('when')?.value;
    if (when !== undefined && whenNode)
      about.when = parseDateLine(when, this.#file.origin(whenNode, `${this.#field} when`));
    const roles_ = this.#roles();
    if (roles_) about.with = roles_;
    const hedge = this.#read('hedge', parseHedge);
    if (hedge) parts.hedge = hedge;
    const condition = this.#text('if');
    if (condition !== undefined) parts.if = condition;
    return parts;
  }

  #text(key: string): string | undefined {
    const field = this.#fields.get(key);
    return field && this.#file.scalar(field.value, `${this.#field} ${key}`);
  }

  #read<T>(key: string, read: (cursor: Cursor) => T): T | undefined {
    const text = this.#text(key);
    const node = this.#fields.get(key)?.value;
    return text === undefined || !node ? undefined : this.#parse(text, node, key, read);
  }

  #parse<T>(text: string, node: Node, key: string, read: (cursor: Cursor) => T): T | undefined {
    return this.#file.problems.attempt(() => {
      const cursor = new Cursor(text, this.#file.origin(node, `${this.#field} ${key}`));
      const value = read(cursor);
      if (!cursor.done)
        cursor.fail(`more than was expected in "${key}"`, 'Write this part under its own key.');
      return value;
    });
  }

  #stance(): ClaimParts['stance'] {
    const text = this.#text('stance') ?? 'asserts';
    if ((stances as readonly string[]).includes(text)) return text as ClaimParts['stance'];
    this.#file.fault(
      this.#fields.get('stance')?.value,
      `${this.#field} stance`,
      `unknown stance "${text}"`,
      didYouMean(text, stances, `Stances: ${stances.join(', ')}.`),
    );
    return 'asserts';
  }

  #not(): boolean {
    const text = this.#text('not');
    if (text !== undefined && text !== 'true' && text !== 'false')
      this.#file.fault(
        this.#fields.get('not')?.value,
        `${this.#field} not`,
        `"${text}" is neither true nor false`,
        'Write not: true, or leave it out.',
      );
    return text === 'true';
  }

  #answers(): string[] {
    const field = this.#fields.get('answers');
    if (!field) return [];
    return this.#file.itemsOrOne(field.value, `${this.#field} answers`).flatMap((node) => {
      const text = this.#file.scalar(node, `${this.#field} answers`);
      return (text !== undefined && this.#parse(text, node, 'answers', parseAnswer)) || [];
    });
  }

  #coded(predicate: ClaimParts['about']['predicate']): ClaimParts['about']['value'] {
    const field = this.#fields.get('codes');
    const [words, gist] = [this.#text('words'), this.#text('gist')];
    for (const key of ['measure', 'range', 'unit', 'per', 'of'])
      if (this.#fields.has(key))
        this.#file.fault(
          this.#fields.get(key)?.key,
          `${this.#field} ${key}`,
          `"${key}" without a figure`,
          'It goes with count only.',
        );
    if (!field) {
      if (words !== undefined || gist !== undefined)
        this.#file.fault(
          this.#node,
          this.#field,
          'words without the code that they carry',
          'Name a code under "codes", or leave the words out.',
        );
      return undefined;
    }
    const node = field.value;
    const text = isSeq(node)
      ? node.items.map((item) => this.#file.scalar(item as Node, `${this.#field} codes`)).join(' or ')
      : this.#text('codes');
    if (text === undefined || !node) return undefined;
    const codes = this.#parse(text, node, 'codes', (cursor) => parseCodes(cursor, predicate));
    return codes && { codes, ...(words !== undefined && { words }), ...(gist !== undefined && { gist }) };
  }

  #figure(predicate: ClaimParts['about']['predicate']): ClaimParts['about']['value'] {
    const measures = this.#read('measure', (cursor) => parseCodes(cursor, predicate));
    const range = this.#read('range', parseRange);
    const [unit, words, per] = [this.#text('unit'), this.#text('words'), this.#text('per')];
    const of = this.#read('of', (cursor) => parseEntity(cursor));
    for (const key of ['measure', 'range', 'unit', 'words'])
      if (!this.#fields.has(key)) this.#file.required(this.#fields, key, this.#node);
    const measure = measures?.[0];
    if (measure === undefined || !range || unit === undefined || words === undefined) return undefined;
    return { measure, unit, ...range, words, ...(per !== undefined && { per }), ...(of && { of }) };
  }

  #roles(): ClaimParts['about']['with'] {
    const node = this.#fields.get('with')?.value;
    if (!this.#fields.has('with')) return undefined;
    const fields = isMap(node)
      ? this.#file.fields(node, `${this.#field} with`, roles)
      : this.#file.fields(node, `${this.#field} with`);
    const result: Partial<Record<Role, ReturnType<typeof parseEnds>>> = {};
    for (const [role, field] of fields ?? []) {
      const text = this.#file.scalar(field.value, `${this.#field} with.${role}`);
      const ends =
        text === undefined || !field.value
          ? undefined
          : this.#parse(text, field.value, `with.${role}`, (cursor) => parseEnds(cursor, 'an entity'));
      if (ends) result[role as Role] = ends;
    }
    return Object.keys(result).length > 0 ? result : undefined;
  }
}
