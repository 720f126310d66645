import { jsonShape, type Json, type Packed } from './issue';

export function pack(value: Json): Packed {
  return JSON.stringify(value);
}

export function packAll(values: Readonly<Record<string, Json>>): Readonly<Record<string, Packed>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, pack(value)]));
}

/** For answers and looks inside. */
export function unpack(packed: Packed): unknown {
  return JSON.parse(packed);
}

/** Checked as well, which takes its time: for snapshots and their owners. */
export function unpackJson(packed: Packed): Json {
  return jsonShape.parse(unpack(packed));
}

export function unpackAll(packed: Readonly<Record<string, Packed>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(packed).map(([key, value]) => [key, unpackJson(value)]));
}
