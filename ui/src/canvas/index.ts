/** The canvases of the explorer. Each is fetched when it is first shown; what is exported here weighs nothing. */
import { lazy } from 'react';

export { layoutRails } from './rails-layout.ts';
export type * from './types.ts';

/** The contested record in rails. */
export const RailsCanvas = lazy(() => import('./RailsCanvas.tsx'));
