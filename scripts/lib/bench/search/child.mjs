// Process of one contender: `child.mjs <fieldbook | defaults | fts5 | reader>`; asked over IPC by contender.mjs.

const MODULES = {
  reader: () => import('./reader.mjs'),
  fieldbook: () => import('./fieldbook.mjs'),
  defaults: () => import('./defaults.mjs'),
  fts5: () => import('./fts5.mjs'),
};

const { contender } = await MODULES[process.argv[2]]();

process.on('message', async ({ id, method, args }) => {
  try {
    process.send({ id, value: await contender[method](...args) });
  } catch (error) {
    process.send({ id, error: error.stack });
  }
});
process.on('disconnect', () => process.exit());
