/** The tags that only shape letters: all of HTML that a document keeps. */
export const harmlessTag = /^<\/?(?:br|sub|sup|kbd|ins|del|u|b|i|em|strong|code)\s*\/?>$/i;
