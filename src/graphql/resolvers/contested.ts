import type { ContestedRow as Row } from '../../analysis/contested.ts';
import { rootOf } from '../../analysis/origins.ts';
import { denialLabels, placeLabels, remarkLabels, ruleText, shortSummary } from '../../analysis/wording.ts';
import { declarationOf } from '../../model/predicates/index.ts';
import { codesOf, entitiesIn } from '../../model/proposition.ts';
import type { Language } from '../../model/render.ts';
import { renderProposition } from '../../model/render.ts';
import type { StoredClaim } from '../../store/store.ts';
import { entitiesAt, entityAt, seen, type Whole } from '../lists.ts';
import type { Sight } from '../sight.ts';
import type {
  ContestedEventResolvers,
  ContestedRecordResolvers,
  ContestedRowResolvers,
  RailMarkResolvers,
  RailResolvers,
} from '../types.gen.ts';
import { voiceOf } from '../voices.ts';

/** The contested record. */
export const ContestedRecord: Whole<ContestedRecordResolvers> = {
  rails: ({ at, it }) => it.rails.map(seen(at)),
  events: ({ at, it }) => it.events.map(seen(at)),
  moreEvents: ({ it }) => it.moreEvents,
  moreRails: ({ it }) => it.moreRails,
  claims: ({ it }) => it.claims,
  documents: ({ it }) => it.documents,
  rule: ({ it }, { lang }) => ruleText(it.limits, it.examined, lang),
};

/** An accused actor's rail. */
export const Rail: Whole<RailResolvers> = {
  actor: ({ at, it }) => entityAt(at, it.actor),
  claims: ({ it }) => it.claims,
};

/** A contested event. */
export const ContestedEvent: Whole<ContestedEventResolvers> = {
  event: ({ at, it }) => entityAt(at, it.event),
  events: ({ at, it }) => entitiesAt(at, it.events),
  happened: ({ it }) => it.happened,
  rows: ({ at, it }) => it.rows.map(seen(at)),
  moreRows: ({ it }) => it.moreRows,
  actorSets: ({ it }) => it.account.actorSets,
  attributions: ({ it }) => it.account.attributions,
  denials: ({ it }) => Object.values(it.account.denials).reduce((sum, n) => sum + n, 0),
  documents: ({ it }) => it.account.documents,
  ties: ({ it }) => it.ties,
  summary: ({ it }, { lang }) => shortSummary(it.account, lang),
};

/** What a row denies, with the code or the target that it denies. */
async function denialOf(at: Sight, row: Row, lang: Language): Promise<string> {
  const { about } = row.claims[0] as StoredClaim;
  const what = denialLabels[row.denies ?? 'content'][row.plain ? 'plain' : 'denied'][lang];
  const targets = about.predicate === 'struck' ? (about.object?.of ?? []) : [];
  const named = await Promise.all(targets.map((id) => at.label(id, lang)));
  const codes = codesOf(about.value).map(
    (code) => declarationOf(about.predicate).codes[code]?.[lang] ?? code,
  );
  const said = [...named, ...codes].join(lang === 'ar' ? '، ' : ', ');
  return said ? `${what}: ${said}` : what;
}

/** A row: the claims of one origin that agree. */
export const ContestedRow: Whole<ContestedRowResolvers> = {
  mark: ({ it }) => it.mark,
  on: ({ at, it }) => it.on.map(seen(at)),
  mode: ({ it }) => it.mode,
  share: ({ it }) => it.share,
  voice: async ({ at, it }, { lang }) => {
    const [first] = it.claims as [StoredClaim];
    const speakers = new Set(it.claims.map(({ speaker }) => speaker));
    // Several voices that rest on one origin speak with that origin's name.
    const root = rootOf(it.origin);
    if (speakers.size > 1 && root) return { label: await at.label(root, lang), words: null, unnamed: false };
    return voiceOf(at, first, lang);
  },
  remark: async ({ at, it }, { lang }) => {
    const [first] = it.claims as [StoredClaim];
    const parts: string[] = [];
    if (it.denies) parts.push(await denialOf(at, it, lang));
    if (it.part === 'counter') parts.push(remarkLabels.counter[lang]);
    if (it.part === 'silence')
      parts.push(renderProposition(first.about, await at.labels(entitiesIn(first.about)), lang));
    if (it.scope === 'wider') parts.push(`${remarkLabels.wider[lang]} ${await at.label(it.about, lang)}`);
    else if (it.general) parts.push(remarkLabels.general[lang]);
    const place = placeLabels[it.where]?.[lang];
    if (it.headingOnly && place) parts.push(place);
    else if (parts.length === 0 && (await at.utteranceOf(first)).chain.length === 1)
      parts.push(remarkLabels.ownVoice[lang]);
    return parts.length > 0 ? parts.join(' · ') : null;
  },
  words: ({ it }) => it.words,
  hedge: ({ it }) => it.hedge,
  headingOnly: ({ it }) => it.headingOnly,
  denies: ({ it }) => it.denies,
  touches: ({ it }) => it.touches,
  general: ({ it }) => it.general,
  scope: ({ it }) => it.scope,
  about: ({ at, it }) => entityAt(at, it.about),
  counter: ({ it }) => it.part === 'counter',
  origins: () => 1,
  claims: ({ at, it }) => it.claims.map(seen(at)),
};

/** A mark on a rail. */
export const RailMark: Whole<RailMarkResolvers> = {
  rail: ({ it }) => it.rail,
  actor: ({ at, it }) => entityAt(at, it.actor),
};
