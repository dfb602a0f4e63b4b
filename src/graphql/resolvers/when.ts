import { type Span as DateSpan, edtfOf, formatEdtf, formatSpan, parseEdtf } from '../../model/dates.ts';
import type { Whole } from '../lists.ts';
import type { SpanResolvers, WhenResolvers } from '../types.gen.ts';

/** A date in EDTF, with the words that gave it. */
export const When: Whole<WhenResolvers> = {
  edtf: ({ edtf }) => edtf,
  words: ({ words }) => words ?? null,
  anchor: ({ anchor }) => anchor ?? null,
  inferred: ({ inferred }) => inferred ?? false,
  span: ({ edtf }) => parseEdtf(edtf),
  label: ({ edtf }, { lang }) => formatEdtf(edtf, lang),
};

/** Precisions that may name a span in one word, the finest first; where none does, it reads as an interval. */
const named: DateSpan['precision'][] = ['day', 'month', 'season', 'year', 'decade', 'century'];

/** Days, inclusive. */
export const Span: Whole<SpanResolvers> = {
  earliest: ({ earliest }) => earliest,
  latest: ({ latest }) => latest,
  label: ({ earliest, latest }, { lang }) => {
    const open = earliest === null ? (latest === null ? 'both' : 'start') : latest === null ? 'end' : null;
    const span = { earliest, latest, open, approximate: false, uncertain: false } as const;
    const forms = named.map((precision) => edtfOf({ ...span, precision }));
    return formatSpan(forms.find((edtf) => !edtf.includes('/')) ?? forms[0] ?? '../..', lang);
  },
};
