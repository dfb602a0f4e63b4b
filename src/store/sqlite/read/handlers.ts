import type { Connection } from '../../local/connection.ts';
import type { ArchiveRecord } from '../../records.ts';
import type { AsOf } from '../../store.ts';
import { archive } from './archive.ts';
import { claimsOf, findClaims } from './claim-lists.ts';
import { claims } from './claim-rows.ts';
import { predicatesOf } from './counts.ts';
import { edgesAmong, edgesOf, expansionsOf } from './edges.ts';
import { entities, findEntities } from './entities.ts';
import type { Frame } from './frame.ts';
import { Frames } from './frames.ts';
import { judgements, judgementsOn, kin } from './judgements.ts';
import { paths } from './paths.ts';
import { savedView, savedViews } from './saved-views.ts';
import { search } from './search.ts';
import { stats } from './stats.ts';
import { attached, texts } from './texts.ts';
import { timeline } from './timeline.ts';
import { findPropositions, findUtterances, propositions, utterances, utterancesOf } from './utterances.ts';

/** One operation of a thread: plain arguments in, a plain value out. */
export type Handler = (args: unknown[], progress: (progress: unknown) => void) => unknown;

/** Every read, by the name of the method of `View` that asks for it. */
const reads = {
  ...{ entities, utterances, claims, propositions, judgements, judgementsOn, kin },
  ...{ findEntities, findClaims, findUtterances, findPropositions, claimsOf, utterancesOf },
  ...{ edgesOf, expansionsOf, edgesAmong, paths, timeline, search, stats, predicatesOf, texts, attached },
  ...{ savedViews, savedView },
};
export type Reads = typeof reads;

/** What a reader thread does. The first argument of each operation is the view's `asOf`. */
export function readHandlers(db: Connection): Record<string, Handler> {
  const frames = new Frames(db);
  return {
    ...archiveHandlers(db),
    ...viewHandlers(db, frames),
    loads: () => {
      const [loads, latest] = db.get('SELECT count(*), max(at) FROM load') ?? [0, null];
      return { loads, latest };
    },
  };
}

/** Reading an archive takes many calls within one transaction, for which a thread of its own is started. */
function archiveHandlers(db: Connection): Record<string, Handler> {
  let reading: Generator<ArchiveRecord> | null = null;
  return {
    archiveNext: ([most]) => {
      if (!reading) {
        db.exec('BEGIN');
        reading = archive(db);
      }
      const batch: ArchiveRecord[] = [];
      for (let next = reading.next(); !next.done; next = reading.next())
        if (batch.push(next.value) >= (most as number)) break;
      return batch;
    },
    // Who leaves half-way must not go on holding the state that was read.
    leave: () => {
      reading?.return(undefined);
      reading = null;
      if (db.inTransaction) db.exec('ROLLBACK');
    },
  };
}

function viewHandlers(db: Connection, frames: Frames): Record<string, Handler> {
  return Object.fromEntries(
    Object.entries(reads).map(([name, read]): [string, Handler] => [
      name,
      // One transaction, so that all statements of one read see the same state.
      ([asOf, ...args]) =>
        db.transaction('read', () =>
          (read as (frame: Frame, ...args: unknown[]) => unknown)(frames.of(asOf as AsOf | null), ...args),
        ),
    ]),
  );
}
