import { AscribeError, InputRefused, type Place } from '../../model/errors.ts';

/** What is asked of a thread, and what it answers. Values are plain; they cross by structured clone. */
export interface Call {
  id: number;
  op: string;
  args: unknown[];
}
export type Answer =
  | { id: number; value: unknown }
  | { id: number; fault: WireFault }
  | { id: number; progress: unknown };

export interface WireFault {
  name: string;
  message: string;
  code?: string;
  wayOut?: string;
  place?: Place;
  reasons?: WireFault[];
  stack?: string | undefined;
}

/** How a thread is told which database to open, and how. */
export interface ThreadData {
  path: string;
  role: 'reader' | 'writer';
  readOnly: boolean;
  patience: number;
}

/** A failure as it crosses to another thread. */
export function packFault(fault: unknown): WireFault {
  if (!(fault instanceof Error)) return { name: 'Error', message: String(fault) };
  const { name, message, stack } = fault;
  if (!(fault instanceof AscribeError)) return { name, message, stack };
  const { code, wayOut, place } = fault;
  const reasons = fault instanceof InputRefused ? { reasons: fault.reasons.map(packFault) } : {};
  return { name, message, code, wayOut, place, stack, ...reasons };
}

type ErrorClass = new (what: string, options: { wayOut: string; place?: Place }) => AscribeError;

/** A failure as it was on the other side: of the same class, with the same code and way out. */
export function unpackFault(fault: WireFault, classes: Readonly<Record<string, unknown>>): Error {
  const { name, message, code, wayOut = '', place = {}, reasons, stack } = fault;
  let error: Error;
  if (code !== undefined && reasons) {
    error = new InputRefused(
      message,
      reasons.map((reason) => unpackFault(reason, classes) as AscribeError),
    );
  } else if (code !== undefined && typeof classes[name] === 'function') {
    error = new (classes[name] as ErrorClass)(message, { wayOut, place });
  } else {
    error = new Error(message);
    error.name = name;
  }
  if (stack) error.stack = stack;
  return error;
}
