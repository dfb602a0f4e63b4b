import type { EntityId } from '../model/entity.ts';
import type { ClaimId } from '../model/utterance.ts';
import type { DaySpan, StoredClaim, StoredEntity, View } from '../store/store.ts';
import { notSaidOf } from './accounts.ts';
import { partOf } from './events.ts';
import type { Gathered } from './gather.ts';
import type { OriginId } from './origins.ts';
import { accusedBy, type Row, rowsOf } from './rows.ts';
import { isEarlier, mayMeet, type Scope, wholesOf } from './wholes.ts';
import type { Widest } from './widest.ts';

/** A contested event as its rows need it. */
interface Shown extends Gathered {
  happened: DaySpan | null;
}

interface Around {
  shown: readonly Shown[];
  /** Everything gathered, by the first id of those judged one. */
  files: ReadonlyMap<EntityId, Gathered>;
  entities: ReadonlyMap<EntityId, StoredEntity>;
  originOf: ReadonlyMap<ClaimId, OriginId>;
  widest: Widest;
}

/** The rows of an event, with the attributions of plural events that they include. */
interface RowsOn {
  rows: Row[];
  ofWholes: StoredClaim[];
}

/**
 * The rows of each contested event: of the event itself; attributions of the plural events that analysts judged it to
 * stand directly within; and denials by its accused of a whole, of a set that overlaps, or, in general, of plural
 * events in the same texts. A denial of what is shown itself stands there and nowhere else. Five calls to the store.
 */
export async function rowsAround(view: View, around: Around): Promise<(event: Shown) => RowsOn> {
  const { shown, files, originOf, widest } = around;
  const wholes = await wholesOf(
    view,
    shown.flatMap(({ events }) => events),
  );
  const near = [...shown.flatMap(({ events }) => events), ...[...wholes.values()].flatMap(({ all }) => all)];
  const overlapping = await overlapsOf(view, near);
  const fileOf = new Map([...files.values()].flatMap((file) => file.events.map((id) => [id, file] as const)));
  const shownIds = new Set(shown.flatMap(({ events }) => events));

  const rowsOn = (file: Shown): RowsOn => {
    const accused = accusedBy(file.claims, widest);
    const of = (claims: readonly StoredClaim[], scope: Scope, about: EntityId) =>
      rowsOf(claims, { origins: originOf, widest, accused, scope, about });
    const filesOf = (ids: Iterable<EntityId>) =>
      [...new Set([...ids].flatMap((id) => fileOf.get(id) ?? []))].filter((it) => it.event !== file.event);
    const judged = filesOf(file.events.flatMap((id) => wholes.get(id)?.judged ?? []));
    const told = filesOf(file.events.flatMap((id) => wholes.get(id)?.all ?? []));
    const overlaps = filesOf(
      [...file.events, ...told.flatMap(({ events }) => events)].flatMap((id) => overlapping.get(id) ?? []),
    ).filter((it) => !told.includes(it));
    const beside = besideIn(file, [...told, ...overlaps], around);

    const attributions = judged.flatMap((whole) =>
      whole.claims.filter((claim) => partOf(claim) === 'attribution').map((claim) => ({ claim, whole })),
    );
    const kept = new Set(
      notSaidOf(
        file.claims,
        attributions.map(({ claim }) => claim),
        widest,
      ),
    );
    const scopeOf = (claim: StoredClaim, scope: Scope): Scope =>
      isEarlier(claim, file.happened) ? 'general' : scope;
    const split = (claims: readonly StoredClaim[], scope: Scope, about: EntityId) =>
      [scope, 'general' as const]
        .filter((it, at, list) => list.indexOf(it) === at)
        .flatMap((it) =>
          of(
            claims.filter((claim) => scopeOf(claim, scope) === it),
            it,
            about,
          ),
        );
    const wider = judged.flatMap((whole) =>
      split(
        whole.claims.filter((claim) => kept.has(claim)),
        'wider',
        whole.event,
      ),
    );
    const denials = (from: readonly Gathered[], scope: Scope) =>
      from
        .filter((it) => !it.events.some((id) => shownIds.has(id)))
        .flatMap((it) =>
          split(
            it.claims.filter((claim) => partOf(claim) === 'denial'),
            scope,
            it.event,
          ),
        )
        .filter((row) => row.widest.some((actor) => accused.has(actor)));
    return {
      rows: [
        ...of(file.claims, 'this', file.event),
        ...wider,
        ...denials(told, 'wider'),
        ...denials([...overlaps, ...beside], 'general'),
      ],
      ofWholes: [...kept],
    };
  };
  const made = new Map(shown.map((file) => [file.event, rowsOn(file)]));
  return (file) => made.get(file.event) as RowsOn;
}

/** What analysts judged each event to overlap with. */
async function overlapsOf(view: View, ids: readonly EntityId[]): Promise<Map<EntityId, EntityId[]>> {
  const judgements = await view.judgementsOn([...new Set(ids)]);
  return new Map(
    [...judgements].map(([id, list]) => [
      id as EntityId,
      list
        .filter(({ says, retractedBy }) => says === 'overlaps' && !retractedBy)
        .flatMap(({ on }) => on as EntityId[])
        .filter((other) => other !== id),
    ]),
  );
}

/** Plural events of no stated tie to this one, maybe at its time, that are denied in the texts which tell of it. */
function besideIn(file: Shown, known: readonly Gathered[], { files, entities }: Around): Gathered[] {
  const texts = new Set(
    file.claims.filter((claim) => partOf(claim) === 'attribution').map(({ document }) => document),
  );
  return [...files.values()].flatMap((other) => {
    if (other.event === file.event || known.includes(other)) return [];
    const told = other.events.flatMap((id) => entities.get(id) ?? []);
    if (!told.some(({ plural, happened }) => plural && mayMeet(happened, file.happened))) return [];
    const claims = other.claims.filter(
      (claim) => texts.has(claim.document) && partOf(claim) === 'denial' && claim.stance === 'denies',
    );
    return claims.length > 0 ? [{ ...other, claims }] : [];
  });
}
