/** Denials touch the mark they deny: next to it where they can, else by a bracket beside its rail. */
import { markName } from './marks.ts';
import type { Columns } from './rails-columns.ts';
import { type RowPlan, radius } from './rails-plan.ts';
import type { RailsRow } from './types.ts';

/** How far apart the stems of two denials run beside one rail. */
export const bracketLane = 20;

/** Whether a row is a denial that is to touch another row's mark. */
export function touching(row: RailsRow): boolean {
  return row.touches != null && markName(row.mark) === 'denies' && !row.general;
}

/** Second pass: puts every denial that answers a row of this event at that row's mark. */
export function touchAll(plans: RowPlan[], columns: Columns): void {
  const taken = new Set<string>();
  const brackets: { x: number; from: number; to: number }[] = [];
  const waiting = plans.filter(({ row }) => touching(row));
  for (const plan of waiting) {
    const at = plan.row.touches as number;
    const target = plans[at];
    if (!target || target === plan || waiting.includes(target)) continue;
    const side = `${at}:${Math.sign(plan.index - at)}`;
    const adjacent = Math.abs(plan.index - at) === 1 && !taken.has(side);
    // A bracket to a mark that stands under the text would run through the text.
    if (!adjacent && target.kind === 'off') continue;
    const [from, to] = [Math.min(at, plan.index), Math.max(at, plan.index)];
    let x = adjacent ? target.attach.x : target.attach.left - 15;
    // Brackets that pass one another keep a lane each.
    const crossed = () =>
      brackets.some((other) => Math.abs(other.x - x) < bracketLane && other.from <= to && from <= other.to);
    while (!adjacent && crossed()) x -= bracketLane;
    // With no room before the first rail the tee goes to the event, as where the mark is not drawn.
    if (x - radius.ring < 0) continue;
    if (adjacent) taken.add(side);
    else brackets.push({ x, from, to });
    plan.kind = 'touch';
    plan.touch = { row: at, how: adjacent ? 'adjacent' : 'bracket' };
    plan.xs = [x];
    plan.lineFrom = x + radius.ring - 0.5;
    plan.attach = { x, left: x - radius.ring, reach: radius.ring };
    plan.textLeft =
      target.kind === 'off' ? columns.textLeft : Math.max(columns.textLeft, x + radius.ring + 8);
    plan.beforeEvent = target.kind === 'off';
  }
}
