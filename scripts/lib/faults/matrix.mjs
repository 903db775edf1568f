// Every fault at every system call of a save, and what must hold after each.
import { chmodSync, chownSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freshBase, runScenario } from './run.mjs';
import { scenarios } from './scenarios.mjs';
import { notePath, prepare } from './texts.mjs';
import { orderProblems, stepOf } from './trace.mjs';

/** Faults that a system call is given: an error of the system, or the end of the process as the call begins. */
export const faults = { ENOSPC: 'error=ENOSPC', EIO: 'error=EIO', EACCES: 'error=EACCES', KILL: 'signal=KILL' };

/**
 * Where a step is looked for that is not where it was recorded: two writes of the thread that only wake the event loop become one on a
 * busy machine.
 */
const offsets = [0, 0, 0, -1, 1, 0, -2, 2, 0];

/**
 * Records a save without any fault. Resolves to its steps (calls of the thread that does them: `name`, the
 * how many-`nth` of that name it is, the `step` in words, and the bytes `written` before it), and to what is wrong with their order, if anything.
 */
export async function recordSteps(scenario, modules) {
  const ran = await runScenario(scenario, modules, { record: true });
  if (!ran.first || !ran.second) throw new Error(`${scenario} does not run at all: ${ran.ended.stderr}`);
  const ofWorker = ran.firstCalls.filter((call) => Number(call.thread) === ran.worker);
  const counts = new Map();
  let written = 0;
  const steps = ofWorker.flatMap((call) => {
    const nth = (counts.get(call.name) ?? 0) + 1;
    counts.set(call.name, nth);
    // The event loop is told through a descriptor that is no file.
    if (!call.paths[0]?.startsWith('/')) return [];
    const step = { name: call.name, nth, step: stepOf(call, ran.base), written };
    if (call.name === 'write') written += Number.parseInt(call.result, 10);
    return [step];
  });
  const problems = [
    ...(ran.first.saved ? [] : [`not saved, though nothing failed: ${ran.first.code}`]),
    ...orderProblems(ofWorker, { base: ran.base, saved: true }),
    ...judge(scenario, ran),
  ];
  return { steps, problems };
}

/**
 * Runs a scenario with a fault at one step, and at the next `more` calls of that name. Resolves to `{ outcome, problems }`: what was
 * told and found (`old`, `first*` where it was called saved …), and what is wrong with it.
 */
export async function runFault(scenario, modules, step, fault, more = 0) {
  for (let attempt = 0; ; attempt++) {
    const nth = Math.max(1, step.nth + offsets[attempt]);
    const when = more === 0 ? `${nth}` : `${nth}..${nth + more}`;
    const inject = `${step.name}:${faults[fault]}:when=${when}`;
    const { base, drop } = freshBase();
    try {
      prepare(base, scenarios[scenario]);
      const ran = await runScenario(scenario, modules, { inject, prepared: base });
      const hit = ran.calls.find((call) => (fault === 'KILL' ? call.result === '?' : /INJECTED/.test(call.result)));
      if (!hit || stepOf(hit, base) !== step.step) {
        if (attempt < offsets.length - 1) continue;
        // Autosave's timers shift its calls. Such a run says nothing; allRuns sees to it that there are few.
        const hits = `the fault hit ${hit ? stepOf(hit, base) : 'nothing'} instead`;
        return { outcome: 'missed', problems: scenario === 'autosave' ? [] : [hits] };
      }
      if (fault !== 'KILL') return { outcome: outcomeOf(ran), problems: judge(scenario, ran) };
      return await judgeKilled(scenario, modules, ran, base);
    } finally {
      drop();
    }
  }
}

/** What a run that was not killed left, in a word: what stands there after the first attempt, `*` where that was called saved. */
function outcomeOf({ first }) {
  return first ? `${first.note}${first.saved ? '*' : ''}` : 'no answer';
}

/** Sentences on what is wrong with a run that was not killed. */
export function judge(scenario, ran) {
  const { first, second, closed, ended } = ran;
  if (!first || !second || !closed)
    return [`the process ended early (${ended.signal ?? ended.code}) ${lastWords(ended.stderr)}`];
  const before = scenarios[scenario].hasOld ? 'old' : 'none';
  const problems = [];
  if (![before, 'first'].includes(first.note)) problems.push(`neither the old nor the new file: ${first.note}`);
  if (first.saved && first.note !== 'first') problems.push(`called saved, but what stands there is: ${first.note}`);
  if (!second.saved) problems.push(`the next save fails, though nothing is wrong any more: ${second.code}`);
  if (second.note !== 'second') problems.push(`after the next save stands there: ${second.note}`);
  if (closed.appTemporaries.length > 0) problems.push('a temp file is left in the app’s own data');
  for (const [when, { temporaries }] of Object.entries({ first, second })) {
    if (temporaries.length > 0) problems.push(`a temp file is left after the ${when} attempt`);
  }
  if (ran.calls.length > 0 && !ran.calls[0].thread) {
    problems.push(...orderProblems(ran.firstCalls, { base: ran.base, saved: first.saved }));
    problems.push(...orderProblems(ran.secondCalls, { base: ran.base, saved: second.saved }));
  }
  return problems;
}

/** The line of a crash that says why. */
function lastWords(stderr) {
  return /^\w*Error.*$/m.exec(stderr)?.[0] ?? stderr.trim();
}

/** After a kill: old or new, whole; the next opening clears what was left, and the next save works. */
async function judgeKilled(scenario, modules, ran, base) {
  const before = scenarios[scenario].hasOld ? 'old' : 'none';
  const { note, temporaries } = ran.after;
  const problems = [];
  if (ran.first) problems.push('it was to be killed, and was not');
  if (![before, 'first'].includes(note)) problems.push(`neither the old nor the new file: ${note}`);
  problems.push(...orderProblems(ran.calls, { base, saved: false }));
  // The vault is opened again in every case: that is what clears temp files.
  const next = note === 'none' ? 'new' : 'save';
  const size = scenarios[scenario].size;
  const again = await runScenario(next, modules, { prepared: base, override: { size } });
  if (!again.first?.saved)
    problems.push(`the next opening does not save: ${again.first?.code ?? lastWords(again.ended.stderr)}`);
  if (again.after.note !== 'second') problems.push(`after the next opening stands there: ${again.after.note}`);
  const left = [...again.after.temporaries, ...again.after.appTemporaries];
  if (left.length > 0) problems.push(`a temp file is left after the next opening: ${left}`);
  return { outcome: `${note}${temporaries.length > 0 ? '+t' : ''}`, problems };
}

/**
 * A write that really writes less than it was given: the disk is a tmpfs with room for half of what this write asks for, and gets
 * more before the next. Nothing pretends: the system's own return value is short, and the log must show that it was.
 */
export async function runShortWrite(scenario, modules, step) {
  const { size } = scenarios[scenario];
  const before = step.written;
  const free = before + Math.max(4096, 4096 * Math.floor(Math.min(512 * 1024, size - before) / 8192));
  const inject = `write:delay_exit=400000:when=${step.nth}`;
  const ran = await runScenario(scenario, modules, { inject, disk: { size: '3m', free, growAt: before + 1 } });
  const writes = ran.firstCalls.filter((call) => call.name === 'write' && call.paths[0]?.startsWith('/'));
  const isShort = (call) => Number.parseInt(call.result, 10) < Number(/(\d+)$/.exec(call.args)?.[1]);
  if (!writes.some(isShort)) return { outcome: 'missed', problems: ['no write was short'] };
  return { outcome: outcomeOf(ran), problems: judge(scenario, ran) };
}

/** A disk that is really full, with `free` bytes left; then room is made. The text is not saved, and then it is. */
export async function runFullDisk(scenario, modules, free) {
  const ran = await runScenario(scenario, modules, { disk: { size: '3m', free } });
  return { outcome: outcomeOf(ran), problems: judge(scenario, ran) };
}

/**
 * Somebody who may not write the folder, or the file, of a note: nothing changes and nothing is called saved; with the
 * permission given, the next save works.
 */
export async function runForbidden(scenario, modules, what) {
  const { base, drop } = freshBase();
  const folder = path.dirname(path.join(base, 'vault', notePath));
  const locked = what === 'folder' ? folder : path.join(base, 'vault', notePath);
  try {
    prepare(base, scenarios[scenario]);
    const stranger = asStranger();
    for (const entry of ['', ...readdirSync(base, { recursive: true })]) stranger.give(path.join(base, entry));
    chmodSync(locked, what === 'folder' ? 0o555 : 0o444);
    const between = async () => chmodSync(locked, what === 'folder' ? 0o755 : 0o644);
    const ran = await runScenario(scenario, modules, { prepared: base, wrapper: stranger.wrapper, between });
    const problems = judge(scenario, ran);
    if (ran.first?.saved) problems.push('called saved, though nobody may write there');
    return { outcome: outcomeOf(ran), problems };
  } finally {
    chmodSync(folder, 0o755);
    drop();
  }
}

/** Another user, who has no right to pass over permissions: `nobody`, or ourselves without any privilege where there is no other. */
function asStranger() {
  const isAlone = Number(readFileSync('/proc/self/uid_map', 'utf8').trim().split(/\s+/)[2]) <= 65_534;
  if (isAlone) return { wrapper: ['setpriv', '--inh-caps=-all', '--bounding-set=-all'], give() {} };
  const id = 65_534;
  return {
    wrapper: ['setpriv', `--reuid=${id}`, `--regid=${id}`, '--clear-groups'],
    give: (file) => chownSync(file, id, id),
  };
}
