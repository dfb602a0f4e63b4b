import { answerAsData, answerAsMarkdown } from '../../../analysis/questions/print.ts';
import { seen, type Whole } from '../../lists.ts';
import type { AnswerPartResolvers, AnswerResolvers, QuestionResolvers } from '../../types.gen.ts';

/** A named question with blanks. */
export const Question: Whole<QuestionResolvers> = {
  name: (it) => it.name,
  text: (it, { lang }) => it.text[lang],
  parameters: (it) => it.parameters,
};

/** The answer to a question. */
export const Answer: Whole<AnswerResolvers> = {
  question: ({ it }) => it.question,
  text: ({ it }, { lang }) => it.text[lang],
  sentence: ({ it }, { lang }) => it.sentence[lang],
  parts: ({ at, it }) => it.parts.map(seen(at)),
  gaps: ({ at, it }) => it.gaps.map(seen(at)),
  markdown: ({ at, it }, { lang }) => answerAsMarkdown(at.view, it, lang),
  json: async ({ at, it }, { lang }) => JSON.stringify(await answerAsData(at.view, it, lang), null, 2),
};

/** A part of an answer. */
export const AnswerPart: Whole<AnswerPartResolvers> = {
  heading: ({ it }, { lang }) => it.heading[lang],
  rule: ({ it }) => it.rule,
  lines: ({ at, it }) => it.lines.map(seen(at)),
};
