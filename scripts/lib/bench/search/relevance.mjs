import { judge } from '../../bench-table.mjs';
import { formsOf } from './items.mjs';

const FORMS = ['as written', 'reordered', 'with one typo'];

/**
 * Where known items come out: for each form, how many are first and how many among the first ten, against the better of the
 * peers. `contenders`: the product first, then its peers. Resolves to rows, and to the items that were missed.
 */
export async function relevance(contenders, items, seed) {
  const [ours, ...peers] = contenders;
  const rows = [];
  const missed = [];
  const unit = `of ${items.length}`;
  for (const form of FORMS) {
    const hits = new Map(contenders.map(({ name }) => [name, { first: 0, ten: 0 }]));
    for (const [index, item] of items.entries()) {
      const query = formsOf(item, seed * 1009 + index)[form];
      for (const contender of contenders) {
        const place = (await contender.call('find', query, 10)).findIndex((id) => item.ids.includes(id));
        const count = hits.get(contender.name);
        if (place === 0) count.first++;
        if (place >= 0) count.ten++;
        else if (contender === ours) missed.push({ form, query, ids: item.ids });
      }
    }
    const best = (key) => peers.map(({ name }) => [name, hits.get(name)[key]]).reduce((a, b) => (b[1] > a[1] ? b : a));
    const [peer, first] = best('first');
    const [peerOfTen, ten] = best('ten');
    const own = hits.get(ours.name);
    rows.push(
      judge({ figure: `hit@1 ${form}`, value: own.first, unit, peer, peerValue: first, atLeast: first }),
      judge({ figure: `hit@10 ${form}`, value: own.ten, unit, peer: peerOfTen, peerValue: ten, atLeast: items.length }),
    );
  }
  return { rows, missed };
}
