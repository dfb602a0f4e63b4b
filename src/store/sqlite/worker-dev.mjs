// A thread written in TypeScript does not start under tsx or jest; this starts it. The build uses worker.js itself.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
