import { OPEN_END, OPEN_START } from '../days.ts';

/**
 * The hull of several dates, from the earliest day that is known to the latest. An open side ("during the raids",
 * "before the war") widens nothing, else one relative date would hide all exact ones; it stays open only where no
 * date closes it. Null where there is no date at all.
 * @param d the claims that give the dates
 */
export const hull = {
  from: (d: string) =>
    `coalesce(min(CASE WHEN ${d}.whenFrom <> ${OPEN_START} THEN ${d}.whenFrom END), min(${d}.whenFrom))`,
  to: (d: string) =>
    `coalesce(max(CASE WHEN ${d}.whenTo <> ${OPEN_END} THEN ${d}.whenTo END), max(${d}.whenTo))`,
} as const;

/** The same as orders, of which the first is the side of the hull. */
export const outermost = {
  whenFrom: (day: string) => `ORDER BY ${day} = ${OPEN_START}, ${day}`,
  whenTo: (day: string) => `ORDER BY ${day} = ${OPEN_END}, ${day} DESC`,
} as const;
