/** A table whose rows are drawn as they come into view is no table element, but reads as one: the roles and places of its parts. */
export const asGrid = (rows: number) => ({ role: 'grid', 'aria-rowcount': rows + 1 });
/** `index` from 0, the head not counted. */
export const asRow = (index: number) => ({ role: 'row', 'aria-rowindex': index + 2 });
export const asHead = { role: 'row', 'aria-rowindex': 1 };
export const asColumnHeader = { role: 'columnheader' };
export const asCell = { role: 'gridcell' };

/** The same for cards, which are options of a list box. */
export const asOption = (index: number, size: number) => ({
  role: 'option',
  'aria-posinset': index + 1,
  'aria-setsize': size,
});
