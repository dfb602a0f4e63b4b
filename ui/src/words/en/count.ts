import { counter } from '../plural.ts';

/** A counted noun in English: “1 claim”, “2 claims”. */
export const count = (one: string, other = `${one}s`) =>
  counter('en', { one: `# ${one}`, other: `# ${other}` });
