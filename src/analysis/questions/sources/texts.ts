import type { EntityId } from '../../../model/entity.ts';
import { nameIn } from '../../../model/render.ts';
import type { StoredClaim, StoredUtterance } from '../../../store/store.ts';
import { labels, noData } from '../../answer.ts';
import { compare, compareRule } from '../../compare.ts';
import { eventsOf } from '../../events.ts';
import { knowledge, knowledgeRule } from '../../knowledge.ts';
import { everyClaimOf, MOST_READ, Reader } from '../../read.ts';
import { silences, silencesRule } from '../../silences.ts';
import { linesOf } from '../lines.ts';
import { forEach, rule, type Source } from '../source.ts';

/** Analyses of what texts tell, leave unsaid and call things. */
export const ofTexts: Record<string, Source> = {
  knowledge: async (view, get) => {
    const answer = async (mechanism?: EntityId) => {
      const { steps, gaps } = await knowledge(view, mechanism ? { mechanism } : {});
      return { lines: steps.map(({ text, claims, size }) => ({ text, claims: [...claims, ...size] })), gaps };
    };
    const { given, ids } = get('mechanism');
    return given ? forEach(ids, answer, knowledgeRule) : { ...(await answer()), rule: knowledgeRule };
  },
  silences: async (view, get) => {
    const answer = async (of: Parameters<typeof silences>[1]) => {
      const { lines, gaps } = await silences(view, of);
      return { lines, gaps };
    };
    for (const name of ['about', 'document', 'speaker'] as const)
      if (get(name).given) return forEach(get(name).ids, (id) => answer({ [name]: id }), silencesRule);
    return { ...(await answer({})), rule: silencesRule };
  },
  'names-no-one': async (view, get) => {
    const answer = async (of: Parameters<typeof silences>[1]) => ({
      lines: (await silences(view, of)).namesNoOne,
      gaps: [],
    });
    for (const name of ['about', 'document'] as const)
      if (get(name).given) return forEach(get(name).ids, (id) => answer({ [name]: id }), silencesRule);
    return { rule: silencesRule, lines: [], gaps: [] };
  },
  async names(view, get) {
    const ids = get('entity').ids.slice(0, 100);
    const [found, { of: about }] = await Promise.all([
      view.entities(ids),
      everyClaimOf(view, 'entity', ids, {}, MOST_READ),
    ]);
    const all = [...about.values()].flat();
    const documents = [...found.values()].flatMap(({ names }) => names.flatMap(documentsOf));
    const [utterances, labelOf] = await Promise.all([
      view.utterances([...new Set(all.map(({ utterance }) => utterance))]),
      labels(view, documents),
    ]);
    const lines = [...found.values()].flatMap((entity) => {
      const claims = about.get(entity.id) ?? [];
      return entity.names.map((name) => {
        const where = (language: 'en' | 'ar') =>
          name.source ??
          documentsOf(name)
            .map((id) => nameIn(id, labelOf, language))
            .join(language === 'ar' ? '، ' : ', ');
        return {
          text: {
            en: `“${name.text}” (${name.lang}, ${name.form}): ${where('en')}`,
            ar: `«${name.text}» (${name.lang}): ${where('ar')}`,
          },
          claims: name.quotes.flatMap((quote) => bearing(quote, claims, utterances)),
        };
      });
    });
    return { rule: namesRule, lines, gaps: [] };
  },
  async 'told-elsewhere'(view, get) {
    const document = get('document').ids;
    const reader = new Reader(view);
    const [inside, told] = await Promise.all([
      reader.every({ document, attribution: true }),
      reader.every({ document, predicate: ['struck', 'happened', 'used'] }),
    ]);
    const events = [...new Set([...inside, ...told].flatMap(({ about }) => eventsOf(about)))];
    const kin = await view.kin(events);
    const about = [...new Set(events.flatMap((id) => kin.get(id)?.same ?? [id]))];
    const group = new Map([...kin.values()].flatMap(({ same }) => same.map((id) => [id, same[0] ?? id])));
    const first = (id: EntityId) => group.get(id) ?? id;
    const keys = (claim: StoredClaim) =>
      eventsOf(claim.about).map((id) => `${first(id)} ${claim.about.subject.of.join()}`);
    const known = new Set(inside.flatMap(keys));
    const others =
      about.length > 0 ? await reader.every({ about, attribution: true, not: { document } }) : [];
    const lines = await linesOf(
      view,
      others.filter((claim) => !keys(claim).every((key) => known.has(key))),
    );
    return { rule: elsewhereRule, lines, gaps: reader.gaps };
  },
  async compare(view, get) {
    const [a, b] = [get('one').ids[0], get('other').ids[0]];
    const found = a && b ? await compare(view, a, b) : null;
    const side = get('side').text;
    const sides = (
      its: readonly { text: { en: string; ar: string }; a: StoredClaim[]; b: StoredClaim[] }[],
    ) => its.map(({ text, a: left, b: right }) => ({ text, claims: [...left, ...right] }));
    if (!found) return { rule: compareRule, lines: [], gaps: [nothingPasses] };
    const lines = {
      both: sides(found.both),
      differ: sides(found.differ),
      one: found.onlyA,
      other: found.onlyB,
    }[side ?? ''];
    return { rule: compareRule, lines: lines ?? [], gaps: side === 'both' ? found.gaps : [] };
  },
};

/** The claims of a text whose words hold a name, else its first that is about the thing. */
function bearing(
  quote: { document: string; start: number; end: number },
  claims: readonly StoredClaim[],
  utterances: ReadonlyMap<string, StoredUtterance>,
): StoredClaim[] {
  const here = claims.filter(({ document }) => document === quote.document);
  const holding = here.filter(({ utterance }) =>
    utterances.get(utterance)?.quotes.some(({ start, end }) => start <= quote.start && quote.end <= end),
  );
  return (holding.length > 0 ? holding : here).slice(0, 1);
}

/** The documents in which a name stands. */
const documentsOf = ({ quotes }: { quotes: readonly { document: EntityId }[] }): EntityId[] => [
  ...new Set(quotes.map(({ document }) => document)),
];

const nothingPasses = noData('Nothing recorded here passes the filter.', 'لا شيء مسجل هنا يجتاز المرشح.');
const namesRule = rule(
  'names',
  'Every name as texts give it, with where; never a name of our own. A name that stands in no text is left out.',
  'كل اسم كما تعطيه النصوص ومكانه؛ ولا اسم من عندنا. والاسم الذي لا يرد في نص يُترك.',
);
const elsewhereRule = rule(
  'told-elsewhere',
  'Attributions that other documents make of the events this one tells of, to actors whom it does not name for them.',
  'إسنادات وثائق أخرى للأحداث نفسها إلى جهات لا تسميها هذه الوثيقة.',
);
