/** What was asked for cannot be measured; the message says why, and no stack is of any use. */
export class BadInput extends Error {}
