import type { Node } from 'yaml';
import type { EntityId } from '../model/entity.ts';
import { type JudgementKind, judgementKindNames } from '../model/judgement.ts';
import { UnknownReference } from './errors.ts';
import type { NoClaim, SeedEntity, SeedJudgement } from './seeds.ts';
import { didYouMean } from './suggest.ts';
import type { YamlFile } from './yaml.ts';

const judgementKeys = ['says', 'on', 'value', 'why', 'by', 'at'];

/** Reads a file of `judgements/`: a list. What they judge is looked up once everything is read. */
export function readJudgements(file: YamlFile): SeedJudgement[] {
  if (file.root === null) return [];
  return file
    .items(file.root, 'judgements')
    .flatMap((item, at) => readJudgement(file, item, `[${at}]`) ?? []);
}

function readJudgement(file: YamlFile, item: Node, field: string): SeedJudgement | undefined {
  const fields = file.fields(item, field, judgementKeys);
  if (!fields) return undefined;
  const says = file.required(fields, 'says', item, `one of ${judgementKindNames.join(', ')}`);
  if (says !== undefined && !(judgementKindNames as readonly string[]).includes(says))
    return file.fault(
      fields.get('says')?.value,
      'says',
      `unknown judgement "${says}"`,
      didYouMean(says, judgementKindNames, `Judgements: ${judgementKindNames.join(', ')}.`),
    );
  const value = file.optional(fields, 'value');
  const [why, by, at] = ['why', 'by', 'at'].map((key) => file.required(fields, key, item));
  if (!fields.has('on'))
    file.fault(item, 'on', '"on" is missing', 'Name what is judged: ids, or claims as document/x#u12.1.');
  const on = fields.has('on')
    ? file.itemsOrOne(fields.get('on')?.value, 'on').flatMap((node) => {
        const name = file.scalar(node, 'on', 'an id');
        return name === undefined ? [] : [{ name, place: file.place(node, 'on') }];
      })
    : [];
  if (says === undefined || why === undefined || by === undefined || at === undefined || on.length === 0)
    return undefined;
  return {
    says: says as JudgementKind,
    on,
    why,
    by,
    at,
    ...(value !== undefined && { value }),
    place: file.place(item, field),
  };
}

/** Reads `no-claim.yaml`: for each document a list of `{ start, hash, reason }`. */
export function readNoClaims(file: YamlFile, register: ReadonlyMap<EntityId, SeedEntity>): NoClaim[] {
  if (file.root === null) return [];
  const noClaims: NoClaim[] = [];
  const documents = [...register.values()].filter((entity) => entity.source).map((entity) => entity.id);
  for (const [document, field] of file.fields(file.root, 'no-claim') ?? []) {
    if (!documents.includes(document))
      file.problems.add(
        new UnknownReference(`${document} has no file in documents/`, {
          wayOut: didYouMean(document, documents, `Documents: ${documents.join(', ')}.`),
          place: file.place(field.key, document),
        }),
      );
    for (const item of file.items(field.value, document)) {
      const fields = file.fields(item, document, ['start', 'hash', 'reason']);
      if (!fields) continue;
      const [start, hash, reason] = ['start', 'hash', 'reason'].map((key) =>
        file.required(fields, key, item),
      );
      if (start === undefined || hash === undefined || reason === undefined) continue;
      if (!/^\d+$/.test(start))
        file.fault(
          fields.get('start')?.value,
          'start',
          `"${start}" is not an offset`,
          'A whole number of code points.',
        );
      else if (!/^[0-9a-f]{12}$/.test(hash))
        file.fault(
          fields.get('hash')?.value,
          'hash',
          `"${hash}" is not a short hash`,
          "Twelve hexadecimal digits, in '…' where all are decimal or it looks like 1e5.",
        );
      else noClaims.push({ document, start: Number(start), hash, reason, place: file.place(item, document) });
    }
  }
  return noClaims;
}
