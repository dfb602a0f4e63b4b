import { shortId } from '../../model/ids.ts';
import type { Language } from '../../model/render.ts';
import type { StoredClaim, View } from '../../store/store.ts';
import { grouped } from '../contradictions.ts';
import type { Answer } from './ask.ts';

/** One claim as a citation needs it. */
interface Cited {
  id: string;
  quotations: string[];
  document: string;
  title: string;
  published: string | null;
  speaker: string | null;
  chain: string[];
  hedge: { level: string; words: string[] };
  condition: string | null;
}

/** An answer as plain data, every line with its quotations and citations. Two calls to the store. */
export async function answerAsData(
  view: View,
  answer: Answer,
  language: Language,
): Promise<Record<string, unknown>> {
  const claims = answer.parts
    .flatMap(({ lines }) => lines.flatMap((line) => line.claims))
    .concat(answer.gaps.flatMap((gap) => gap.claims));
  const cite = await citer(view, claims, language);
  return {
    question: answer.question,
    text: answer.text[language],
    sentence: answer.sentence[language],
    parts: answer.parts.map(({ heading, rule, lines }) => ({
      heading: heading[language],
      rule: { name: rule.name, text: rule.text[language] },
      lines: lines.map((line) => ({ text: line.text[language], claims: line.claims.map(cite) })),
    })),
    couldNotEstablish: answer.gaps.map(({ kind, text, claims: its }) => ({
      kind,
      text: text[language],
      claims: its.map(cite),
    })),
  };
}

/** How an answer is set: as Markdown, or as plain text for a terminal. */
interface Setting {
  title(text: string): string[];
  heading(text: string): string[];
  line(text: string): string;
  quote(text: string): string;
  rule(text: string): string;
  words(text: string): string;
}

const markdown: Setting = {
  title: (text) => [`# ${text}`, ''],
  heading: (text) => [`## ${text}`, ''],
  line: (text) => `- ${text}`,
  quote: (text) => `  > ${text}`,
  rule: (text) => `_${text.replaceAll('\n', '_\n_')}_`,
  words: (text) => text.replace(/([\\`*_[\]<>#])/g, '\\$1'),
};

const plain: Setting = {
  title: (text) => [text, ''],
  heading: (text) => [text],
  line: (text) => `  ${text}`,
  quote: (text) => `      ${text}`,
  rule: (text) => `  (${text})`,
  words: (text) => text,
};

/** An answer as Markdown: lines, quotations as block quotes, a citation under each. Two calls to the store. */
export function answerAsMarkdown(view: View, answer: Answer, language: Language): Promise<string> {
  return answerSet(view, answer, language, markdown);
}

/** An answer as plain text, as a terminal shows it. Two calls to the store. */
export function answerAsText(view: View, answer: Answer, language: Language): Promise<string> {
  return answerSet(view, answer, language, plain);
}

async function answerSet(view: View, answer: Answer, language: Language, as: Setting): Promise<string> {
  const claims = answer.parts
    .flatMap(({ lines }) => lines.flatMap((line) => line.claims))
    .concat(answer.gaps.flatMap((gap) => gap.claims));
  const cite = await citer(view, claims, language);
  // Claims of one sentence share its quotation: it is printed once.
  const quoted = (its: readonly StoredClaim[]) =>
    grouped(its, ({ utterance, hedge, if: condition }) =>
      JSON.stringify([utterance, hedge, condition]),
    ).flatMap((claims) => citation(claims.map(cite), as));
  const out = [...as.title(answer.text[language]), answer.sentence[language], ''];
  for (const { heading, rule, lines } of answer.parts) {
    out.push(...as.heading(heading[language]));
    for (const line of lines) out.push(as.line(line.text[language]), ...quoted(line.claims));
    if (lines.length === 0) out.push(as.line(language === 'ar' ? 'لا شيء' : 'nothing'));
    out.push('', as.rule(rule.text[language]), '');
  }
  if (answer.gaps.length > 0) {
    out.push(...as.heading(language === 'ar' ? 'ما لم يثبت' : 'Could not establish'));
    for (const gap of answer.gaps) out.push(as.line(gap.text[language]), ...quoted(gap.claims));
    out.push('');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

/** The quotations of a claim, and under them who said it through whom, where, when, and how hedged. */
function citation(all: readonly Cited[], as: Setting): string[] {
  const it = all[0] as Cited;
  const ids = all.map(({ id }) => id).join(', ');
  const words = [...it.hedge.words, ...(it.condition ? [it.condition] : [])];
  const hedge = words.length > 0 ? ` · “${words.map(as.words).join('”, “')}”, ${it.hedge.level}` : '';
  const published = it.published ? `, ${it.published}` : '';
  return [
    ...it.quotations.map((text) => as.quote(`“${as.words(text)}”`)),
    as.quote(`— ${[...it.chain, it.title].map(as.words).join(' ← ')}${published}${hedge} · ${ids}`),
  ];
}

const unknownPublisher = { en: 'publisher unknown', ar: 'ناشر غير معروف' };
const unnamed = { en: 'unnamed', ar: 'لم يُسمَّ' };

async function citer(
  view: View,
  claims: readonly StoredClaim[],
  language: Language,
): Promise<(claim: StoredClaim) => Cited> {
  const utterances = await view.utterances([...new Set(claims.map(({ utterance }) => utterance))]);
  const voices = [...utterances.values()].flatMap(({ chain }) => chain.flatMap(({ voice }) => voice ?? []));
  const entities = await view.entities([...new Set([...claims.map(({ document }) => document), ...voices])]);
  const name = (id: string) =>
    (language === 'ar' ? entities.get(id)?.label.ar : undefined) ?? entities.get(id)?.label.en ?? id;
  return (claim) => {
    const utterance = utterances.get(claim.utterance);
    return {
      id: `claim/${shortId(claim.id)}`,
      quotations: (utterance?.quotes ?? []).map(({ exact }) => exact),
      document: claim.document,
      title: name(claim.document),
      published: entities.get(claim.document)?.source?.published.edtf ?? null,
      speaker: claim.speaker ? name(claim.speaker) : null,
      chain: (utterance?.chain ?? [])
        .map(({ voice, words }, at) => {
          if (voice) return name(voice);
          if (words) return `“${words}”`;
          return at === 0 ? unknownPublisher[language] : unnamed[language];
        })
        .reverse(),
      hedge: claim.hedge,
      condition: claim.if ?? null,
    };
  };
}
