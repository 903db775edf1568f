export type DateChoice = 'any' | 'month' | 'quarter' | 'year' | 'custom';

interface Range {
  after: string | null;
  before: string | null;
}

/** The dates that a choice stands for, as of today (`YYYY-MM-DD`). The last 30 days include today. */
export function rangeOf(choice: Exclude<DateChoice, 'custom'>, today: string): Range {
  if (choice === 'any') return { after: null, before: null };
  if (choice === 'year') return { after: `${today.slice(0, 4)}-01-01`, before: null };
  return { after: daysBefore(today, choice === 'month' ? 29 : 89), before: null };
}

/** Which choice a range is; anything else is custom. */
export function choiceOf({ after, before }: Range, today: string): DateChoice {
  const choices = ['any', 'month', 'quarter', 'year'] as const;
  return choices.find((c) => rangeOf(c, today).after === after && before === null) ?? 'custom';
}

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
