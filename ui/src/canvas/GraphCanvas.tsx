/** Entities and derived edges, free to be moved; nothing moves that was not asked to. */
import type { Core, EventObject } from 'cytoscape';
import { type KeyboardEvent, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import './canvas.css';
import { useFaces } from './faces.ts';
import { lineId, moveWith, sceneElements, update } from './graph-draw.ts';
import { markId, markSizes } from './graph-mark-draw.ts';
import { boxesOf, type PlacedMark, placeMarks } from './graph-marks.ts';
import { buildScene, type Scene } from './graph-scene.ts';
import { graphSheet } from './graph-sheet.ts';
import { type GraphStop, graphStops, selectedIn } from './graph-stops.ts';
import { nearestTowards, type Way } from './nearest.ts';
import { usePalette } from './palette.ts';
import { wordsFor } from './strings.ts';
import type { GraphCanvasProps } from './types.ts';
import { useCloseView } from './use-close-view.ts';
import { crowd, useCore } from './use-core.ts';
import { usePositions } from './use-positions.ts';

const noSelection: ReadonlySet<string> = new Set();

/** Draws the graph; arrows move to the nearest neighbour, letters act on it. */
export default function GraphCanvas(props: GraphCanvasProps) {
  const { nodes, edges, positions, onMove, selection, onSelect, onOpen, pinned, lang, theme, dir } = props;
  const { also = noSelection, letters = true, ref } = props;
  const [root, setRoot] = useState<HTMLDivElement | null>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const slots = useRef<ReadonlyMap<string, number>>(new Map());
  const lastMarks = useRef<ReadonlyMap<string, PlacedMark>>(new Map());
  const [active, setActive] = useState<string | null>(null);
  const prefix = useId();
  const words = wordsFor(lang);

  const palette = usePalette(root, theme);
  const sample = useMemo(() => [...new Set(nodes.map(({ label }) => label).join(''))].join(''), [nodes]);
  const faces = useFaces(root, sample);
  const scene = useMemo((): Scene | null => {
    if (!faces) return null;
    const next = buildScene(nodes, edges, { lang, measure: faces.measure }, slots.current);
    slots.current = next.slots;
    return next;
  }, [nodes, edges, lang, faces]);
  const crowded = nodes.length + edges.length > crowd;
  const size = useMemo(() => (faces ? markSizes(faces.measure, !crowded) : null), [faces, crowded]);
  const boxes = useMemo(() => boxesOf(scene?.bodies ?? [], positions), [scene, positions]);
  const marks = useMemo(() => {
    if (!scene || !size) return new Map<string, PlacedMark>();
    const placed = placeMarks(scene.strands, boxes, size, lastMarks.current, !crowded);
    lastMarks.current = placed;
    return placed;
  }, [scene, boxes, size, crowded]);
  usePositions(scene, positions, marks, size, onMove);
  const stops = useMemo(
    () => (scene ? graphStops(scene, boxes, marks, pinned, lang) : []),
    [scene, boxes, marks, pinned, lang],
  );
  const shown = selectedIn(stops, selection);
  const stop = stops.find(({ id }) => id === active) ?? shown ?? null;

  const { cy, showAll, zoomBy, show } = useCore(root, drawing, crowded);
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
      png: (scale = 2) => cy?.png({ full: true, scale, bg: palette.paper }) ?? '',
    }),
    [cy, showAll, zoomBy, show, palette, boxes],
  );

  useEffect(() => {
    if (cy && faces) cy.style(graphSheet(palette, faces));
  }, [cy, palette, faces]);

  useEffect(() => {
    if (!cy || !scene || !faces) return;
    const before = cy.nodes().length;
    const options = { measure: faces.measure, back: dir === 'rtl', pinned, crowded };
    update(cy, sceneElements(scene, boxes, marks, options));
    // Only what appears on an empty canvas is brought into view; after that the view is the reader's own.
    if (before === 0 && cy.nodes().length > 0) showAll();
  }, [cy, scene, boxes, marks, dir, pinned, faces, crowded, showAll]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing must show the selection too
  useEffect(() => {
    if (!cy) return;
    const chosen = new Set([...also, ...(shown ? [shown.id] : [])]);
    cy.batch(() => {
      cy.elements('.lit').removeClass('lit');
      for (const id of chosen) cy.getElementById(id).addClass('lit');
      if (shown?.strand === undefined) return;
      cy.getElementById(shown.id).connectedEdges().addClass('lit');
      cy.getElementById(lineId(shown.strand)).addClass('lit');
    });
  }, [cy, shown?.id, also, scene, boxes, marks]);

  useCloseView(cy, crowded, scene, boxes, marks, faces?.measure);
  useDragging(cy, { scene, size, onMove, boxes });
  useRing(cy, ring.current, stop);

  useEffect(() => {
    if (!cy) return;
    const stopAt = ({ target }: EventObject) => {
      if (target === cy) return undefined;
      const strand: string | undefined = target.data('strand');
      const id: string = strand === undefined ? target.id() : markId(strand);
      return stops.find((one) => one.id === id);
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
  }, [cy, stops, selection, onSelect, onOpen]);

  function onKeyDown(event: KeyboardEvent) {
    // With Ctrl, plus and minus belong to the browser's own zoom.
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    if (act(event)) event.preventDefault();
  }

  /** False where the key means nothing here. */
  function act({ key, shiftKey }: KeyboardEvent): boolean {
    if (key.startsWith('Arrow')) {
      const to = stop ? nearestTowards(stops, stop, key as Way) : (stops[0] ?? null);
      if (to) {
        setActive(to.id);
        show(to);
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
        if (!stop) setActive(stops[0]?.id ?? null);
      }}
    >
      <div
        ref={drawing}
        className="canvas-drawing"
        role="img"
        aria-label={words.graphImage(nodes.length, edges.length)}
      />
      <div ref={ring} className="canvas-ring" />
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

/** Takes the marks along while a node is dragged, and tells where it was let go. */
function useDragging(
  cy: Core | null,
  given: {
    scene: Scene | null;
    size: ReturnType<typeof markSizes> | null;
    onMove: GraphCanvasProps['onMove'];
    boxes: ReturnType<typeof boxesOf>;
  },
) {
  const latest = useRef(given);
  latest.current = given;
  useEffect(() => {
    if (!cy) return;
    const onDrag = ({ target }: EventObject) => {
      const { scene, size, boxes } = latest.current;
      if (!scene || !size || !target.hasClass('body')) return;
      const id: string = target.id();
      const moved = new Map(boxes);
      const box = moved.get(id);
      if (box) moved.set(id, { ...box, ...target.position() });
      const near = scene.strands.filter(({ from, to }) => from.ids.includes(id) || to.ids.includes(id));
      moveWith(cy, id, moved.get(id), placeMarks(near, moved, size, undefined, false));
    };
    const onFree = ({ target }: EventObject) => {
      if (!target.hasClass('body')) return;
      const { x, y } = target.position();
      latest.current.onMove({ [target.id()]: { x: Math.round(x), y: Math.round(y) } }, 'drag');
    };
    cy.on('drag', 'node', onDrag).on('dragfree', 'node', onFree);
    return () => {
      cy.off('drag', 'node', onDrag).off('dragfree', 'node', onFree);
    };
  }, [cy]);
}

/** Keeps the focus ring round what it is on, wherever pan and zoom take it. */
function useRing(cy: Core | null, ring: HTMLElement | null, stop: GraphStop | null) {
  useEffect(() => {
    if (!cy || !ring) return;
    const follow = () => {
      ring.style.visibility = stop ? '' : 'hidden';
      if (!stop) return;
      const node = cy.getElementById(stop.id);
      const there = node.nonempty();
      // A mark that is too small to be drawn still is where it is.
      const zoom = cy.zoom();
      const at = there ? node.position() : stop;
      const x = at.x * zoom + cy.pan().x;
      const y = at.y * zoom + cy.pan().y;
      const w = (there ? Number(node.data('w')) : 18) * zoom + 8;
      const h = (there ? Number(node.data('h')) : 18) * zoom + 8;
      Object.assign(ring.style, {
        left: `${x - w / 2}px`,
        top: `${y - h / 2}px`,
        width: `${w}px`,
        height: `${h}px`,
      });
    };
    follow();
    cy.on('render', follow);
    return () => {
      cy.off('render', follow);
    };
  }, [cy, ring, stop]);
}
