import type { EntityId } from '../model/entity.ts';
import type { Place } from '../model/errors.ts';
import { entitiesIn } from '../model/proposition.ts';
import { type Problems, UnknownReference } from './errors.ts';
import {
  entitiesOf,
  type SeedClaim,
  type SeedCoding,
  type Seeds,
  type SeedUtterance,
  utteranceName,
} from './seeds.ts';
import { nearest } from './suggest.ts';

/** Reports every entity and every claim that something names and nothing declares. */
export function checkReferences(seeds: Seeds, problems: Problems): void {
  const known = [...seeds.entities.keys()];
  const check = (id: EntityId, place: Place) => {
    if (seeds.entities.has(id)) return;
    const family = id.slice(0, id.indexOf('/') + 1);
    const near =
      nearest(
        id,
        known.filter((other) => other.startsWith(family)),
      ) ??
      nearest(
        id.slice(family.length),
        known.map((other) => other.slice(other.indexOf('/') + 1)),
      );
    problems.add(
      new UnknownReference(`${id} is declared nowhere`, {
        wayOut: `${near ? `Did you mean ${known.includes(near) ? near : known.find((other) => other.endsWith(`/${near}`))}? ` : ''}Declare it in a file under entities/.`,
        place,
      }),
    );
  };
  for (const entity of seeds.entities.values()) {
    const { source } = entity;
    if (source?.publisher.voice) check(source.publisher.voice, entity.place);
    if (source?.replaces) check(source.replaces, entity.place);
    if (source?.published.anchor?.includes('/')) check(source.published.anchor, entity.place);
  }
  const finder = new ClaimFinder(seeds);
  for (const coding of seeds.codings)
    for (const utterance of coding.utterances) {
      for (const id of entitiesOf(utterance)) check(id, utterance.place);
      for (const claim of utterance.claims) {
        for (const id of entitiesIn(claim.claim.about)) check(id, claim.place);
        for (const label of claim.answers)
          problems.attempt(() => finder.claim(label, coding.document, claim.place));
      }
    }
  for (const judgement of seeds.judgements)
    for (const { name, place } of judgement.on) {
      if (name.includes('#')) problems.attempt(() => finder.claim(name, undefined, place));
      else if (!name.startsWith('judgement/') && !name.startsWith('claim/')) check(name, place);
    }
}

/** One claim found by its label. */
export interface FoundClaim {
  coding: SeedCoding;
  utterance: SeedUtterance;
  claim: SeedClaim;
}

/** Finds claims by the labels that people write: `u9.1`, `document/x#u9.1`. */
export class ClaimFinder {
  readonly #utterances = new Map<string, { coding: SeedCoding; utterance: SeedUtterance }>();

  constructor(seeds: Seeds) {
    for (const coding of seeds.codings)
      for (const utterance of coding.utterances)
        this.#utterances.set(utteranceName(coding.document, utterance.label), { coding, utterance });
  }

  /**
   * The claim of a label; a label without a number means the utterance's only claim.
   * @throws UnknownReference
   */
  claim(label: string, document: EntityId | undefined, place: Place): FoundClaim {
    const [, from = document ?? '', name = '', number] =
      /^(?:([^#]+)#)?([^.]+)(?:\.(\d+))?$/.exec(label) ?? [];
    const found = this.#utterances.get(utteranceName(from, name));
    if (!found) {
      const near = nearest(utteranceName(from, name), this.#utterances.keys());
      throw new UnknownReference(`no utterance is labelled ${label}`, {
        wayOut: `${near ? `Did you mean ${near}? ` : ''}Name the claim as label.n, or document/x#label.n in another text.`,
        place,
      });
    }
    const { claims } = found.utterance;
    const claim =
      number === undefined && claims.length === 1
        ? claims[0]
        : claims.find((one) => String(one.number) === number);
    if (claim) return { ...found, claim };
    throw new UnknownReference(
      number === undefined
        ? `${label} has ${claims.length} claims`
        : `${label} names no claim that could be read`,
      {
        wayOut: `Say which: ${
          claims
            .slice(0, 8)
            .map((one) => `${name}.${one.number}`)
            .join(', ') || 'none could be read'
        }.`,
        place,
      },
    );
  }
}
