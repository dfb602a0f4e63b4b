/** How a reporting verb colours what it reports. */
export type Colour = 'neutral' | 'distancing' | 'endorsing';

/**
 * Reporting verbs by colour, after the usual press style guides: "claims" keeps the reporter's distance,
 * "revealed" lends the reporter's own weight. By word stem, so that "revealed" and "reveals" meet.
 */
const stems: Record<Exclude<Colour, 'neutral'>, readonly string[]> = {
  distancing: ['claim', 'alleg', 'assert', 'purport', 'maintain', 'insist', 'contend', 'accus'],
  endorsing: [
    'reveal',
    'prov',
    'show',
    'found',
    'confirm',
    'demonstrat',
    'establish',
    'conclud',
    'document',
    'admit',
    'acknowledg',
    'expos',
    'point out',
    'note',
  ],
};

/** The colour of a link's reporting words; neutral where no verb of the table stands in them. */
export function colourOf(words: string | undefined): Colour {
  const text = words?.toLowerCase() ?? '';
  for (const colour of ['distancing', 'endorsing'] as const)
    if (stems[colour].some((stem) => new RegExp(`(^|[^\\p{L}])${stem}`, 'u').test(text))) return colour;
  return 'neutral';
}
