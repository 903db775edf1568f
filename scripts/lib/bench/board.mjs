import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compare, judge } from '../bench-table.mjs';
import { startApp } from '../driven-app.mjs';
import { createRandom } from '../random.mjs';
import { root } from '../root.mjs';
import { onBoard, onList } from './board/gestures.mjs';
import { boardVault } from './board/vault.mjs';
import { watched } from './board/watch.mjs';
import { untilState } from './until-state.mjs';

const LIMIT_MS = 50;
const COLUMNS = 12;
const EVIDENCE = 8;
const SETTLED_MS = 1500;
const PEER = 'plain list, the like';

/** What is measured: the vault, what is done, and which part of the peer is the like of it. */
const SETTINGS = [
  {
    name: '2,000 to sort',
    highlights: 2000,
    findings: Array(COLUMNS).fill(EVIDENCE),
    actions: { drag: 'drag', filter: 'filter', claim: 'filter', scroll: 'scroll', attach: 'filter' },
  },
  {
    name: 'a finding of 5,000',
    highlights: 200,
    findings: [...Array(COLUMNS - 1).fill(EVIDENCE), 5000],
    actions: { drag: 'drag', claim: 'filter', 'scroll evidence': 'scroll', attach: 'filter' },
  },
];

/**
 * The findings board in the app: drag, filter, type, scroll and attach, with 2,000 highlights to sort and twelve findings, then with one
 * finding of 5,000 pieces of evidence among others; in turns with the like on a plain virtual list. Resolves to the rows of the table.
 */
export async function benchBoard({ program, folder, runs, corpus, seed, progress }) {
  const list = startApp({
    program,
    profile: path.join(folder, 'profile-list-'),
    entry: path.join(root, 'tests/bench/list'),
  });
  try {
    const peer = { page: await list.connect({ ready: '#list p' }), random: createRandom(seed + 12) };
    const rows = [];
    for (const setting of SETTINGS) {
      rows.push(...(await measure({ program, folder, runs, corpus, seed, progress, peer, setting })));
    }
    return rows;
  } finally {
    await list.kill();
  }
}

async function measure({ program, folder, runs, corpus, seed, progress, peer, setting }) {
  const { name, highlights, findings, actions } = setting;
  const vault = path.join(folder, `vault-${highlights}`);
  const claims = boardVault({ out: vault, corpus, seed, highlights, findings });
  const app = startApp({ program, vault, profile: path.join(folder, `profile-${highlights}-`) });
  try {
    const page = await app.connect();
    await untilState(page, 'search:state', ({ state }) => state === 'ready');
    await page.keyboard.press('ControlOrMeta+3');
    await page.getByRole('listbox', { name: 'Highlights to sort' }).waitFor();
    await page.getByText(claims[0], { exact: true }).waitFor();
    await sleep(SETTLED_MS);
    const board = { page, columns: COLUMNS, random: createRandom(seed + 11) };
    if ('scroll evidence' in actions) await showInFull(page);
    const ours = Object.fromEntries(Object.keys(actions).map((action) => [action, []]));
    const theirs = Object.fromEntries(Object.values(actions).map((action) => [action, []]));
    for (let round = 0; round < runs; round++) {
      for (const action of Object.keys(theirs)) {
        theirs[action].push(await watched(peer.page, folder, () => onList[action](peer)));
      }
      for (const action of Object.keys(ours)) {
        ours[action].push(await watched(page, folder, () => onBoard[action](board)));
        await sleep(600);
      }
      progress?.(`round ${round + 1} of ${runs}, ${name}`);
    }
    return Object.keys(ours).flatMap((action) => rowsOf(`${action}, ${name}`, ours[action], theirs[actions[action]]));
  } finally {
    await app.kill();
  }
}

/** The worst of all rounds where the machine's other work does not count; by the clock the middle one, which it slows as well. */
function rowsOf(name, ours, theirs) {
  const worst = (part) => ({
    value: Math.max(...ours.map((one) => one[part])),
    peer: PEER,
    peerValue: Math.max(...theirs.map((one) => one[part])),
    limit: LIMIT_MS,
  });
  return [
    judge({ figure: `longest task, ${name}`, ...worst('task') }),
    judge({ figure: `busiest frame, ${name}`, ...worst('busy') }),
    compare({
      figure: `longest frame by the clock, ${name}`,
      values: ours.map(({ frame }) => frame),
      peer: PEER,
      peerValues: theirs.map(({ frame }) => frame),
      limit: LIMIT_MS,
    }),
  ];
}

/** Shows all evidence of the first finding. */
async function showInFull(page) {
  await page
    .getByRole('option', { name: /^[\d,]+ more$/ })
    .first()
    .click();
  await sleep(SETTLED_MS);
}
