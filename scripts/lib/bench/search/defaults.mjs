import path from 'node:path';
import MiniSearch from 'minisearch';
import { heldMegabytes, readLines, spentOn, timesOf } from './timing.mjs';

/** As its documentation has it for search as one types. */
const OPTIONS = { prefix: true, fuzzy: 0.2 };

let texts;
let index;

/** MiniSearch with its documented defaults over the same texts. */
export const contender = {
  load(folder) {
    texts = readLines(path.join(folder, 'texts'));
  },
  build() {
    return spentOn(() => {
      index = new MiniSearch({
        fields: ['title', 'body', 'meta'],
        storeFields: ['date', 'kind', 'teams', 'pms', 'tags'],
      });
      index.addAll(texts);
    });
  },
  held() {
    texts = texts.slice(0, 200);
    return heldMegabytes();
  },
  ask: (queries, limit) =>
    timesOf(queries, ({ words, filter }) =>
      index.search(words.join(' '), { ...OPTIONS, ...(filter && { filter: passing(filter) }) }).slice(0, limit),
    ),
  type: (typed, limit) => timesOf(typed, (text) => index.search(text, OPTIONS).slice(0, limit)),
  find: (text, limit) =>
    index
      .search(text, OPTIONS)
      .slice(0, limit)
      .map(({ id }) => id),
  update(count) {
    const items = Array.from({ length: count }, (_none, n) => {
      const text = texts[(n * 7) % texts.length];
      return { ...text, body: `${text.body}\nEdited ${n} times.` };
    });
    return timesOf(items, (text) => index.replace(text));
  },
};

function passing({ team, pm, tag, kind, after }) {
  return (found) =>
    (!team || found.teams.includes(team)) &&
    (!pm || found.pms.includes(pm)) &&
    (!tag || found.tags.includes(tag)) &&
    (!kind || found.kind === kind) &&
    (!after || found.date >= after);
}
