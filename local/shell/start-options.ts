import { parseArgs } from 'node:util';
import { doorKinds, type DoorKind } from '../platform/door';

export interface StartOptions {
  readonly port: number;
  /** Which platforms the demo connects. */
  readonly platforms: readonly DoorKind[];
  readonly empty: boolean;
  readonly memory: boolean;
  readonly help: boolean;
}

export const defaultPort = 4100;
/** Shell, three resources, web triggers, and each platform that the sandbox is. */
const portsNeeded = 5 + doorKinds.length;

export const startHelp = `Planlink for Jira on this machine: Jira, Forge and a planning platform, all on loopback.

  npm start -- [options]

  --port <number>  first of ${portsNeeded} ports in a row (default ${defaultPort}): Jira, the app's three pages,
                   web triggers, the planning platforms. 0 takes any free ports.
  --platform <kind> connect this platform alone: ${doorKinds.join(', ')}; may be given
                   several times. All of them when absent.
  --empty          start with nothing connected
  --memory         keep nothing: neither read nor write the state of an earlier run
  --help           this text

State is kept in .local/state.json; delete the file to begin anew.`;

/** @throws Error in words for the person who typed the command */
export function readStartOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    allowPositionals: false,
    strict: true,
    options: {
      port: { type: 'string' },
      platform: { type: 'string', multiple: true },
      empty: { type: 'boolean' },
      memory: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const port = values.port === undefined ? defaultPort : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 - portsNeeded) {
    throw new Error(
      `--port takes a whole number from 0 to ${65_535 - portsNeeded}, not "${values.port ?? ''}"`,
    );
  }
  const platforms = (values.platform ?? doorKinds).map((given) => {
    const known = doorKinds.find((kind) => kind === given);
    if (known === undefined) throw new Error(`--platform takes ${doorKinds.join(', ')}, not "${given}"`);
    return known;
  });
  return {
    port,
    platforms,
    empty: values.empty === true,
    memory: values.memory === true,
    help: values.help === true,
  };
}
