/**
 * The object with only these members readable, and these in place of its own. Anything else throws: what nobody has
 * thought of must not write.
 */
export function readOnly<T extends object>(
  target: T,
  readable: readonly (keyof T & string)[],
  instead: Partial<T>,
): T {
  const open = new Set<string | symbol>(readable);
  return new Proxy(target, {
    get(_, name): unknown {
      if (name in instead) return Reflect.get(instead, name);
      if (!open.has(name)) throw new Error(`Nothing may be written here, and ${String(name)} might`);
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function'
        ? (...given: unknown[]): unknown => Reflect.apply(member, target, given)
        : member;
    },
  });
}
