import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityId } from '../model/entity.ts';
import { DuplicateSeed, Problems } from './errors.ts';
import { requireSeeds, yamlFiles } from './files.ts';
import { readDocument, readEntities } from './read-entities.ts';
import { readJudgements, readNoClaims } from './read-judgements.ts';
import { readCoding } from './read-utterances.ts';
import { checkReferences } from './references.ts';
import { type SeedCoding, type SeedEntity, type Seeds, type SeedUtterance, utteranceName } from './seeds.ts';
import { YamlFile } from './yaml.ts';

/** Reads a seeds folder. Whatever is wrong in it is gathered in `problems`; what could be read is returned. */
export function readSeeds(folder: string, problems: Problems = new Problems()): Seeds {
  const seeds: Seeds = {
    folder,
    entities: new Map<EntityId, SeedEntity>(),
    codings: [],
    judgements: [],
    noClaims: [],
  };
  problems.attempt(() => requireSeeds(folder));
  const each = (name: string, read: (file: YamlFile) => void) => {
    for (const path of yamlFiles(join(folder, name))) {
      const file = YamlFile.read(path, problems);
      if (file) read(file);
    }
  };
  each('documents', (file) => readDocument(file, seeds.entities));
  each('entities', (file) => readEntities(file, seeds.entities));
  each('utterances', (file) => {
    const coding = readCoding(file, seeds.entities);
    if (coding) seeds.codings.push(coding);
  });
  checkLabels(seeds.codings, problems);
  each('judgements', (file) => seeds.judgements.push(...readJudgements(file)));
  const noClaimPath = join(folder, 'no-claim.yaml');
  const noClaim = existsSync(noClaimPath) ? YamlFile.read(noClaimPath, problems) : undefined;
  if (noClaim) seeds.noClaims = readNoClaims(noClaim, seeds.entities);
  checkReferences(seeds, problems);
  return seeds;
}

/** A text may be coded in several files; a label names one utterance in all of them. Within a file the reader looks. */
function checkLabels(codings: readonly SeedCoding[], problems: Problems): void {
  const first = new Map<string, SeedUtterance>();
  for (const { document, utterances, place } of codings)
    for (const utterance of utterances) {
      const name = utteranceName(document, utterance.label);
      const twin = first.get(name);
      if (!twin) first.set(name, utterance);
      else if (twin.place.file !== place.file)
        problems.add(
          new DuplicateSeed(
            `label ${utterance.label} is already in ${twin.place.file}:${twin.place.line}, for the same text`,
            {
              wayOut: 'Give the newer utterance a label of its own; links and history follow labels.',
              place: utterance.place,
            },
          ),
        );
    }
}
