import { shortId } from '../../model/ids.ts';
import type { Language } from '../../model/render.ts';
import type { StoredClaim, View } from '../../store/store.ts';
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

/** An answer as Markdown: lines, quotations as block quotes, a citation under each. Two calls to the store. */
export async function answerAsMarkdown(view: View, answer: Answer, language: Language): Promise<string> {
  const claims = answer.parts
    .flatMap(({ lines }) => lines.flatMap((line) => line.claims))
    .concat(answer.gaps.flatMap((gap) => gap.claims));
  const cite = await citer(view, claims, language);
  const out = [`# ${answer.text[language]}`, '', answer.sentence[language], ''];
  for (const { heading, rule, lines } of answer.parts) {
    out.push(`## ${heading[language]}`, '');
    for (const line of lines) {
      out.push(`- ${line.text[language]}`);
      for (const claim of line.claims) out.push(...quoted(cite(claim)).map((row) => `  ${row}`));
    }
    if (lines.length === 0) out.push(language === 'ar' ? '- لا شيء' : '- nothing');
    out.push('', `_${rule.text[language]}_`, '');
  }
  if (answer.gaps.length > 0) {
    out.push(language === 'ar' ? '## ما لم يثبت' : '## Could not establish', '');
    for (const gap of answer.gaps) {
      out.push(`- ${gap.text[language]}`);
      for (const claim of gap.claims) out.push(...quoted(cite(claim)).map((row) => `  ${row}`));
    }
    out.push('');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

const escaped = (text: string): string => text.replace(/([\\`*_[\]<>#])/g, '\\$1');

function quoted(it: Cited): string[] {
  const words = [...it.hedge.words, ...(it.condition ? [it.condition] : [])];
  const hedge = words.length > 0 ? ` · “${words.map(escaped).join('”, “')}”, ${it.hedge.level}` : '';
  return [
    ...it.quotations.map((text) => `> “${escaped(text)}”`),
    `> — ${[...it.chain, it.title].map(escaped).join(' ← ')}${it.published ? `, ${it.published}` : ''}${hedge} · ${it.id}`,
  ];
}

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
        .map(({ voice, words }) => (voice ? name(voice) : `“${words ?? '…'}”`))
        .reverse(),
      hedge: claim.hedge,
      condition: claim.if ?? null,
    };
  };
}
