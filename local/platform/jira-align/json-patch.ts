import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { wrong } from './problem';

const operation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('add'), path: z.string(), value: z.unknown() }),
  z.strictObject({ op: z.literal('replace'), path: z.string(), value: z.unknown() }),
  z.strictObject({ op: z.literal('test'), path: z.string(), value: z.unknown() }),
  z.strictObject({ op: z.literal('remove'), path: z.string() }),
  z.strictObject({ op: z.literal('move'), path: z.string(), from: z.string() }),
  z.strictObject({ op: z.literal('copy'), path: z.string(), from: z.string() }),
]);
const operations = z.array(operation);
type Operation = z.output<typeof operation>;
type Node = Record<string, unknown> | unknown[];

/**
 * The document after the operations (RFC 6902), all or none of them. A path may lack its first slash and end with one, as
 * https://confluence.atlassian.com/jakb/how-to-use-patch-on-the-feature-epic-custom-fields-in-the-api-v2-in-jira-align-1333329926.html
 * writes them, and names of members are read in any case.
 *
 * @throws AlignProblem 400
 */
export function patched(document: Record<string, unknown>, given: unknown): Record<string, unknown> {
  const read = operations.safeParse(given);
  if (!read.success) throw wrong('patch', 'The JSON patch document was malformed and could not be parsed.');
  const copy = z.record(z.string(), z.unknown()).parse(copyOf(document));
  for (const one of read.data) apply(copy, one);
  return copy;
}

/** Everything here came as JSON. */
const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function apply(root: Record<string, unknown>, one: Operation): void {
  switch (one.op) {
    case 'add':
      return add(root, one.path, one.value);
    case 'replace':
      return replace(root, one.path, one.value);
    case 'remove':
      remove(root, one.path);
      return;
    case 'copy':
      return add(root, one.path, copyOf(valueAt(root, one.from)));
    case 'move': {
      const value = valueAt(root, one.from);
      remove(root, one.from);
      return add(root, one.path, value);
    }
    case 'test':
      if (!isDeepStrictEqual(valueAt(root, one.path), one.value))
        throw wrong(one.path, `The current value at path '${one.path}' is not equal to the test value.`);
  }
}

function add(root: Record<string, unknown>, path: string, value: unknown): void {
  const { parent, key } = target(root, path);
  if (!Array.isArray(parent)) {
    parent[memberIn(parent, key) ?? key] = value;
    return;
  }
  const place = key === '-' ? parent.length : indexIn(key, path, parent.length);
  parent.splice(place, 0, value);
}

function replace(root: Record<string, unknown>, path: string, value: unknown): void {
  const { parent, key } = target(root, path);
  if (Array.isArray(parent)) {
    parent[indexIn(key, path, parent.length - 1)] = value;
    return;
  }
  const member = memberIn(parent, key);
  if (member === undefined) throw missing(path);
  parent[member] = value;
}

function remove(root: Record<string, unknown>, path: string): void {
  const { parent, key } = target(root, path);
  if (Array.isArray(parent)) {
    parent.splice(indexIn(key, path, parent.length - 1), 1);
    return;
  }
  const member = memberIn(parent, key);
  if (member === undefined) throw missing(path);
  Reflect.deleteProperty(parent, member);
}

function valueAt(root: Record<string, unknown>, path: string): unknown {
  const { parent, key } = target(root, path);
  if (Array.isArray(parent)) return parent[indexIn(key, path, parent.length - 1)];
  const member = memberIn(parent, key);
  if (member === undefined) throw missing(path);
  return parent[member];
}

function target(root: Record<string, unknown>, path: string): { parent: Node; key: string } {
  const parts = path
    .replace(/^\/|\/$/g, '')
    .split('/')
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  const key = parts.pop() ?? '';
  if (key === '') throw missing(path);
  let parent: Node = root;
  for (const part of parts) {
    const next: unknown = Array.isArray(parent)
      ? parent[indexIn(part, path, parent.length - 1)]
      : parent[memberIn(parent, part) ?? part];
    if (!isNode(next)) throw missing(path);
    parent = next;
  }
  return { parent, key };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

const memberIn = (node: Record<string, unknown>, key: string): string | undefined =>
  Object.keys(node).find((name) => name.toLowerCase() === key.toLowerCase());

function indexIn(key: string, path: string, last: number): number {
  if (!/^(0|[1-9]\d{0,8})$/.test(key) || Number(key) > last)
    throw wrong(
      path,
      `The index value provided by path segment '${key}' is out of bounds of the array size.`,
    );
  return Number(key);
}

const missing = (path: string) =>
  wrong(path, `The target location specified by path '${path}' was not found.`);
