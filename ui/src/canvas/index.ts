/** The canvases of the explorer. Each is fetched when it is first shown; what is exported here weighs nothing. */
import { lazy } from 'react';

export type * from './types.ts';

/** The contested record in rails. */
export const RailsCanvas = lazy(() => import('./RailsCanvas.tsx'));

/** Entities and derived edges, free to be moved. */
export const GraphCanvas = lazy(() => import('./GraphCanvas.tsx'));
