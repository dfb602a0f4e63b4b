import { directions, edgeFamilies } from '../model/edges.ts';
import { judgementKindNames, judgementKinds } from '../model/judgement.ts';
import { families, familyLabels, kindNames, kinds } from '../model/kinds.ts';
import { denialKinds, predicateNames, predicates, roles } from '../model/predicates/index.ts';
import { modes } from '../model/proposition.ts';
import { hedgeLevels, markLabels, marks, positions, stances } from '../model/utterance.ts';
import { clocks } from '../store/store.ts';
import { analysisEnums } from './analysis-enums.ts';
import type * as Internal from './enums.ts';

/** An enum of the schema: what it is, and what each internal value means. */
export interface EnumDeclaration<Value extends string = string> {
  meaning: string;
  values: Record<Value, string>;
}

/** Descriptions for the values of a list that the model declares, by what each value declares of itself. */
function describe<Value extends string>(values: readonly Value[], say: (value: Value) => string) {
  return Object.fromEntries(values.map((value) => [value, say(value)])) as Record<Value, string>;
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const stanceMeanings: Record<Internal.Mark, string> = {
  asserts: 'Says that it is so.',
  denies: 'Says, as a denial, that it is not so.',
  condemns: 'Condemns it.',
  demands: 'Demands it.',
  warns: 'Warns of it.',
  expects: 'Fears, hopes or threatens what is to come; never counts as having happened.',
  silence: 'Tells that someone kept silent: `spoke` under “not”.',
};

const clockMeanings: Record<Internal.Clock, string> = {
  happened: 'When it happened.',
  said: 'When it was said.',
  published: 'When its document was published.',
  recorded: 'When the store recorded it.',
};

const hedgeMeanings: Record<Internal.HedgeLevel, string> = {
  flat: 'Nothing hedges it.',
  probable: 'Likely, probably, apparently, highly probable.',
  believed: 'Believed, thought, feared, suspected.',
  possible: 'May, might, could, possibly.',
};

const whereMeanings: Record<Internal.Where, string> = {
  headline: 'The headline.',
  standfirst: 'The standfirst, under the headline.',
  body: 'The running text.',
  caption: 'A caption.',
  infobox: 'A box of facts beside the text.',
  heading: 'The heading of a section.',
  link: 'The title of a link.',
};

const denialMeanings: Record<Internal.DenialKind, string> = {
  occurrence: 'That it happened.',
  authorship: 'Who carried it out.',
  intent: 'Its nature: that it was meant, indiscriminate, unlawful.',
  target: 'What it hit.',
  means: 'By what means.',
  content: 'Anything else that was said.',
};

const roleMeanings: Record<Internal.Role, string> = {
  by: 'By whom or what.',
  in: 'In what.',
  about: 'About what.',
  under: 'Under which mechanism.',
  whom: 'Whom.',
  for: 'For whom or what.',
};

type Enums = { [Name in keyof EnumTypes]: EnumDeclaration<EnumTypes[Name]> };
interface EnumTypes {
  Family: Internal.Family;
  Kind: Internal.Kind;
  Predicate: Internal.Predicate;
  Stance: Internal.Stance;
  Mark: Internal.Mark;
  HedgeLevel: Internal.HedgeLevel;
  Where: Internal.Where;
  Mode: Internal.Mode;
  Role: Internal.Role;
  DenialKind: Internal.DenialKind;
  JudgementKind: Internal.JudgementKind;
  Review: Internal.Review;
  Clock: Internal.Clock;
  Colour: Internal.Colour;
  EdgeFamily: Internal.EdgeFamily;
  Direction: Internal.Direction;
  NameForm: Internal.NameForm;
  QuantityState: Internal.QuantityState;
  SearchTier: Internal.SearchTier;
  SearchField: Internal.SearchField;
  ClaimOrder: Internal.ClaimOrder;
  EntityOrder: Internal.EntityOrder;
  SortOrder: Internal.SortOrder;
  TimeUnit: Internal.TimeUnit;
  Language: Internal.Language;
  TieKind: Internal.TieKind;
  Scope: Internal.Scope;
  GapKind: Internal.GapKind;
  OriginTieKind: Internal.OriginTieKind;
  ContradictionKind: Internal.ContradictionKind;
  MeetingPlace: Internal.MeetingPlace;
  KnowledgeKind: Internal.KnowledgeKind;
  Course: Internal.Course;
  StandingName: Internal.StandingName;
  BlankType: Internal.BlankType;
}

/** Every enum of the schema. What the model declares is taken from there and never repeated here. */
export const enums: Enums = {
  ...analysisEnums,
  Family: {
    meaning: 'The families of entity.',
    values: describe(families, (it) => sentence(familyLabels[it].en)),
  },
  Kind: {
    meaning: 'The kinds of entity.',
    values: describe(kindNames, (it) => `${sentence(kinds[it].en)} Family: ${kinds[it].family}.`),
  },
  Predicate: {
    meaning: 'What a proposition may say.',
    values: describe(predicateNames, (it) => predicates[it].meaning),
  },
  Stance: {
    meaning: 'What a voice does with a proposition.',
    values: describe(stances, (it) => stanceMeanings[it]),
  },
  Mark: {
    meaning: 'What is drawn for a claim: its stance, or silence.',
    values: describe(marks, (it) => `${sentence(markLabels[it].en)} ${stanceMeanings[it]}`),
  },
  HedgeLevel: {
    meaning: 'How far a claim is hedged, from the firmest to the weakest.',
    values: describe(hedgeLevels, (it) => hedgeMeanings[it]),
  },
  Where: {
    meaning: 'Where on the page words stand.',
    values: describe(positions, (it) => whereMeanings[it]),
  },
  Mode: {
    meaning: 'How the members of an end are joined.',
    values: describe(
      modes,
      (it) =>
        ({
          all: '“A and B”, which does not tell who did which; or one alone.',
          either: '“A or B”.',
          some: '“One of the raids”, “90 per cent of them”.',
        })[it],
    ),
  },
  Role: {
    meaning: 'The parts of a proposition beside its subject and object.',
    values: describe(roles, (it) => roleMeanings[it]),
  },
  DenialKind: {
    meaning: 'What a denial denies; computed from the predicate.',
    values: describe(denialKinds, (it) => denialMeanings[it]),
  },
  JudgementKind: {
    meaning: 'What an analyst may decide.',
    values: describe(judgementKindNames, (it) => judgementKinds[it].meaning),
  },
  Review: {
    meaning: 'How the analysts reviewed a claim.',
    values: {
      proposed: 'Coded, and not yet judged.',
      accepted: 'Read against the text and accepted.',
      rejected: 'The coding is wrong: hidden, and never counted.',
      superseded: 'Another claim took its place.',
    },
  },
  Clock: { meaning: 'The four clocks.', values: describe(clocks, (it) => clockMeanings[it]) },
  Colour: {
    meaning: 'How reporting words colour what they report.',
    values: {
      neutral: '“Said”, “told”.',
      distancing: '“Claims”, “alleges”: the reporter keeps a distance.',
      endorsing: '“Revealed”, “showed”: the reporter lends weight.',
    },
  },
  EdgeFamily: {
    meaning: 'The two families of derived edges.',
    values: describe(
      edgeFamilies,
      (it) =>
        ({
          content: 'From the subject of a proposition to its other ends.',
          voice: 'From a speaker to what the proposition is about.',
        })[it],
    ),
  },
  Direction: {
    meaning: 'Which way an edge runs, seen from a node.',
    values: describe(
      directions,
      (it) => ({ out: 'The node is subject or speaker.', in: 'The node is the far end.' })[it],
    ),
  },
  NameForm: {
    meaning: 'What a name does.',
    values: {
      proper: 'It names.',
      metonym: 'It stands in, as a capital does for its government.',
      description: 'It describes.',
    },
  },
  QuantityState: {
    meaning: 'Whether a figure is given.',
    values: {
      given: 'Numbers are given.',
      unknown: 'The text says that the number is not known.',
      'none-reported': 'The text says that none are reported.',
    },
  },
  SearchTier: {
    meaning: 'How an answer to a search matched, from the best.',
    values: {
      exact: 'A whole name, in the spelling asked for.',
      prefix: 'The beginning of a name.',
      variant: 'A name in another spelling or script.',
      fuzzy: 'A name much like it.',
      quotation: 'Words of a quotation.',
    },
  },
  SearchField: {
    meaning: 'What a search looks through.',
    values: { names: 'Names of entities.', quotations: 'Words of quotations.' },
  },
  ClaimOrder: {
    meaning: 'Orders of claims; what has no date on the clock comes last.',
    values: {
      ...describe(clocks, (it) => clockMeanings[it]),
      text: 'The order of documents and their text.',
    },
  },
  EntityOrder: {
    meaning: 'Orders of entities.',
    values: {
      label: 'By label.',
      claims: 'By how many claims name them or are said by them.',
      happened: 'By when they happened; what has no date comes last.',
      id: 'By id.',
    },
  },
  SortOrder: { meaning: 'Direction of an order.', values: { asc: 'Ascending.', desc: 'Descending.' } },
  TimeUnit: {
    meaning: 'Units of the timeline.',
    values: { day: 'A day.', month: 'A month.', year: 'A year.' },
  },
  Language: { meaning: 'Languages of labels and sentences.', values: { en: 'English.', ar: 'Arabic.' } },
  TieKind: {
    meaning: 'What ties two rows of the contested record.',
    values: {
      contradicts: 'They accuse actors that cannot both be meant.',
      'same-origin': 'They rest on one origin.',
    },
  },
};

/** An internal value as the schema names it: upper case, `-` as `_`. */
export const enumName = (value: string): string => value.toUpperCase().replaceAll('-', '_');

/** Resolvers that map the schema's names to internal values. */
export function enumResolvers(): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(enums).map(([name, { values }]) => [
      name,
      Object.fromEntries(Object.keys(values).map((value) => [enumName(value), value])),
    ]),
  );
}

/** The enums as SDL: what schema/vocabulary.graphql holds. */
export function vocabularySdl(): string {
  const text = (it: string) => JSON.stringify(it);
  const blocks = Object.entries(enums).map(([name, it]: [string, EnumDeclaration]) => {
    const values = Object.entries(it.values).map(
      ([value, meaning]) => `  ${text(meaning)}\n  ${enumName(value)}`,
    );
    return `${text(it.meaning)}\nenum ${name} {\n${values.join('\n')}\n}`;
  });
  return `# Generated by \`npm run codegen\` from src/model and src/store. Do not edit.\n\n${blocks.join('\n\n')}\n`;
}
