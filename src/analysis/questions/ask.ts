import { z } from 'zod';
import type { EntityId } from '../../model/entity.ts';
import { familyOfId } from '../../model/entity.ts';
import { AscribeError } from '../../model/errors.ts';
import { nameIn } from '../../model/render.ts';
import { type Clock, clocks, type EntityFilter, type View } from '../../store/store.ts';
import { type Gap, type Line, labels, noData, type Rule, type Words } from '../answer.ts';
import { standingRule } from '../standing.ts';
import catalogue from './catalogue.json' with { type: 'json' };
import { type Parameter, Question } from './question.ts';
import type { Filled, Settings, Source } from './source.ts';
import { sources } from './sources.ts';

/** A question that is not in the catalogue, or a blank that is missing or does not fit. */
export class UnfitQuestion extends AscribeError {
  readonly code = 'UNFIT_QUESTION';
}

/** What a caller fills a blank with: an id, a stem or a clock; or a filter that stands for every entity that passes. */
export interface Argument {
  name: string;
  value?: string | null;
  filter?: EntityFilter | null;
}

export interface AnswerPart {
  heading: Words;
  rule: Rule;
  lines: Line[];
}

/** An answer: never a line without a claim, and what could not be established said as such. */
export interface Answer {
  question: string;
  text: Words;
  sentence: Words;
  parts: AnswerPart[];
  gaps: Gap[];
}

/** At most as many entities as a filter may stand for. */
const MOST = 100;

/** The catalogue, checked when the program starts: each question's blanks, and that each analysis exists. */
export const questions: readonly Question[] = z.array(Question).parse(catalogue);
for (const { name, parts } of questions)
  for (const { from } of parts)
    if (!(from in sources))
      throw new UnfitQuestion(`${name} asks "${from}", which is no analysis`, {
        wayOut: 'Mend catalogue.json.',
      });

/** Asks a question of a view. @throws UnfitQuestion */
export async function ask(
  view: View,
  name: string,
  args: readonly Argument[],
  settings: Settings = { standingRule },
): Promise<Answer> {
  const question = questions.find((it) => it.name === name);
  if (!question)
    throw new UnfitQuestion(`There is no question "${name}"`, {
      wayOut: `Ask one of: ${questions.map((it) => it.name).join(', ')}.`,
      place: { field: 'question' },
    });
  for (const arg of args)
    if (!question.parameters.some((it) => it.name === arg.name))
      throw new UnfitQuestion(`"${name}" has no blank "${arg.name}"`, {
        wayOut: `Its blanks: ${question.parameters.map((it) => it.name).join(', ') || 'none'}.`,
        place: { field: arg.name },
      });
  const filled = new Map<string, Filled>();
  for (const parameter of question.parameters)
    filled.set(
      parameter.name,
      await fill(
        view,
        parameter,
        args.find((arg) => arg.name === parameter.name),
      ),
    );
  const given = await Promise.all(
    question.parts.map(async (part) => {
      const get = (key: string): Filled => {
        if (key.startsWith('$')) return filled.get(key.slice(1)) ?? nothing;
        const value = part.with[key];
        if (typeof value !== 'string') return value === undefined ? nothing : textual(JSON.stringify(value));
        return value.startsWith('$') ? (filled.get(value.slice(1)) ?? nothing) : textual(value);
      };
      return { part, given: await (sources[part.from] as Source)(view, get, settings) };
    }),
  );
  const words = await blanksFilled(view, filled);
  const parts = given.map(({ part, given: { rule, lines } }) => ({
    heading: words(part.heading),
    rule,
    lines: lines.filter(({ claims }) => claims.length > 0),
  }));
  const gaps = [...given.flatMap((it) => it.given.gaps), ...[...filled.values()].flatMap(leftOut)];
  return { question: name, text: words(question.text), sentence: summed(parts), parts, gaps };
}

/** What a filter stands for beyond those that are answered. */
function leftOut({ ids, passing }: Filled): Gap[] {
  if (passing === undefined || passing <= ids.length) return [];
  return [
    noData(
      `${passing} pass the filter; this is of the ${ids.length} with the most claims.`,
      `يجتاز المرشح ${passing}؛ وهذا عن ${ids.length} منها لها أكثر الأقوال.`,
    ),
  ];
}

const nothing: Filled = { given: false, ids: [], text: null };
const textual = (text: string): Filled => ({ given: true, ids: [], text });

async function fill(view: View, parameter: Parameter, arg: Argument | undefined): Promise<Filled> {
  const refuse = (what: string, wayOut: string): never => {
    throw new UnfitQuestion(what, { wayOut, place: { field: parameter.name } });
  };
  if (!arg || (arg.value == null && arg.filter == null)) {
    if (!parameter.optional)
      refuse(
        `The blank "${parameter.name}" is empty`,
        `Fill it with ${parameter.families.join(' or ') || parameter.type}.`,
      );
    return parameter.type === 'clock' ? textual('happened' satisfies Clock) : nothing;
  }
  if (parameter.type === 'clock') {
    const clock = clocks.find((it) => it === arg.value?.toLowerCase());
    return textual(clock ?? refuse(`"${arg.value}" is no clock`, `One of ${clocks.join(', ')}.`));
  }
  if (parameter.type === 'stem')
    return textual(arg.value ?? refuse('A stem is named by its id', 'Take it from a proposition’s `stem`.'));
  if (arg.filter) {
    const page = await view.findEntities(
      { and: [arg.filter, { family: [...parameter.families] }] },
      { by: 'claims', order: 'desc' },
      { first: MOST, total: true },
    );
    const ids = page.items.map(({ node }) => node.id);
    return { given: true, ids, text: null, passing: page.total ?? ids.length };
  }
  const id = arg.value as EntityId;
  if (!parameter.families.includes(familyOfId(id)) || (await view.entities([id])).size === 0)
    refuse(
      `"${id}" does not fit "${parameter.name}"`,
      `Give the id of a recorded ${parameter.families.join(' or ')}; search finds it.`,
    );
  return { given: true, ids: [id], text: null };
}

const arabicClocks: Record<Clock, string> = {
  happened: 'الحدوث',
  said: 'القول',
  published: 'النشر',
  recorded: 'التسجيل',
};

/** Puts what fills the blanks into a text, in the text's language. */
async function blanksFilled(
  view: View,
  filled: ReadonlyMap<string, Filled>,
): Promise<(text: Words) => Words> {
  const labelOf = await labels(
    view,
    [...filled.values()].flatMap(({ ids }) => ids.slice(0, 3)),
  );
  const shown = (blank: string, language: 'en' | 'ar'): string => {
    const { ids, text } = filled.get(blank) ?? nothing;
    if (text !== null) return language === 'ar' ? (arabicClocks[text as Clock] ?? text) : text;
    if (ids.length === 0) return language === 'ar' ? 'أي شيء' : 'anything';
    const names = ids.slice(0, 3).map((id) => nameIn(id, labelOf, language));
    return ids.length > 3 ? `${names.join(', ')} … (${ids.length})` : names.join(', ');
  };
  const put = (text: string, language: 'en' | 'ar') =>
    text.replace(/\{(\w+)\}/g, (_, blank: string) => shown(blank, language));
  return (text) => ({ en: put(text.en, 'en'), ar: put(text.ar, 'ar') });
}

function summed(parts: readonly AnswerPart[]): Words {
  const claims = new Set(
    parts.flatMap(({ lines }) => lines.flatMap((line) => line.claims.map(({ id }) => id))),
  );
  const documents = new Set(
    parts.flatMap(({ lines }) => lines.flatMap((line) => line.claims.map(({ document }) => document))),
  );
  if (claims.size === 0)
    return {
      en: 'Nothing recorded here answers this. That is no data, not an answer.',
      ar: 'لا شيء مسجل هنا يجيب عن هذا. هذا غياب للبيانات، لا جواب.',
    };
  const [n, m] = [claims.size, documents.size];
  return {
    en: `${n} ${n === 1 ? 'claim' : 'claims'} in ${m} ${m === 1 ? 'text' : 'texts'} answer this, each with its quotation.`,
    ar: `الأقوال التي تجيب عن هذا: ${n}، في عدد من النصوص: ${m}، ومع كل منها اقتباسه.`,
  };
}
