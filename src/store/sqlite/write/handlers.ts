import type { Judgement } from '../../../model/judgement.ts';
import type { Connection } from '../../local/connection.ts';
import type { SavedView } from '../../records.ts';
import type { Handler } from '../read/handlers.ts';
import { attach } from './attach.ts';
import { judge } from './judge.ts';
import { Load } from './load.ts';
import { Restore } from './restore.ts';
import { removeView, saveView } from './saved-views.ts';

/** What the writer thread does. One load at a time: the other side sees to that. */
export function writeHandlers(db: Connection): Record<string, Handler> {
  let load: Load | null = null;
  const current = () => {
    if (!load) throw new Error('no load has begun');
    return load;
  };
  let restore: Restore | null = null;
  const restoring = () => {
    if (!restore) throw new Error('no restore has begun');
    return restore;
  };
  return {
    restoreBegin: () => {
      restore = new Restore(db);
    },
    restoreAdd: ([lines]) => restoring().add(lines as unknown[]),
    restoreFinish: (_, progress) => restoring().finish(progress),
    restoreAbandon: () => {
      restore?.abandon();
      restore = null;
    },
    judge: ([judgement, now]) => judge(db, judgement as Omit<Judgement, 'id'>, now as number),
    attach: ([document, content]) => attach(db, document as string, content as Uint8Array),
    saveView: ([view]) => saveView(db, view as SavedView),
    removeView: ([id]) => removeView(db, id as string),
    loadBegin: ([set, at]) => {
      load = new Load(db, set as string, at as string);
    },
    loadAdd: ([records]) => current().add(records as unknown[]),
    loadFinish: (_, progress) => current().finish(progress),
    loadAbandon: () => {
      load?.abandon();
      load = null;
    },
  };
}
