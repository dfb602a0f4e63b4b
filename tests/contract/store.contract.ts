import { describe } from '@jest/globals';
import { Context, type Opener } from './context.ts';
import { filtering, listing } from './lists.part.ts';
import { readingRecords } from './records.part.ts';

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
  });
}
