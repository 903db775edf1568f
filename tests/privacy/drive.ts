// The product as it stands, on a real folder: vault, search, export service, a git remote, the command line. Clipboard, dialogs and
// printer alone are stand-ins, and keep what they were given.
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runCli } from '../../main/cli/run-cli.ts';
import { createExportService, type ExportService } from '../../main/export/export-service.ts';
import type { GateThread } from '../../main/export/gate/thread.ts';
import { askVault } from '../../main/search/search-vault.ts';
import { openVault } from '../../main/vault/open-vault.ts';
import type { Vault } from '../../main/vault/vault.ts';
import type { Bundle } from '../../shared/ipc/export.ts';
import { gateInProcess } from '../support/gate-thread.ts';
import { git, type Remote } from '../support/git-remote.ts';
import { publishTo } from '../support/publish.ts';
import type { Piece } from './detector.ts';
import type { Files } from './world.ts';

/** The ways out of the app. */
export const ways = ['publish', 'copy', 'copy as rich text', 'save', 'save as a folder', 'print'] as const;
export type Way = (typeof ways)[number];

/** What became of going one way: let out (with all that left) or refused (with the code of the error). */
export type Outcome = { left: Piece[] } | { refused: string };

export interface Driven {
  vault: Vault;
  exports: ExportService;
  targetId: string;
  /** Another repository, confirmed too. */
  otherTargetId: string;
  /** Goes a way with a bundle as the page would name it. */
  go(way: Way, bundle: Pick<Bundle, 'bundleId' | 'sha256'>, targetId?: string): Promise<Outcome>;
  /** Runs a line of the command line on the vault. */
  command(...argv: string[]): Promise<{ code: number; out: string; err: string }>;
  /** From now on the gate's thread ends where it is asked something. */
  breakGate(): void;
  /** All that the vault remembers of what left, and all that was logged and thrown. */
  remembered(): Promise<Piece[]>;
  close(): Promise<void>;
}

/** What documents go through and to. */
export interface Surroundings {
  remotes: readonly [Remote, Remote];
  /** Starts the thread of the gate. */
  startGate(): GateThread;
}

/** Writes the files into a folder of its own and opens it as a vault that exports to two remotes. The folder is gone after `close`. */
export async function drive(files: Files, { remotes, startGate }: Surroundings): Promise<Driven> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'fieldbook-privacy-')));
  const [root, appData, place] = ['vault', 'data', 'place'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const dir of [root, appData, place]) await mkdir(dir);
  await writeFiles(root, files);
  const logged: string[] = [];
  const log = {
    info: () => {},
    error: (message: string, error?: unknown) => void logged.push(`${message} ${String(error)}`),
  };
  const vault = await openVault(root, { appData: { dir: appData }, log, mode: 'write' });
  await vault.whenVerified();
  const engine = await askVault(vault, (it) => it);
  let given: Piece[] = [];
  let clone = 0;
  let isBroken = false;
  const exports = createExportService({
    currentVault: {
      state: () => ({ state: 'open', vault: vault.info, verified: true, progress: 1 }),
      require: () => vault,
      onOpened: () => () => {},
    },
    appData: { dir: appData },
    dialogs: {
      chooseFolder: async (purpose) => (purpose === 'add-clone' ? remotes[clone]!.clone : place),
      chooseFileToSave: async (name) => path.join(place, name),
    },
    desktop: {
      async writeClipboard({ text, html }) {
        given.push({ label: 'the clipboard’s text', content: text });
        if (html !== undefined) given.push({ label: 'the clipboard’s HTML', content: html });
      },
      async print({ title, html }) {
        given.push({ label: 'the printed title', content: title }, { label: 'the printed page', content: html });
        return true;
      },
    },
    search: {
      state: () => ({ state: 'ready', notes: engine.size }),
      ask: async (question) => engine.search({ requestId: 1, ...question }),
      askHighlights: async (question) => engine.highlights({ type: 'highlights', requestId: 1, ...question }),
    },
    log,
    startGate: () => failing(startGate(), () => isBroken),
    now: () => new Date(2026, 10, 20, 12),
  });
  const targetIds: string[] = [];
  for (; clone < remotes.length; clone++) {
    const { targetId } = await exports.addClone();
    await exports.confirmTarget(targetId);
    targetIds.push(targetId);
  }
  const [targetId, otherTargetId] = targetIds as [string, string];

  /** Takes what lies in the place where files are saved, and leaves it empty. */
  const saved = async (): Promise<Piece[]> => {
    const pieces = await piecesIn(place, 'a saved file');
    for (const name of await readdir(place)) await rm(path.join(place, name), { recursive: true });
    return pieces;
  };
  const leave: Record<Way, (bundleId: string, sha256: string, to: string) => Promise<unknown>> = {
    async publish(bundleId, sha256, to) {
      const published = await publishTo(exports, { bundleId, sha256 }, to);
      const bare = remotes[targetIds.indexOf(to)]!.bare;
      given.push(...(await pushed(bare, published.commit)), { label: 'the branch', content: published.branch });
      given.push({ label: 'the page of the pull request', content: published.pullRequestPage ?? '' });
    },
    copy: (bundleId, sha256) => exports.copy(bundleId, sha256, 'text'),
    'copy as rich text': (bundleId, sha256) => exports.copy(bundleId, sha256, 'rich'),
    save: (bundleId, sha256) => exports.save(bundleId, sha256),
    'save as a folder': (bundleId, sha256) => exports.saveFolder(bundleId, sha256, 'ask'),
    print: (bundleId, sha256) => exports.print(bundleId, sha256),
  };

  return {
    ...{ vault, exports, targetId, otherTargetId },
    async go(way, { bundleId, sha256 }, to = targetId) {
      given = [];
      try {
        await leave[way](bundleId, sha256, to);
        return { left: [...given, ...(await saved())] };
      } catch (error) {
        const { code = String(error), message = '' } = error as { code?: string; message?: string };
        logged.push(message);
        return given.length > 0 ? { left: given } : { refused: code };
      }
    },
    async command(...argv) {
      const [out, err]: [string[], string[]] = [[], []];
      const code = await runCli(argv, {
        out: (text) => void out.push(text),
        err: (text) => void err.push(text),
        ...{ cwd: root, env: { FIELDBOOK_APP_DATA: appData }, color: false },
        stdin: async () => new Uint8Array(),
        writeSample: () => Promise.reject(new Error('not asked')),
        startGate: gateInProcess,
      });
      return { code, out: out.join(''), err: err.join('') };
    },
    breakGate() {
      isBroken = true;
    },
    async remembered() {
      const folders = await Promise.all(['exports', 'privacy'].map((name) => piecesIn(path.join(root, name), name)));
      return [...folders.flat(), { label: 'what was logged and thrown', content: logged.join('\n') }];
    },
    async close() {
      await exports.stop();
      await vault.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A thread that ends instead of answering while `isBroken`. */
function failing(thread: GateThread, isBroken: () => boolean): GateThread {
  const exits: ((code: number) => void)[] = [];
  return {
    on(event: string, listener: never) {
      if (event === 'exit') exits.push(listener);
      return thread.on(event as 'exit', listener);
    },
    postMessage(message) {
      if (!isBroken()) return thread.postMessage(message);
      void thread.terminate();
      for (const tell of exits) setImmediate(() => tell(1));
    },
    terminate: () => thread.terminate(),
  };
}

/** Writes files below a folder. */
async function writeFiles(root: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), content);
  }
}

/** Names and contents of all files in a folder; none where it is not there. */
async function piecesIn(folder: string, label: string): Promise<Piece[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const pieces: Piece[] = [];
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    pieces.push({ label: `the name of ${label}`, content: path.relative(folder, file) });
    if (entry.isFile()) pieces.push({ label, content: await contentOf(file) });
  }
  return pieces;
}

async function contentOf(file: string): Promise<string | Uint8Array> {
  const bytes = await readFile(file);
  return /\.(?:png|jpg)$/.test(file) ? bytes : bytes.toString('utf8');
}

/** All that a commit brought into a repository: message, author, names and contents of files. */
async function pushed(bare: string, commit: string): Promise<Piece[]> {
  const [about, names] = await Promise.all([
    git(bare, 'log', '-1', '--format=%an %ae %cn %ce%n%B', commit),
    git(bare, '-c', 'core.quotePath=false', 'diff-tree', '-r', '-z', '--no-commit-id', '--name-only', commit),
  ]);
  const pieces: Piece[] = [{ label: 'the commit message', content: about }];
  for (const name of names.split('\0').filter((one) => one !== '')) {
    const content = await git(bare, 'cat-file', 'blob', `${commit}:${name}`);
    pieces.push({ label: 'the name of a published file', content: name }, { label: 'a published file', content });
  }
  return pieces;
}
