import { within } from '../inputs.ts';
import { entityAt, type Whole } from '../lists.ts';
import type { DocumentSourceResolvers } from '../types.gen.ts';

/** Most code points of an attached text that one field gives. */
const STRETCH = 20_000;

/** What is known of a coded document. */
export const DocumentSource: Whole<DocumentSourceResolvers> = {
  sha256: ({ it }) => it.source.sha256,
  lang: ({ it }) => it.source.lang,
  publisher: ({ at, it }) => ({ at, it: it.source.publisher }),
  published: ({ it }) => it.source.published,
  url: ({ it }) => it.source.url ?? null,
  archived: ({ it }) => it.source.archived ?? null,
  licence: ({ it }) => it.source.licence ?? null,
  replaces: ({ at, it }) => (it.source.replaces ? entityAt(at, it.source.replaces) : null),
  note: ({ it }) => it.source.note ?? null,
  length: ({ it }) => it.source.length,
  attached: ({ at, it }) => at.attached(it.id),
  text: ({ at, it }, args) => {
    const start = within('start', args.start ?? 0, 0, Number.MAX_SAFE_INTEGER);
    const length = within('length', args.length ?? STRETCH, 1, STRETCH);
    return at.text({ document: it.id, start, end: Math.min(start + length, it.source.length) });
  },
};
