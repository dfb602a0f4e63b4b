import { isQuantity } from '../../../model/proposition.ts';
import { nameIn } from '../../../model/render.ts';
import { accusationCounts, accusationsRule } from '../../accusations.ts';
import { labels, noData } from '../../answer.ts';
import { figures, figuresRule } from '../../figures.ts';
import { Reader } from '../../read.ts';
import { linesOf } from '../lines.ts';
import { forEach, rule, type Source } from '../source.ts';

/** Analyses of numbers. */
export const ofFigures: Record<string, Source> = {
  figures: (view, get) =>
    forEach(
      get('about').ids,
      async (id) => {
        const found = await figures(view, id);
        if (!found) return { lines: [], gaps: [] };
        const claims = found.groups.flatMap((group) => group.figures.map(({ claim }) => claim));
        return {
          lines: [...(await linesOf(view, claims)), ...found.checks, ...found.lineages],
          gaps: found.gaps,
        };
      },
      figuresRule,
    ),
  async 'accusation-counts'(view) {
    const { actors, shares, gaps } = await accusationCounts(view, undefined);
    const labelOf = await labels(
      view,
      actors.map(({ actor }) => actor),
    );
    const range = (low: number, high: number, to: string) =>
      low === high ? `${low}` : `${low} ${to} ${high}`;
    const lines = actors.map(({ actor, low, high, withOthers, claims }) => ({
      text: {
        en: `${nameIn(actor, labelOf, 'en')}: ${range(low, high, 'to')} ${high === 1 ? 'event' : 'events'}${withOthers > 0 ? `, ${withOthers} of them together with others` : ''}`,
        ar: `${nameIn(actor, labelOf, 'ar')}: عدد الأحداث ${range(low, high, 'إلى')}${withOthers > 0 ? `، منها ${withOthers} مع غيره` : ''}`,
      },
      claims,
    }));
    return { rule: accusationsRule, lines: [...lines, ...shares], gaps };
  },
  async 'unsourced-figures'(view, get) {
    const { given, ids } = get('document');
    const reader = new Reader(view);
    const claims = (await reader.every({ predicate: ['count'], ...(given && { document: ids }) })).filter(
      ({ about }) => about.value && isQuantity(about.value),
    );
    const utterances = await view.utterances([...new Set(claims.map(({ utterance }) => utterance))]);
    const bare = claims.filter(({ utterance }) => {
      const it = utterances.get(utterance);
      return it !== undefined && it.chain.length === 1 && it.basis.length === 0;
    });
    return {
      rule: unsourcedRule,
      lines: await linesOf(view, bare),
      gaps: [...(bare.length > 0 ? [] : [allSourced]), ...reader.gaps],
    };
  },
};

const allSourced = noData(
  'No figure recorded here stands in a publisher’s own voice without a source.',
  'لا رقم مسجل هنا يرد بصوت الناشر بلا مصدر.',
);
const unsourcedRule = rule(
  'unsourced-figures',
  'Figures in a publisher’s own voice that rest on nothing the text names.',
  'أرقام بصوت الناشر لا تستند إلى شيء يسميه النص.',
);
