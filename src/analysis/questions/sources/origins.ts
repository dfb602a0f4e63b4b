import type { EntityId } from '../../../model/entity.ts';
import { type LabelOf, nameIn } from '../../../model/render.ts';
import type { StoredClaim } from '../../../store/store.ts';
import { labels, noData } from '../../answer.ts';
import { classesIn, eventsOf, mostTold } from '../../events.ts';
import { rootOf } from '../../origins.ts';
import { Reader } from '../../read.ts';
import { originsRule, trace } from '../../trace.ts';
import type { Source } from '../source.ts';

function voiceIn(labelOf: LabelOf, id: EntityId | null, language: 'en' | 'ar'): string {
  if (!id) return language === 'ar' ? 'صوت لم يُسمَّ' : 'an unnamed voice';
  return nameIn(id, labelOf, language);
}

/** Analyses of on whose word things rest. */
export const ofOrigins: Record<string, Source> = {
  async 'one-origin'(view, get) {
    const { given, ids } = get('event');
    const reader = new Reader(view);
    const claims = await reader.every({ attribution: true, ...(given && { about: ids }) });
    const [traced, kin] = await Promise.all([
      trace(view, claims),
      view.kin([...new Set(claims.flatMap(({ about }) => eventsOf(about)))]),
    ]);
    const byEvent = new Map<EntityId, { events: EntityId[]; its: StoredClaim[] }>();
    for (const claim of claims)
      for (const [first, events] of classesIn(claim.about, kin)) {
        const told = byEvent.get(first) ?? { events, its: [] };
        told.its.push(claim);
        byEvent.set(first, told);
      }
    const originOf = ({ id }: StoredClaim) => traced.originOf.get(id) ?? '';
    const single = [...byEvent].flatMap(([id, { events, its }]) => {
      const [first] = its;
      if (!first || its.length < 2 || new Set(its.map(originOf)).size > 1) return [];
      return [{ event: mostTold(events, its) ?? id, its, root: rootOf(originOf(first)) }];
    });
    const labelOf = await labels(
      view,
      single.flatMap(({ event, root }) => [event, ...(root ? [root] : [])]),
    );
    const lines = single.map(({ event, its, root }) => {
      const texts = new Set(its.map(({ document }) => document)).size;
      return {
        text: {
          en: `${voiceIn(labelOf, event, 'en')}: ${its.length} claims in ${texts} ${texts === 1 ? 'text' : 'texts'}, one origin: ${voiceIn(labelOf, root, 'en')}`,
          ar: `${voiceIn(labelOf, event, 'ar')}: عدد الأقوال ${its.length}، عدد النصوص ${texts}، مصدر واحد: ${voiceIn(labelOf, root, 'ar')}`,
        },
        claims: its,
      };
    });
    return { rule: originsRule, lines, gaps: [...(lines.length > 0 ? [] : [noSingle]), ...reader.gaps] };
  },
  async voices(view, get) {
    const reader = new Reader(view);
    const claims = await reader.every({ document: get('document').ids });
    const traced = await trace(view, claims);
    const shared = [...traced.origins.values()].filter(
      ({ claims: its }) => new Set(its.map(({ speaker, utterance }) => speaker ?? utterance)).size > 1,
    );
    const speakers = (its: readonly StoredClaim[]) => [
      ...new Set(its.flatMap(({ speaker }) => speaker ?? [])),
    ];
    const labelOf = await labels(
      view,
      shared.flatMap(({ root, claims: its }) => [...(root ? [root] : []), ...speakers(its)]),
    );
    const lines = shared.map(({ root, claims: its }) => {
      const say = (language: 'en' | 'ar') =>
        `${voiceIn(labelOf, root, language)}: ${speakers(its)
          .map((id) => voiceIn(labelOf, id, language))
          .join(language === 'ar' ? '، ' : ', ')}`;
      const first = its.filter((claim, at) => its.findIndex((it) => it.speaker === claim.speaker) === at);
      return { text: { en: say('en'), ar: say('ar') }, claims: first };
    });
    return { rule: originsRule, lines, gaps: [...(lines.length > 0 ? [] : [noBody]), ...reader.gaps] };
  },
};

const noSingle = noData(
  'No event told more than once rests on one origin.',
  'لا حدث يُروى أكثر من مرة ويستند إلى مصدر واحد.',
);
const noBody = noData(
  'No two voices in it are said to belong to one body.',
  'لا صوتان فيها يُقال إنهما لجهة واحدة.',
);
