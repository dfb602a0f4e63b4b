import { OPEN_END, OPEN_START } from '../days.ts';

/**
 * The hull of several dates `c.when_from` … `c.when_to`, in SQL: from the earliest day that is known to the latest.
 * An open side ("during the raids", "before the war") widens nothing, else one relative date would hide all
 * exact ones; it stays open only where no date closes it. -1 where there is no date at all.
 */
export const HULL = {
  from: `coalesce(min(nullif(c.when_from, ${OPEN_START})), min(c.when_from), -1)`,
  to: `coalesce(max(nullif(c.when_to, ${OPEN_END})), max(c.when_to), -1)`,
} as const;
