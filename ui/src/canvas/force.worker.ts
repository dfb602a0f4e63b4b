/** Runs the force layout off the main thread. */
import { type ForceTask, layoutForce } from './force.ts';

self.onmessage = ({ data }: MessageEvent<ForceTask>) => self.postMessage(layoutForce(data));
