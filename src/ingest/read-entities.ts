import { isMap, isScalar, type Node } from 'yaml';
import type { z } from 'zod';
import { DocumentSource, EntityId, type Name, TownPoint } from '../model/entity.ts';
import { type AscribeError, InvalidRecord } from '../model/errors.ts';
import { families, familyOf, type Kind, kindNames } from '../model/kinds.ts';
import { DuplicateSeed } from './errors.ts';
import { parseDateLine, parsePublisher } from './lines.ts';
import type { SeedEntity, SeedName } from './seeds.ts';
import { didYouMean, nearest } from './suggest.ts';
import type { Field, YamlFile } from './yaml.ts';

const entityKeys = ['kind', 'plural', 'label', 'names', 'at', 'note'];
const documentKeys = [
  ...['document', 'label', 'names', 'sha256', 'lang', 'publisher', 'published'],
  ...['licence', 'url', 'archived', 'replaces', 'note'],
];

/** Reads a file of `entities/` into the register. */
export function readEntities(file: YamlFile, register: Map<EntityId, SeedEntity>): void {
  if (file.root === null) return;
  for (const [key, field] of file.fields(file.root, 'entities') ?? []) {
    const id = readId(file, key, field.key);
    if (!id) continue;
    const fields = file.fields(field.value, id, entityKeys);
    if (!fields) continue;
    const kind = readKind(file, fields, id, field.key);
    const names = readNames(file, fields);
    const label = readLabel(file, fields, names, field.key);
    const at = fields.has('at') ? readPoint(file, fields.get('at')?.value ?? null, id) : undefined;
    if (kind && label)
      enter(file, register, {
        ...{ id, kind, plural: readPlural(file, fields), label, names },
        ...(at && { at }),
        place: file.place(field.key, id),
      });
  }
}

/** Reads a file of `documents/` into the register. */
export function readDocument(file: YamlFile, register: Map<EntityId, SeedEntity>): void {
  if (file.root === null) return;
  const fields = file.fields(file.root, 'document', documentKeys);
  if (!fields) return;
  const name = file.required(fields, 'document', file.root, 'the id, as document/lark-2031-03-06');
  const id = name && readId(file, name, fields.get('document')?.value ?? null, 'document');
  if (!id) return;
  const names = readNames(file, fields);
  const label = readLabel(file, fields, names, file.root);
  const line = <T>(key: string, read: (text: string, origin: ReturnType<YamlFile['origin']>) => T) => {
    const text = file.required(fields, key, file.root);
    const node = fields.get(key)?.value;
    return text === undefined || !node
      ? undefined
      : file.problems.attempt(() => read(text, file.origin(node, key)));
  };
  const publisher = line('publisher', parsePublisher);
  const published = line('published', parseDateLine);
  const source = {
    sha256: file.required(fields, 'sha256', file.root, 'the SHA-256 of the text in hexadecimal'),
    lang: file.required(fields, 'lang', file.root, 'the language of the text, as en'),
    ...{ publisher, published },
    ...Object.fromEntries(
      ['licence', 'url', 'archived', 'replaces', 'note'].flatMap((key) => {
        const text = file.optional(fields, key);
        return text === undefined ? [] : [[key, text]];
      }),
    ),
  };
  if (!publisher || !published || !source.sha256 || !source.lang || !label) return;
  const checked = checkShape(file, DocumentSource.omit({ length: true }), source, file.root, fields);
  if (checked)
    enter(file, register, {
      id,
      kind: 'document',
      plural: false,
      label,
      names,
      source: checked,
      place: file.place(file.root, id),
    });
}

function enter(file: YamlFile, register: Map<EntityId, SeedEntity>, entity: SeedEntity): void {
  const first = register.get(entity.id);
  if (first)
    file.problems.add(
      new DuplicateSeed(`${entity.id} is already declared in ${first.place.file}:${first.place.line}`, {
        wayOut: 'Keep one of the two; if they are two things, give one of them another id.',
        place: entity.place,
      }),
    );
  else register.set(entity.id, entity);
}

/** Holds a value against a schema of the model and reports each fault at its field. */
export function checkShape<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
  value: unknown,
  owner: Node | null,
  fields: Map<string, Field>,
): T | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const key = String(issue.path[0] ?? '');
    const fault: AscribeError = new InvalidRecord(issue.message, {
      wayOut: 'See the manual, "Files".',
      place: file.place(fields.get(key)?.value ?? owner, key || undefined),
    });
    file.problems.add(fault);
  }
  return undefined;
}

function readId(file: YamlFile, text: string, node: Node | null, family?: string): EntityId | undefined {
  const fits = EntityId.safeParse(text).success;
  if (fits && (!family || text.startsWith(`${family}/`))) return text;
  const near = nearest(text.split('/')[0] ?? '', families);
  return file.fault(
    node,
    text,
    family && fits ? `expected ${family}/…` : `"${text}" is not an entity id`,
    `${near && !text.startsWith(`${near}/`) ? `Did you mean "${near}/…"? ` : ''}An id is family/slug in small letters, digits and hyphens; families: ${families.join(', ')}.`,
  );
}

function readKind(file: YamlFile, fields: Map<string, Field>, id: EntityId, owner: Node): Kind | undefined {
  const text = file.required(fields, 'kind', owner, `one of ${kindNames.join(', ')}`);
  if (text === undefined) return undefined;
  const node = fields.get('kind')?.value ?? owner;
  if (!(kindNames as readonly string[]).includes(text))
    return file.fault(
      node,
      'kind',
      `unknown kind "${text}"`,
      didYouMean(text, kindNames, `Kinds: ${kindNames.join(', ')}.`),
    );
  const family = familyOf(text as Kind);
  if (id.startsWith(`${family}/`)) return text as Kind;
  const own = kindNames.filter((kind) => id.startsWith(`${familyOf(kind)}/`));
  return file.fault(
    node,
    'kind',
    `kind ${text} belongs to ${family}/…, and the id is ${id}`,
    `Kinds of this family: ${own.join(', ')}.`,
  );
}

function readPlural(file: YamlFile, fields: Map<string, Field>): boolean {
  const text = file.optional(fields, 'plural', 'true or false');
  if (text !== undefined && text !== 'true' && text !== 'false')
    file.fault(
      fields.get('plural')?.value,
      'plural',
      `"${text}" is neither true nor false`,
      'Write plural: true, or leave it out.',
    );
  return text === 'true';
}

function readLabel(
  file: YamlFile,
  fields: Map<string, Field>,
  names: SeedName[],
  owner: Node,
): SeedEntity['label'] | undefined {
  const node = fields.get('label')?.value;
  if (!fields.has('label')) {
    const first = names[0]?.text;
    return first !== undefined
      ? { en: first }
      : file.fault(owner, 'label', 'neither a label nor a name', 'Give label: { en: …, ar: … } or a name.');
  }
  if (isScalar(node)) {
    const en = file.scalar(node, 'label');
    return en === undefined ? undefined : { en };
  }
  const parts = file.fields(node, 'label', ['en', 'ar']);
  const en = parts && (file.optional(parts, 'en') ?? (parts.has('en') ? undefined : names[0]?.text));
  if (!parts || en === undefined) {
    if (parts && !parts.has('en'))
      file.fault(node, 'label.en', 'a label without en', 'Give label: { en: … } or a name.');
    return undefined;
  }
  const ar = file.optional(parts, 'ar');
  return { en, ...(ar !== undefined && { ar }) };
}

const nameKeys = ['text', 'description', 'metonym', 'lang', 'source'];

function readNames(file: YamlFile, fields: Map<string, Field>): SeedName[] {
  const field = fields.get('names');
  if (!field) return [];
  const names: SeedName[] = [];
  for (const [at, item] of file.items(field.value, 'names').entries()) {
    const name = readName(file, item, `names[${at}]`);
    if (!name) continue;
    if (
      names.some((other) => other.text === name.text && other.form === name.form && other.lang === name.lang)
    )
      file.problems.add(
        new DuplicateSeed(`the name "${name.text}" twice`, { wayOut: 'Keep one.', place: name.place }),
      );
    else names.push(name);
  }
  return names;
}

function readName(file: YamlFile, item: Node, field: string): SeedName | undefined {
  const place = file.place(item, field);
  if (!isMap(item)) {
    const text = file.scalar(item, field, 'a name');
    return text === undefined ? undefined : { text, form: 'proper', place };
  }
  const parts = file.fields(item, field, nameKeys);
  if (!parts) return undefined;
  const forms = (['text', 'description', 'metonym'] as const).filter((key) => parts.has(key));
  const [form] = forms;
  if (form === undefined || forms.length > 1)
    return file.fault(
      item,
      field,
      'expected one of text, description, metonym',
      "A name that holds ': ' goes in '…'. As in: - description: a clinic by the river",
    );
  const text = file.optional(parts, form);
  const lang = file.optional(parts, 'lang');
  const source = file.optional(parts, 'source');
  if (text === undefined) return undefined;
  const forms_: Record<string, Name['form']> = { text: 'proper' };
  return {
    text,
    form: forms_[form] ?? (form as Name['form']),
    place,
    ...(lang && { lang }),
    ...(source && { source }),
  };
}

function readPoint(file: YamlFile, node: Node | null, id: EntityId): SeedEntity['at'] {
  if (!id.startsWith('place/'))
    return file.fault(
      node,
      'at',
      'only places carry coordinates',
      'Take `at` out; say where it is with `located`.',
    );
  const fields = file.fields(node, 'at', ['lat', 'lon', 'precision', 'source']);
  if (!fields) return undefined;
  const number = (key: string) => {
    const text = file.required(fields, key, node);
    return text === undefined || !/^-?\d+(\.\d+)?$/.test(text) ? Number.NaN : Number(text);
  };
  const point = {
    lat: number('lat'),
    lon: number('lon'),
    precision: file.required(fields, 'precision', node),
    source: file.required(fields, 'source', node),
  };
  const decimals = ['lat', 'lon']
    .map((key) => fields.get(key))
    .some((part) => /\.\d{3,}/.test(String(isScalar(part?.value) ? part.value.value : '')));
  if (decimals)
    return file.fault(node, 'at', 'finer than a town', 'Two decimals at most (about a kilometre).');
  return checkShape(file, TownPoint, point, node, fields);
}
