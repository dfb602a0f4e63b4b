import { Fragment, type ReactNode } from 'react';
import type { Ends } from '../api/ends.ts';
import { Verbatim } from '../card/quotation.tsx';
import { ThingLink } from '../shell/link.tsx';
import { useWords } from '../words/index.ts';

/** The members of an end, joined as the text joins them: “either … or”, “and”, “some of”. Links where asked for. */
export function EndsWords({
  ends,
  lang,
  linked = false,
}: {
  ends: Ends;
  lang: string;
  linked?: boolean;
}): ReactNode {
  const words = useWords();
  const w = words.chains;
  const several = ends.entities.length > 1;
  return (
    <>
      {ends.mode === 'EITHER' && <b>{w.either} </b>}
      {ends.mode === 'SOME' && <span className="muted">{w.some} </span>}
      {ends.entities.map((entity, at) => (
        <Fragment key={entity.id}>
          {at > 0 && several && <span className="muted"> {ends.mode === 'EITHER' ? w.or : w.and} </span>}
          {linked ? <ThingLink id={entity.id}>{entity.heading}</ThingLink> : <bdi>{entity.heading}</bdi>}
        </Fragment>
      ))}
      {ends.share && (
        <>
          {' '}
          <Verbatim words={ends.share.words} lang={lang} />
        </>
      )}
    </>
  );
}
