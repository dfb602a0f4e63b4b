/** What the two canvases take and give. Input types are structural, so that generated query types fit them. */

/** The languages of the interface; they also fix the direction. */
export type Lang = 'en' | 'ar';
export type Dir = 'ltr' | 'rtl';

/** What is selected, in every view alike; a row goes by the id of its first claim. */
export interface Selection {
  type: 'event' | 'row' | 'claim' | 'entity' | 'edge';
  id: string;
}

/** An entity, as far as a canvas draws it. */
export interface EntityBrief {
  id: string;
  label: string;
  heading?: string | null;
  family?: string;
  kind?: string;
  plural?: boolean;
}

/** Something said of an event that names a place or facility: where it happened, what it struck. */
interface NamedEnds {
  nodes: readonly {
    proposition: { object?: { entities: readonly EntityBrief[] } | null };
  }[];
}

/** A position on the rails: the rail's number, null where the actor has none, and the actor as written. */
export interface RailsOn {
  rail?: number | null;
  actor: EntityBrief;
}

/** The claims of one origin that agree: one line of the rails. */
export interface RailsRow {
  mark: string;
  on: readonly RailsOn[];
  mode: string;
  share?: { low: number; high?: number | null; words: string } | null;
  voice: { label?: string | null; words?: string | null; unnamed: boolean };
  remark?: string | null;
  words?: string | null;
  hedge: string;
  headingOnly: boolean;
  denies?: string | null;
  touches?: number | null;
  general: boolean;
  counter: boolean;
  origins: number;
  claims: readonly { id: string; review?: string | null }[];
}

/** A contested event with its rows. */
export interface RailsEvent {
  event: EntityBrief & {
    happened?: { label: string } | null;
    places?: NamedEnds | null;
    targets?: NamedEnds | null;
  };
  rows: readonly RailsRow[];
  moreRows: number;
  ties: readonly { from: number; to: number; kind: string }[];
  summary: string;
}

/** The answer of the `contested` query, as far as the rails draw it. */
export interface RailsRecord {
  rails: readonly { actor: EntityBrief; claims: number }[];
  events: readonly RailsEvent[];
  moreEvents: number;
  moreRails: number;
}

/** Told of the row and its event; false hides the row and leaves its place empty. */
export type RowFilter = (row: RailsRow, event: RailsEvent) => boolean;

/** What `RailsCanvas` is given. */
export interface RailsCanvasProps {
  record: RailsRecord;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  onOpen: (selection: Selection) => void;
  filter?: RowFilter | undefined;
  lang: Lang;
  theme: string;
  narrow: boolean;
}

/** One or several entities at an end of an edge. */
export interface EdgeEnd {
  ids: readonly string[];
  mode: string;
}

/** A node of the force canvas. */
export interface GraphNode {
  id: string;
  family: string;
  kind: string;
  plural: boolean;
  label: string;
  /** When it happened, in days and in words. */
  when?: { earliest: string | null; latest: string | null; label: string } | null;
}

/** A derived edge of the force canvas, with what stands behind it. */
export interface GraphEdge {
  key: string;
  family: string;
  type: string;
  label: string;
  subject: EdgeEnd;
  object: EdgeEnd;
  counts: {
    claims: number;
    marks: readonly { mark: string; claims: number }[];
    negated: number;
    speakers: number;
    documents: number;
    hedges: readonly { level: string; claims: number }[];
    inBody: number;
    /** Independent origins, where the server counts them; otherwise speakers stand in. */
    origins?: number;
  };
}

export interface Point {
  x: number;
  y: number;
}

/** The layouts of a graph. */
export type GraphLayout = 'force' | 'layered' | 'time';

/** Positions by entity id. */
export type Positions = Readonly<Record<string, Point>>;

/** Why positions changed: the first layout, nodes added, or the user's hand. */
export type MoveCause = 'layout' | 'add' | 'drag';

/** What `GraphCanvas` is given. */
export interface GraphCanvasProps {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  /** How nodes without a position are laid out where none has one. */
  layout?: GraphLayout;
  positions: Positions;
  onMove: (moved: Positions, cause: MoveCause) => void;
  selection: Selection | null;
  onSelect: (selection: Selection | null, add?: boolean) => void;
  /** Selects nodes and lets all others go. */
  onSelectMany?: (ids: string[]) => void;
  onOpen: (selection: Selection) => void;
  onExpand?: (id: string) => void;
  onCollapse?: (id: string) => void;
  /** `others` is true where everything but `id` is to be hidden. */
  onHide?: (id: string, others: boolean) => void;
  onPin?: (id: string) => void;
  onFind?: () => void;
  pinned: ReadonlySet<string>;
  /** More nodes selected beside `selection`. */
  also?: ReadonlySet<string>;
  lang: Lang;
  theme: string;
  dir: Dir;
  /** Set false to switch single-letter keys off. */
  letters?: boolean;
  ref?: React.Ref<GraphHandle>;
}

/** What the shell may ask of the force canvas. */
export interface GraphHandle {
  /** Shows everything. */
  fit(): void;
  /** Zooms by a factor about the centre. */
  zoomBy(factor: number): void;
  /** Brings a node into view and makes it the active one. */
  show(id: string): void;
  /** A picture of the whole graph as a data URI. */
  png(scale?: number): string;
}
