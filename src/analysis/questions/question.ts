import { z } from 'zod';
import { families } from '../../model/kinds.ts';

const Words = z.strictObject({ en: z.string().min(1), ar: z.string().min(1) });

/** What a blank is filled with. */
export const blankTypes = ['entity', 'stem', 'clock'] as const;
export type BlankType = (typeof blankTypes)[number];

/** A blank of a question: an entity of some families (or a filter that stands for all that pass), a clock, a stem. */
export const Parameter = z.strictObject({
  name: z.string().regex(/^[a-z][a-zA-Z]*$/),
  type: z.enum(blankTypes),
  families: z.array(z.enum(families)).default([]),
  optional: z.boolean().default(false),
});
export type Parameter = z.infer<typeof Parameter>;

/** A part of the answer: a heading, the analysis that gives it, and what that is given; `$name` is a blank. */
export const Part = z.strictObject({
  heading: Words,
  from: z.string(),
  with: z.record(z.string(), z.unknown()).default({}),
});
export type Part = z.infer<typeof Part>;

/** A named question as data: adding one is adding an entry to catalogue.json. */
export const Question = z
  .strictObject({
    name: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    text: Words,
    parameters: z.array(Parameter),
    parts: z.array(Part).min(1),
  })
  .superRefine((it, context) => {
    const names = new Set(it.parameters.map(({ name }) => name));
    const fault = (message: string) =>
      context.addIssue({ code: 'custom', message: `${it.name}: ${message}` });
    for (const language of ['en', 'ar'] as const)
      for (const [, blank] of it.text[language].matchAll(/\{(\w+)\}/g))
        if (!names.has(blank as string)) fault(`{${blank}} is no parameter`);
    for (const [, blank] of JSON.stringify(it.parts).matchAll(/"\$(\w+)"/g))
      if (!names.has(blank as string)) fault(`$${blank} is no parameter`);
  });
export type Question = z.infer<typeof Question>;
