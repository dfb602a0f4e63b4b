import { describe } from '@jest/globals';
import { archiving } from './archive.part.ts';
import { Context, type Opener } from './context.ts';
import { days } from './days.part.ts';
import { filtering } from './filters.part.ts';
import { graph } from './graph.part.ts';
import { judging } from './judging.part.ts';
import { listing } from './lists.part.ts';
import { loading } from './loading.part.ts';
import { oneThing } from './one.part.ts';
import { walking } from './paths.part.ts';
import { properties } from './properties.part.ts';
import { readingRecords } from './records.part.ts';
import { refusing } from './refusals.part.ts';
import { searching } from './search.part.ts';
import { times } from './times.part.ts';
import { savedViews } from './views.part.ts';

/**
 * What every store must do, whatever its engine. Nothing here knows which engine it tests.
 * @param open gives a new, empty store
 */
export function storeContract(name: string, open: Opener): void {
  describe(`the store on ${name}`, () => {
    const context = new Context(open);
    readingRecords(context);
    filtering(context);
    listing(context);
    graph(context);
    oneThing(context);
    walking(context);
    days(context);
    times(context);
    searching(context);
    judging(context);
    savedViews(context);
    loading(context);
    refusing(context);
    archiving(context);
    properties(context);
  });
}
