import { readFile } from 'node:fs/promises';
import path from 'node:path';

const folder = path.join(__dirname, 'browser');
const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');

/** The bridge for a frame: one classic script, because it has to have run before the app's modules load. */
export async function frameScript(): Promise<string> {
  const [wire, frame] = await Promise.all([read('bridge-wire.js'), read('bridge-frame.js')]);
  return `(() => {\n${wire}\n${frame}\n})();\n`;
}

const served: Readonly<Record<string, string>> = {
  'bridge-page.js': 'text/javascript; charset=utf-8',
  'bridge-wire.js': 'text/javascript; charset=utf-8',
  'egress-dialog.js': 'text/javascript; charset=utf-8',
  'flags.js': 'text/javascript; charset=utf-8',
  'live.js': 'text/javascript; charset=utf-8',
  'modal.js': 'text/javascript; charset=utf-8',
  'navigation.js': 'text/javascript; charset=utf-8',
  'theme.js': 'text/javascript; charset=utf-8',
  'shell.css': 'text/css; charset=utf-8',
};

/** A script or style of the shell's own pages, or null when there is no such file. */
export async function shellFile(name: string): Promise<Response | null> {
  const type = served[name];
  if (type === undefined) return null;
  const text = await read(name);
  // The wire is shared with the frame, which takes it as a plain script.
  const body = name === 'bridge-wire.js' ? `${text}\nexport { createWire };\n` : text;
  return new Response(body, { headers: { 'content-type': type, 'cache-control': 'no-store' } });
}
