import type { EntityId } from './entity.ts';
import { edgeKeyOf, propositionId, stemOf } from './ids.ts';
import { declarationOf, type Predicate, type Role } from './predicates/index.ts';
import type { Ends, Proposition } from './proposition.ts';
import { type Claim, type Mark, markOf, speakerOf, type Utterance } from './utterance.ts';

/** content: what propositions say of their ends. voice: what speakers do about what propositions name. */
export const edgeFamilies = ['content', 'voice'] as const;
export type EdgeFamily = (typeof edgeFamilies)[number];

/** Seen from a node: `out` where the node is subject or speaker. */
export const directions = ['out', 'in'] as const;
export type Direction = (typeof directions)[number];

/**
 * One step from a node to a neighbour that one claim gives. An "A or B" gives a step from A and one from B
 * under one `edge` key: it is one edge to a set, and is drawn and counted once.
 */
export interface Step {
  node: EntityId;
  other: EntityId;
  direction: Direction;
  family: EdgeFamily;
  /** The predicate of a content edge; of a voice edge, the mark. */
  type: Predicate | Mark;
  /** The part of the proposition that the far end fills. */
  part: 'object' | 'subject' | Role;
  edge: string;
}

const members = (ends: Ends | undefined): readonly EntityId[] => ends?.of ?? [];

/** Every step that a claim gives: content from subject to object and roles, voice from speaker to both ends. */
export function stepsOf(claim: Pick<Claim, 'stance' | 'about'>, chain: Utterance['chain']): Step[] {
  const steps: Step[] = [];
  const join = (from: EntityId, to: EntityId, rest: Pick<Step, 'family' | 'type' | 'part' | 'edge'>) => {
    if (from === to) return;
    steps.push(
      { node: from, other: to, direction: 'out', ...rest },
      { node: to, other: from, direction: 'in', ...rest },
    );
  };
  const { about } = claim;
  const key = edgeKeyOf(about);
  for (const from of about.subject.of) {
    for (const to of members(about.object))
      join(from, to, { family: 'content', type: about.predicate, part: 'object', edge: key });
    for (const [role, ends] of Object.entries(about.with ?? {}))
      for (const to of members(ends))
        join(from, to, {
          family: 'content',
          type: about.predicate,
          part: role as Role,
          edge: `${key}/${role}`,
        });
  }
  const speaker = speakerOf(chain);
  const mark = markOf(claim);
  if (speaker)
    for (const part of ['subject', 'object'] as const)
      for (const to of members(about[part]))
        join(speaker, to, { family: 'voice', type: mark, part, edge: voiceKey(speaker, mark, about) });
  return steps;
}

/** One voice edge: a speaker, what the speaker does, and the stem it is done about. */
function voiceKey(speaker: EntityId, mark: Mark, about: Proposition): string {
  return `voice/${speaker}/${mark}/${stemOf(about).slice(5)}`;
}

/** How a type of edge is named, seen from its near end. */
export function edgeLabel(
  type: Predicate | Mark,
  family: EdgeFamily,
  direction: Direction,
  language: 'en' | 'ar',
): string {
  if (family === 'voice') return voiceLabels[type as Mark][language][direction];
  const reading = declarationOf(type as Predicate).reads[language];
  return direction === 'out' ? reading.forward : reading.backward;
}

const voiceLabels: Record<Mark, Record<'en' | 'ar', Record<Direction, string>>> = {
  asserts: { en: { out: 'speaks of', in: 'spoken of by' }, ar: { out: 'يتحدث عن', in: 'يتحدث عنه' } },
  denies: {
    en: { out: 'issues a denial on', in: 'subject of a denial by' },
    ar: { out: 'ينفي بشأن', in: 'نفيٌ بشأنه من' },
  },
  condemns: { en: { out: 'condemns', in: 'condemned by' }, ar: { out: 'يدين', in: 'يدينه' } },
  demands: {
    en: { out: 'makes a demand on', in: 'subject of a demand by' },
    ar: { out: 'يطالب بشأن', in: 'يطالَب بشأنه من' },
  },
  warns: { en: { out: 'warns about', in: 'warned about by' }, ar: { out: 'يحذّر من', in: 'يحذّر منه' } },
  expects: { en: { out: 'expects of', in: 'expected of by' }, ar: { out: 'يتوقع من', in: 'يتوقع منه' } },
  silence: {
    en: { out: 'tells of the silence of', in: 'silence told by' },
    ar: { out: 'يروي صمت', in: 'يروي صمته' },
  },
};

/** The three keys under which a proposition is found. */
export function keysOf(about: Proposition): { proposition: string; stem: string; edge: string } {
  return { proposition: propositionId(about), stem: stemOf(about), edge: edgeKeyOf(about) };
}
