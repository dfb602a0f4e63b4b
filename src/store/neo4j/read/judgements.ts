import type { Kin, StoredJudgement } from '../../store.ts';
import type { Query } from '../client.ts';
import { type JudgementRow, judgementFrom } from '../decode.ts';
import { Binder } from './binder.ts';
import { type Frame, latestFirst } from './frame.ts';

const columns = (b: Binder, frame: Frame) =>
  `j { .id, .json, .recorded, retractedBy: ${frame.retractedBy(b, 'j')} } AS judgement`;

/** Judgements by id, where no set dropped them. */
export async function judgements(
  frame: Frame,
  query: Query,
  ids: readonly string[],
): Promise<Map<string, StoredJudgement>> {
  const b = new Binder();
  const rows = await query.all<{ judgement: JudgementRow & { id: string } }>(
    `UNWIND ${b.bind([...new Set(ids)])} AS id MATCH (j:Judgement {id: id})
     WHERE ${frame.there(b, 'j', 'judgement')} RETURN ${columns(b, frame)}`,
    b.params,
  );
  return new Map(rows.map(({ judgement }) => [judgement.id, judgementFrom(judgement)]));
}

const LABELS = { claim: 'Claim', judgement: 'Judgement' } as const;

/** Judgements on each id, and on what it superseded; newest first. */
export async function judgementsOn(
  frame: Frame,
  query: Query,
  ids: readonly string[],
): Promise<Map<string, StoredJudgement[]>> {
  const kindOf = (id: string) => LABELS[id.split('/')[0] as keyof typeof LABELS] ?? 'Entity';
  const claims = ids.filter((id) => kindOf(id) === 'Claim');
  const lineage = claims.length > 0 ? await frame.lineage(query, claims) : new Map<string, string[]>();
  const targets = [...new Set(ids)].flatMap((root) =>
    (kindOf(root) === 'Claim' ? (lineage.get(root) ?? []) : [root]).map((id) => ({
      ...{ root, id },
      kind: kindOf(root),
    })),
  );
  const b = new Binder();
  const arm = (label: string) =>
    `WITH t WHERE t.kind = '${label}' MATCH (x:${label} {id: t.id})<-[:ON]-(j:Judgement) RETURN j`;
  const rows = await query.all<{ root: string; judgement: JudgementRow }>(
    `UNWIND ${b.bind(targets)} AS t
     CALL (t) { ${['Entity', 'Claim', 'Judgement'].map(arm).join(' UNION ')} }
     WITH DISTINCT t.root AS root, j WHERE ${frame.there(b, 'j', 'judgement')}
     RETURN root, ${columns(b, frame)} ORDER BY ${latestFirst('j')}`,
    b.params,
  );
  const result = new Map<string, StoredJudgement[]>(ids.map((id) => [id, []]));
  for (const { root, judgement } of rows) result.get(root)?.push(judgementFrom(judgement));
  return result;
}

/** Who is the same as whom, and who stands within whom. */
export async function kin(frame: Frame, query: Query, ids: readonly string[]): Promise<Map<string, Kin>> {
  const relatives = await frame.relatives(query, ids);
  const result = new Map<string, Kin>(
    [...relatives].map(([id, { same }]) => [id, { same: [...same].sort(), within: [], holds: [] }]),
  );
  const levels = await frame.levels(query, ids);
  levels.sort((a, b) => a.steps - b.steps || (a.other < b.other ? -1 : a.other > b.other ? 1 : 0));
  for (const { id, other, inside } of levels) {
    const list = result.get(id)?.[inside ? 'within' : 'holds'];
    if (list && !list.includes(other)) list.push(other);
  }
  return result;
}
