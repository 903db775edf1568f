export { hostileFile } from './hostile-files.ts';
export { tryFile } from './try-file.ts';
