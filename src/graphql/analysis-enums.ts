import { standingLabels, standingNames } from '../analysis/standing.ts';
import type * as Internal from './enums.ts';
import type { EnumDeclaration } from './vocabulary.ts';

/** The enums of the analyses. Each list stands in the analysis that it belongs to; here is what its values mean. */
export const analysisEnums = {
  Scope: {
    meaning: 'How far a claim speaks of what was asked about.',
    values: {
      this: 'It speaks of it.',
      part: 'Of a part of it: a member, or a set that it struck. For figures alone.',
      wider: 'Of a wider, plural event that it belongs to.',
      general:
        'It was made before the event, or of a set that merely overlaps; it answers nothing said of it.',
    },
  } satisfies EnumDeclaration<Internal.Scope>,
  GapKind: {
    meaning: 'Whether a text says that something is not known, or nothing is recorded.',
    values: {
      'not-stated': 'A named text says so.',
      'no-data': 'Nothing is recorded. That is no answer.',
    },
  } satisfies EnumDeclaration<Internal.GapKind>,
  OriginTieKind: {
    meaning: 'By what a claim comes to rest on the next root.',
    values: {
      publisher: 'It stands in the publisher’s own voice.',
      speaker: 'It is what its speaker says.',
      unnamed: 'The text hides who speaks: the voice counts by itself.',
      basis: 'It rests on what is cited.',
      in: 'In the document cited, someone speaks.',
      issued: 'The document cited was issued by someone.',
      role: 'The speaker speaks for a body.',
      part_of: 'A text says that the body is part of another.',
      within: 'Analysts judged that the body stands within another.',
      same: 'Analysts judged two to be one.',
      'same-origin': 'Analysts judged it to rest on the origin of others.',
      'different-origin': 'Analysts judged it to rest on an origin of its own.',
    },
  } satisfies EnumDeclaration<Internal.OriginTieKind>,
  ContradictionKind: {
    meaning: 'Kinds of contradiction.',
    values: {
      'within-document': 'One voice in one document: caption against body, sentence against sentence.',
      'between-origins': 'Two origins name actors that cannot both be meant.',
      'over-time': 'Positions of one actor that cannot be held together.',
      'accused-and-denied': 'An accusation and its denial.',
    },
  } satisfies EnumDeclaration<Internal.ContradictionKind>,
  MeetingPlace: {
    meaning: 'Where an accusation and its denial meet.',
    values: {
      stem: 'The denial denies just what is asserted.',
      event: 'On one event.',
      wider: 'At a wider, plural event.',
      nowhere: 'Nowhere: the denial is general or earlier.',
    },
  } satisfies EnumDeclaration<Internal.MeetingPlace>,
  KnowledgeKind: {
    meaning: 'What a step of knowledge handed on tells.',
    values: {
      shared: 'It was handed on.',
      'not-shared': 'It is said that it never was.',
      listed: 'Something belongs to the list or set of which knowledge was handed on.',
      struck: 'What it was about was struck.',
      'stated-use': 'A text says what it was used for.',
    },
  } satisfies EnumDeclaration<Internal.KnowledgeKind>,
  Course: {
    meaning: 'Where a wording went from retelling to retelling.',
    values: {
      hardened: 'It became firmer.',
      softened: 'It became weaker.',
      mixed: 'It became firmer and weaker.',
      steady: 'Its hedge stayed the same.',
    },
  } satisfies EnumDeclaration<Internal.Course>,
  StandingName: {
    meaning:
      'The computed standing of an accusation; which rule gives which is data. Never a person’s grade.',
    values: Object.fromEntries(
      standingNames.map((name) => [name, `As the rule in force says: ${standingLabels[name].en}.`]),
    ) as Record<Internal.StandingName, string>,
  } satisfies EnumDeclaration<Internal.StandingName>,
  BlankType: {
    meaning: 'What a blank of a question is filled with.',
    values: {
      entity: 'The id of an entity, or a filter that stands for those that pass it.',
      stem: 'The id of a stem, as a proposition gives it.',
      clock: 'The name of a clock.',
    },
  } satisfies EnumDeclaration<Internal.BlankType>,
};
