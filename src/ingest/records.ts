import type { z } from 'zod';
import { Entity, type EntityId } from '../model/entity.ts';
import { InvalidRecord, type Place } from '../model/errors.ts';
import { claimId, judgementId, utteranceId } from '../model/ids.ts';
import { Judgement, judgementKinds } from '../model/judgement.ts';
import { type Claim, Utterance } from '../model/utterance.ts';
import type { EntityRecord, JudgementRecord, LoadRecord, UtteranceRecord } from '../store/records.ts';
import { DuplicateSeed, type Problems, UnknownReference } from './errors.ts';
import { nameKey, type Positions } from './positions.ts';
import { ClaimFinder } from './references.ts';
import { type SeedCoding, type SeedEntity, type Seeds, type SeedUtterance, utteranceName } from './seeds.ts';

/** A judgement on claims names at most this many. */
const mostJudged = judgementKinds.accepted.most;

/**
 * Everything a load consists of: entities by id, utterances in the order of their files, judgements. Seeds with
 * faults give the records of what is sound; the faults go into `problems`.
 */
export function recordsOf(seeds: Seeds, positions: Positions, problems: Problems): LoadRecord[] {
  const builder = new Builder(seeds, positions, problems);
  return [...builder.entities(), ...builder.utterances(), ...builder.judgements()];
}

class Builder {
  readonly #seeds: Seeds;
  readonly #positions: Positions;
  readonly #problems: Problems;
  readonly #finder: ClaimFinder;
  /** By `document/x#u12`, then by the number of the claim. */
  readonly #claimIds = new Map<string, Map<number, string>>();
  readonly #utteranceIds = new Map<string, string>();
  /** The name of the utterance that first had an id. */
  readonly #owners = new Map<string, string>();

  #known: Set<string> | undefined;

  constructor(seeds: Seeds, positions: Positions, problems: Problems) {
    this.#seeds = seeds;
    this.#positions = positions;
    this.#problems = problems;
    this.#finder = new ClaimFinder(seeds);
    // All ids first, since a denial may answer a claim further down or in another text.
    for (const coding of seeds.codings)
      for (const utterance of coding.utterances) this.#identify(coding, utterance);
  }

  *entities(): Generator<EntityRecord> {
    for (const seed of [...this.#seeds.entities.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const entity = this.#checked(Entity, this.#entity(seed), seed.place);
      if (entity) yield { type: 'entity', entity };
    }
  }

  *utterances(): Generator<UtteranceRecord> {
    for (const coding of this.#seeds.codings)
      for (const seed of coding.utterances) {
        const name = utteranceName(coding.document, seed.label);
        const [id, claimIds] = [this.#utteranceIds.get(name), this.#claimIds.get(name)];
        const frame = this.#frame(coding, seed);
        if (!id || !claimIds || !frame) continue;
        const claims = seed.claims.map(({ claim, answers, place }): Claim => {
          const ids = answers.flatMap((label) => this.#answered(label, coding, place) ?? []).sort();
          return { ...claim, ...(ids.length > 0 && { answers: ids }) };
        });
        const utterance = this.#checked(Utterance, { ...frame.utterance, claims }, seed.place);
        if (utterance)
          yield {
            type: 'utterance',
            id,
            // In its file a label stands alone; in a set of many documents it needs its document beside it.
            label: name.slice('document/'.length),
            occurrences: frame.occurrences,
            utterance,
            claimIds: [...claimIds.values()],
          };
      }
  }

  *judgements(): Generator<JudgementRecord> {
    const seen = new Map<string, Place>();
    const of = (parts: Omit<Judgement, 'id'>, place: Place): JudgementRecord[] => {
      const id = judgementId(parts);
      const first = seen.get(id);
      if (first)
        this.#problems.add(
          new DuplicateSeed(`the same judgement as in ${first.file}:${first.line}`, {
            wayOut: 'Keep one.',
            place,
          }),
        );
      const judgement = first ? undefined : this.#checked(Judgement, { id, ...parts }, place);
      if (!judgement) return [];
      seen.set(id, place);
      return [{ type: 'judgement', judgement }];
    };
    for (const coding of this.#seeds.codings) {
      const { accepted } = coding;
      if (!accepted) continue;
      const { by, at } = accepted;
      // A judgement has one author; who coded what was accepted is kept in its reason.
      const why =
        coding.coded.length > 0 ? `${accepted.why} (coded by ${coding.coded.join(', ')})` : accepted.why;
      const claims = coding.utterances
        .filter((utterance) => !utterance.proposed)
        .flatMap((utterance) => [
          ...(this.#claimIds.get(utteranceName(coding.document, utterance.label))?.values() ?? []),
        ])
        .sort();
      for (let start = 0; start < claims.length; start += mostJudged)
        yield* of(
          { says: 'accepted', on: claims.slice(start, start + mostJudged), why, by, at },
          accepted.place,
        );
    }
    const retracting = this.#seeds.judgements.filter(({ says }) => says === 'retracts');
    for (const seed of [...this.#seeds.judgements.filter(({ says }) => says !== 'retracts'), ...retracting]) {
      const on = seed.on.map(({ name, place }) => this.#judged(name, place, seen));
      if (on.some((id) => id === undefined)) continue;
      const { says, why, by, at, value } = seed;
      // Only these two say something of the first that they do not say of the second.
      const ordered = says === 'within' || says === 'supersedes' ? (on as string[]) : (on as string[]).sort();
      yield* of({ on: ordered, says, why, by, at, ...(value !== undefined && { value }) }, seed.place);
    }
  }

  #checked<T>(schema: z.ZodType<T>, value: unknown, place: Place): T | undefined {
    if (value === undefined) return undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    // A quotation that is too long or out of order was reported at its own line already.
    const told = this.#problems.errors.some(
      (error) => error.place.file === place.file && error.place.field?.startsWith(`${place.field} quote`),
    );
    for (const issue of result.error.issues) {
      if (told && issue.path[0] === 'quotes') continue;
      const field = [place.field, ...issue.path].filter((part) => part !== undefined).join('.');
      this.#problems.add(
        new InvalidRecord(issue.message, {
          wayOut: 'See the manual, seeds/README.md.',
          place: { ...place, field },
        }),
      );
    }
    return undefined;
  }

  #entity(seed: SeedEntity): Entity | undefined {
    const { id, kind, plural, label, at, source } = seed;
    const length = this.#positions.documents.get(id)?.length;
    // Without its length the text and its lock are missing, which is reported where that was found.
    if (source && length === undefined) return undefined;
    const names = seed.names.flatMap(({ text, form, lang, source: authority }) => {
      const quotes = (this.#positions.names.get(nameKey(id, text)) ?? []).map((it) => ({
        exact: text,
        ...it,
      }));
      const spoken = quotes[0] && this.#seeds.entities.get(quotes[0].document)?.source?.lang;
      const missing = quotes.length === 0 && !authority;
      return missing
        ? []
        : [{ text, lang: lang ?? spoken ?? 'und', form, quotes, ...(authority && { source: authority }) }];
    });
    return {
      id,
      kind,
      plural,
      label,
      names,
      ...(at && { at }),
      ...(source && { source: { ...source, length: length as number } }),
    };
  }

  /** An utterance without its claims; undefined where its quotations were not found. */
  #frame(
    coding: SeedCoding,
    seed: SeedUtterance,
  ): { utterance: Omit<Utterance, 'claims'>; occurrences: number[] } | undefined {
    const located = this.#positions.utterances.get(utteranceName(coding.document, seed.label));
    if (!located) return undefined;
    const quotes = located.pieces.map(({ start, end, direct }, n) => ({
      exact: seed.pieces[n]?.exact ?? '',
      start,
      end,
      direct,
    }));
    const { where, chain, said, to, basis } = seed;
    const utterance = {
      document: coding.document,
      quotes,
      where,
      chain,
      ...(said && { said }),
      ...(to.length > 0 && { to }),
      basis,
    };
    return { utterance, occurrences: located.pieces.map(({ occurrence }) => occurrence) };
  }

  #identify(coding: SeedCoding, seed: SeedUtterance): void {
    const frame = this.#frame(coding, seed);
    if (!frame) return;
    const name = utteranceName(coding.document, seed.label);
    const id = utteranceId(frame.utterance, frame.occurrences);
    const twin = this.#owners.get(id);
    if (twin)
      this.#problems.add(
        new DuplicateSeed(`${seed.label} has the quotation, place and chain of ${twin}`, {
          wayOut: 'Put the claims of both under one label.',
          place: seed.place,
        }),
      );
    else this.#owners.set(id, name);
    this.#utteranceIds.set(name, id);
    const ids = new Map<number, string>();
    for (const { claim, number, place } of seed.claims) {
      const own = claimId(id, claim);
      const first = [...ids].find(([, other]) => other === own);
      if (first)
        this.#problems.add(
          new DuplicateSeed(`${seed.label}.${number} is the same claim as ${seed.label}.${first[0]}`, {
            wayOut: 'Keep one.',
            place,
          }),
        );
      ids.set(number, own);
    }
    this.#claimIds.set(name, ids);
  }

  /** The id of the claim that a label names; a label that names none was reported when the seeds were read. */
  #answered(label: string, coding: SeedCoding | undefined, place: Place): string | undefined {
    try {
      const found = this.#finder.claim(label, coding?.document, place);
      return this.#claimIds
        .get(utteranceName(found.coding.document, found.utterance.label))
        ?.get(found.claim.number);
    } catch (error) {
      if (error instanceof UnknownReference) return undefined;
      throw error;
    }
  }

  #judged(name: string, place: Place, judgements: ReadonlyMap<string, Place>): EntityId | string | undefined {
    if (name.includes('#')) return this.#answered(name, undefined, place);
    if (
      name.startsWith('claim/')
        ? !this.#hasClaim(name)
        : name.startsWith('judgement/') && !judgements.has(name)
    ) {
      this.#problems.add(
        new UnknownReference(`${name} names nothing in these seeds`, {
          wayOut: 'Name claims as document/x#u12.1.',
          place,
        }),
      );
      return undefined;
    }
    return this.#seeds.entities.has(name) || /^(claim|judgement)\//.test(name) ? name : undefined;
  }

  #hasClaim(id: string): boolean {
    this.#known ??= new Set([...this.#claimIds.values()].flatMap((ids) => [...ids.values()]));
    return this.#known.has(id);
  }
}
