// What the benchmark of evidence takes from the product (scripts/lib/bench/evidence.mjs).
export { countEvidence } from '../../../shared/findings/count.ts';
export { byHighlightId, resolveEvidence } from '../../../shared/findings/resolve.ts';
export { createEngine } from '../search/engine.ts';
