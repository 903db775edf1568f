import { createRequire } from 'node:module';
import swc from '@swc/core';
import { cruise } from 'dependency-cruiser';
import { root } from './root.mjs';

const require = createRequire(import.meta.url);
const FOLDERS = ['main', 'renderer', 'shared', 'tests'];

/**
 * Breaches of the rules in .dependency-cruiser.cjs, one sentence each. Layers count every import; cycles only those that
 * remain when the program runs, as two modules may well know each other's types.
 */
export async function layerBreaches({ folders = FOLDERS, baseDir = root } = {}) {
  const { forbidden, options } = require('../../.dependency-cruiser.cjs');
  const [cycles, layers] = partition(forbidden, (rule) => rule.to.circular);
  return [
    ...(await breaches({ folders, baseDir }, layers, options, { types: true })),
    ...(await breaches({ folders, baseDir }, cycles, options, { types: false })),
  ];
}

async function breaches({ folders, baseDir }, forbidden, options, kind) {
  const restore = teachParser(kind);
  try {
    const { output } = await cruise(folders, {
      ...options,
      baseDir,
      validate: true,
      ruleSet: { forbidden },
    });
    return output.summary.violations.map(sentence);
  } finally {
    restore();
  }
}

/**
 * dependency-cruiser's swc parser knows neither TSX nor `import type`, and its other parser does not run with this
 * TypeScript. It takes what `parseFileSync` returns, so this is where both are added.
 */
function teachParser({ types }) {
  const original = swc.parseFileSync;
  swc.parseFileSync = (file, options) => {
    const module = original(file, { ...options, tsx: file.endsWith('x') });
    if (!types) module.body = module.body.filter((statement) => !isTypeOnly(statement));
    return module;
  };
  return () => {
    swc.parseFileSync = original;
  };
}

function isTypeOnly({ typeOnly, specifiers }) {
  return Boolean(typeOnly) || (specifiers?.length > 0 && specifiers.every((specifier) => specifier.isTypeOnly));
}

function sentence({ rule, from, to, cycle, via }) {
  const way = (cycle ?? via ?? []).map((step) => step.name ?? step);
  return `${rule.name}: ${from} → ${way.length > 0 ? way.join(' → ') : to}`;
}

function partition(list, test) {
  return [list.filter(test), list.filter((item) => !test(item))];
}
