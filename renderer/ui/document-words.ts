/** What people call the documents of a vault that have a text of their own. */
export const documentNouns = { interview: 'interview' } as const;
