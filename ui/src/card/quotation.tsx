import { Fragment, type ReactNode } from 'react';
import { spokenAs } from '../words/index.ts';

export interface Stretch {
  start: number;
  end: number;
}

/** Text with stretches marked; positions are in code points, as the contract counts them. */
export function Highlighted({ text, stretches }: { text: string; stretches: readonly Stretch[] }): ReactNode {
  const letters = [...text];
  const sorted = [...stretches].sort((a, b) => a.start - b.start);
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of sorted) {
    if (end <= at || start >= letters.length) continue;
    const from = Math.max(start, at);
    pieces.push(<Fragment key={`t${at}`}>{letters.slice(at, from).join('')}</Fragment>);
    pieces.push(
      <mark key={`m${from}`} className="hl">
        {letters.slice(from, end).join('')}
      </mark>,
    );
    at = end;
  }
  pieces.push(<Fragment key={`t${at}`}>{letters.slice(at).join('')}</Fragment>);
  return pieces;
}

interface QuotationProps {
  quotes: readonly { exact: string }[];
  highlights?: readonly (Stretch & { quote: number })[];
  lang: string;
}

/** Words in “ ”, unless they bring quotation marks of their own at that end. */
export function inQuotes(words: string): string {
  return `${/^["“«„]/.test(words) ? '' : '“'}${words}${/["”»]$/.test(words) ? '' : '”'}`;
}

/** Verbatim words, in their own language and direction; what we left out between pieces is ours, and not in serif. */
export function Quotation({ quotes, highlights = [], lang }: QuotationProps): ReactNode {
  const opens = inQuotes(quotes[0]?.exact ?? '').startsWith('“');
  const closes = inQuotes(quotes.at(-1)?.exact ?? '').endsWith('”');
  return (
    <blockquote {...spokenAs(quotes[0]?.exact ?? '', lang)}>
      {opens && '“'}
      {quotes.map((quote, at) => (
        <Fragment key={quote.exact}>
          {at > 0 && <span className="cut"> […] </span>}
          <Highlighted text={quote.exact} stretches={highlights.filter((one) => one.quote === at)} />
        </Fragment>
      ))}
      {closes && '”'}
    </blockquote>
  );
}

/** A few verbatim words within a line of ours: a hedge, the words of a date, an unnamed voice. */
export function Verbatim({ words, lang }: { words: string; lang: string }): ReactNode {
  return (
    <span className="q" {...spokenAs(words, lang)}>
      {inQuotes(words)}
    </span>
  );
}
