/** The size of a canvas and its zoom. */
import { useCallback, useEffect, useState } from 'react';

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
  const zoomBy = useCallback(
    (factor: number) => setZoom((last) => Math.min(most, Math.max(least, last * factor))),
    [],
  );
  const resetZoom = useCallback(() => setZoom(1), []);
  useEffect(() => {
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY / 300));
    };
    // React listens passively, and a passive listener cannot keep the page from zooming.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [element, zoomBy]);
  return { zoom, zoomBy, resetZoom };
}
