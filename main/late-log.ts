import type { Log } from './ports.ts';

/** A log whose writer is loaded with its first line. The lines keep their order. */
export function logLate(load: () => Promise<Log>): Log {
  let loading: Promise<Log> | null = null;
  const write = (line: (log: Log) => void) => {
    loading ??= load();
    void loading.then(line);
  };
  return {
    info: (message) => write((log) => log.info(message)),
    error: (message, error) => write((log) => log.error(message, error)),
  };
}
