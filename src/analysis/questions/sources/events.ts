import { nameIn } from '../../../model/render.ts';
import { labels, noData } from '../../answer.ts';
import { chains, chainsRule } from '../../chains.ts';
import { contradictions } from '../../contradictions.ts';
import { type Course, drift, driftRule } from '../../drift.ts';
import { eventFile } from '../../event-file.ts';
import { matrixRule } from '../../matrix.ts';
import { eventStandings, ruleInWords, standingLabels } from '../../standing.ts';
import { linesOf } from '../lines.ts';
import { forEach, type Source } from '../source.ts';

const courseWords: Record<Course, string> = {
  hardened: 'تصلّب',
  softened: 'لان',
  mixed: 'مختلط',
  steady: 'ثابت',
};

/** Analyses of one event, or of each that passes a filter. */
export const ofEvents: Record<string, Source> = {
  chains: (view, get) =>
    forEach(
      get('event').ids,
      async (id) => {
        const answer = await chains(view, id);
        const claims = (answer?.chains ?? []).map(({ claim }) => claim);
        return { lines: await linesOf(view, claims), gaps: answer?.gaps ?? [] };
      },
      chainsRule,
    ),
  contradictions: (view, get) =>
    forEach(
      get('event').ids,
      async (id) => {
        const file = await eventFile(view, id);
        const found = file ? contradictions(file) : [];
        const lines = found.map(({ text, one, other }) => ({ text, claims: [...one, ...other] }));
        return { lines, gaps: [...(lines.length > 0 ? [] : [noContradiction]), ...(file?.gaps ?? [])] };
      },
      matrixRule,
    ),
  standing: (view, get, { standingRule }) =>
    forEach(
      get('event').ids,
      async (id) => {
        const { standings: found, gaps } = (await eventStandings(view, id, standingRule)) ?? none;
        const labelOf = await labels(
          view,
          found.map(({ actor }) => actor),
        );
        const lines = found.map(({ actor, standing, because, claims }) => ({
          text: {
            en: `${nameIn(actor, labelOf, 'en')}: ${standingLabels[standing].en} (${because.en})`,
            ar: `${nameIn(actor, labelOf, 'ar')}: ${standingLabels[standing].ar} (${because.ar})`,
          },
          claims,
        }));
        return { lines, gaps };
      },
      ruleInWords(standingRule),
    ),
  drift: (view, get) => {
    const stem = get('stem').text;
    const answer = async (of: Parameters<typeof drift>[1]) => {
      const { lines, gaps } = await drift(view, of);
      return {
        lines: lines.map((it) => ({
          text: { en: `${it.text.en}: ${it.course}`, ar: `${it.text.ar}: ${courseWords[it.course]}` },
          claims: it.points.map(({ claim }) => claim),
        })),
        gaps,
      };
    };
    return stem
      ? answer({ stem }).then((it) => ({ ...it, rule: driftRule }))
      : forEach(get('event').ids, (event) => answer({ event }), driftRule);
  },
};

const none = { standings: [], gaps: [] };
const noContradiction = noData(
  'No two claims recorded here contradict each other on it.',
  'لا قولان مسجلان هنا يتناقضان بشأنه.',
);
