import type { EntityId } from '../model/entity.ts';
import { entitiesIn } from '../model/proposition.ts';
import { renderClaim } from '../model/render.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { ClaimFilter, StoredClaim, View } from '../store/store.ts';
import { type Gap, type Line, labels, noData, type Rule } from './answer.ts';
import { eventsOf, unique } from './events.ts';
import { Reader } from './read.ts';

export const silencesRule: Rule = {
  name: 'silences',
  text: {
    en: 'Only what a text says of silence: that someone did not answer, did not name who was responsible, or that nobody claimed it. Nothing is inferred from absence. Voices that tell of an attack and name nobody stand apart: to name no one is not to say that no one is known.',
    ar: 'فقط ما يقوله نص عن الصمت: أن أحدًا لم يُجب، أو لم يحدد المسؤول، أو أن أحدًا لم يعلن مسؤوليته. لا يُستنتج شيء من الغياب. والأصوات التي تروي هجومًا ولا تسمي أحدًا تُعرض على حدة.',
  },
};

export interface Silences {
  lines: Line[];
  namesNoOne: Line[];
  gaps: Gap[];
}

/** Of what tells that something was struck, that by voices which name nobody for it in the same text; none where not all could be read. */
async function namingNoOne(
  view: View,
  reader: Reader,
  where: ClaimFilter,
  struck: readonly StoredClaim[],
): Promise<StoredClaim[]> {
  if (struck.length === 0) return [];
  const attributions = await reader.every({ ...where, attribution: true });
  if (!reader.whole) return [];
  const eventsIn = ({ about }: StoredClaim) => eventsOf(about);
  const kin = await view.kin([...new Set([...attributions, ...struck].flatMap(eventsIn))]);
  // By text: what a voice says elsewhere does not make what it says here name anyone.
  const told = (claim: StoredClaim) =>
    eventsIn(claim).map(
      (event) => `${claim.document} ${claim.speaker ?? claim.utterance} ${kin.get(event)?.same[0] ?? event}`,
    );
  const blamed = new Set(attributions.flatMap(told));
  return struck.filter(
    (claim) => countsAsAsserted(claim) && !claim.about.not && !told(claim).some((key) => blamed.has(key)),
  );
}

/** Silence about a thing, in a document, or kept by a speaker; all of it where none is given. Seven calls, and one for every thousand claims. */
export async function silences(
  view: View,
  of: { about?: EntityId; document?: EntityId; speaker?: EntityId },
): Promise<Silences> {
  const kin = of.about ? (await view.kin([of.about])).get(of.about) : undefined;
  const about = of.about ? [...(kin?.same ?? [of.about]), ...(kin?.within ?? [])] : undefined;
  const where = { ...(about && { about }), ...(of.document && { document: [of.document] }) };
  const silent = of.speaker ? (await view.kin([of.speaker])).get(of.speaker) : undefined;
  const keepers = of.speaker ? [...(silent?.same ?? [of.speaker]), ...(silent?.holds ?? [])] : null;
  const reader = new Reader(view);
  const told = (await reader.every({ ...where, mark: ['silence'] })).filter(
    (claim) => !keepers || claim.about.subject.of.some((id) => keepers.includes(id)),
  );
  const struck =
    (about || of.document) && !keepers
      ? await reader.every({ ...where, predicate: ['struck'], stance: ['asserts'] })
      : [];
  const nameless = await namingNoOne(view, reader, where, unique(struck));
  const labelOf = await labels(
    view,
    [...told, ...nameless].flatMap((claim) => [
      ...entitiesIn(claim.about),
      ...(claim.speaker ? [claim.speaker] : []),
    ]),
  );
  const line = (claim: StoredClaim): Line => ({
    text: {
      en: renderClaim(claim, claim.speaker, labelOf, 'en'),
      ar: renderClaim(claim, claim.speaker, labelOf, 'ar'),
    },
    claims: [claim],
  });
  const gaps =
    told.length === 0
      ? [
          noData(
            'No text here tells of a silence on this. That is no data, not an answer.',
            'لا نص هنا يروي صمتًا عن هذا. هذا غياب للبيانات، لا جواب.',
          ),
        ]
      : [];
  return { lines: told.map(line), namesNoOne: nameless.map(line), gaps: [...gaps, ...reader.gaps] };
}
