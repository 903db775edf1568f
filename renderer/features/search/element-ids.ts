/** Id of the list of results. */
export const resultsId = 'search-results';

/** Id of an option's element, by its position from 1, for `aria-activedescendant`. */
export const elementId = (position: number) => `search-option-${position}`;
