import * as z from 'zod';
import { jsonShape, type Json } from './issue';
import { badRequest } from './refusal';

/** Bytes that one property value may have (Jira REST, set issue property). */
const MAX_BYTES = 32_768;

const listShape = z.array(z.object({ key: z.string(), value: jsonShape }));

/** One property value; throws status 400 for what Jira refuses. */
export function readPropertyValue(value: unknown): Json {
  const read = jsonShape.safeParse(value);
  if (!read.success || read.data === null)
    throw badRequest('The property value has to be a valid, non-empty JSON value.');
  if (Buffer.byteLength(JSON.stringify(read.data)) > MAX_BYTES) {
    throw badRequest(
      `The property value is too long. The maximum length is ${String(MAX_BYTES)} characters.`,
    );
  }
  return read.data;
}

export function readPropertyKey(key: string): string {
  if (key === '' || key.length > 255)
    throw badRequest('The property key must be between 1 and 255 characters long.');
  return key;
}

/** The `properties` of a create, edit or comment. */
export function readProperties(input: unknown): Record<string, Json> {
  if (input === undefined) return {};
  const read = listShape.safeParse(input);
  if (!read.success)
    throw badRequest('Can not deserialize the properties: a list of {key, value} is expected.');
  return Object.fromEntries(
    read.data.map(({ key, value }) => [readPropertyKey(key), readPropertyValue(value)]),
  );
}
