/** What fills the blanks of a question, as its address keeps it: `q.actor=actor/x`, apart from the view's own names. */
export type Args = Readonly<Record<string, string>>;

const PREFIX = 'q.';

/** The blanks that an address fills. */
export function argsOf(query: string): Args {
  const given = [...new URLSearchParams(query)].filter(([name, value]) => name.startsWith(PREFIX) && value);
  return Object.fromEntries(given.map(([name, value]) => [name.slice(PREFIX.length), value]));
}

/** The blanks as parts of an address; ids keep their slash. */
export function queryOfArgs(args: Args): string {
  return Object.entries(args)
    .map(([name, value]) => `${PREFIX}${name}=${encodeURIComponent(value).replaceAll('%2F', '/')}`)
    .join('&');
}
