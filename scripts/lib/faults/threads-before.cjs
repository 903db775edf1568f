// Loaded before anything else: the threads that there are before the first asynchronous file operation starts one.
globalThis.threadsBefore = new Set(require('node:fs').readdirSync('/proc/self/task'));
