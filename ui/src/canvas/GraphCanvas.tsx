/** Entities and derived edges, free to be moved; nothing moves that was not asked to. */
import type { EventObject } from 'cytoscape';
import { type KeyboardEvent, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import './canvas.css';
import { pictureOf } from './core-picture.ts';
import { useFaces } from './faces.ts';
import type { Box } from './geometry.ts';
import { sceneElements, update, updateByAndBy } from './graph-draw.ts';
import { markId, markSizes } from './graph-mark-draw.ts';
import { boxesOf, type PlacedMark, placeMarks } from './graph-marks.ts';
import { buildScene, type Scene } from './graph-scene.ts';
import { graphSheet } from './graph-sheet.ts';
import { graphStops, selectedIn, stopUnder } from './graph-stops.ts';
import { lazy } from './lazy.ts';
import { Minimap } from './Minimap.tsx';
import { nearestTowards, type Way } from './nearest.ts';
import { crowdOf, numbersIn, placesOf } from './overview-scene.ts';
import { usePalette } from './palette.ts';
import { usePictured } from './pictured.ts';
import { wordsFor } from './strings.ts';
import type { GraphCanvasProps, Positions } from './types.ts';
import { useArrangement } from './use-arrangement.ts';
import { useCloseUp } from './use-close-up.ts';
import { useCore } from './use-core.ts';
import { useDragging } from './use-dragging.ts';
import { useLasso } from './use-lasso.ts';
import { useLit } from './use-lit.ts';
import { useOverview, useOverviewWorker } from './use-overview.ts';
import { usePositions } from './use-positions.ts';
import { useRing } from './use-ring.ts';

/** More nodes and edges than this are drawn as one picture, and in full only where one looks closely. */
const most = 700;
const noSelection: ReadonlySet<string> = new Set();

/** Draws the graph; arrows move to the nearest neighbour, letters act on it. */
export default function GraphCanvas(props: GraphCanvasProps) {
  const { nodes, edges, onMove, selection, onSelect, onOpen, pinned, lang, theme, dir } = props;
  const { also = noSelection, letters = true, layout = 'force', ref } = props;
  const crowded = nodes.length + edges.length > most;
  const worker = useOverviewWorker(crowded);
  const positions = useHeldPositions(nodes, props.positions);
  const [root, setRoot] = useState<HTMLDivElement | null>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const moving = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const loop = useRef<SVGPathElement>(null);
  const slots = useRef<ReadonlyMap<string, number>>(new Map());
  const content = useRef<() => readonly Box[]>(() => []);
  const brought = useRef(0);
  const lastMarks = useRef<ReadonlyMap<string, PlacedMark>>(new Map());
  const [active, setActive] = useState<string | null>(null);
  const prefix = useId();
  const words = wordsFor(lang);

  const palette = usePalette(root, theme);
  const sample = useMemo(() => [...new Set(nodes.map(({ label }) => label).join(''))].join(''), [nodes]);
  const faces = useFaces(root, sample);
  const scene = useMemo((): Scene | null => {
    if (!faces) return null;
    const next = buildScene(
      nodes,
      edges,
      { lang, measure: faces.measure, dated: layout === 'time' },
      slots.current,
    );
    slots.current = next.slots;
    return next;
  }, [nodes, edges, lang, layout, faces]);
  const size = useMemo(() => (faces ? markSizes(faces.measure) : null), [faces]);
  const boxes = useMemo(() => boxesOf(scene?.bodies ?? [], positions), [scene, positions]);
  const marks = useMemo(
    () =>
      lazy(() => {
        if (!scene || !size) return new Map<string, PlacedMark>();
        const placed = placeMarks(scene.strands, boxes, size, lastMarks.current, !crowded);
        // Of a crowd they stand in the middle unless they had a place before, in its picture and here.
        if (!crowded) lastMarks.current = placed;
        return placed;
      }),
    [scene, boxes, size, crowded],
  );
  usePositions(scene, props.positions, marks, size, onMove, { layout, back: dir === 'rtl' });
  content.current = () => [
    ...boxes.values(),
    ...[...(crowded ? [] : marks().values())].map(({ x, y }) => ({ x, y, w: 24, h: 24 })),
  ];
  const arrangement = useArrangement(boxes);
  const stops = useMemo(
    () => lazy(() => (scene ? graphStops(scene, boxes, marks(), pinned, lang) : [])),
    [scene, boxes, marks, pinned, lang],
  );
  const shown = selection && selectedIn(stops(), selection);
  const stop = (active !== null && stops().find(({ id }) => id === active)) || shown;

  const { cy, showAll, zoomBy, show } = useCore(root, drawing, content, crowded ? moving : null);
  const part = useCloseUp(cy, crowded, { scene, boxes, marks, size, arrangement });
  // Of a crowd only what one looks closely at is drawn in full: that is no picture of the graph.
  usePictured(useMemo(() => (crowded || !cy ? null : pictureOf(cy)), [crowded, cy]));
  useImperativeHandle(
    ref,
    () => ({
      fit: showAll,
      zoomBy,
      show: (id) => {
        setActive(id);
        const at = boxes.get(id);
        if (at) show(at);
      },
      png: (scale = 2) => {
        if (!cy || !scene || !faces || !part) return '';
        const options = { measure: faces.measure, back: dir === 'rtl', pinned };
        // Of a crowd only what is looked at closely is there; a picture is of all.
        if (crowded) update(cy, sceneElements(scene, boxes, marks(), options));
        const picture = cy.png({ full: true, scale, bg: palette.paper });
        if (crowded) update(cy, sceneElements(part.scene, boxes, part.marks, options));
        return picture;
      },
    }),
    [cy, showAll, zoomBy, show, palette, boxes, scene, marks, faces, part, dir, pinned, crowded],
  );

  useEffect(() => {
    if (cy && faces) cy.style(graphSheet(palette, faces));
  }, [cy, palette, faces]);

  useEffect(() => {
    if (!cy || !part || !faces) return;
    const options = { measure: faces.measure, back: dir === 'rtl', pinned };
    const elements = sceneElements(part.scene, boxes, part.marks, options);
    const stop = crowded ? updateByAndBy(cy, elements) : update(cy, elements, motionAllowed());
    // What appears on an empty canvas or is laid out anew is brought into view; else the view is the reader's own.
    if (brought.current !== arrangement) showAll();
    brought.current = arrangement;
    return stop;
  }, [cy, part, boxes, dir, pinned, faces, crowded, showAll, arrangement]);

  const shownId = shown?.id;
  const chosen = useMemo(() => new Set([...also, ...(shownId ? [shownId] : [])]), [also, shownId]);
  useLit(cy, chosen, shown);

  const crowd = useMemo(() => (crowded && scene ? crowdOf(scene) : null), [crowded, scene]);
  const overview = useMemo(
    () =>
      crowd && scene && boxes.size > 0 ? { crowd, places: placesOf(scene, boxes, lastMarks.current) } : null,
    [crowd, scene, boxes],
  );
  const without = useMemo(
    () => (crowded && scene && part ? numbersIn(scene, part.scene) : null),
    [crowded, scene, part],
  );
  useOverview(cy, picture, worker, crowded, overview, { palette, chosen, boxes, without });
  useDragging(cy, { scene, size, onMove, boxes });
  useRing(cy, ring.current, stop, boxes);
  useLasso(cy, root, loop, boxes, (ids) => props.onSelectMany?.(ids));

  useEffect(() => {
    if (!cy) return;
    const stopAt = ({ target, position }: EventObject) => {
      if (target === cy) return crowded ? stopUnder(stops(), boxes, position, cy.zoom()) : undefined;
      const strand: string | undefined = target.data('strand');
      const id: string = strand === undefined ? target.id() : markId(strand);
      return stops().find((one) => one.id === id);
    };
    const onTap = (event: EventObject) => {
      const at = stopAt(event);
      setActive(at?.id ?? null);
      const { shiftKey = false, ctrlKey = false } = event.originalEvent ?? {};
      onSelect(at?.next(selection) ?? null, shiftKey || ctrlKey);
    };
    const onDouble = (event: EventObject) => {
      const at = stopAt(event);
      if (at) onOpen(at.selection);
    };
    cy.on('tap', onTap).on('dbltap', onDouble);
    return () => {
      cy.off('tap', onTap).off('dbltap', onDouble);
    };
  }, [cy, crowded, boxes, stops, selection, onSelect, onOpen]);

  function onKeyDown(event: KeyboardEvent) {
    // With Ctrl, plus and minus belong to the browser's own zoom.
    if (event.altKey) return;
    const held = event.metaKey || event.ctrlKey;
    if (held && event.key.toLowerCase() === 'a') props.onSelectMany?.([...boxes.keys()]);
    else if (held || !act(event)) return;
    event.preventDefault();
  }

  /** False where the key means nothing here. */
  function act({ key, shiftKey }: KeyboardEvent): boolean {
    if (key.startsWith('Arrow')) {
      // With Shift one goes from node to node, and each is selected beside the others.
      const all = stops();
      const open = shiftKey ? all.filter(({ strand }) => strand === undefined) : all;
      const to = stop ? nearestTowards(open, stop, key as Way) : (open[0] ?? null);
      if (to) {
        setActive(to.id);
        show(to);
        if (shiftKey) props.onSelectMany?.([...new Set([...also, to.id])]);
      }
    } else if (key === 'Enter' && stop) onOpen(stop.selection);
    else if (key === ' ' && stop) onSelect(stop.next(selection), shiftKey);
    else if (key === '+' || key === '=') zoomBy(1.2);
    else if (key === '-') zoomBy(1 / 1.2);
    else if (key === '0') showAll();
    else return letters && letter(key.toLowerCase(), shiftKey);
    return true;
  }

  function letter(key: string, shift: boolean): boolean {
    const id = stop && stop.selection.type !== 'edge' ? stop.id : null;
    if (key === 'f' && props.onFind) props.onFind();
    else if (key === 'e' && id && props.onExpand) props.onExpand(id);
    else if (key === 'x' && id && props.onCollapse) props.onCollapse(id);
    else if (key === 'h' && id && props.onHide) props.onHide(id, shift);
    else if (key === 'p' && id && props.onPin) props.onPin(id);
    else return false;
    return true;
  }

  return (
    <div
      ref={setRoot}
      className="canvas canvas-graph"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the region takes the arrow keys
      tabIndex={0}
      aria-label={words.graphRegion}
      aria-activedescendant={stop ? `${prefix}${stop.id}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (!stop) setActive(stops()[0]?.id ?? null);
      }}
    >
      <div ref={moving} className="canvas-moving">
        <canvas ref={picture} className="canvas-overview" />
        <div
          ref={drawing}
          className="canvas-drawing"
          role="img"
          aria-label={words.graphImage(nodes.length, edges.length)}
        />
        <div ref={ring} className="canvas-ring" />
      </div>
      <svg className="canvas-lasso" aria-hidden="true">
        <path ref={loop} />
      </svg>
      {cy && boxes.size > 8 && <Minimap cy={cy} boxes={boxes} chosen={also} palette={palette} lang={lang} />}
      {stop && (
        // biome-ignore lint/a11y/useFocusableInteractive: the region keeps the focus and points here
        // biome-ignore lint/a11y/useSemanticElements: never focused or clicked itself
        <div id={`${prefix}${stop.id}`} role="button" className="sr" lang={lang} dir={dir}>
          {stop.name()}
        </div>
      )}
    </div>
  );
}

const motionAllowed = () => !matchMedia('(prefers-reduced-motion: reduce)').matches;

/** While a layout is computed, nodes stay where they were. */
function useHeldPositions(nodes: GraphCanvasProps['nodes'], positions: Positions): Positions {
  const held = useRef(positions);
  if (nodes.some(({ id }) => positions[id])) held.current = positions;
  return held.current;
}
