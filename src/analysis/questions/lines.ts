import { z } from 'zod';
import { predicateNames } from '../../model/predicates/index.ts';
import { entitiesIn, modes } from '../../model/proposition.ts';
import { renderClaim } from '../../model/render.ts';
import { hedgeLevels, marks, stances } from '../../model/utterance.ts';
import type { ClaimFilter, Clock, StoredClaim, View } from '../../store/store.ts';
import { type Line, labels, noData, type Rule, type Words } from '../answer.ts';
import { notShown } from '../read.ts';
import type { Filled, Given } from './source.ts';

const orders: Record<Clock | 'text', Words> = {
  happened: { en: 'in the order in which it is said to have happened', ar: 'بترتيب الحدوث كما يُروى' },
  said: { en: 'in the order in which it was said', ar: 'بترتيب القول' },
  published: { en: 'in the order of publication', ar: 'بترتيب النشر' },
  recorded: { en: 'in the order in which it was recorded', ar: 'بترتيب التسجيل' },
  text: { en: 'text by text, in the order of their words', ar: 'نصًا بعد نص بترتيب كلماته' },
};

/** What a list of claims holds, and in which order. */
function claimsRule(by: Clock | 'text'): Rule {
  const { en, ar } = orders[by];
  const undated =
    by === 'text' ? { en: '', ar: '' } : { en: ', undated claims last', ar: '، وما لا تاريخ له آخرًا' };
  return {
    name: 'claims',
    text: {
      en: `Every claim in view that fits, a line each, ${en}${undated.en}; at most ${MOST}. Rejected, superseded and withdrawn claims are out of view.`,
      ar: `كل قول ظاهر يطابق، سطر لكل قول، ${ar}${undated.ar}؛ حتى ${MOST}. الأقوال المرفوضة والمستبدلة والمسحوبة خارج العرض.`,
    },
  };
}

/** A line for each claim: the claim in our words. One call to the store. */
export async function linesOf(view: View, claims: readonly StoredClaim[]): Promise<Line[]> {
  const labelOf = await labels(
    view,
    claims.flatMap((claim) => [...entitiesIn(claim.about), ...(claim.speaker ? [claim.speaker] : [])]),
  );
  return claims.map((claim) => ({
    text: {
      en: renderClaim(claim, claim.speaker, labelOf, 'en'),
      ar: renderClaim(claim, claim.speaker, labelOf, 'ar'),
    },
    claims: [claim],
  }));
}

/** The most claims that one part of an answer lists. */
const MOST = 500;

/** The part of a claim filter that the catalogue may use; `$name` stands for the ids that fill a blank. */
const Template = z.strictObject({
  stance: z.array(z.enum(stances)).optional(),
  mark: z.array(z.enum(marks)).optional(),
  predicate: z.array(z.enum(predicateNames)).optional(),
  hedge: z.array(z.enum(hedgeLevels)).optional(),
  mode: z.array(z.enum(modes)).optional(),
  negated: z.boolean().optional(),
  attribution: z.boolean().optional(),
  speaker: z.string().optional(),
  accused: z.string().optional(),
  about: z.string().optional(),
  place: z.string().optional(),
  document: z.string().optional(),
});

const blanks = ['speaker', 'accused', 'about', 'place', 'document'] as const;

/** The claims that a question's filter asks for. A blank that was left empty narrows nothing. */
export async function claimsAsked(
  view: View,
  get: (name: string) => Filled,
  by: Clock | 'text',
): Promise<Given> {
  const template = Template.parse(JSON.parse(get('filter').text ?? '{}'));
  const { speaker: _s, accused: _a, about: _b, place: _p, document: _d, ...fixed } = template;
  const filter: ClaimFilter = fixed;
  for (const name of blanks) {
    const blank = template[name];
    const filled = blank ? get(blank) : undefined;
    // What a filter filled with nothing lets nothing through; what was left empty narrows nothing.
    if (filled?.given) filter[name] = filled.ids;
  }
  const page = await view.findClaims(filter, { by, order: 'asc' }, { first: MOST, total: true });
  const lines = await linesOf(
    view,
    page.items.map(({ node }) => node),
  );
  const gaps =
    lines.length > 0
      ? notShown(page.total ?? 0, lines.length)
      : [
          noData(
            'No claim recorded here fits. That is no data, not an answer.',
            'لا قول مسجل هنا يطابق. هذا غياب للبيانات، لا جواب.',
          ),
        ];
  return { rule: claimsRule(by), lines, gaps };
}
