import { counter } from '../plural.ts';

/** One and two need no number in Arabic; a few and many take different forms of the noun. */
export const count = (one: string, two: string, few: string, many: string, none: string) =>
  counter('ar', {
    zero: none,
    one,
    two,
    few: `# ${few}`,
    many: `# ${many}`,
    other: `# ${many.replace(/ًا$/, '')}`,
  });
