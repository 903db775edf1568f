import { AppError, type ErrorCode } from '../../shared/result.ts';

/** The system's code of a failed file operation (`ENOSPC`, `EACCES` …); `''` for any other error. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const codes: Record<string, ErrorCode> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EFBIG: 'too-large',
  ENAMETOOLONG: 'invalid',
};

/**
 * The `AppError` of a failed file operation. `name` is what people know the file by (a path inside the vault).
 * A refused write is 'read-only', a refused read 'permission'; what has no code of its own is 'io'.
 */
export function toAppError(error: unknown, doing: 'reading' | 'writing', name: string): AppError {
  if (error instanceof AppError) return error;
  const errno = errnoOf(error);
  if (errno === 'EACCES' || errno === 'EPERM')
    return new AppError(doing === 'writing' ? 'read-only' : 'permission', name);
  return new AppError(codes[errno] ?? 'io', errno && !(errno in codes) ? `${name} (${errno})` : name);
}
