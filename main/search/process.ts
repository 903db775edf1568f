import { calendarDate } from '../../shared/domain/calendar-date.ts';
import { createIndexCache } from './cache/index-cache.ts';
import { NotePacker } from './cache/packed-note.ts';
import { type ParentLink, serveSearch } from './serve.ts';

// Entry of the search process (Electron's utilityProcess): dist/main/search.js [<file of the kept index> [anew]].
const { parentPort, argv } = process as typeof process & { parentPort?: ParentLink };
if (!parentPort) throw new Error('The search process is started by the app');
const [file, how] = argv.slice(2);
const packer = new NotePacker();
serveSearch(parentPort, {
  now: () => performance.now(),
  today: () => calendarDate(new Date()),
  keepPlain: (plain) => packer.pack(plain),
  cache: file === undefined ? undefined : createIndexCache(file, packer),
  anew: how === 'anew',
});
