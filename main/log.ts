import path from 'node:path';
import electronLog from 'electron-log/main';
import unhandled from 'electron-unhandled';
import type { Log } from './ports.ts';

/** A local log in `<app data>/logs/main.log`, and the last net under unforeseen errors. Nothing is sent anywhere. */
export function openLog(dir: string): Log {
  electronLog.transports.file.resolvePathFn = () => path.join(dir, 'logs', 'main.log');
  electronLog.transports.file.level = 'info';
  electronLog.transports.console.level = 'warn';
  const log: Log = {
    info: (message) => electronLog.info(message),
    error: (message, error) => electronLog.error(message, error === undefined ? '' : traceOf(error)),
  };
  unhandled({ showDialog: false, logger: (error) => log.error('unhandled', error) });
  return log;
}

/** Name and stack frames without the message, which may quote what a parser was reading. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return [`${error.name}${code}`, ...frames.slice(0, 12)].join('\n');
}
