import type { EntityId } from '../model/entity.ts';
import type { DaySpan, StoredClaim, View } from '../store/store.ts';
import { notSaidOf } from './accounts.ts';
import { overlapsOf } from './event-file.ts';
import { partOf, unique } from './events.ts';
import type { Gathered, OriginsOf } from './gather.ts';
import { readReach } from './reach.ts';
import { accusedBy, type Row, rowsOf } from './rows.ts';
import { isEarlier, type Scope, wholesOf } from './wholes.ts';
import type { Widest } from './widest.ts';

/** A contested event as its rows need it. */
interface Shown extends Gathered {
  happened: DaySpan | null;
}

interface Around {
  shown: readonly Shown[];
  /** Everything gathered, by the first id of those judged one. */
  files: ReadonlyMap<EntityId, Gathered>;
  originsOf: OriginsOf;
  widest: Widest;
}

/** The rows of an event, with the attributions of plural events that they include. */
interface RowsOn {
  rows: Row[];
  ofWholes: StoredClaim[];
}

/** What else was gathered that bears on a contested event. */
interface Near {
  /** Plural events that analysts judged it to stand directly within; all that it belongs to. */
  judged: Gathered[];
  told: Gathered[];
  /** Judged to overlap it. */
  overlaps: Gathered[];
  /** Denied in general: judged to overlap what it belongs to, or denied in the same texts. */
  general: Gathered[];
}

/**
 * The rows of each contested event: of the event itself; attributions of the plural events that analysts judged it to
 * stand directly within; and denials by its accused of a whole, of a set that overlaps, or, in general, where they cover
 * it by their own words. A denial of what is shown itself stands there and nowhere else. Sixteen calls to the store, and
 * those of a trace.
 */
export async function rowsAround(view: View, around: Around): Promise<(event: Shown) => RowsOn> {
  const { shown, originsOf, widest } = around;
  const nearOf = await neighbours(view, around);
  const near = new Map(shown.map((file) => [file, nearOf(file)]));
  const beside = [...near.values()].flatMap((it) => [
    ...it.judged,
    ...it.told,
    ...it.overlaps,
    ...it.general,
  ]);
  const originOf = await originsOf([...shown, ...beside]);
  const covers = await readReach(
    view,
    unique([...near.values()].flatMap(({ general }) => general.flatMap(denialsIn))),
    shown.flatMap(({ events }) => events),
  );
  const shownIds = new Set(shown.flatMap(({ events }) => events));

  const rowsOn = (file: Shown): RowsOn => {
    const accused = accusedBy(file.claims, widest);
    const of = (claims: readonly StoredClaim[], scope: Scope, about: EntityId) =>
      rowsOf(claims, { origins: originOf, widest, accused, scope, about });
    const { judged, told, overlaps, general } = near.get(file) as Near;
    const covering = general.map((it) => ({
      ...it,
      claims: it.claims.filter((claim) => covers(claim, file.events)),
    }));

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
        .flatMap((it) => split(denialsIn(it), scope, it.event))
        .filter((row) => row.widest.some((actor) => accused.has(actor)));
    return {
      rows: [
        ...of(file.claims, 'this', file.event),
        ...wider,
        ...denials(told, 'wider'),
        ...denials([...overlaps, ...covering], 'general'),
      ],
      ofWholes: [...kept],
    };
  };
  const made = new Map(shown.map((file) => [file.event, rowsOn(file)]));
  return (file) => made.get(file.event) as RowsOn;
}

const denialsIn = ({ claims }: Gathered) => claims.filter((claim) => partOf(claim) === 'denial');

/** Finds what bears on each contested event among all that was gathered. */
async function neighbours(view: View, around: Around): Promise<(file: Shown) => Near> {
  const { shown, files } = around;
  const ids = shown.flatMap(({ events }) => events);
  const wholes = await wholesOf(view, ids);
  const overlapping = await overlapsOf(view, [...ids, ...[...wholes.values()].flatMap(({ all }) => all)]);
  const fileOf = new Map([...files.values()].flatMap((file) => file.events.map((id) => [id, file] as const)));
  return (file) => {
    const filesOf = (found: Iterable<EntityId>, but: readonly Gathered[] = []) =>
      [...new Set([...found].flatMap((id) => fileOf.get(id) ?? []))].filter(
        (it) => it.event !== file.event && !but.includes(it),
      );
    const judged = filesOf(file.events.flatMap((id) => wholes.get(id)?.judged ?? []));
    const told = filesOf(file.events.flatMap((id) => wholes.get(id)?.all ?? []));
    const overlaps = filesOf(
      file.events.flatMap((id) => overlapping.get(id) ?? []),
      told,
    );
    const ofWholes = filesOf(
      told.flatMap(({ events }) => events.flatMap((id) => overlapping.get(id) ?? [])),
      [...told, ...overlaps],
    );
    const beside = besideIn(file, [...told, ...overlaps, ...ofWholes], around);
    return { judged, told, overlaps, general: [...ofWholes, ...beside] };
  };
}

/** Events of no stated tie to this one, that are denied in the texts which tell who did it. */
function besideIn(file: Shown, known: readonly Gathered[], { files }: Around): Gathered[] {
  const texts = new Set(
    file.claims.filter((claim) => partOf(claim) === 'attribution').map(({ document }) => document),
  );
  return [...files.values()].flatMap((other) => {
    if (other.event === file.event || known.includes(other)) return [];
    const claims = other.claims.filter(
      (claim) => texts.has(claim.document) && partOf(claim) === 'denial' && claim.stance === 'denies',
    );
    return claims.length > 0 ? [{ ...other, claims }] : [];
  });
}
