import { describe, expect, it } from 'vitest';
import { errorSentence, sentenceOf } from '../../../../renderer/ui/errors.ts';
import { AppError, errorCodes } from '../../../../shared/result.ts';

describe('errorSentence', () => {
  it.each(errorCodes)('says “%s” as a sentence', (code) => {
    const sentence = errorSentence(code);
    expect(sentence).toMatch(/^[A-Z].*[.!]$/);
    expect(sentence).not.toContain('%s');
    expect(sentence).not.toMatch(/['"]/);
    expect(sentence).not.toContain(code.includes('-') ? code : '\0');
  });

  it('says something of its own for each code', () => {
    expect(new Set(errorCodes.map((code) => errorSentence(code))).size).toBe(errorCodes.length);
  });

  it('names the setting that could run something', () => {
    expect(errorSentence('unsafe-config', 'core.fsmonitor')).toContain('“core.fsmonitor”');
  });
});

describe('sentenceOf', () => {
  it('says nothing about what the user cancelled', () => {
    expect(sentenceOf(new AppError('cancelled'))).toBeNull();
  });

  it('says the unforeseen for anything that is no AppError', () => {
    expect(sentenceOf(new TypeError('x is undefined'))).toBe(errorSentence('internal'));
  });
});
