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

/**
 * Records as they cross: one text `[head, record, head, record, …]`, which costs less to make, to send and to read than
 * the same as rows. Each row holds both, as JSON with a comma between, in its first column.
 */
export function packed(rows: readonly (readonly unknown[])[]): string {
  return `[${rows.map(([text]) => text).join()}]`;
}

/** As `packed`, of rows that hold nothing else, in SQL: one value to hand over instead of one for each record. */
export const packedSql = (text: string) => `coalesce('[' || group_concat(${text}, ',') || ']', '[]')`;

/** Reads what `packed` wrote; the other side's answer is the only place where it is parsed. */
export function unpacked<H, R, T>(text: string, make: (head: H, record: R) => T): T[] {
  const flat = JSON.parse(text) as (H | R)[];
  const made: T[] = [];
  for (let at = 0; at < flat.length; at += 2) made.push(make(flat[at] as H, flat[at + 1] as R));
  return made;
}

/** A value that crosses as JSON: where it is made of many objects, that costs half of a structured clone. */
export type Json<T> = string & { readonly of?: T };
export const asJson = <T>(value: T): Json<T> => JSON.stringify(value);
export const fromJson = <T>(text: Json<T>): T => JSON.parse(text) as T;

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
