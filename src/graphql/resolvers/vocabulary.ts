import { kinds } from '../../model/kinds.ts';
import { declarationOf } from '../../model/predicates/index.ts';
import { markLabels } from '../../model/utterance.ts';
import type { Whole } from '../lists.ts';
import type { KindInfoResolvers, MarkInfoResolvers, PredicateInfoResolvers } from '../types.gen.ts';

/** A predicate's declaration. */
export const PredicateInfo: Whole<PredicateInfoResolvers> = {
  predicate: (it) => it,
  meaning: (it) => declarationOf(it).meaning,
  forward: (it, { lang }) => declarationOf(it).reads[lang].forward,
  backward: (it, { lang }) => declarationOf(it).reads[lang].backward,
  subject: (it) => [...declarationOf(it).subject],
  object: (it) => [...declarationOf(it).object],
  codes: (it) => Object.keys(declarationOf(it).codes).map((code) => ({ predicate: it, code })),
  denies: (it) => declarationOf(it).denies,
};

/** A kind of entity. */
export const KindInfo: Whole<KindInfoResolvers> = {
  kind: (it) => it,
  family: (it) => kinds[it].family,
  label: (it, { lang }) => kinds[it][lang],
};

/** A mark. */
export const MarkInfo: Whole<MarkInfoResolvers> = {
  mark: (it) => it,
  label: (it, { lang }) => markLabels[it][lang],
};
