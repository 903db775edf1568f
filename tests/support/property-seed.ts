import fc from 'fast-check';

// The short run tries the same cases each time, so that a change is judged by itself; with FIELDBOOK_FUZZ each run has its own.
if (process.env.FIELDBOOK_FUZZ === undefined) fc.configureGlobal({ seed: 20_261_125 });
