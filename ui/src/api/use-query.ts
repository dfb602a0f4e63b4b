import { useCallback, useEffect, useRef, useState } from 'react';
import { createSignal } from '../state/signal.ts';
import { ask, type Refused, type StoreSilent } from './client.ts';
import type { TypedDocumentString } from './types.gen.ts';

/** What is known of a question: the last answer stays, with its time, while another is under way or fails. */
export interface Asked<R> {
  data: R | null;
  /** True once an answer to the present question is there. */
  fresh: boolean;
  /** True from 300 ms after asking until the answer is there: quick answers show no loading at all. */
  slow: boolean;
  error: Refused | StoreSilent | Error | null;
  /** When `data` was answered. */
  at: Date | null;
  retry: () => void;
}

const SLOW_MS = 300;
const KEPT = 60;

/** Answers already given, newest last, so that stepping back is instant. */
const answers = new Map<string, { data: unknown; at: Date }>();

function remember(key: string, data: unknown): void {
  answers.delete(key);
  answers.set(key, { data, at: new Date() });
  for (const oldest of answers.keys()) {
    if (answers.size <= KEPT) break;
    answers.delete(oldest);
  }
}

const keyOf = (document: { toString: () => string }, variables: unknown) =>
  `${document.toString()}\n${JSON.stringify(variables)}`;

interface Flight {
  answer: Promise<unknown>;
  stop: AbortController;
  /** How many still wait for it; when none does it is called off. */
  waiting: number;
}

/** Questions under way, so that the same one is not asked twice at once. */
const flights = new Map<string, Flight>();

function takeOff<R, V>(key: string, document: TypedDocumentString<R, V>, variables: V): Flight {
  const stop = new AbortController();
  const answer = ask(document, variables, stop.signal)
    .then((data) => {
      remember(key, data);
      return data;
    })
    .finally(() => {
      if (flights.get(key)?.stop === stop) flights.delete(key);
    });
  const flight = { answer, stop, waiting: 0 };
  flights.set(key, flight);
  return flight;
}

/** Asks as `ask` does, but not again for what was answered already or is being asked. */
export async function askOnce<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  signal: AbortSignal,
  again = false,
): Promise<R> {
  const key = keyOf(document, variables);
  const known = again ? undefined : answers.get(key);
  // What stands under a key was answered to this very document, so that it has its type.
  if (known) return known.data as R;
  const flight = flights.get(key) ?? takeOff(key, document, variables);
  flight.waiting += 1;
  signal.addEventListener('abort', () => {
    flight.waiting -= 1;
    if (flight.waiting > 0) return;
    if (flights.get(key) === flight) flights.delete(key);
    flight.stop.abort();
  });
  return (await flight.answer) as R;
}

const turn = createSignal(0);

/** Forgets every answer, as when the store has changed; what is on the screen is asked again. */
export function answersChanged(): void {
  answers.clear();
  turn.set(turn.get() + 1);
}

interface Held {
  key: string;
  entry: { data: unknown; at: Date };
}

/** Asks when the document or the variables change; `null` variables ask nothing. */
export function useQuery<R, V>(document: TypedDocumentString<R, V>, variables: V | null): Asked<R> {
  const key = variables === null ? null : keyOf(document, variables);
  const [held, hold] = useState<Held | null>(null);
  const [failed, fail] = useState<{ key: string; error: Error } | null>(null);
  const [slowKey, setSlow] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const changes = turn.use();
  const latest = useRef(variables);
  latest.current = variables;

  // A change of the store asks again, though neither question nor round changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (key === null || latest.current === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => setSlow(key), SLOW_MS);
    askOnce(document, latest.current, stop.signal, round > 0)
      .then(() => {
        const entry = answers.get(key);
        if (stop.signal.aborted || !entry) return;
        hold({ key, entry });
        fail(null);
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted)
          fail({ key, error: error instanceof Error ? error : new Error(String(error)) });
      })
      .finally(() => {
        clearTimeout(timer);
        setSlow((now) => (now === key ? null : now));
      });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [key, document, round, changes]);

  const retry = useCallback(() => setRound((n) => n + 1), []);
  const instant = key === null ? undefined : answers.get(key);
  const entry = key === null ? undefined : held?.key === key ? held.entry : (instant ?? held?.entry);
  return {
    data: (entry?.data as R | undefined) ?? null,
    fresh: entry !== undefined && (held?.key === key || entry === instant),
    slow: slowKey !== null && slowKey === key,
    error: failed && failed.key === key ? failed.error : null,
    at: entry?.at ?? null,
    retry,
  };
}
