/** `npm start`: the app and everything around it on loopback, for a person with a browser. */
import { join } from 'node:path';
import { makeDemoConnections } from './seeding/demo-connection';
import { serveWorld } from './shell/served-world';
import { readStartOptions, startHelp, type StartOptions } from './shell/start-options';
import { PROJECT_ROOT } from './world';

const demoTasks = 50;

function say(line: string): void {
  console.log(line);
}

async function start(options: StartOptions): Promise<void> {
  say('Building the app and its pages (a few seconds when nothing has changed)');
  const served = await serveWorld({
    port: options.port,
    stateFolder: options.memory ? null : join(PROJECT_ROOT, '.local'),
    tasks: demoTasks,
    demoProjects: true,
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    say('Stopping');
    served.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  try {
    if (!options.empty && !served.continued) await makeDemoConnections(served, options.platforms, say);
  } catch (error) {
    await served.close();
    throw error;
  }
  served.keepState();
  const { jira, platforms, webTriggers } = served.addresses;
  const doors = served.world.sandbox.doors.map(({ kind, title }) => `${title} ${platforms[kind] ?? ''}`);
  if (served.continued) say('Continuing from .local/state.json');
  say(`Ready: Jira ${jira} - ${doors.join(' - ')} - web triggers ${webTriggers}`);
  say('Stop with Ctrl+C.');
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && process.env['DEBUG'] !== undefined) console.error(error.stack);
  process.exit(1);
}

function main(): void {
  let options: StartOptions;
  try {
    options = readStartOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${startHelp}`);
    process.exit(2);
  }
  if (options.help) say(startHelp);
  else start(options).catch(fail);
}

main();
