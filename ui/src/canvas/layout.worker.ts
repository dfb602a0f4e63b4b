/** Lays out off the main thread. */
import { type LayoutTask, layOut } from './layout.ts';

self.onmessage = ({ data }: MessageEvent<LayoutTask>) => self.postMessage(layOut(data));
