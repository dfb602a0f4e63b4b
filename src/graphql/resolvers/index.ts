import { Day, Instant } from '../scalars.ts';
import type { Resolvers } from '../types.gen.ts';
import { enumResolvers } from '../vocabulary.ts';
import { Actor } from './actor.ts';
import * as courses from './analysis/courses.ts';
import * as figures from './analysis/figures.ts';
import { Gap, Line, Rule } from './analysis/lines.ts';
import * as matrix from './analysis/matrix.ts';
import * as origins from './analysis/origins.ts';
import * as questions from './analysis/questions.ts';
import * as records from './analysis/records.ts';
import { Claim } from './claim.ts';
import { ContestedEvent, ContestedRecord, ContestedRow, Rail, RailMark } from './contested.ts';
import { Document } from './document.ts';
import { DocumentSource } from './document-source.ts';
import { Counts, Edge, Expansion } from './edge.ts';
import { Event } from './event.ts';
import { Facility } from './facility.ts';
import { Judgement } from './judgement.ts';
import { Basis, Link } from './link.ts';
import { Mechanism } from './mechanism.ts';
import { Mutation } from './mutation.ts';
import { Name, NameQuote } from './name.ts';
import { Entity, Node } from './node.ts';
import { Path, PathStep } from './path.ts';
import { Place } from './place.ts';
import { Ends, Proposition } from './proposition.ts';
import { Code, Quantity } from './quantity.ts';
import { Query } from './query.ts';
import { Quotation } from './quotation.ts';
import { SearchHit } from './search-hit.ts';
import { Stats } from './stats.ts';
import { TimelineBucket } from './timeline-bucket.ts';
import { Utterance } from './utterance.ts';
import { KindInfo, MarkInfo, PredicateInfo } from './vocabulary.ts';
import { Span, When } from './when.ts';

const types: Resolvers = {
  Query,
  Mutation,
  Node,
  Entity,
  Actor,
  Facility,
  Event,
  Place,
  Mechanism,
  Document,
  DocumentSource,
  Name,
  NameQuote,
  Utterance,
  Quotation,
  Link,
  Basis,
  Claim,
  Proposition,
  Ends,
  Quantity,
  Code,
  When,
  Span,
  Judgement,
  Edge,
  Expansion,
  Counts,
  Path,
  PathStep,
  SearchHit,
  TimelineBucket,
  Stats,
  ContestedRecord,
  ContestedEvent,
  ContestedRow,
  Rail,
  RailMark,
  PredicateInfo,
  KindInfo,
  MarkInfo,
  ...{ Rule, Line, Gap },
  ...courses,
  ...figures,
  ...matrix,
  ...origins,
  ...questions,
  ...records,
  Day,
  Instant,
};

/** Every resolver, and the enums' internal values. */
export const resolvers = { ...types, ...enumResolvers() };
