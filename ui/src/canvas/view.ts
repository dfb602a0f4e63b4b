/** The size of a canvas and its zoom. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const least = 0.5;
const most = 2.5;

/** The inner width of an element, kept in step. */
export function useWidth(element: HTMLElement | null): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** A zoom that follows Ctrl and the wheel, or a pinch on a touchpad; the wheel alone scrolls. */
export function useZoom(element: HTMLElement | null): {
  zoom: number;
  zoomBy: (factor: number) => void;
  resetZoom: () => void;
} {
  const [zoom, setZoom] = useState(1);
  const zoomNow = useRef(1);
  const zoomBy = useCallback(
    (factor: number) => setZoom((last) => Math.min(most, Math.max(least, last * factor))),
    [],
  );
  const resetZoom = useCallback(() => setZoom(1), []);
  /** What lies under the pointer while the wheel turns: a point of the unzoomed sheet, and where it is seen. */
  const held = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  useEffect(() => {
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const left = event.clientX - box.left;
      const top = event.clientY - box.top;
      const x = (element.scrollLeft + left) / zoomNow.current;
      const y = (element.scrollTop + top) / zoomNow.current;
      held.current = { x, y, left, top };
      zoomBy(Math.exp(-event.deltaY / 300));
    };
    // React listens passively, and a passive listener cannot keep the page from zooming.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [element, zoomBy]);
  useLayoutEffect(() => {
    zoomNow.current = zoom;
    const point = held.current;
    held.current = null;
    if (!element || !point) return;
    element.scrollLeft = point.x * zoom - point.left;
    element.scrollTop = point.y * zoom - point.top;
  }, [element, zoom]);
  return { zoom, zoomBy, resetZoom };
}
