/**
 * Words too common in interviews to narrow anything; they are not indexed. A query of nothing else still finds the words
 * that begin with its last one. Measured on spoken interviews: about 110 words carry a third of all tokens.
 */
const words = `a an and are as at be been but by for from had has have he her his i if in into is it its me my not of on or our
she so than that the their them then there these they this those to up us was we were will with you your about all also any because can
could did do does doing dont down each even get going got how im just know like more most much no now one only other out over own really
said same say should some such too very want well what when where which while who why would yeah yes actually kind lot okay right
sort stuff thing think thats youre weve ive theyre`;

export const stopWords: ReadonlySet<string> = new Set(words.split(/\s+/));
