/** End-to-end tests that run at once: one more than processors, as each waits for the app most of the time. */
export const endToEndWorkers = 3;
