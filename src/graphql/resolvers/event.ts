import { eventPredicates } from '../../analysis/events.ts';
import { fullSummary } from '../../analysis/wording.ts';
import { codesOf } from '../../model/proposition.ts';
import { allClaimsAt, claimsAt, pageFrom, seen, type Whole } from '../lists.ts';
import type { EventResolvers } from '../types.gen.ts';
import { entityFields } from './entity.ts';

const casualtyMeasures = ['killed', 'injured', 'missing', 'displaced'];

/** Something said to have happened. */
export const Event: Whole<EventResolvers> = {
  ...entityFields,
  happened: ({ it }) => it.happened,
  times: ({ at, it }, args, _, info) =>
    claimsAt(at, 'subject', it.id, args, info, { predicate: ['happened'] }),
  places: ({ at, it }, args, _, info) =>
    claimsAt(at, 'subject', it.id, args, info, { predicate: ['located'] }),
  targets: ({ at, it }, args, _, info) =>
    claimsAt(at, 'subject', it.id, args, info, { predicate: ['struck'] }),
  means: ({ at, it }, args, _, info) => claimsAt(at, 'subject', it.id, args, info, { predicate: ['used'] }),
  casualties: async ({ at, it }, args, _, info) => {
    const figures = await allClaimsAt(at, 'subject', it.id, { predicate: ['count'] });
    const counted = figures.filter(({ about }) =>
      codesOf(about.value).some((code) => casualtyMeasures.includes(code)),
    );
    return pageFrom(counted, args, info, seen(at));
  },
  attributions: ({ at, it }, args, _, info) =>
    claimsAt(at, 'object', it.id, args, info, { attribution: true }),
  denials: ({ at, it }, args, _, info) =>
    claimsAt(at, 'entity', it.id, args, info, {
      predicate: [...eventPredicates],
      or: [
        { stance: ['denies'], negated: false },
        { stance: ['asserts'], negated: true },
      ],
    }),
  summary: async ({ at, it }, { lang }) => {
    const account = await at.account(it.id);
    return account ? fullSummary(account, lang) : '';
  },
};
