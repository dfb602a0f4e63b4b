import { analysis } from './analysis.ts';
import { explore } from './explore.ts';
import { kinds } from './kinds.ts';
import { model } from './model.ts';
import { pages } from './pages.ts';
import { reading } from './reading.ts';
import { shell } from './shell.ts';
import { views } from './views.ts';

/** Every word of ours on the screen, in English. Verbatim words and labels come with the data. */
export const en = { ...shell, ...model, ...kinds, ...explore, ...reading, ...pages, ...analysis, ...views };

export type Words = typeof en;
