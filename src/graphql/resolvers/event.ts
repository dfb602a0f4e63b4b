import { eventPredicates } from '../../analysis/events.ts';
import { hullOf } from '../../analysis/spans.ts';
import { fullSummary } from '../../analysis/wording.ts';
import { codesOf } from '../../model/proposition.ts';
import type { ClaimAnchor, ClaimFilter } from '../../store/store.ts';
import { claimsAtOne, type Whole } from '../lists.ts';
import type { EventResolvers } from '../types.gen.ts';
import { entityFields } from './entity.ts';

/** What is said of an event is also what is said of it under the other ids that analysts judged to be it. */
const said =
  (anchor: ClaimAnchor, filter: ClaimFilter): Whole<EventResolvers>['times'] =>
  ({ at, it }, args, _, info) =>
    claimsAtOne(at, anchor, it.id, args, info, filter);

const casualtyMeasures = ['killed', 'injured', 'missing', 'displaced'];

/** Something said to have happened. */
export const Event: Whole<EventResolvers> = {
  ...entityFields,
  happened: async ({ at, it }) => {
    const { same } = await at.kin(it.id);
    const others = await at.allNamed(same.filter((id) => id !== it.id));
    return hullOf([it, ...others].flatMap(({ happened }) => happened ?? []));
  },
  times: said('subject', { predicate: ['happened'] }),
  places: said('subject', { predicate: ['located'] }),
  targets: said('subject', { predicate: ['struck'] }),
  means: said('subject', { predicate: ['used'] }),
  casualties: ({ at, it }, args, _, info) =>
    claimsAtOne(at, 'subject', it.id, args, info, { predicate: ['count'] }, ({ about }) =>
      codesOf(about.value).some((code) => casualtyMeasures.includes(code)),
    ),
  attributions: said('object', { attribution: true }),
  denials: said('entity', {
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
