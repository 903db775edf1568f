import { calendarDate } from '../../shared/domain/calendar-date.ts';
import { type ParentLink, serveSearch } from './serve.ts';

// Entry of the search process (Electron's utilityProcess): dist/main/search.js.
const { parentPort } = process as unknown as { parentPort?: ParentLink };
if (!parentPort) throw new Error('The search process is started by the app');
serveSearch(parentPort, { now: () => performance.now(), today: () => calendarDate(new Date()) });
