import type { ClaimAnchor, ClaimFilter } from '../../store.ts';
import { ROLE } from '../keys.ts';
import { all, type Binder } from './binder.ts';
import { claimCondition, edgeKeys, heldBy, sameAs } from './filter.ts';
import type { Frame } from './frame.ts';

/** One thing that an anchor's claims hang on: which anchor, what, in which role, hidden or not. */
export type Arm = [anchor: number, x: number | string, role: number, hidden: number];

/** An arm in SQL: columns of a table of arms, or placeholders of a single one. */
export type ArmSql = Record<'x' | 'role' | 'hidden', string>;

/** Few arms are read one by one, in one statement; more than these as rows of a table. */
export const FEW = 16;

/** Where claims are read from, arm by arm. */
export interface Source {
  arms: Arm[];
  /** Read through `mention`, rather than from `claim`. */
  mention: boolean;
  /** The condition that ties a row to its arm, given in SQL. */
  where: (arm: ArmSql) => string;
  /** A further condition on the claim. */
  claim?: string;
  /** The claims of an arm stand in one document: the order of its text is that of an index. */
  oneText?: true;
  /** Every claim there is: in the order of the text they are read document by document. */
  all?: true;
  /** Fields of the filter that the arms see to. */
  seen?: (keyof ClaimFilter)[];
  /** No claim is on two arms. */
  disjoint?: true;
  /** How many claims each anchor has where nothing filters them, as it is kept. */
  kept?: () => [anchor: number, count: number][];
}

const byMention = ({ x, role, hidden }: ArmSql) =>
  `m.entity = ${x} AND m.role = ${role} AND m.hidden = ${hidden}`;

/**
 * Where the claims of anchors are, or, for a search, where to begin it. Entities stand for all that is judged the
 * same; as speaker and accused for those within them too.
 */
export function sourceOf(
  frame: Frame,
  anchor: ClaimAnchor | 'named' | 'few' | 'all',
  ids: readonly string[],
  history: boolean,
  filter: ClaimFilter = {},
): Source[] {
  // On the recorded clock `hidden` is that of another day.
  const hidden = history || !frame.current ? [0, 1] : [0];
  const mentions = (
    roles: readonly number[],
    expand: (frame: Frame, ids: readonly string[]) => number[],
    lists: readonly (readonly string[])[],
    rest: Partial<Source> = {},
  ): Source[] => [
    {
      arms: lists.flatMap((list, at) =>
        expand(frame, list).flatMap((x) =>
          roles.flatMap((role) => hidden.map((it): Arm => [at, x, role, it])),
        ),
      ),
      mention: true,
      where: byMention,
      ...rest,
    },
  ];
  const each = ids.map((id) => [id]);
  const plain = (where: (x: string) => string, hex = true, rest: Partial<Source> = {}): Source[] => [
    {
      arms: ids.map((id, at): Arm => [at, hex ? id.slice(id.indexOf('/') + 1) : id, 0, 0]),
      mention: false,
      where: ({ x }) => where(x),
      ...rest,
    },
  ];
  switch (anchor) {
    case 'entity':
      return mentions(Object.values(ROLE), sameAs, each, { kept: () => claimsKept(frame, ids) });
    case 'subject':
      return mentions([ROLE.subject], sameAs, each);
    case 'object':
      return mentions([ROLE.object], sameAs, each);
    case 'named':
      return mentions([ROLE.subject, ROLE.object, ROLE.other], sameAs, [filter.about ?? []], {
        seen: ['about'],
      });
    case 'speaker':
      if (!filter.speaker) return mentions([ROLE.speaker], heldBy, each);
      return mentions([ROLE.speaker], heldBy, [filter.speaker], { seen: ['speaker'] });
    case 'accused': {
      const lists = filter.accused ? [filter.accused] : each;
      return mentions([ROLE.subject], heldBy, lists, {
        claim: 'c.attribution',
        seen: filter.accused ? ['accused'] : [],
      });
    }
    case 'document':
      if (!filter.document)
        return plain((x) => `c.document = (SELECT id FROM entity WHERE ref = ${x})`, false, {
          oneText: true,
        });
      return [
        {
          arms: sameAs(frame, filter.document).map((x): Arm => [0, x, 0, 0]),
          mention: false,
          where: ({ x }) => `c.document = ${x}`,
          seen: ['document'],
          disjoint: true,
          oneText: true,
        },
      ];
    case 'utterance':
      return few(
        filter.utterance,
        plain((x) => `c.utterance = (SELECT id FROM utterance WHERE ref = unhex(${x}))`),
      );
    case 'proposition':
      return few(
        filter.proposition,
        plain((x) => `c.proposition = (SELECT id FROM proposition WHERE ref = unhex(${x}))`),
      );
    case 'stem':
      return few(
        filter.stem,
        plain((x) => `c.proposition IN (SELECT id FROM proposition WHERE stem = unhex(${x}))`),
      );
    case 'answers':
      return plain(
        (x) => `c.id IN (SELECT a.claim FROM answer a WHERE a.answered IN (
        WITH RECURSIVE old (id) AS (SELECT id FROM claim WHERE ref = unhex(${x})
          UNION SELECT p.id FROM old JOIN claim p ON p.id IN ${frame.predecessors('old.id')}) SELECT id FROM old))`,
      );
    case 'edge':
      return byEdge(ids);
    case 'few':
      return [{ arms: [[0, 0, 0, 0]], mention: false, where: () => '1' }];
    case 'all':
      return [{ arms: [[0, 0, 0, 0]], mention: false, where: () => '1', all: true }];
  }
}

/** What a filter asks of the claims of a source: nothing, where whatever is visible passes and is told by the arm. */
export function conditionOf(frame: Frame, filter: ClaimFilter, source: Source, b: Binder): string | null {
  const { history, ...rest } = filter;
  const condition = claimCondition(b, 'c', rest, frame, source.seen ?? []);
  if (source.mention && condition === '1' && frame.now && !source.claim) return null;
  return all([history ? frame.known(b, 'c') : frame.seen(b, 'c'), condition, source.claim ?? '1']);
}

/**
 * Tables and conditions of one arm. The claim itself is read only where the filter or the order asks for it.
 * @param join a further table, of the claim
 */
export function fromOf(
  source: Source,
  arm: ArmSql,
  condition: string | null,
  needed: boolean,
  join = '',
): string {
  const where = source.where(arm);
  if (!source.mention) return `claim c ${join} WHERE ${all([where, condition ?? '1'])}`;
  if (condition === null && !needed) return `mention m WHERE ${all([where])}`;
  return `mention m CROSS JOIN claim c ON c.id = m.claim ${join} WHERE ${all([where, condition ?? '1'])}`;
}

function claimsKept(frame: Frame, ids: readonly string[]): [anchor: number, count: number][] {
  return frame.db.all(
    'SELECT j.key, e.claims FROM json_each(?) j CROSS JOIN entity e ON e.ref = j.value',
    JSON.stringify(ids),
  ) as [number, number][];
}

/** A search by few ids begins with the filter's own condition, an anchor with its arms. */
function few(given: readonly string[] | undefined, anchored: Source[]): Source[] {
  return given ? [{ arms: [[0, 0, 0, 0]], mention: false, where: () => '1' }] : anchored;
}

/** Plain content edges are found by their hash, the others by their keys. */
function byEdge(ids: readonly string[]): Source[] {
  const isPlain = (key: string) => /^edge\/[0-9a-f]{64}$/.test(key);
  const arms = (keep: (key: string) => boolean, xOf: (key: string) => (number | string)[]) =>
    ids.flatMap((key, at) => (keep(key) ? xOf(key).map((x): Arm => [at, x, 0, 0]) : []));
  const known = new Map(ids.map((key) => [key, edgeKeys([key])]));
  return [
    {
      arms: arms(isPlain, (key) => [key.slice(5)]),
      mention: false,
      where: ({ x }: ArmSql) => `c.proposition IN (SELECT id FROM proposition WHERE edge = unhex(${x}))`,
    },
    {
      arms: arms(
        (key) => !isPlain(key),
        (key) => known.get(key) ?? [],
      ),
      mention: false,
      where: ({ x }: ArmSql) => `c.id IN (SELECT claim FROM backing WHERE edge = ${x})`,
    },
  ].filter((source) => source.arms.length > 0);
}
