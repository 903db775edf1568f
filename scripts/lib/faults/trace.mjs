// Reads what strace wrote, and judges the order of a save's system calls.
import path from 'node:path';
import { temporary } from './texts.mjs';

/** System calls that a save may be made of; those a machine does not know are passed over (`?`). */
export const tracedCalls = [
  ...['openat', 'read', 'pread64', 'write', 'pwrite64', 'writev', 'pwritev', 'close', 'fsync', 'fdatasync'],
  ...['statx', 'newfstatat', 'fstat', 'stat', 'lstat', 'access', 'faccessat', 'faccessat2', 'readlink', 'readlinkat'],
  ...['rename', 'renameat', 'renameat2', 'link', 'linkat', 'unlink', 'unlinkat', 'mkdir', 'mkdirat', 'rmdir'],
  ...['chmod', 'fchmod', 'fchmodat', 'chown', 'fchown', 'fchownat', 'ftruncate', 'fallocate', 'utimensat'],
  ...['getdents64', 'copy_file_range', 'sendfile'],
];

/**
 * The calls of a strace log in the order they began. Each: `thread` (null where only one was traced), `name`, `args` as text, `result`
 * as text, `error` (such as 'EIO', or ''), and `paths`: the files it names, by name or by descriptor.
 */
export function readTrace(log) {
  const calls = [];
  const unfinished = new Map();
  for (const line of log.split('\n')) {
    const [, thread = null, rest] = /^(?:(\d+)\s+)?(.*)$/.exec(line);
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    if (resumed) {
      const call = unfinished.get(thread);
      if (call) finish(call, call.text + resumed[1]);
      unfinished.delete(thread);
      continue;
    }
    const began = /^(\w+)\((.*)$/.exec(rest);
    if (!began) continue;
    const call = { thread, name: began[1], text: began[2] };
    calls.push(call);
    if (call.text.includes('<unfinished ...>')) {
      call.text = call.text.replace(/\s*<unfinished \.\.\.>.*$/, '');
      unfinished.set(thread, call);
    }
    finish(call, call.text);
  }
  return calls;
}

function finish(call, text) {
  const ended = /^(.*)\)\s+= (.*)$/s.exec(text);
  call.args = ended ? ended[1] : text;
  call.result = ended ? ended[2] : '?';
  call.error = /^-1 (E\w+)/.exec(call.result)?.[1] ?? '';
  const byDescriptor = /^\d+<([^>]*)>/.exec(call.args)?.[1];
  const named = [...call.args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, name]) => name);
  call.paths = byDescriptor !== undefined ? [byDescriptor] : named;
}

/** What a call does, in the words of a save: `fsync temp`, `rename temp → note` …. `base` is the folder of the run. */
export function stepOf(call, base) {
  const thing = (file) => {
    if (temporary.test(file)) return 'temp';
    if (file.endsWith('.md')) return 'note';
    const below = path.relative(base, file);
    if (below.startsWith('..')) return file;
    if (below.startsWith('app')) return below.replace(/[0-9a-f]{16,}/g, '…');
    return path.basename(file) === '2026' ? 'folder' : below || '.';
  };
  const how =
    call.name === 'openat' && call.args.includes('O_CREAT')
      ? ` ${call.args.includes('O_EXCL') ? 'O_EXCL' : 'O_CREAT'}`
      : '';
  return `${call.name}${how} ${call.paths.map(thing).join(' → ')}`;
}

/**
 * Sentences on what is wrong with the order of one attempt's calls; none where all is as it must be: a temp file that must not
 * exist yet → write → fsync → rename or link → fsync of the folder → called done, and no fsync after one that failed on the same
 * file. `saved`: whether the attempt was called a success after the last of these calls.
 */
export function orderProblems(calls, { base, saved }) {
  const problems = new Set();
  const temps = new Map();
  const vault = path.join(base, 'vault');
  let commit = null;
  for (const call of calls) {
    const [file = ''] = call.paths;
    const isOk = call.error === '' && call.result !== '?';
    const isTemp = temporary.test(file);
    if (!file.startsWith(vault)) continue;
    if (call.name === 'openat' && /O_WRONLY|O_RDWR|O_TRUNC/.test(call.args)) {
      if (!isTemp) problems.add(`${path.basename(file)} is opened for writing where it stands`);
      else if (!call.args.includes('O_EXCL')) problems.add('a temp file is opened without O_EXCL');
      if (isTemp && isOk) temps.set(file, { synced: false, failed: false });
    } else if (/^p?write/.test(call.name)) {
      if (isTemp) temps.get(file).synced = false;
      else problems.add(`${path.basename(file)} is written where it stands`);
    } else if (/^f(?:data)?sync$/.test(call.name)) {
      const synced = isTemp ? temps.get(file) : file === commit?.folder ? commit : null;
      if (synced?.failed) problems.add('an fsync that failed is tried again on the same file or folder');
      if (synced) synced.synced = isOk;
      if (synced) synced.failed ||= !isOk;
    } else if (/^(?:rename|link)/.test(call.name) && isTemp && isOk) {
      if (!temps.get(file)?.synced) problems.add('a file is put in place before its bytes are synced');
      commit = { folder: path.dirname(call.paths[1]), synced: false, failed: false };
    }
  }
  if (saved && !commit?.synced) problems.add('the save is called done before the folder is synced');
  return [...problems];
}
