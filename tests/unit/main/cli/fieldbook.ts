import { runCli } from '../../../../main/cli/run-cli.ts';
import { writeSample } from '../../../../main/vault/sample-folder.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';

/** Runs a line of the command line as a shell in `cwd` would, without a terminal. */
export function fieldbook(cwd: string, appData: string, ...argv: string[]) {
  return fieldbookReading('', cwd, appData, ...argv);
}

/** The same with something on standard input. */
export async function fieldbookReading(input: string, cwd: string, appData: string, ...argv: string[]) {
  let [out, err] = ['', ''];
  const code = await runCli(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd,
    env: { FIELDBOOK_APP_DATA: appData },
    color: false,
    stdin: async () => Buffer.from(input),
    writeSample,
    startGate: gateInProcess,
  });
  return { code, out, err, json: () => JSON.parse(out) };
}
