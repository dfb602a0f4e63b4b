import type { EntityId } from '../model/entity.ts';
import { entitiesIn } from '../model/proposition.ts';
import { renderClaim } from '../model/render.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { StoredClaim, View } from '../store/store.ts';
import { type Gap, type Line, labels, noData, type Rule } from './answer.ts';
import { unique } from './events.ts';
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

/** Silence about a thing, in a document, or kept by a speaker; all of it where none is given. Six calls, and one for every thousand claims. */
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
  const attributions = struck.length > 0 ? await reader.every({ ...where, attribution: true }) : [];
  // By text: what a voice says elsewhere does not make what it says here name anyone.
  const voice = (claim: StoredClaim) => `${claim.document} ${claim.speaker ?? claim.utterance}`;
  const blamed = new Set(
    attributions.flatMap((claim) =>
      (claim.about.object?.of ?? []).map((event) => `${voice(claim)} ${event}`),
    ),
  );
  const nameless = unique(struck).filter(
    (claim) =>
      countsAsAsserted(claim) &&
      !claim.about.not &&
      !claim.about.subject.of.some((event) => blamed.has(`${voice(claim)} ${event}`)),
  );
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
