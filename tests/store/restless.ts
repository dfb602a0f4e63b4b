import { about, claim, Sheet } from '../contract/fixtures.ts';

/** How many claims a version of the set has. */
export const SIZE = 24;

/** A set whose every claim tells its version, so that a half-written one shows. */
export function restless(version: number): Sheet {
  const sheet = new Sheet()
    .entities('media', 'actor/press')
    .entities('attack', 'event/x')
    .document('document/text', 'actor/press', '2031-01-01');
  for (let at = 0; at < SIZE / 2; at++)
    sheet.say(
      `u${at}`,
      { document: 'document/text', by: ['actor/press'], quote: `words ${at}`, start: at * 100 },
      claim(about('count', 'event/x', null, { count: ['killed', version, null] })),
      claim(about('count', 'event/x', null, { count: ['injured', version, null] })),
    );
  return sheet;
}
