import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { printed, sliceOf } from '../../../scripts/lib/openapi-slice.mjs';

const json = (schema: object) => ({
  content: { 'application/json': { schema }, 'application/vnd.github.raw': { schema: {} } },
});
const whole = {
  openapi: '3.0.3',
  paths: {
    '/labels': {
      get: {
        summary: 'List labels',
        parameters: [{ $ref: '#/components/parameters/page' }],
        responses: {
          200: { description: 'Response', ...json({ $ref: '#/components/schemas/label' }) },
          404: { $ref: '#/components/responses/gone' },
        },
      },
      post: { responses: {} },
    },
    '/other': { get: { responses: {} } },
  },
  components: {
    parameters: { page: { name: 'page', description: 'Which', in: 'query', schema: { type: 'integer' } } },
    responses: { gone: { description: 'Gone', ...json({ $ref: '#/components/schemas/error' }) } },
    schemas: {
      label: {
        title: 'Label',
        'x-note': 1,
        properties: { title: { type: 'string', example: 'a' }, of: { $ref: '#/components/schemas/owner' } },
      },
      owner: { type: 'object', description: 'Who' },
      error: { type: 'object' },
      unused: { type: 'object' },
    },
  },
};

describe('the slice of a description', () => {
  const slice = sliceOf(whole, ['GET /labels'], { title: 'Part' });

  it('has what the operations need and what that refers to, and nothing else', () => {
    expect(Object.keys(slice.paths)).toEqual(['/labels']);
    expect(Object.keys(slice.paths['/labels'])).toEqual(['get']);
    expect(Object.keys(slice.components.schemas)).toEqual(['error', 'label', 'owner']);
    expect(Object.keys(slice.components.parameters)).toEqual(['page']);
  });

  it('drops prose, but no property of that name', () => {
    expect(slice.components.schemas.label).toEqual({
      properties: { title: { type: 'string' }, of: { $ref: '#/components/schemas/owner' } },
    });
    expect(slice.components.schemas.owner).toEqual({ type: 'object' });
    expect(slice.paths['/labels'].get.responses[200]).toEqual({
      description: '',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/label' } } },
    });
  });

  it('refuses an operation that is not there', () => {
    expect(() => sliceOf(whole, ['PUT /labels'], {})).toThrow('PUT /labels is not described');
  });

  it('is printed as JSON that people can read', () => {
    expect(printed({ a: [1, { 'b: c': null }], d: 'x'.repeat(150) })).toBe(
      `{\n  "a": [1, {"b: c": null}],\n  "d": "${'x'.repeat(150)}"\n}`,
    );
    const file = readFileSync(path.resolve(import.meta.dirname, '../../fixtures/github-openapi.json'), 'utf8');
    expect(`${printed(JSON.parse(file))}\n`).toBe(file);
  });
});
