import { actorRecord } from '../src/analysis/actor-record.ts';
import { chains } from '../src/analysis/chains.ts';
import { drift } from '../src/analysis/drift.ts';
import { eventFile } from '../src/analysis/event-file.ts';
import { figures } from '../src/analysis/figures.ts';
import { knowledge } from '../src/analysis/knowledge.ts';
import { matrix } from '../src/analysis/matrix.ts';
import { type Argument, ask, questions } from '../src/analysis/questions/ask.ts';
import type { Question } from '../src/analysis/questions/question.ts';
import { silences } from '../src/analysis/silences.ts';
import { eventStandings } from '../src/analysis/standing.ts';
import type { View } from '../src/store/store.ts';
import { interleaved, type Timing } from './measure.ts';
import type { Sample } from './sample.ts';

/** An analysis or a question of the catalogue, timed. */
export interface AnalysisFigures extends Timing {
  name: string;
  /** The most calls to the store that one answer took. */
  calls: number;
  /** Why there is no time. */
  failed?: string;
}

type Ask = (view: View, sample: Sample, at: number) => Promise<unknown>;
const pick = (list: readonly string[], at: number) => list[at % list.length] as string;

const analyses: Readonly<Record<string, Ask>> = {
  'event file': (view, { events }, at) => eventFile(view, pick(events, at)),
  chains: (view, { events }, at) => chains(view, pick(events, at)),
  matrix: (view, { events }, at) => matrix(view, pick(events, at)),
  standings: (view, { events }, at) => eventStandings(view, pick(events, at)),
  figures: (view, { events }, at) => figures(view, pick(events, at)),
  drift: (view, { stems }, at) => drift(view, { stem: pick(stems, at) }),
  'actor record': (view, { accused }, at) => actorRecord(view, pick(accused, at)),
  'silences on an event': (view, { events }, at) => silences(view, { about: pick(events, at) }),
  knowledge: (view) => knowledge(view, {}),
};

/** Fills each blank of a question with what fits it. */
function argumentsFor(question: Question, sample: Sample, at: number): Argument[] {
  const byFamily: Readonly<Record<string, readonly string[]>> = {
    actor: sample.accused,
    facility: sample.facilities,
    event: sample.events,
    place: sample.places,
    document: sample.documents,
    mechanism: ['mechanism/list-0', 'mechanism/list-1'],
  };
  return question.parameters.map(({ name, type, families }) => {
    if (type === 'clock') return { name, value: 'happened' };
    if (type === 'stem') return { name, value: pick(sample.stems, at) };
    return { name, value: pick(byFamily[families[0] ?? 'event'] ?? sample.events, at) };
  });
}

/** A view that counts how often it is called. */
function counting(view: View): { view: View; calls: () => number } {
  let calls = 0;
  const counted = new Proxy(view, {
    get: (target, name) => {
      const method = target[name as keyof View] as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        calls++;
        return method.apply(target, args);
      };
    },
  });
  return { view: counted, calls: () => calls };
}

/** Times every analysis and every question. */
export async function measureAnalyses(
  view: View,
  sample: Sample,
  seconds: number,
  wanted: (name: string) => boolean,
  say: (line: string) => void,
): Promise<AnalysisFigures[]> {
  const asked: [string, Ask][] = [
    ...Object.entries(analyses),
    ...questions.map((question): [string, Ask] => [
      `? ${question.name}`,
      (at, from, input) => ask(at, question.name, argumentsFor(question, from, input)),
    ]),
  ];
  const result: AnalysisFigures[] = [];
  for (const [name, question] of asked) {
    if (!wanted(name)) continue;
    let most = 0;
    const way = async (input: number) => {
      const counted = counting(view);
      await question(counted.view, sample, input);
      most = Math.max(most, counted.calls());
    };
    try {
      const { it } = await interleaved({ it: way }, 60, seconds);
      result.push({ name, ...it, calls: most });
      say(`  ${name}: ${it.p50.toFixed(1)} / ${it.p95.toFixed(1)} ms, ${it.runs} runs, ${most} calls`);
    } catch (fault) {
      const failed = fault instanceof Error ? fault.message : String(fault);
      result.push({
        name,
        runs: 0,
        p50: Number.NaN,
        p95: Number.NaN,
        processor: Number.NaN,
        calls: most,
        failed,
      });
    }
  }
  return result;
}
