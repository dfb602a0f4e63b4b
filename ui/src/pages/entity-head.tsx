import type { ReactNode } from 'react';
import type { EntityPageQuery } from '../api/types.gen.ts';
import { useVocabulary } from '../api/use-vocabulary.ts';
import { JudgeThing } from '../judge/judge-thing.tsx';
import { KindLine, Things } from '../panel/panel-parts.tsx';
import { Link } from '../shell/link.tsx';
import { noPaths } from '../state/route.ts';
import { toCanvasWith } from '../state/to-canvas.ts';
import { useWords } from '../words/index.ts';

type Entity = NonNullable<EntityPageQuery['entity']>;

/** Names in all scripts, what it stands within, and what one may do with it. */
export function EntityHead({ entity, children }: { entity: Entity; children?: ReactNode }): ReactNode {
  const words = useWords();
  const names = new Map(entity.names.map((name) => [name.text, name]));
  const places = entity.located.flatMap((claim) => claim.proposition.object?.entities ?? []);
  return (
    <div className="dh">
      <KindLine entity={entity} />
      <h1>{entity.heading}</h1>
      {names.size > 0 && (
        <p className="small names">
          <span className="muted">{words.pages.alsoWritten}</span>
          {[...names.values()].map((name) => (
            <bdi key={name.text} lang={name.lang} className={name.form === 'DESCRIPTION' ? 'q' : undefined}>
              {name.form === 'DESCRIPTION' ? `“${name.text}”` : name.text}
            </bdi>
          ))}
        </p>
      )}
      <Things title={words.panel.within} things={entity.within} />
      <Things
        title={words.panel.located}
        things={[...new Map(places.map((one) => [one.id, one])).values()]}
      />
      <Things title={words.panel.holds} things={entity.holds} />
      <Things title={words.panel.same} things={entity.same} />
      {entity.__typename === 'Place' && entity.point && (
        <p className="small muted">
          {words.pages.point(entity.point.lat, entity.point.lon, entity.point.source)}
        </p>
      )}
      {children ?? <Predicates entity={entity} />}
      <p className="acts">
        <button type="button" className="btn solid" onClick={() => toCanvasWith(entity.id)}>
          {words.panel.onCanvas}
        </button>
        {entity.__typename === 'Actor' && (
          <Link to={{ page: 'compare', a: entity.id, b: '' }} className="btn">
            {words.compare.with}
          </Link>
        )}
        <Link to={{ page: 'paths', ...noPaths, a: entity.id }} className="btn">
          {words.paths.pathTo}
        </Link>
        <JudgeThing thing={entity} />
        <button type="button" onClick={() => window.print()}>
          {words.pages.print}
        </button>
      </p>
    </div>
  );
}

function Predicates({ entity }: { entity: Entity }): ReactNode {
  const vocabulary = useVocabulary();
  if (entity.claimsByPredicate.length === 0) return null;
  return (
    <p className="small counts">
      {entity.claimsByPredicate.map(({ predicate, claims }) => (
        <span key={predicate} className="pair">
          {vocabulary.predicate(predicate)} <span className="muted">{claims}</span>
        </span>
      ))}
    </p>
  );
}
