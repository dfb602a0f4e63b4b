/**
 * The first schema. What is recorded stands in the first part; everything in the second is derived from it and can
 * be thrown away and rebuilt. Keys are integers inside; the text ids, their hashes as blobs, are unique.
 *
 * - Days are numbers YYYYMMDD (0 an open start, 99999999 an open end, -1 no date); instants are milliseconds since
 *   1970.
 * - `claim.id` and `edge.id` are the first 48 bits of a hash, so that ties in an order are broken by them alike
 *   whatever the order of loading.
 * - JSON stands in a table of its own (`body`), so that scans of claims read narrow rows.
 * - `thing` numbers, in `membership`: 1 entity, 2 utterance, 3 claim, 4 judgement.
 */
export const schema1 = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;

CREATE TABLE origin (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE load (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  origin INTEGER NOT NULL REFERENCES origin,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE membership (
  origin INTEGER NOT NULL REFERENCES origin,
  thing INTEGER NOT NULL,
  id INTEGER NOT NULL,
  label TEXT,
  gone INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (origin, thing, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_thing ON membership (thing, id);

CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  family TEXT NOT NULL,
  kind TEXT NOT NULL,
  plural INTEGER NOT NULL,
  coded INTEGER NOT NULL,
  sort TEXT NOT NULL,
  json TEXT NOT NULL,
  pub_from INTEGER NOT NULL DEFAULT -1,
  pub_to INTEGER NOT NULL DEFAULT -1,
  recorded INTEGER NOT NULL,
  withdrawn INTEGER,
  claims INTEGER NOT NULL DEFAULT 0,
  hap_from INTEGER NOT NULL DEFAULT -1,
  hap_to INTEGER NOT NULL DEFAULT -1
) STRICT;
CREATE INDEX entity_sort ON entity (sort, ref);
CREATE INDEX entity_kind ON entity (kind);
CREATE INDEX entity_claims ON entity (claims, ref);
CREATE INDEX entity_happened ON entity (hap_from, ref);

CREATE TABLE utterance (
  id INTEGER PRIMARY KEY,
  ref BLOB NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES entity,
  start INTEGER NOT NULL,
  label TEXT NOT NULL,
  json TEXT NOT NULL,
  occurrences TEXT NOT NULL,
  recorded INTEGER NOT NULL,
  withdrawn INTEGER
) STRICT;
CREATE INDEX utterance_document ON utterance (document, start, ref);

CREATE TABLE proposition (
  id INTEGER PRIMARY KEY,
  ref BLOB NOT NULL UNIQUE,
  stem BLOB NOT NULL,
  edge BLOB NOT NULL
) STRICT;
CREATE INDEX proposition_stem ON proposition (stem);
CREATE INDEX proposition_edge ON proposition (edge);

CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  ref BLOB NOT NULL UNIQUE,
  body INTEGER NOT NULL,
  utterance INTEGER NOT NULL REFERENCES utterance,
  ordinal INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES entity,
  start INTEGER NOT NULL,
  speaker INTEGER REFERENCES entity,
  proposition INTEGER NOT NULL REFERENCES proposition,
  predicate TEXT NOT NULL,
  stance TEXT NOT NULL,
  mark TEXT NOT NULL,
  hedge TEXT NOT NULL,
  spot TEXT NOT NULL,
  modes INTEGER NOT NULL,
  negated INTEGER NOT NULL,
  affirmed INTEGER NOT NULL,
  attribution INTEGER NOT NULL,
  when_from INTEGER NOT NULL DEFAULT -1,
  when_to INTEGER NOT NULL DEFAULT -1,
  said_from INTEGER NOT NULL DEFAULT -1,
  said_to INTEGER NOT NULL DEFAULT -1,
  pub_from INTEGER NOT NULL DEFAULT -1,
  pub_to INTEGER NOT NULL DEFAULT -1,
  recorded INTEGER NOT NULL,
  withdrawn INTEGER,
  hap_from INTEGER NOT NULL DEFAULT -1,
  hap_to INTEGER NOT NULL DEFAULT -1,
  review TEXT NOT NULL DEFAULT 'proposed',
  successor INTEGER,
  hidden INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX claim_utterance ON claim (utterance, ordinal);
CREATE INDEX claim_document ON claim (document, start, ordinal);
CREATE INDEX claim_proposition ON claim (proposition);
CREATE INDEX claim_predicate ON claim (predicate, hidden, pub_from);
CREATE INDEX claim_published ON claim (hidden, pub_from);
CREATE INDEX claim_happened ON claim (hidden, hap_from);
CREATE INDEX claim_said ON claim (hidden, said_from);
CREATE INDEX claim_recorded ON claim (hidden, recorded);
CREATE INDEX claim_successor ON claim (successor) WHERE successor IS NOT NULL;
CREATE TABLE body (id INTEGER PRIMARY KEY, label TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE answer (answered INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (answered, claim))
  STRICT, WITHOUT ROWID;
CREATE INDEX answer_claim ON answer (claim);

-- What entities and utterances name outside claims: publishers, voices on the way, documents of names.
CREATE TABLE reference (thing INTEGER NOT NULL, id INTEGER NOT NULL, entity INTEGER NOT NULL,
  PRIMARY KEY (thing, id, entity)) STRICT, WITHOUT ROWID;
CREATE INDEX reference_entity ON reference (entity);

CREATE TABLE judgement (
  id INTEGER PRIMARY KEY,
  ref BLOB NOT NULL UNIQUE,
  says TEXT NOT NULL,
  at INTEGER NOT NULL,
  json TEXT NOT NULL,
  recorded INTEGER NOT NULL,
  withdrawn INTEGER,
  retracted_by INTEGER
) STRICT;
CREATE INDEX judgement_says ON judgement (says);
CREATE TABLE judged (thing INTEGER NOT NULL, id INTEGER NOT NULL, judgement INTEGER NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY (thing, id, judgement)) STRICT, WITHOUT ROWID;
CREATE INDEX judged_judgement ON judged (judgement);

-- As bytes, since a text may hold anything, even the NUL at which SQLite ends a text.
CREATE TABLE text_chunk (document INTEGER NOT NULL REFERENCES entity, n INTEGER NOT NULL, text BLOB NOT NULL,
  PRIMARY KEY (document, n)) STRICT, WITHOUT ROWID;

-- Derived from here on.

-- How claims name entities. role: 1 subject, 2 object, 3 any other part, 4 speaker. Clustered so that the latest
-- visible claims of an entity lie side by side.
CREATE TABLE mention (
  entity INTEGER NOT NULL,
  role INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  pub INTEGER NOT NULL,
  claim INTEGER NOT NULL,
  hap INTEGER NOT NULL,
  said INTEGER NOT NULL,
  PRIMARY KEY (entity, role, hidden, pub, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_happened ON mention (entity, role, hidden, hap, claim);
CREATE INDEX mention_claim ON mention (claim, role);

-- A kind of edge: family, type and the part its far end fills. A lane is a way and a direction: way * 2, + 1 for in.
CREATE TABLE way (id INTEGER PRIMARY KEY, family TEXT NOT NULL, type TEXT NOT NULL, part TEXT NOT NULL,
  UNIQUE (family, type, part)) STRICT;
-- claims: how many visible ones stand behind the edge.
CREATE TABLE edge (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  way INTEGER NOT NULL REFERENCES way,
  near_mode TEXT NOT NULL,
  near_share TEXT,
  far_mode TEXT NOT NULL,
  far_share TEXT,
  codes TEXT NOT NULL,
  claims INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE backing (edge INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (edge, claim)) STRICT, WITHOUT ROWID;
CREATE INDEX backing_claim ON backing (claim);
-- The nodes at both ends of an edge, those with most claims first. side: 0 near, 1 far; + 2 where the
-- edge leads back to the node alone.
CREATE TABLE link (
  node INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  edge INTEGER NOT NULL,
  side INTEGER NOT NULL,
  PRIMARY KEY (node, claims DESC, edge, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_edge ON link (edge, side);
-- Pairs of nodes that an edge with visible claims joins, in both directions.
CREATE TABLE adjacency (
  node INTEGER NOT NULL,
  lane INTEGER NOT NULL,
  other INTEGER NOT NULL,
  edge INTEGER NOT NULL,
  PRIMARY KEY (node, lane, other, edge)
) STRICT, WITHOUT ROWID;
CREATE TABLE expansion (
  node INTEGER NOT NULL,
  lane INTEGER NOT NULL,
  neighbours INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  PRIMARY KEY (node, lane)
) STRICT, WITHOUT ROWID;

-- Events and the affirming \`happened\` claims that date them.
CREATE TABLE dated (event INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (event, claim)) STRICT, WITHOUT ROWID;
CREATE INDEX dated_claim ON dated (claim);
-- Codes that claims of \`type\` give their subjects.
CREATE TABLE typed (code TEXT NOT NULL, entity INTEGER NOT NULL, claim INTEGER NOT NULL,
  PRIMARY KEY (code, entity, claim)) STRICT, WITHOUT ROWID;
CREATE INDEX typed_entity ON typed (entity);

-- Identity, from judgements that stand: classes of more than one, and who stands within whom, how many steps away.
CREATE TABLE same (entity INTEGER PRIMARY KEY, class INTEGER NOT NULL) STRICT;
CREATE INDEX same_class ON same (class);
CREATE TABLE within (inside INTEGER NOT NULL, around INTEGER NOT NULL, steps INTEGER NOT NULL,
  PRIMARY KEY (inside, around)) STRICT, WITHOUT ROWID;
CREATE INDEX within_around ON within (around);
-- Where things lie: one step as claims (or, claim 0, a judgement) say it, and the closure of the steps.
CREATE TABLE lies (inside INTEGER NOT NULL, around INTEGER NOT NULL, claim INTEGER NOT NULL,
  PRIMARY KEY (inside, around, claim)) STRICT, WITHOUT ROWID;
CREATE TABLE placed (place INTEGER NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (place, entity))
  STRICT, WITHOUT ROWID;
CREATE INDEX placed_entity ON placed (entity);

-- Search. The full-text tables keep no text of their own.
CREATE TABLE name (id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL,
  lang TEXT NOT NULL, folded TEXT NOT NULL) STRICT;
CREATE INDEX name_entity ON name (entity);
CREATE INDEX name_folded ON name (folded);
CREATE VIRTUAL TABLE name_words USING fts5 (folded, keys, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
CREATE TABLE trigram (gram TEXT NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (gram, name)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE quotation_words USING fts5 (folded, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
`;
