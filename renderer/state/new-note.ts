let wished = '';

/** Leaves a title for the next new interview (the switcher's "Create …"); `note:new` takes it. */
export function wishTitle(title: string): void {
  wished = title;
}

/** The title that was wished for, once; `''` where nobody did. */
export function takeWishedTitle(): string {
  const title = wished;
  wished = '';
  return title;
}
