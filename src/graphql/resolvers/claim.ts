import { stepsOf } from '../../model/edges.ts';
import { isCoded } from '../../model/entity.ts';
import { shortId } from '../../model/ids.ts';
import { entitiesIn } from '../../model/proposition.ts';
import { renderClaim } from '../../model/render.ts';
import { countsAsAsserted, denialOf, isAttribution } from '../../model/utterance.ts';
import { highlightsOf } from '../highlights.ts';
import { entityAt, seen, type Whole } from '../lists.ts';
import type { ClaimResolvers } from '../types.gen.ts';
import { voiceOf } from '../voices.ts';

/** One stance, with its hedge, that an utterance takes on one proposition. */
export const Claim: Whole<ClaimResolvers> = {
  id: ({ it }) => it.id,
  short: ({ it }) => shortId(it.id),
  label: ({ it }) => it.label,
  stance: ({ it }) => it.stance,
  mark: ({ it }) => it.mark,
  proposition: ({ at, it }) => ({ at, it: { id: it.proposition, stem: it.stem, about: it.about } }),
  sentence: async ({ at, it }, { lang }) => {
    const labels = await at.labels([...entitiesIn(it.about), ...(it.speaker ? [it.speaker] : [])]);
    return renderClaim(it, it.speaker, labels, lang);
  },
  hedge: ({ it }) => it.hedge,
  condition: ({ it }) => it.if ?? null,
  utterance: async ({ at, it }) => ({ at, it: await at.utteranceOf(it) }),
  quotes: async ({ at, it }) => {
    const { quotes, document } = await at.utteranceOf(it);
    return quotes.map((quote) => ({ at, it: { ...quote, document } }));
  },
  highlights: async ({ at, it }) => highlightsOf(it, await at.utteranceOf(it)),
  document: ({ at, it }) => entityAt(at, it.document),
  where: ({ it }) => it.where,
  speaker: ({ at, it }) => (it.speaker ? entityAt(at, it.speaker) : null),
  voice: async ({ at, it }, { lang }) => voiceOf(at, it, lang),
  chain: async ({ at, it }) => (await at.utteranceOf(it)).chain.map(seen(at)),
  basis: async ({ at, it }) => (await at.utteranceOf(it)).basis.map(seen(at)),
  happened: ({ it }) => it.happened,
  said: async ({ at, it }) => (await at.utteranceOf(it)).said ?? null,
  published: async ({ at, it }) => {
    const document = await at.named(it.document);
    return isCoded(document) ? document.source.published : null;
  },
  recorded: ({ it }) => it.recorded,
  withdrawn: ({ it }) => it.withdrawn,
  review: ({ it }) => it.review,
  supersededBy: async ({ at, it }) => {
    const claim = it.supersededBy ? await at.claim(it.supersededBy) : undefined;
    return claim ? { at, it: claim } : null;
  },
  edges: async ({ at, it }) => {
    const { chain } = await at.utteranceOf(it);
    return [...new Set(stepsOf(it, chain).map(({ edge }) => edge))];
  },
  judgements: async ({ at, it }) => (await at.judgementsOn(it.id)).map(seen(at)),
  grade: async ({ at, it }) => {
    const judgements = await at.judgementsOn(it.id);
    return judgements.find(({ says, retractedBy }) => says === 'grade' && !retractedBy)?.value ?? null;
  },
  attribution: ({ it }) => isAttribution(it),
  denies: ({ it }) => denialOf(it),
  counts: ({ it }) =>
    countsAsAsserted(it) && it.withdrawn === null && it.review !== 'rejected' && it.review !== 'superseded',
  answers: async ({ at, it }) => (await at.claims(it.answers ?? [])).map(seen(at)),
  answeredBy: async ({ at, it }) => {
    const page = await at.claimsOf('answers', it.id, {}, { by: 'text', order: 'asc' }, { first: 100 });
    return page.items.map(({ node }) => ({ at, it: node }));
  },
};
