/** What each row, event and actor is called to those who do not see the drawing; nothing is shortened here. */
import { markName } from './marks.ts';
import { wordsFor } from './strings.ts';
import { quoted } from './text.ts';
import type { EntityBrief, Lang, RailsEvent, RailsRecord, RailsRow } from './types.ts';

/** An entity's name as it stands on the canvas. */
export function headingOf(entity: EntityBrief): string {
  return entity.heading ?? entity.label;
}

/** Who says it: the speaker, or the words in which the text hides one. */
export function voiceName(row: RailsRow, lang: Lang): string {
  const words = wordsFor(lang);
  if (!row.voice.unnamed && row.voice.label) return row.voice.label;
  if (row.voice.words) return `${quoted(row.voice.words)} (${words.unnamed})`;
  return row.voice.label ?? words.unknownVoice;
}

/** The actors as written, joined as the text joins them. */
export function actorsName(row: RailsRow, lang: Lang): string {
  const words = wordsFor(lang);
  const labels = row.on.map(({ actor }) => actor.label);
  return (row.mode.toLowerCase() === 'either' ? words.choice : words.list).format(labels);
}

/** A row as one sentence: voice, mark, actors, event, remark, words, hedge, origins, ties. */
export function rowName(event: RailsEvent, index: number, lang: Lang): string {
  const row = event.rows[index] as RailsRow;
  const words = wordsFor(lang);
  const mark = row.counter ? words.stagedBy : (words.marks[markName(row.mark)] ?? row.mark);
  const about = [actorsName(row, lang), headingOf(event.event)].filter(Boolean).join(', ');
  const ties = event.ties.flatMap(({ from, to, kind }) => {
    const other = from === index ? to : to === index ? from : null;
    const said = other === null ? undefined : event.rows[other];
    if (!said) return [];
    const voice = voiceName(said, lang);
    return [kind.toUpperCase().startsWith('SAME') ? words.sameOrigin(voice) : words.contradicts(voice)];
  });
  return [
    `${voiceName(row, lang)} ${mark}: ${about}`,
    row.remark ?? '',
    row.share && row.share.words !== row.words ? quoted(row.share.words) : '',
    row.words ? quoted(row.words) : '',
    row.headingOnly ? words.headingOnly : '',
    row.general ? words.notTied : '',
    words.hedges[row.hedge.toLowerCase()] ?? row.hedge,
    words.origins(row.origins),
    ...ties,
  ]
    .filter(Boolean)
    .join(lang === 'ar' ? '؛ ' : '; ');
}

/** An event with its day and the line that sums up its rows. */
export function eventName(event: RailsEvent): string {
  const day = event.event.happened?.label;
  return [headingOf(event.event), day, event.summary].filter(Boolean).join('. ');
}

/** An accused actor with how many claims accuse it. */
export function actorName(rail: RailsRecord['rails'][number], lang: Lang): string {
  return wordsFor(lang).actor(headingOf(rail.actor), rail.claims);
}

/** What an event concerns: what it struck first, then where, each once. */
export function relatedTo(event: RailsEvent): EntityBrief[] {
  const found = new Map<string, EntityBrief>();
  for (const { nodes } of [event.event.targets, event.event.places].filter((ends) => ends != null))
    for (const { proposition } of nodes)
      for (const entity of proposition.object?.entities ?? [])
        if (entity.id !== event.event.id && !found.has(entity.id)) found.set(entity.id, entity);
  return [...found.values()];
}
