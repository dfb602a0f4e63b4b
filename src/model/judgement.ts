import { z } from 'zod';
import { EntityId } from './entity.ts';
import type { Label } from './kinds.ts';
import { Words } from './text.ts';
import { ClaimId } from './utterance.ts';

interface JudgementDeclaration extends Label {
  /** What it judges, and how many of them. */
  on: 'claims' | 'entities' | 'judgements';
  least: number;
  most: number;
  meaning: string;
}

/** Every kind of judgement, one line each. */
export const judgementKinds = {
  accepted: {
    on: 'claims',
    least: 1,
    most: 10_000,
    en: 'accepted',
    ar: 'مقبول',
    meaning: 'The coding was read against the text and stands.',
  },
  rejected: {
    on: 'claims',
    least: 1,
    most: 10_000,
    en: 'rejected',
    ar: 'مرفوض',
    meaning: 'The coding is wrong: hidden, and never counted.',
  },
  supersedes: {
    on: 'claims',
    least: 2,
    most: 2,
    en: 'supersedes',
    ar: 'يحل محل',
    meaning: 'The first takes the place of the second.',
  },
  grade: {
    on: 'claims',
    least: 1,
    most: 100,
    en: 'grade',
    ar: 'تقييم',
    meaning: 'Admiralty code: source reliability A to F, information credibility 1 to 6.',
  },
  same: {
    on: 'entities',
    least: 2,
    most: 100,
    en: 'same',
    ar: 'نفسه',
    meaning: 'One thing under several ids.',
  },
  different: {
    on: 'entities',
    least: 2,
    most: 2,
    en: 'different',
    ar: 'مختلف',
    meaning: 'Two things, however alike.',
  },
  overlaps: {
    on: 'entities',
    least: 2,
    most: 2,
    en: 'overlaps',
    ar: 'يتداخل',
    meaning: 'Sets that share members.',
  },
  unsure: {
    on: 'entities',
    least: 2,
    most: 2,
    en: 'unsure',
    ar: 'غير مؤكد',
    meaning: 'Perhaps the same; nobody can tell.',
  },
  within: {
    on: 'entities',
    least: 2,
    most: 2,
    en: 'within',
    ar: 'ضمن',
    meaning: 'The first stands within the second: a force in its government, a town in its province.',
  },
  'same-origin': {
    on: 'claims',
    least: 2,
    most: 100,
    en: 'same origin',
    ar: 'مصدر واحد',
    meaning: 'These claims rest on one origin.',
  },
  'different-origin': {
    on: 'claims',
    least: 2,
    most: 100,
    en: 'different origin',
    ar: 'مصدران مختلفان',
    meaning:
      'These claims do not rest on one origin: where they would, the first keeps it and the others stand apart.',
  },
  retracts: {
    on: 'judgements',
    least: 1,
    most: 1,
    en: 'retracts',
    ar: 'يسحب',
    meaning: 'Takes a judgement back; both stay on record.',
  },
} as const satisfies Record<string, JudgementDeclaration>;

export type JudgementKind = keyof typeof judgementKinds;
export const judgementKindNames = Object.keys(judgementKinds) as [JudgementKind, ...JudgementKind[]];

export const JudgementId = z.string().regex(/^judgement\/[0-9a-f]{64}$/);
export type JudgementId = z.infer<typeof JudgementId>;

const targets = { claims: ClaimId, entities: EntityId, judgements: JudgementId } as const;

/** What an analyst decides beside the claims: append-only, reversible, never rewriting one. */
export const Judgement = z
  .strictObject({
    id: JudgementId,
    on: z.array(z.string()).min(1),
    says: z.enum(judgementKindNames),
    value: z.string().optional(),
    why: Words.min(1).max(2000),
    by: Words.min(1).max(200),
    /** When it was decided: an ISO 8601 day or instant. */
    at: z.union([z.iso.date(), z.iso.datetime()]),
  })
  .superRefine((it, context) => {
    const rule: JudgementDeclaration = judgementKinds[it.says];
    const fault = (message: string, path: string) =>
      context.addIssue({ code: 'custom', message, path: [path] });
    if (it.on.length < rule.least || it.on.length > rule.most)
      fault(
        `"${it.says}" takes ${rule.least === rule.most ? rule.least : `${rule.least} to ${rule.most}`} ${rule.on}`,
        'on',
      );
    if (new Set(it.on).size < it.on.length) fault('names one thing twice', 'on');
    for (const id of it.on)
      if (!targets[rule.on].safeParse(id).success)
        fault(`"${it.says}" judges ${rule.on}; ${id} is none`, 'on');
    if (it.says === 'grade' ? !/^[A-F][1-6]$/.test(it.value ?? '') : it.value !== undefined)
      fault(
        it.says === 'grade' ? 'a grade is A to F and 1 to 6, as in B2' : `"${it.says}" takes no value`,
        'value',
      );
  });
export type Judgement = z.infer<typeof Judgement>;

/** Where a claim stands with the analysts. A claim without a judgement is proposed. */
export const reviews = ['proposed', 'accepted', 'rejected', 'superseded'] as const;
export type Review = (typeof reviews)[number];
