import { isMap, type Node } from 'yaml';
import { EntityId, type Link } from '../model/entity.ts';
import { countWords } from '../model/quotations.ts';
import { positions, QUOTE_WORDS, type Where } from '../model/utterance.ts';
import { parseClaimLine } from './claim-line.ts';
import { parseClaimMap } from './claim-map.ts';
import { DuplicateSeed, UnknownReference } from './errors.ts';
import { parseBasis, parseChain, parseDateLine, parsePiece } from './lines.ts';
import type { SeedClaim, SeedCoding, SeedEntity, SeedPiece, SeedUtterance } from './seeds.ts';
import { didYouMean } from './suggest.ts';
import type { Field, YamlFile } from './yaml.ts';

const fileKeys = ['document', 'coded', 'accepted', 'note', 'utterances'];
const utteranceKeys = ['label', 'where', 'quote', 'said', 'to', 'chain', 'basis', 'review', 'note', 'claims'];
const longestChain = 12;

/** Reads a file of `utterances/`. Its document must be declared in `documents/`, whose publisher opens every chain. */
export function readCoding(
  file: YamlFile,
  register: ReadonlyMap<EntityId, SeedEntity>,
): SeedCoding | undefined {
  if (file.root === null) return undefined;
  const fields = file.fields(file.root, 'utterances', fileKeys);
  if (!fields) return undefined;
  const document = file.required(
    fields,
    'document',
    file.root,
    'the id of the document, as document/lark-2031-03-06',
  );
  const source = document === undefined ? undefined : register.get(document)?.source;
  const documents = [...register.values()].filter((entity) => entity.source).map((entity) => entity.id);
  if (document !== undefined && !source)
    file.problems.add(
      new UnknownReference(`${document} has no file in documents/`, {
        wayOut: didYouMean(
          document,
          documents,
          documents.length > 0 ? `Documents: ${documents.join(', ')}.` : 'Write its file first.',
        ),
        place: file.place(fields.get('document')?.value, 'document'),
      }),
    );
  const accepted = readAcceptance(file, fields);
  const coding: SeedCoding = {
    document: document ?? '',
    coded: readNames(file, fields),
    ...(accepted && { accepted }),
    utterances: [],
    place: file.place(file.root),
  };
  // Without its document the lines are still read, so that their faults come out in the same run.
  const publisher = source?.publisher ?? { voice: null };
  const labels = new Map<string, SeedUtterance>();
  const items = fields.has('utterances') ? file.items(fields.get('utterances')?.value, 'utterances') : [];
  if (!fields.has('utterances'))
    file.fault(file.root, 'utterances', '"utterances" is missing', 'Give the list of utterances.');
  for (const [at, item] of items.entries()) {
    const utterance = readUtterance(file, item, at, publisher);
    if (!utterance) continue;
    const twin = labels.get(utterance.label);
    if (twin)
      file.problems.add(
        new DuplicateSeed(`label ${utterance.label} is already on line ${twin.place.line}`, {
          wayOut: 'Give the newer utterance a label of its own; links and history follow labels.',
          place: utterance.place,
        }),
      );
    else labels.set(utterance.label, utterance);
    coding.utterances.push(utterance);
  }
  return document !== undefined && source ? coding : undefined;
}

function readNames(file: YamlFile, fields: Map<string, Field>): string[] {
  const field = fields.get('coded');
  if (!field) return [];
  return file
    .itemsOrOne(field.value, 'coded')
    .flatMap((node) => file.scalar(node, 'coded', 'the name of a coder') ?? []);
}

function readAcceptance(file: YamlFile, fields: Map<string, Field>): SeedCoding['accepted'] {
  const node = fields.get('accepted')?.value;
  if (!fields.has('accepted')) return undefined;
  const parts = file.fields(node, 'accepted', ['by', 'at', 'why']);
  if (!parts) return undefined;
  const [by, at, why] = ['by', 'at', 'why'].map((key) => file.required(parts, key, node ?? null));
  if (by === undefined || at === undefined || why === undefined) return undefined;
  return { by, at, why, place: file.place(node, 'accepted') };
}

function readUtterance(file: YamlFile, item: Node, at: number, publisher: Link): SeedUtterance | undefined {
  const fields = file.fields(item, `utterances[${at}]`, utteranceKeys);
  if (!fields) return undefined;
  const label = file.required(fields, 'label', item, 'a label stable within the text, as u12');
  const name = label ?? `utterances[${at}]`;
  if (label !== undefined && (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(label) || label.length > 80))
    file.fault(
      fields.get('label')?.value,
      'label',
      `"${label}" is not a label`,
      'A label is a letter, then letters, digits, - and _, as u12.',
    );
  const line = <T>(
    key: string,
    read: (text: string, origin: ReturnType<YamlFile['origin']>) => T,
  ): T | undefined => {
    const text = file.optional(fields, key);
    const node = fields.get(key)?.value;
    return text === undefined || !node
      ? undefined
      : file.problems.attempt(() => read(text, file.origin(node, `${name} ${key}`)));
  };
  const said = line('said', parseDateLine);
  const chain = line('chain', (text, origin) => parseChain(text, publisher, origin)) ?? [publisher];
  if (chain.length > longestChain)
    file.fault(
      fields.get('chain')?.value,
      `${name} chain`,
      `${chain.length} links`,
      `A chain has at most ${longestChain}.`,
    );
  const basis = readList(file, fields, 'basis', name, (text, node) =>
    parseBasis(text, file.origin(node, `${name} basis`)),
  );
  const to = readList(file, fields, 'to', name, (text, node) => readEntity(file, text, node, `${name} to`));
  return {
    label: name,
    where: readWhere(file, fields, name),
    pieces: readPieces(file, fields, item, name),
    ...(said && { said }),
    ...{ to: to.filter((id) => id !== undefined).sort(), chain, basis },
    claims: readClaims(file, fields, item, name),
    proposed: readReview(file, fields, name),
    place: file.place(item, name),
  };
}

function readEntity(file: YamlFile, text: string, node: Node, field: string): EntityId | undefined {
  if (EntityId.safeParse(text).success) return text;
  return file.fault(
    node,
    field,
    `"${text}" is not an entity id`,
    'An entity is written family/slug, as in actor/the-lark.',
  );
}

function readList<T>(
  file: YamlFile,
  fields: Map<string, Field>,
  key: string,
  name: string,
  read: (text: string, node: Node) => T,
): T[] {
  const field = fields.get(key);
  if (!field) return [];
  return file.itemsOrOne(field.value, `${name} ${key}`).flatMap((node) => {
    const text = file.scalar(node, `${name} ${key}`);
    const value = text === undefined ? undefined : file.problems.attempt(() => read(text, node));
    return value === undefined ? [] : [value];
  });
}

function readWhere(file: YamlFile, fields: Map<string, Field>, name: string): Where {
  const text = file.optional(fields, 'where') ?? 'body';
  if ((positions as readonly string[]).includes(text)) return text as Where;
  file.fault(
    fields.get('where')?.value,
    `${name} where`,
    `unknown position "${text}"`,
    didYouMean(text, positions, `Positions: ${positions.join(', ')}.`),
  );
  return 'body';
}

function readReview(file: YamlFile, fields: Map<string, Field>, name: string): boolean {
  const text = file.optional(fields, 'review');
  if (text !== undefined && text !== 'proposed')
    file.fault(
      fields.get('review')?.value,
      `${name} review`,
      `unknown review "${text}"`,
      'Write review: proposed, or leave it out.',
    );
  return text === 'proposed';
}

function readPieces(file: YamlFile, fields: Map<string, Field>, owner: Node, name: string): SeedPiece[] {
  const field = fields.get('quote');
  if (!field) {
    file.fault(owner, `${name} quote`, '"quote" is missing', 'Give the exact words of the document.');
    return [];
  }
  const nodes = file.itemsOrOne(field.value, `${name} quote`);
  return nodes.flatMap((node, at) => {
    const key = nodes.length > 1 ? `${name} quote[${at}]` : `${name} quote`;
    if (isMap(node))
      return (
        file.fault(
          node,
          key,
          'YAML reads this quotation as a mapping',
          "A quotation that holds ': ' goes in '…' (write ' twice inside).",
        ) ?? []
      );
    const text = file.scalar(node, key, 'the exact words of the document');
    if (text === undefined) return [];
    const piece = parsePiece(text);
    const words = countWords(piece.exact);
    if (words > QUOTE_WORDS)
      file.fault(
        node,
        key,
        `${words} words; the limit is ${QUOTE_WORDS}`,
        'Cut it at a comma into a list of pieces, and keep only those that carry claims.',
      );
    if (piece.exact.trim() !== piece.exact)
      file.fault(node, key, 'blanks at an end of the quotation', 'Quote from the first to the last letter.');
    if (piece.occurrence === 0) file.fault(node, key, '#0 names no passage', 'The first is #1.');
    return [{ ...piece, place: file.place(node, key) }];
  });
}

function readClaims(file: YamlFile, fields: Map<string, Field>, owner: Node, name: string): SeedClaim[] {
  const field = fields.get('claims');
  if (!field) {
    file.fault(
      owner,
      `${name} claims`,
      '"claims" is missing',
      'An utterance has at least one claim; a sentence without any goes into no-claim.yaml.',
    );
    return [];
  }
  const nodes = file.items(field.value, `${name} claims`);
  if (nodes.length === 0 && field.value)
    file.fault(field.value, `${name} claims`, 'no claims', 'Give at least one.');
  const claims: SeedClaim[] = [];
  for (const [at, node] of nodes.entries()) {
    const key = `${name}.${at + 1}`;
    const place = file.place(node, key);
    const parsed = isMap(node) ? readClaimMap(file, node, key) : readClaimLine(file, node, key);
    // A claim that cannot be read keeps its number, so that the labels of those after it stay right.
    if (parsed) claims.push({ ...parsed, number: at + 1, place });
  }
  return claims;
}

function readClaimLine(file: YamlFile, node: Node, key: string) {
  const line = file.scalar(node, key, 'a claim line');
  return line === undefined
    ? undefined
    : file.problems.attempt(() => parseClaimLine(line, file.origin(node, key)));
}

function readClaimMap(file: YamlFile, node: Node, key: string) {
  if (!isMap(node)) return undefined;
  const [first] = node.items;
  const opening = String((first?.key as { value?: unknown } | undefined)?.value ?? '');
  if (node.items.length === 1 && opening.includes(' '))
    return file.fault(
      node,
      key,
      'YAML reads this claim line as a mapping',
      "A line that holds ': ' goes in '…' whole (write ' twice inside).",
    );
  return parseClaimMap(file, node, key);
}
