import { join } from 'node:path';
import { z } from 'zod';
import { type RandomBytes, ulid } from '../../shared/domain/ids.ts';
import type { FieldProblem } from '../../shared/domain/interview.ts';
import { type ReadConfig, VaultConfig, vaultSchema } from '../../shared/domain/vault-config.ts';
import { writeYamlValue } from '../../shared/markdown/yaml-write.ts';
import { errnoOf } from './file-errors.ts';
import { readText } from './read-file.ts';
import { readYamlFile } from './record-files.ts';
import { configFile } from './vault-layout.ts';

export interface ConfigReading {
  /** Whether the folder has a `fieldbook.yml`, readable or not. */
  exists: boolean;
  /** Each value that fits, and the default in place of each that does not. `null` where the file says nothing that is known. */
  config: ReadConfig | null;
  /** What the file says, also where the rest of it does not fit. */
  vaultId: string | null;
  name: string | null;
  /** Written by a newer Fieldbook: nothing may be changed. */
  isNewer: boolean;
  problems: FieldProblem[];
}

/** Reads `fieldbook.yml` of a folder. A file that does not fit is a problem, not a failure; rejects where it cannot be read at all. */
export async function readConfig(root: string): Promise<ConfigReading> {
  const file = await readText(join(root, configFile)).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return { exists: false, config: null, vaultId: null, name: null, isNewer: false, problems: [] };
  const { values, problems } = readYamlFile(file.text);
  const read = <S extends z.ZodType>(key: keyof VaultConfig, schema: S, otherwise: z.output<S>): z.output<S> => {
    const parsed = schema.safeParse(values[key]);
    if (parsed.success) return parsed.data;
    problems.push(...parsed.error.issues.map(({ path }) => problemAt([key, ...path])));
    const dropped = new Set(parsed.error.issues.map(({ path }) => path[0]));
    if (dropped.has(undefined)) return otherwise;
    const rest = Object.entries(values[key] as object).filter(([inner]) => !dropped.has(inner));
    return schema.safeParse(Object.fromEntries(rest)).data ?? otherwise;
  };
  const { shape } = VaultConfig;
  const config: ReadConfig = {
    schema: read('schema', shape.schema, vaultSchema),
    vaultId: read('vaultId', shape.vaultId.nullable(), null),
    name: read('name', shape.name.nullable(), null),
    policies: read('policies', shape.policies, shape.policies.parse(undefined)),
    export: read('export', shape.export, shape.export.parse(undefined)),
    privacy: read('privacy', shape.privacy, shape.privacy.parse(undefined)),
  };
  const schema =
    z.number().safeParse(values.schema).data ?? Number(/^schema:\s*(\d+)/m.exec(file.text)?.[1] ?? vaultSchema);
  return {
    exists: true,
    config: Object.keys(shape).some((key) => Object.hasOwn(values, key)) ? config : null,
    ...{ vaultId: config.vaultId, name: config.name },
    isNewer: schema > vaultSchema,
    problems,
  };
}

function problemAt(path: readonly PropertyKey[]): FieldProblem {
  return { field: path.join('.'), message: 'This value does not fit; the default is used.' };
}

/** The `fieldbook.yml` of a new vault, with every setting at its default. */
export function newConfigFile(name: string, now: number, random: RandomBytes): string {
  const {
    policies,
    export: out,
    privacy,
    ...rest
  } = VaultConfig.parse({ schema: vaultSchema, vaultId: ulid(now, random), name });
  const line = (key: string, value: Parameters<typeof writeYamlValue>[0]) => `${key}: ${writeYamlValue(value)}\n`;
  const block = (values: object) =>
    Object.entries(values)
      .map(([key, value]) => `  ${line(key, value)}`)
      .join('');
  return `${Object.entries(rest)
    .map(([key, value]) => line(key, value))
    .join('')}policies:\n${block(policies)}export:\n${block(out)}privacy:\n${block(privacy)}`;
}
